//! Small diaries for tables of tests. Dates are given as days before [`as_of`].

use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};
use cramp_diary::{
    diary::{Diary, Night, NightDate, Threshold},
    guidance::{Finding, Rule, assess},
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The date of every assessment.
pub(crate) fn as_of() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 28).unwrap()
}

/// The date so many days before [`as_of`]; negative: after it.
pub(crate) fn ago(days: i64) -> NaiveDate {
    as_of() - TimeDelta::days(days)
}

/// The same as a file writes it.
pub(crate) fn on(days: i64) -> String {
    ago(days).to_string()
}

/// A diary that is built up from pieces of an interchange file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Build(pub(crate) Diary);

/// An empty one.
pub(crate) fn diary() -> Build {
    Build::default()
}

/// A cramp of which nothing more was answered.
pub(crate) fn cramp() -> Value {
    json!({"cramps": [{}]})
}

impl Build {
    /// The entry of one night.
    pub(crate) fn night(self, days: i64, entry: Value) -> Self {
        self.nights([days], entry)
    }

    /// The same entry for several nights.
    pub(crate) fn nights(mut self, days: impl IntoIterator<Item = i64>, mut entry: Value) -> Self {
        for days in days {
            entry["date"] = json!(on(days));
            self.0.put_night(Arc::new(read::<Night>(entry.clone())));
        }
        self
    }

    /// One night with these signs and nothing else.
    pub(crate) fn signs(self, days: i64, signs: Value) -> Self {
        let mut entry = json!({});
        entry["signs"] = signs;
        self.night(days, entry)
    }

    pub(crate) fn medication(mut self, entry: Value) -> Self {
        self.0.medications.put(self.0.medications.next_id(), Some(read(entry)));
        self
    }

    pub(crate) fn exposure(mut self, days: i64) -> Self {
        let entry = read(json!({"date": on(days), "substance": "lead"}));
        self.0.exposures.put(self.0.exposures.next_id(), Some(entry));
        self
    }

    pub(crate) fn acknowledgement(mut self, entry: Value) -> Self {
        self.0.acknowledgements.put(self.0.acknowledgements.next_id(), Some(read(entry)));
        self
    }

    pub(crate) fn profile(mut self, profile: Value) -> Self {
        self.0.profile = read(profile);
        self
    }

    pub(crate) fn setting(mut self, threshold: Threshold, value: i64) -> Self {
        self.0.settings.set(threshold, Some(value)).unwrap();
        self
    }

    /// The finding of a rule, where it fires.
    pub(crate) fn finding(&self, rule: Rule) -> Option<Finding> {
        let findings = assess(&self.0, as_of()).findings;
        let mut of_rule = findings.into_iter().filter(|finding| finding.rule == rule);
        let found = of_rule.next();
        assert!(of_rule.next().is_none(), "{rule} stands twice");
        found
    }

    /// The evidence of a rule that fires, as (days before `as_of`, word).
    pub(crate) fn evidence(&self, rule: Rule) -> Vec<(i64, &'static str)> {
        let finding = self.finding(rule).unwrap_or_else(|| panic!("{rule} does not fire"));
        finding
            .evidence
            .iter()
            .map(|evidence| ((as_of() - evidence.date).num_days(), evidence.what.word()))
            .collect()
    }
}

/// Asserts of each diary whether a rule fires.
pub(crate) fn check<const N: usize>(rule: Rule, table: [(&str, Build, bool); N]) {
    for (what, build, fires) in table {
        assert_eq!(build.finding(rule).is_some(), fires, "{rule}: {what}");
    }
}

/// The night so many days before [`as_of`].
pub(crate) fn night(days: i64) -> NightDate {
    NightDate::from_morning(ago(days))
}

fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

//! The rules that fire, with their dates and what was done about them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    diary::{Diary, NightDate, Period, vocabulary::CareAction},
    guidance::{Assessment, EvidenceKind, Finding, Rule, Tier, finding::RECENT_NIGHTS},
};

/// Whether a rule fires at the end of the period or fired on earlier nights of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At the end of the period.
    AtTheEnd,
    /// On nights of the period that are no longer among the last 28; emergencies only.
    Earlier,
}

/// A rule that fires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Which rule.
    pub rule: Rule,
    /// How urgent.
    pub tier: Tier,
    /// When it fires.
    pub when: When,
    /// What was counted, the threshold that it met, and the nights that it was counted over.
    pub counted: Option<Counted>,
    /// Recorded nights among those that the rule looks at.
    pub recorded_nights: u32,
    /// What counted, with its dates.
    pub dates: Vec<DatesOf>,
    /// The medications that it is about.
    pub medications: Vec<String>,
    /// What was done about it, the newest first.
    pub actions: Vec<Action>,
    /// It was acknowledged once, and something new has counted since.
    pub new_since: bool,
}

/// A count with its threshold and window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// What was counted.
    pub count: u32,
    /// The threshold that it met.
    pub threshold: u32,
    /// Nights of the window.
    pub window_nights: u32,
}

/// The dates of one kind of evidence, the first one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatesOf {
    /// What counted.
    pub what: EvidenceKind,
    /// When.
    pub dates: Vec<NaiveDate>,
}

/// What a person did about a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Action {
    /// The day on which it was done.
    pub date: NaiveDate,
    /// What was done; `None`: the card was acknowledged without saying.
    pub action: Option<CareAction>,
}

/// The findings at the end of the period, and the emergencies of its earlier nights.
pub(super) fn warnings(
    diary: &Diary,
    period: Period,
    prepared_on: NaiveDate,
    assess: impl Fn(NaiveDate) -> Assessment,
) -> Vec<Warning> {
    let last = period.last().morning();
    let at_the_end = assess(last)
        .findings
        .into_iter()
        .map(|finding| warning(diary, &finding, (last, When::AtTheEnd), prepared_on));
    let mut all: Vec<Warning> = at_the_end.collect();
    all.extend(earlier(diary, period, prepared_on, assess));
    // The order of the rules is that of the tables; a stable sort keeps "at the end" first.
    all.sort_by_key(|warning| (warning.tier, warning.rule));
    all
}

/// Emergencies are judged night by night over 28 nights: looking at every 28th night finds all.
fn earlier(
    diary: &Diary,
    period: Period,
    prepared_on: NaiveDate,
    assess: impl Fn(NaiveDate) -> Assessment,
) -> Vec<Warning> {
    let mut found: BTreeMap<Rule, Warning> = BTreeMap::new();
    let mut as_of = period.last().plus_days(-i64::from(RECENT_NIGHTS));
    while as_of >= period.first() {
        for mut finding in assess(as_of.morning()).findings {
            finding.evidence.retain(|evidence| {
                evidence.what == EvidenceKind::Exposure
                    || NightDate::from_morning(evidence.date) >= period.first()
            });
            let in_period =
                finding.evidence.iter().any(|evidence| evidence.what != EvidenceKind::Exposure);
            if finding.tier == Tier::Emergency && in_period {
                let at = (as_of.morning(), When::Earlier);
                let earlier = warning(diary, &finding, at, prepared_on);
                match found.get_mut(&finding.rule) {
                    Some(known) => known.merge(earlier),
                    None => {
                        found.insert(finding.rule, earlier);
                    }
                }
            }
        }
        as_of = as_of.plus_days(-i64::from(RECENT_NIGHTS));
    }
    found.into_values().collect()
}

impl Warning {
    fn merge(&mut self, other: Self) {
        self.recorded_nights = self.recorded_nights.saturating_add(other.recorded_nights);
        for more in other.dates {
            match self.dates.iter_mut().find(|known| known.what == more.what) {
                Some(known) => {
                    known.dates.extend(more.dates);
                    known.dates.sort_unstable();
                    known.dates.dedup();
                }
                None => self.dates.push(more),
            }
        }
        self.dates.sort_by_key(|dates| dates.what);
    }
}

fn warning(
    diary: &Diary,
    finding: &Finding,
    (as_of, when): (NaiveDate, When),
    prepared_on: NaiveDate,
) -> Warning {
    let mut dates: BTreeMap<EvidenceKind, Vec<NaiveDate>> = BTreeMap::new();
    for evidence in &finding.evidence {
        dates.entry(evidence.what).or_default().push(evidence.date);
    }
    let counted = match (finding.count, finding.threshold, finding.window_nights) {
        (Some(count), Some(threshold), Some(window_nights)) => {
            Some(Counted { count, threshold, window_nights })
        }
        _ => None,
    };
    let actions = actions(diary, finding, prepared_on);
    let acted = actions.iter().any(|action| action.date <= as_of);
    Warning {
        rule: finding.rule,
        tier: finding.tier,
        when,
        counted,
        recorded_nights: finding.recorded_nights,
        dates: dates.into_iter().map(|(what, dates)| DatesOf { what, dates }).collect(),
        medications: medications(diary, finding),
        new_since: when == When::AtTheEnd && finding.acknowledged.is_none() && acted,
        actions,
    }
}

/// What was done since the first of the evidence, up to the day of preparation.
fn actions(diary: &Diary, finding: &Finding, prepared_on: NaiveDate) -> Vec<Action> {
    let first = finding.evidence.iter().map(|evidence| evidence.date).min();
    let in_force = finding.acknowledged.map(|done| done.date);
    let mut actions: Vec<Action> = diary
        .acknowledgements
        .values()
        .filter(|done| done.rule.as_str() == finding.rule.word() && done.date <= prepared_on)
        .filter(|done| first.is_none_or(|first| first <= done.date) || in_force == Some(done.date))
        .map(|done| Action { date: done.date, action: done.action })
        .collect();
    actions.sort_by_key(|action| std::cmp::Reverse(action.date));
    actions
}

/// The medications of which a start or an increase counted, and the suspected ones.
fn medications(diary: &Diary, finding: &Finding) -> Vec<String> {
    let names_of = |date: NaiveDate, what: EvidenceKind| {
        diary.medications.values().filter(move |medication| {
            (what == EvidenceKind::MedicationStart && medication.started == Some(date))
                || (what == EvidenceKind::MedicationIncrease
                    && medication.increased.contains(&date))
        })
    };
    let suspected = diary.medications.values().filter(|medication| {
        finding.rule == Rule::SuspectedMedication && medication.suspected == Some(true)
    });
    let mut names: Vec<String> = finding
        .evidence
        .iter()
        .flat_map(|evidence| names_of(evidence.date, evidence.what))
        .chain(suspected)
        .map(|medication| medication.name.as_str().to_owned())
        .collect();
    names.sort();
    names.dedup();
    names
}

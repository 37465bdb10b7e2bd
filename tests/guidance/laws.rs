//! What holds of every diary.

use std::{collections::BTreeSet, sync::Arc};

use cramp_diary::{
    diary::{Diary, Night},
    guidance::{Rule, Tier, assess},
};
use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};

use super::builder::{Build, as_of, diary, night, on};

fn cramps() -> impl Strategy<Value = Value> {
    let helped = prop_oneof![Just(json!("yes")), Just(json!("no")), Just(json!(null))];
    let cramp = (
        proptest::option::of(0..=10),
        proptest::option::of(0..20),
        any::<Option<bool>>(),
        any::<Option<bool>>(),
        proptest::option::of(0..40),
        helped,
    )
        .prop_map(|(pain, minutes, did_not_stop, woke, awake, helped)| {
            json!({"pain": pain, "minutes": minutes, "did_not_stop": did_not_stop, "woke": woke,
                   "minutes_awake": awake, "relief": [{"measure": "stretch", "helped": helped}]})
        });
    proptest::option::of(vec(cramp, 0..3)).prop_map(|cramps| json!(cramps))
}

fn signs() -> impl Strategy<Value = Value> {
    let kind = prop::sample::select(vec![
        "swelling",
        "heat",
        "pain_between_cramps",
        "numbness",
        "visible_veins",
        "weakness",
        "twitching",
    ]);
    let side = prop::sample::select(vec![Some("left"), Some("right"), Some("both"), None]);
    let sign = (kind, side, any::<Option<bool>>(), any::<Option<bool>>()).prop_map(
        |(kind, side, lasting, known)| {
            json!({"sign": kind, "side": side, "lasting": lasting, "known_to_doctor": known})
        },
    );
    vec(sign, 0..2).prop_map(|signs| json!(signs))
}

fn nights() -> impl Strategy<Value = Vec<(i64, Value)>> {
    let after = (proptest::option::of(0..=10), any::<Option<bool>>(), any::<Option<bool>>())
        .prop_map(|(tired, lost, limited)| {
            json!({"tired": tired, "lost_sleep_to_cramps": lost, "limited_exercise": limited})
        });
    let entry = (cramps(), signs(), after, 0..4).prop_map(|(cramps, signs, after, awakenings)| {
        json!({"cramps": cramps, "signs": signs, "after": after,
               "sleep": {"awakenings": awakenings}})
    });
    vec((-20..100_i64, entry), 0..90)
}

fn diaries() -> impl Strategy<Value = Build> {
    let days = || vec(-20..150_i64, 0..3);
    (nights(), days(), days(), days()).prop_map(|(nights, exposures, medications, seen)| {
        let mut build = diary();
        for (days, entry) in nights {
            build = build.night(days, entry);
        }
        for days in exposures {
            build = build.exposure(days);
        }
        for days in medications {
            build = build.medication(json!({"name": "Lasix", "started": on(days),
                                            "increased": [on(days - 30)], "stopped": on(days - 60),
                                            "suspected": true}));
        }
        for (days, rule) in seen.into_iter().zip(["one-leg-signs", "frequent-cramps", "swelling"]) {
            build = build.acknowledgement(json!({"rule": rule, "date": on(days)}));
        }
        build
    })
}

fn rules(diary: &Diary) -> BTreeSet<Rule> {
    assess(diary, as_of()).findings.iter().map(|finding| finding.rule).collect()
}

proptest! {
    /// A calm night can only complete the 14 recorded nights that `persistent-cramps` asks for.
    #[test]
    fn a_calm_night_adds_no_other_finding_and_takes_no_emergency(
        build in diaries(),
        days in -5..100_i64,
    ) {
        let mut diary = build.0;
        let before = rules(&diary);
        let date = night(days);
        let mut entry = match diary.night(date) {
            Some(entry) => Night::clone(entry),
            None => Night::unanswered(date),
        };
        prop_assume!(!entry.is_recorded());
        entry.cramps = Some(Vec::new());
        diary.put_night(Arc::new(entry));
        let after = rules(&diary);
        let added: Vec<_> = after.difference(&before).collect();
        prop_assert!(added.iter().all(|rule| **rule == Rule::PersistentCramps), "{added:?}");
        let lost: Vec<_> = before.difference(&after).collect();
        prop_assert!(lost.is_empty(), "{lost:?}");
    }

    #[test]
    fn nothing_after_the_date_counts(build in diaries()) {
        let mut cut = build.0.clone();
        for days in -20..0 {
            cut.remove_night(night(days));
        }
        cut.exposures = build.0.exposures.values().filter(|e| e.date <= as_of()).cloned().collect();
        cut.acknowledgements =
            build.0.acknowledgements.values().filter(|a| a.date <= as_of()).cloned().collect();
        cut.medications = build
            .0
            .medications
            .values()
            .filter(|m| m.started.is_none_or(|started| started <= as_of()))
            .cloned()
            .map(|mut medication| {
                medication.increased.retain(|date| *date <= as_of());
                medication.stopped = medication.stopped.filter(|stopped| *stopped <= as_of());
                medication
            })
            .collect();
        // A medication that starts later may have been increased before: it stays in both.
        prop_assume!(build.0.medications.values().all(|m| {
            m.started.is_none_or(|started| started <= as_of())
                || m.increased.iter().all(|date| *date > as_of())
        }));
        prop_assert_eq!(assess(&build.0, as_of()), assess(&cut, as_of()));
    }

    #[test]
    fn a_count_always_meets_its_threshold_and_evidence_is_never_empty(build in diaries()) {
        for finding in assess(&build.0, as_of()).findings {
            prop_assert!(finding.count >= finding.threshold);
            prop_assert!(!finding.evidence.is_empty());
            prop_assert!(finding.evidence.iter().all(|evidence| evidence.date <= as_of()));
            prop_assert_eq!(finding.count.is_some(), finding.window_nights.is_some());
            prop_assert_eq!(finding.tier, finding.rule.tier());
            if finding.tier == Tier::Emergency {
                prop_assert_eq!(finding.threshold, None);
            }
        }
    }
}

//! A diary for each rule that meets it by a hair, and what its card says of it.

use cramp_diary::guidance::Rule;
use serde_json::json;

use crate::guidance::builder::{Build, cramp, diary, on};

/// A diary that meets a rule by a hair.
pub(super) fn met_by_a_hair(rule: Rule) -> Build {
    let one_night = || diary().night(0, cramp());
    match rule {
        Rule::CrampWillNotStop => diary().night(0, json!({"cramps": [{"did_not_stop": true}]})),
        Rule::ToxinExposure => one_night().exposure(30),
        Rule::OneLegSigns => diary().signs(27, json!([{"sign": "heat", "side": "left"}])),
        Rule::FrequentCramps => diary().nights(0..5, cramp()),
        Rule::SevereCramps => diary().nights(0..2, json!({"cramps": [{"pain": 7}]})),
        Rule::SleepLostAndTired => {
            diary().nights(0..4, json!({"cramps": [{"minutes_awake": 20}], "after": {"tired": 4}}))
        }
        Rule::SleepLost => diary().nights(0..4, json!({"after": {"lost_sleep_to_cramps": true}})),
        Rule::WokenRegularly => diary().nights(0..4, json!({"cramps": [{"woke": true}]})),
        Rule::LimitsActivities => {
            diary().nights(0..2, json!({"after": {"limited_exercise": true}}))
        }
        Rule::PersistentCramps => diary()
            .nights((0..14).chain(28..42).chain(56..70), json!({"cramps": []}))
            .nights([0, 28, 56], cramp()),
        Rule::WeaknessOrShrinking => diary().signs(27, json!([{"sign": "weakness"}])),
        Rule::Swelling => diary().signs(0, both_swollen()).signs(1, both_swollen()),
        Rule::NerveSigns => diary().signs(0, json!([{"sign": "tingling", "lasting": true}])),
        Rule::SkinOrVeinChanges => {
            diary().nights([0, 27], json!({"signs": [{"sign": "visible_veins"}]}))
        }
        Rule::NewMedication => one_night().medication(json!({"name": "Lasix", "started": on(90)})),
        Rule::SuspectedMedication => one_night()
            .medication(json!({"name": "Blue pill", "started": on(1),
                                          "suspected": true})),
        Rule::MedicalHistory => {
            diary().night(27, cramp()).profile(json!({"personal_history": ["diabetes"]}))
        }
        Rule::RepeatedCramps => diary().nights([0, 13], cramp()),
        Rule::FragmentedSleep => {
            diary().nights(0..4, json!({"cramps": [{}], "sleep": {"awakenings": 2}}))
        }
        Rule::NewSymptomsAfterMedication => diary()
            .signs(0, json!([{"sign": "twitching"}]))
            .medication(json!({"name": "Zinc", "started": on(5)})),
        Rule::LongCramp => diary().night(0, json!({"cramps": [{"minutes": 10.5}]})),
        Rule::SuspectedDeficiency => one_night().profile(json!({"suspects_deficiency": true})),
    }
}

fn both_swollen() -> serde_json::Value {
    json!([{"sign": "swelling", "side": "left"}, {"sign": "swelling", "side": "right"}])
}

/// What is said of what was recorded, in a table for its length.
pub(super) fn said_of(rule: Rule) -> &'static str {
    SAID.iter().find(|(of, _)| *of == rule).unwrap().1
}

const SAID: &[(Rule, &str)] = &[
    (
        Rule::CrampWillNotStop,
        "Such a cramp was recorded in the night of Fri 27 to Sat 28 March. Counted here \
             is a cramp that did not stop, if its pain is 7 or more or not answered; and one of \
             more than 10 minutes, if its pain is 7 or more and a stretch or massage did not help.",
    ),
    (
        Rule::ToxinExposure,
        "Contact recorded: lead on 26 February 2026. Cramps within 30 days after it were \
             recorded in the night of Fri 27 to Sat 28 March.",
    ),
    (
        Rule::OneLegSigns,
        "This was recorded in the night of Sat 28 February to Sun 1 March: heat. A sign \
             without a side counts as one leg until you say which.",
    ),
    (
        Rule::FrequentCramps,
        "Cramps on 5 of the 5 nights recorded in the last 28; this diary's threshold is 5.",
    ),
    (
        Rule::SevereCramps,
        "Cramps with a pain of 7 or more on 2 of the 2 nights recorded in the last 28; this \
             diary's threshold is 2.",
    ),
    (
        Rule::SleepLostAndTired,
        "Cramps took sleep, by your own word or by 20 minutes awake in a night, on 4 of the \
             last 28 nights; this diary's threshold is 4. Whether there were cramps was answered \
             for 4 of those 28 nights. You were tired, 4 or more of 10, on 4 days; this diary's \
             threshold is 4, with at least 2 after a cramp night.",
    ),
    (
        Rule::SleepLost,
        "Cramps took sleep, by your own word or by 20 minutes awake in a night, on 4 of the \
             last 28 nights; this diary's threshold is 4. Whether there were cramps was answered \
             for none of those 28 nights.",
    ),
    (
        Rule::WokenRegularly,
        "A cramp woke you on 4 of the 4 nights recorded in the last 28; this diary's threshold \
             is 4.",
    ),
    (
        Rule::LimitsActivities,
        "Cramps limited your activities or exercise on 2 of the last 28 days; this \
             diary's threshold is 2. Whether there were cramps was answered for none of those 28 \
             nights.",
    ),
    (
        Rule::PersistentCramps,
        "Cramps in each of the last 3 blocks of 28 nights; this diary's threshold is 3 blocks \
             with at least 14 recorded nights each. In all, cramps on 3 of the 42 nights recorded \
             in the last 84.",
    ),
    (
        Rule::WeaknessOrShrinking,
        "Recorded in the last 28 nights: weakness on 1 night. Once is enough.",
    ),
    (
        Rule::Swelling,
        "Recorded in both legs in the last 28 nights: swelling on 2 nights. This diary's \
             threshold is 2 nights, or one night with a sign that lasts.",
    ),
    (
        Rule::NerveSigns,
        "Recorded in the last 28 nights: tingling on 1 night, recorded as lasting. This \
             diary's threshold is 2 nights, or one night with a sign that lasts.",
    ),
    (
        Rule::SkinOrVeinChanges,
        "Recorded in the last 28 nights: visible veins on 2 nights. This diary's threshold is 2 \
             nights, or one night with a sign that lasts.",
    ),
    (
        Rule::NewMedication,
        "In the last 28 nights you recorded cramps, up to 90 days after a medication was started \
             or increased. Lasix (a diuretic, or water pill) was started on 28 December 2025. None of the 28 nights \
             before that day is recorded. Talk to your doctor first: never \
             stop, start or adjust a medication on your own.",
    ),
    (
        Rule::SuspectedMedication,
        "You suspect Blue pill, started on 27 March 2026. None of the 28 nights before \
             that day is recorded. Talk to your doctor first: never stop, start or \
             adjust a medication on your own.",
    ),
    (
        Rule::MedicalHistory,
        "Cramps on the only night recorded in the last 28. You recorded diabetes in your \
             own history.",
    ),
    (
        Rule::RepeatedCramps,
        "Cramps on 2 of the 2 nights recorded in the last 14; this diary's threshold is 2.",
    ),
    (
        Rule::FragmentedSleep,
        "Cramps together with 2 or more awakenings, or poor sleep, on 4 of the 4 nights \
             recorded in the last 28; this diary's threshold is 4.",
    ),
    (
        Rule::NewSymptomsAfterMedication,
        "You recorded signs up to 90 days after a medication was started or increased that you \
             had not recorded in the 28 nights before. After Zinc was started on 23 March 2026: twitching. Talk to \
             your doctor first: never stop, start or adjust a medication on your own.",
    ),
    (
        Rule::LongCramp,
        "A cramp took more than 10 minutes on the only night recorded in the last 28. NHS \
             advice: get medical help straight away for a cramp that lasts longer than 10 minutes \
             and does not ease. The two articles do not say so; article B only describes most \
             cramps as shorter.",
    ),
    (
        Rule::SuspectedDeficiency,
        "You suspect that you lack a mineral or a vitamin. Cramps on the only night \
             recorded in the last 28.",
    ),
];

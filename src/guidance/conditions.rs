//! What the articles ask to look out for, rule by rule, in our words.

use super::{articles::NHS, finding::Rule};

/// What a card asks to look out for: it goes on from "if:".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    /// In our words.
    pub text: &'static str,
    /// The statements that say so, or [`NHS`].
    pub statements: &'static [&'static str],
}

/// The conditions of a rule; each rule has some.
pub(super) fn of(rule: Rule) -> &'static [Condition] {
    CONDITIONS.iter().find(|(of, _)| *of == rule).map_or(&[], |(_, conditions)| conditions)
}

const CONDITIONS: &[(Rule, &[Condition])] = &[
    (
        Rule::CrampWillNotStop,
        &[Condition {
            text: "a severe cramp goes on and on, although the muscle was stretched or rubbed",
            statements: &["A-E1", "A-E1t"],
        }],
    ),
    (
        Rule::ToxinExposure,
        &[Condition {
            text: "cramps come after contact with lead, pesticides, solvents or heavy metals",
            statements: &["A-E2", "A-E2t"],
        }],
    ),
    (
        Rule::OneLegSigns,
        &[Condition {
            text: "one leg is swollen, red, hot or very painful",
            statements: &["A-E3"],
        }],
    ),
    (
        Rule::FrequentCramps,
        &[
            Condition { text: "your cramps are frequent", statements: &["B-R3", "B-R7"] },
            Condition {
                text: "cramps on many nights spoil sleep or make the days harder",
                statements: &["A-R0a"],
            },
        ],
    ),
    (Rule::SevereCramps, &[Condition { text: "your cramps are severe", statements: &["B-R3"] }]),
    (
        Rule::SleepLostAndTired,
        &[Condition {
            text: "cramps often take sleep from you and you are tired in the day as well",
            statements: &["A-R1"],
        }],
    ),
    (
        Rule::SleepLost,
        &[Condition { text: "cramps get in the way of your sleep", statements: &["B-R5"] }],
    ),
    (
        Rule::WokenRegularly,
        &[Condition { text: "cramps regularly break your sleep", statements: &["B-R7"] }],
    ),
    (
        Rule::LimitsActivities,
        &[
            Condition {
                text: "cramps get in the way of what you do in the day",
                statements: &["B-R5", "B-R7"],
            },
            Condition { text: "cramps get in the way of your exercise", statements: &["B-R5"] },
        ],
    ),
    (
        Rule::PersistentCramps,
        &[Condition { text: "cramps go on over a long time", statements: &["B-R6"] }],
    ),
    (
        Rule::WeaknessOrShrinking,
        &[
            Condition { text: "your legs have become weaker", statements: &["A-R2", "A-N2"] },
            Condition {
                text: "the muscles of your legs look smaller",
                statements: &["A-R2", "A-N2"],
            },
            Condition {
                text: "weakness comes together with cramps",
                statements: &["B-R1", "B-R8"],
            },
        ],
    ),
    (
        Rule::Swelling,
        &[
            Condition { text: "your legs are swollen", statements: &["A-R4", "A-N4"] },
            Condition {
                text: "swelling comes together with cramps",
                statements: &["B-R4", "B-R8"],
            },
        ],
    ),
    (
        Rule::NerveSigns,
        &[
            Condition { text: "your legs are numb or tingle", statements: &["A-R4", "A-N5"] },
            Condition { text: "your legs or feet burn", statements: &["A-N5"] },
            Condition {
                text: "numbness or tingling comes together with cramps",
                statements: &["B-R1", "B-R4", "B-R8"],
            },
        ],
    ),
    (
        Rule::SkinOrVeinChanges,
        &[
            Condition { text: "veins show, or the skin has changed colour", statements: &["A-N4"] },
            Condition {
                text: "the skin changes and you have cramps too",
                statements: &["B-R4", "B-R8"],
            },
        ],
    ),
    (
        Rule::NewMedication,
        &[
            Condition {
                text: "cramps come after a new medication, such as a water pill or a statin",
                statements: &["A-R3", "B-F7"],
            },
            Condition {
                text: "the new medication is one of certain asthma medications",
                statements: &["B-F7"],
            },
        ],
    ),
    (
        Rule::SuspectedMedication,
        &[Condition {
            text: "you suspect that a medication has to do with your cramps",
            statements: &["B-R2"],
        }],
    ),
    (
        Rule::MedicalHistory,
        &[Condition {
            text: "you have cramps, and you or your family have or had thyroid disease, diabetes \
                 or trouble with circulation",
            statements: &["A-R5"],
        }],
    ),
    (
        Rule::RepeatedCramps,
        &[Condition { text: "cramps keep coming back", statements: &["A-R0b"] }],
    ),
    (
        Rule::FragmentedSleep,
        &[Condition { text: "cramps break up your sleep or make it poor", statements: &["A-N1"] }],
    ),
    (
        Rule::NewSymptomsAfterMedication,
        &[Condition {
            text: "something new is felt after a prescription was started",
            statements: &["A-N3"],
        }],
    ),
    (
        Rule::LongCramp,
        &[Condition {
            text: "a cramp lasts longer than 10 minutes and does not ease",
            statements: &[NHS],
        }],
    ),
    (
        Rule::SuspectedDeficiency,
        &[Condition {
            text: "you think that you lack a mineral or a vitamin",
            statements: &["B-R9"],
        }],
    ),
];

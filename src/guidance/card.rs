//! What a card says, wherever it stands: in a night, with the doctor's things, in a running
//! cramp, in the summary and on the command line.
//!
//! A card has one call to action with "if:", what the articles say one should look out for in
//! our words, what was counted ([`Finding::text`]), the dates that counted, and where it was
//! read. What the conditions of a rule say is held against its statements by a test.

use chrono::NaiveDate;

pub use super::conditions::Condition;

use super::{
    articles::{Article, NHS},
    conditions,
    finding::{Evidence, EvidenceKind, Finding, Rule, Tier},
    names::sign_name,
};
use crate::diary::{Threshold, text::capital};

/// What the NHS says of a cramp that does not ease; the one advice that is not the articles'.
pub const NHS_LONG_CRAMP: &str = "NHS advice: get medical help straight away for a cramp that \
                                  lasts longer than 10 minutes and does not ease";

impl Tier {
    /// What to do, in few words.
    pub const fn call(self) -> &'static str {
        match self {
            Self::Emergency => "Get emergency help",
            Self::Routine => "Speak to a doctor",
            Self::Note => "Worth telling",
        }
    }

    /// The one call to action of a card; its conditions go on from it.
    pub const fn call_if(self) -> &'static str {
        match self {
            Self::Emergency => "Get emergency help now if:",
            Self::Routine => "Speak to a doctor if:",
            Self::Note => "Worth telling a doctor if:",
        }
    }
}

impl Rule {
    /// The heading of its card, urgency first.
    pub fn title(self) -> String {
        format!("{}: {}", self.tier().call(), self.subject())
    }

    /// What it is about, inside a sentence.
    pub const fn subject(self) -> &'static str {
        match self {
            Self::CrampWillNotStop => "a severe cramp that does not stop",
            Self::ToxinExposure => "cramps after contact with a harmful substance",
            Self::OneLegSigns => "swelling, redness, heat or pain in one leg",
            Self::FrequentCramps => "cramps on many nights",
            Self::SevereCramps => "severe cramps",
            Self::SleepLostAndTired => "cramps take sleep and the days are tired",
            Self::SleepLost => "cramps take sleep",
            Self::WokenRegularly => "cramps wake you regularly",
            Self::LimitsActivities => "cramps limit your days",
            Self::PersistentCramps => "cramps go on for months",
            Self::WeaknessOrShrinking => "weaker legs or smaller muscles",
            Self::Swelling => "swelling in both legs",
            Self::NerveSigns => "numb, tingling or burning legs",
            Self::SkinOrVeinChanges => "changes in skin or veins",
            Self::NewMedication => "cramps after a medication was started",
            Self::SuspectedMedication => "a medication that you suspect",
            Self::MedicalHistory => "cramps and your medical history",
            Self::RepeatedCramps => "cramps keep coming back",
            Self::FragmentedSleep => "broken or poor sleep on cramp nights",
            Self::NewSymptomsAfterMedication => "new signs after a medication was started",
            Self::LongCramp => "a cramp of more than ten minutes",
            Self::SuspectedDeficiency => "you suspect a deficiency",
        }
    }

    /// What it is about, as the summary tells it to a doctor.
    pub const fn told_to_doctor(self) -> &'static str {
        match self {
            Self::CrampWillNotStop => {
                "Severe cramp that did not stop despite stretching or massage"
            }
            Self::ToxinExposure => "Cramps after contact with a harmful substance",
            Self::OneLegSigns => "Swelling, redness, heat or strong pain in one leg",
            Self::FrequentCramps => "Frequent cramps",
            Self::SevereCramps => "Severe cramps",
            Self::SleepLostAndTired => "Sleep lost to cramps, and tired by day",
            Self::SleepLost => "Sleep lost to cramps",
            Self::WokenRegularly => "Woken by cramps",
            Self::LimitsActivities => "Cramps limit activities or exercise",
            Self::PersistentCramps => "Cramps persist over months",
            Self::WeaknessOrShrinking => "Weakness or shrinking of a leg muscle",
            Self::Swelling => "Swelling of both legs",
            Self::NerveSigns => "Numbness, tingling or burning",
            Self::SkinOrVeinChanges => "Changed skin colour or visible veins",
            Self::NewMedication => "Cramps after start or increase",
            Self::SuspectedMedication => "Suspected by the person",
            Self::MedicalHistory => "Thyroid, diabetes or circulatory history",
            Self::RepeatedCramps => "Repeated cramps",
            Self::FragmentedSleep => "Broken or poor sleep on cramp nights",
            Self::NewSymptomsAfterMedication => "New sign after start or increase",
            Self::LongCramp => "Cramp of more than 10 minutes",
            Self::SuspectedDeficiency => "The person suspects a deficiency",
        }
    }

    /// The conditions of the articles that it watches, in our words; at most five.
    pub fn conditions(self) -> &'static [Condition] {
        conditions::of(self)
    }

    /// The number that decides and that a person may change; `None` where there is none. That of
    /// an emergency is not offered on its card.
    pub const fn threshold(self) -> Option<Threshold> {
        match self {
            Self::FrequentCramps => Some(Threshold::FrequentCrampNights),
            Self::SevereCramps => Some(Threshold::SevereNights),
            Self::SleepLostAndTired | Self::SleepLost | Self::FragmentedSleep => {
                Some(Threshold::SleepLossNights)
            }
            Self::WokenRegularly => Some(Threshold::WokenNights),
            Self::LimitsActivities => Some(Threshold::LimitedDays),
            Self::PersistentCramps => Some(Threshold::PersistentBlocks),
            Self::Swelling | Self::NerveSigns | Self::SkinOrVeinChanges => {
                Some(Threshold::SignDays)
            }
            Self::NewMedication | Self::NewSymptomsAfterMedication => {
                Some(Threshold::MedicationDays)
            }
            Self::RepeatedCramps => Some(Threshold::RepeatedCrampNights),
            Self::CrampWillNotStop
            | Self::ToxinExposure
            | Self::OneLegSigns
            | Self::WeaknessOrShrinking
            | Self::SuspectedMedication
            | Self::MedicalHistory
            | Self::LongCramp
            | Self::SuspectedDeficiency => None,
        }
    }

    /// Where its words were read: each article with its title.
    pub fn read_in(self) -> String {
        let sources = self.sources();
        let of = |article: Article| {
            let is_read = sources.iter().any(|id| *id != NHS && id.starts_with(article.word()));
            is_read.then(|| format!("article {article}, \"{}\"", article.title()))
        };
        let nhs = sources.contains(&NHS).then(|| "advice of the NHS".to_owned());
        let read: Vec<String> = Article::ALL.iter().copied().filter_map(of).chain(nhs).collect();
        format!("From {}", read.join(" and "))
    }

    /// The statements of the articles behind it, by the names that they have under About:
    /// "Statements A-R0a, B-R3".
    pub fn cited(self) -> String {
        let ids: Vec<&str> = self.sources().iter().copied().filter(|id| *id != NHS).collect();
        let statements = if ids.len() == 1 { "Statement" } else { "Statements" };
        format!("{statements} {} of the list under Me, About", ids.join(", "))
    }
}

impl EvidenceKind {
    /// Whether its date is that of a night; else it is the entry's own.
    pub const fn is_of_a_night(self) -> bool {
        !matches!(self, Self::MedicationStart | Self::MedicationIncrease | Self::Exposure)
    }

    /// What its date is, before it: a night is named by its morning.
    pub fn before_date(self) -> String {
        let what = match self {
            Self::Cramp => "A cramp in the night to",
            Self::Woken => "Woken by a cramp in the night to",
            Self::SleepLoss => "Sleep lost in the night to",
            Self::Tired => "Tired on",
            Self::Limited => "Limited on",
            Self::Sleep => "Broken or poor sleep in the night to",
            Self::MedicationStart => "Taken since",
            Self::MedicationIncrease => "Increased on",
            Self::Exposure => "Contact on",
            Self::Sign(sign) => {
                return format!("{} in the night to", capital(sign_name(sign)));
            }
        };
        what.to_owned()
    }
}

impl Finding {
    /// What counted, by kind in the order of its dates; the newest date of each kind first.
    pub fn counted_dates(&self) -> Vec<(EvidenceKind, Vec<NaiveDate>)> {
        let mut kinds: Vec<(EvidenceKind, Vec<NaiveDate>)> = Vec::new();
        for Evidence { date, what } in &self.evidence {
            match kinds.iter_mut().find(|(kind, _)| kind == what) {
                Some((_, dates)) => dates.insert(0, *date),
                None => kinds.push((*what, vec![*date])),
            }
        }
        kinds
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::guidance::{
        Rule,
        articles::{NHS, Place, statement},
    };

    #[test]
    fn the_conditions_of_a_rule_are_those_of_its_statements() {
        for rule in Rule::ALL {
            let conditions = rule.conditions();
            assert!((1..=5).contains(&conditions.len()), "{rule}");
            let told: BTreeSet<&str> =
                conditions.iter().flat_map(|condition| condition.statements).copied().collect();
            // B-D10 describes; what is said about stopping a medicine is no condition.
            let is_condition = |id: &&str| {
                *id == NHS
                    || statement(id).is_some_and(|statement| {
                        statement.place != Place::Safety && statement.id != "B-D10"
                    })
            };
            let meant: BTreeSet<&str> =
                rule.sources().iter().copied().filter(is_condition).collect();
            assert_eq!(told, meant, "{rule}");
            for condition in conditions {
                let text = condition.text;
                assert!(!text.ends_with('.') && text.starts_with(char::is_lowercase), "{text}");
            }
        }
    }

    #[test]
    fn every_article_is_named_with_its_title_and_its_statements() {
        assert_eq!(
            Rule::FrequentCramps.read_in(),
            "From article A, \"When to See a Doctor for Severe Night Leg Cramps\" and \
             article B, \"Leg Muscle Cramps\""
        );
        assert_eq!(
            Rule::FrequentCramps.cited(),
            "Statements A-R0a, B-R3, B-R7 of the list under Me, About"
        );
        assert_eq!(
            Rule::LongCramp.read_in(),
            "From article B, \"Leg Muscle Cramps\" and advice of the NHS"
        );
        assert_eq!(Rule::LongCramp.cited(), "Statement B-D10 of the list under Me, About");
        for rule in Rule::ALL {
            assert!(rule.cited().contains('-'), "{rule} cites nothing");
        }
    }
}

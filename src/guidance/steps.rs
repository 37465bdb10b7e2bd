//! What to try while a cramp lasts: the steps of both articles, one after the other.
//!
//! The articles say several things twice, and contradict each other about cold and warmth: what
//! is alike is one step, and the contradiction stands in the words of its step. The order is
//! ours: first what needs nothing but hands, then what needs standing up.

use super::articles::Article;
use crate::diary::vocabulary::ReliefMeasure;

/// Something to try while a cramp lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CrampStep {
    /// What to do, in a few words.
    pub title: &'static str,
    /// How, in our own words.
    pub text: &'static str,
    /// What is recorded of who tries it.
    pub measures: &'static [ReliefMeasure],
    /// The statements that say so.
    pub statements: &'static [&'static str],
}

impl CrampStep {
    /// Where it was read: "From article A", or both of them.
    pub fn read_in(&self) -> String {
        let is_read =
            |article: &&Article| self.statements.iter().any(|id| id.starts_with(article.word()));
        let read: Vec<&str> =
            Article::ALL.iter().filter(is_read).map(|article| article.word()).collect();
        let articles = if read.len() == 1 { "article" } else { "articles" };
        format!("From {articles} {}", read.join(" and "))
    }

    /// The statements behind it, by the names that they have under About: "Statement A-X1".
    pub fn cited(&self) -> String {
        let statements = if self.statements.len() == 1 { "Statement" } else { "Statements" };
        format!("{statements} {}", self.statements.join(", "))
    }
}

/// The steps in their order.
pub const CRAMP_STEPS: &[CrampStep] = &[
    CrampStep {
        title: "Draw your toes up",
        text: "Sit up. Slowly draw the toes of that foot up, in the direction of your shin.",
        measures: &[ReliefMeasure::Stretch],
        statements: &["A-X1"],
    },
    CrampStep {
        title: "Rub or press the muscle",
        text: "Rub the tight muscle without force, by hand or with a roller, or press lightly on \
               it with your hand.",
        measures: &[ReliefMeasure::Massage, ReliefMeasure::Pressure],
        statements: &["A-X2", "B-X1", "B-X2", "B-X5"],
    },
    CrampStep {
        title: "Stand up and walk",
        text: "If you can, get to your feet and take a few slow steps.",
        measures: &[ReliefMeasure::Walk],
        statements: &["A-X4"],
    },
    CrampStep {
        title: "Cold in a cloth, or warmth",
        text: "Hold a cold pack in a cloth on the muscle, as article A suggests, or lay a warm \
               towel or a heating pad on it, as article B suggests.",
        measures: &[ReliefMeasure::Cold, ReliefMeasure::Heat],
        statements: &["A-X3", "B-X3", "B-X5"],
    },
    CrampStep {
        title: "A warm shower or bath",
        text: "Article A also suggests a warm shower or a warm bath for a tight muscle.",
        measures: &[ReliefMeasure::WarmBath],
        statements: &["A-X5"],
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::CRAMP_STEPS;
    use crate::guidance::articles::{Place, all};

    #[test]
    fn the_steps_are_those_of_the_articles_but_the_mistaken_one() {
        let told: BTreeSet<&str> =
            CRAMP_STEPS.iter().flat_map(|step| step.statements.iter().copied()).collect();
        let meant: BTreeSet<&str> = all()
            .iter()
            .filter(|statement| matches!(statement.place, Place::CrampStep { .. }))
            .map(|statement| statement.id.as_str())
            .collect();
        assert_eq!(told, meant);
        assert_eq!(told.len(), 9);
        assert!(!told.contains("B-X4"));
        assert_eq!(CRAMP_STEPS[0].statements, ["A-X1"], "the stretch comes first");
    }

    #[test]
    fn each_step_offers_the_relief_of_its_statements() {
        for step in CRAMP_STEPS {
            for id in step.statements {
                let statement = all().iter().find(|statement| statement.id == *id).unwrap();
                let Place::CrampStep { relief } = &statement.place else { panic!("{id}") };
                let offered = CRAMP_STEPS
                    .iter()
                    .filter(|step| step.statements.contains(id))
                    .any(|step| step.measures.contains(relief));
                assert!(offered, "{id}");
            }
        }
    }
}

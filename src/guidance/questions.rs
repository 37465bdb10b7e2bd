//! What was not answered and would decide whether an emergency rule fires.

use super::{
    emergency::{eased, is_long, is_one_leg_sign},
    names::sign_name,
    signs::{INTENSE_PAIN, is_evidence, joined},
};
use crate::diary::{
    Cramp, Night, NightDate,
    text::capital,
    vocabulary::{Helped, ReliefMeasure, SignKind},
};

/// A question about one entry of a night.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The night.
    pub night: NightDate,
    /// What is asked.
    pub about: About,
}

/// What a question is about. Positions count from 0 in the night's own lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// How strong the pain of a cramp was.
    CrampPain {
        /// The cramp.
        cramp: usize,
    },
    /// How long a cramp lasted.
    CrampMinutes {
        /// The cramp.
        cramp: usize,
    },
    /// What was tried against a cramp.
    Relief {
        /// The cramp.
        cramp: usize,
    },
    /// Whether a stretch or a massage helped.
    ReliefHelped {
        /// The cramp.
        cramp: usize,
        /// The entry of its relief.
        relief: usize,
        /// What it was.
        measure: ReliefMeasure,
    },
    /// In which leg a sign is.
    SignSide {
        /// The entry of the signs.
        sign: usize,
        /// Which sign.
        kind: SignKind,
    },
    /// How strong the pain between cramps is.
    SignPain {
        /// The entry of the signs.
        sign: usize,
    },
}

impl Question {
    /// The question in words.
    pub fn text(&self) -> String {
        match self.about {
            About::CrampPain { .. } => "How strong was the pain of this cramp?".to_owned(),
            About::CrampMinutes { .. } => "How many minutes did this cramp last?".to_owned(),
            About::Relief { .. } => "What did you try against this cramp?".to_owned(),
            About::ReliefHelped { measure, .. } => {
                let measure = if measure == ReliefMeasure::Stretch { "stretch" } else { "massage" };
                format!("Did the {measure} help?")
            }
            About::SignSide { kind, .. } => {
                format!("{}: in which leg?", capital(sign_name(kind)))
            }
            About::SignPain { .. } => "How strong is the pain between cramps?".to_owned(),
        }
    }
}

/// What to ask about a night so that the emergency rules can be decided, in the order of its
/// entries; empty where every answer that matters is there.
pub fn open_questions(night: &Night) -> Vec<Question> {
    let cramps = night.cramps().iter().enumerate().flat_map(about_cramp);
    cramps.chain(about_signs(night)).map(|about| Question { night: night.date, about }).collect()
}

fn about_cramp((cramp, entry): (usize, &Cramp)) -> Vec<About> {
    if entry.pain.is_some_and(|pain| pain.get() < INTENSE_PAIN) {
        return Vec::new();
    }
    let (was_help, was_no_help) = (eased(entry, Helped::Yes), eased(entry, Helped::No));
    let open_relief = open_relief(cramp, entry);
    // The two ways of the rule: it goes on and nothing helped, or it outlasts a relief.
    let may_go_on = entry.did_not_stop == Some(true) && !was_help;
    let may_outlast = is_long(entry) && (was_no_help || !open_relief.is_empty());
    let may_be_long = entry.minutes.is_none() && was_no_help;
    let mut questions = Vec::new();
    if entry.pain.is_none() && (may_go_on || may_outlast || may_be_long) {
        questions.push(About::CrampPain { cramp });
    }
    if may_be_long && !may_go_on {
        questions.push(About::CrampMinutes { cramp });
    }
    let outlasts_already = is_long(entry) && was_no_help;
    if (may_go_on || may_outlast) && !outlasts_already {
        questions.extend(open_relief);
    }
    questions
}

fn open_relief(cramp: usize, entry: &Cramp) -> Vec<About> {
    let Some(tried) = &entry.relief else {
        return vec![About::Relief { cramp }];
    };
    let eases = |measure| matches!(measure, ReliefMeasure::Stretch | ReliefMeasure::Massage);
    tried
        .iter()
        .enumerate()
        .filter(|(_, tried)| eases(tried.measure) && tried.helped.is_none())
        .map(|(relief, tried)| About::ReliefHelped { cramp, relief, measure: tried.measure })
        .collect()
}

fn about_signs(night: &Night) -> Vec<About> {
    let signs: Vec<_> = joined(night).into_iter().filter(|sign| is_one_leg_sign(*sign)).collect();
    let mut questions = Vec::new();
    for (position, entry) in night.signs().iter().enumerate() {
        let Some(sign) = signs.iter().find(|sign| sign.kind == entry.sign && is_evidence(entry))
        else {
            continue;
        };
        if entry.side.is_none() {
            questions.push(About::SignSide { sign: position, kind: sign.kind });
        }
        if sign.kind == SignKind::PainBetweenCramps && entry.pain.is_none() && !sign.is_intense {
            questions.push(About::SignPain { sign: position });
        }
    }
    questions
}

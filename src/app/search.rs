//! Which nights hold the words that a person looks for.

use crate::diary::{Diary, Night, NightDate, text::Text};

use super::text::Label as _;

/// A search over the nights, with what it found.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// What is looked for, as it was typed.
    pub text: String,
    /// Grows each time a person asks for the field of the search.
    pub asked: u64,
    /// The revision of the diary and the text of which [`Self::found`] is.
    of: Option<(u64, String)>,
    found: Vec<NightDate>,
}

impl Search {
    /// The nights that were found, the newest first.
    pub fn found(&self) -> &[NightDate] {
        &self.found
    }

    /// Whether something is looked for.
    pub fn is_on(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// Looks again, where the text or the diary has changed since.
    pub(super) fn refresh(&mut self, diary: &Diary, revision: u64) {
        if self.of.as_ref().is_some_and(|(of, text)| *of == revision && *text == self.text) {
            return;
        }
        self.found = find(diary, &self.text);
        self.of = Some((revision, self.text.clone()));
    }
}

/// The nights that hold every word of a text, the newest first; all of them where it has none.
///
/// Looked at are notes, muscles, legs, signs and doses. Capital letters do not matter.
pub fn find(diary: &Diary, text: &str) -> Vec<NightDate> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut written = String::new();
    diary
        .nights()
        .rev()
        .filter(|night| words.is_empty() || holds(night, &words, &mut written))
        .map(|night| night.date)
        .collect()
}

/// Whether a night holds every word. `written` is room to work in, used again for every night.
fn holds(night: &Night, words: &[&str], written: &mut String) -> bool {
    written.clear();
    for cramp in night.cramps() {
        cramp.side.iter().for_each(|side| push(written, side.label()));
        cramp.muscle.iter().for_each(|muscle| push(written, muscle.label()));
        push_text(written, cramp.note.as_ref());
    }
    for sign in night.signs() {
        push(written, sign.sign.label());
    }
    for dose in night.doses.iter().flatten() {
        push(written, dose.name.as_str());
        push_text(written, dose.amount.as_ref());
    }
    push_text(written, night.medication_note.as_ref());
    push_text(written, night.note.as_ref());
    words.iter().all(|word| written.contains(word))
}

fn push_text<const MIN: usize, const MAX: usize>(
    written: &mut String,
    text: Option<&Text<MIN, MAX>>,
) {
    if let Some(text) = text {
        push(written, text.as_str());
    }
}

/// Adds a text in lower case; no word reaches from one text into the next.
fn push(written: &mut String, text: &str) {
    if text.is_ascii() {
        let start = written.len();
        written.push_str(text);
        if let Some(added) = written.get_mut(start..) {
            added.make_ascii_lowercase();
        }
    } else {
        written.push_str(&text.to_lowercase());
    }
    written.push('\n');
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Search, find};
    use crate::diary::{
        Cramp, Diary, Dose, Night, NightDate, Sign,
        text::{Name, Note, ShortText},
        vocabulary::{Muscle, Side, SignKind},
    };

    fn date(text: &str) -> NightDate {
        text.parse().unwrap()
    }

    fn full(text: &str) -> Night {
        let cramp = Cramp {
            muscle: Some(Muscle::Calf),
            side: Some(Side::Left),
            note: Some(Note::new("after Gardening").unwrap()),
            ..Cramp::default()
        };
        let sign = Sign {
            sign: SignKind::VisibleVeins,
            side: None,
            lasting: None,
            pain: None,
            known_to_doctor: None,
        };
        let dose = Dose {
            name: Name::new("Furosemide").unwrap(),
            amount: Some(ShortText::new("40 mg").unwrap()),
            time: None,
        };
        Night {
            cramps: Some(vec![cramp]),
            signs: Some(vec![sign]),
            doses: Some(vec![dose]),
            medication_note: Some(Note::new("taken late").unwrap()),
            note: Some(Note::new("ÜBEL, very warm room").unwrap()),
            ..Night::unanswered(date(text))
        }
    }

    #[test]
    fn every_word_must_be_written_somewhere_in_the_night() {
        let mut diary = Diary::default();
        diary.put_night(Arc::new(full("2026-03-02")));
        diary.put_night(Arc::new(Night::unanswered(date("2026-03-01"))));
        for (text, nights) in [
            ("", 2),
            ("  ", 2),
            ("calf", 1),
            ("CALF left", 1),
            ("garden", 1),
            ("veins", 1),
            ("furosemide 40", 1),
            ("Taken Late", 1),
            ("übel", 1),
            ("calf foot", 0),
            ("calfafter", 0),
        ] {
            assert_eq!(find(&diary, text).len(), nights, "{text:?}");
        }
        assert_eq!(find(&diary, ""), [date("2026-03-02"), date("2026-03-01")]);
    }

    #[test]
    fn a_search_looks_again_when_text_or_diary_changed() {
        let mut diary = Diary::default();
        let mut search = Search { text: "calf".to_owned(), ..Search::default() };
        search.refresh(&diary, 1);
        assert_eq!(search.found(), []);
        diary.put_night(Arc::new(full("2026-03-02")));
        search.refresh(&diary, 1);
        assert_eq!(search.found(), [], "the same revision is not looked at twice");
        search.refresh(&diary, 2);
        assert_eq!(search.found(), [date("2026-03-02")]);
        "foot".clone_into(&mut search.text);
        search.refresh(&diary, 2);
        assert_eq!(search.found(), []);
    }
}

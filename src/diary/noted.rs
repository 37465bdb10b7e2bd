//! Self-care for which the interchange format has no field: a line of agreed words in the note
//! of the night, so that it is searched, printed, exported and read again like any other note.
//!
//! A night without the line says nothing: it was not noted, which is not "not done".

use std::{borrow::Cow, ops::Range};

use super::{
    text::{Note, TextError},
    vocabulary::vocabulary,
};

vocabulary!(
    /// Something done for the legs that is kept in the note of the night after it.
    NotedHabit, "habit that is noted", {
        VitaminB = "food with vitamin B",
        SmallSteps = "exercise that grows in small steps",
        Ice = "ice after exercise",
    }
);

/// What begins every line.
const BEGINNING: &str = "Self-care: ";

impl NotedHabit {
    /// The whole line: nothing else in a note counts.
    pub fn line(self) -> String {
        format!("{BEGINNING}{}", self.word())
    }

    /// Whether a note says that it was done.
    pub fn is_in(self, note: Option<&Note>) -> bool {
        note.is_some_and(|note| place_of(self, note.as_str()).is_some())
    }

    /// The note with the line after what is written there; as it is, where it says so already.
    ///
    /// [`Self::taken_from`] gives back the very note that it was added to.
    ///
    /// # Errors
    /// [`TextError::TooLong`] where the line does not fit any more.
    pub fn added_to(self, note: Option<&Note>) -> Result<Note, TextError> {
        match note {
            None => Note::new(self.line()),
            Some(note) if self.is_in(Some(note)) => Ok(note.clone()),
            Some(note) => {
                let written = note.as_str();
                // As the note breaks its lines: else a "\r" at its end would be taken along.
                let new_line = if written.contains('\r') { "\r\n" } else { "\n" };
                Note::new(format!("{written}{new_line}{}", self.line()))
            }
        }
    }

    /// The note without the line, wherever it stands; none where nothing else was written.
    pub fn taken_from(self, note: Option<&Note>) -> Option<Note> {
        let written = note?.as_str();
        let rest = without(self, written);
        if rest.is_empty() && written.starts_with(BEGINNING) {
            return None;
        }
        // A text that lost something is no longer than it was.
        Note::new(rest).ok()
    }
}

/// What a person wrote in a note, and what is noted there in lines.
pub fn apart(note: &Note) -> (Cow<'_, str>, Vec<NotedHabit>) {
    let mut own = Cow::Borrowed(note.as_str());
    let mut habits = Vec::new();
    for habit in NotedHabit::ALL {
        if habit.is_in(Some(note)) {
            own = Cow::Owned(without(*habit, &own));
            habits.push(*habit);
        }
    }
    (own, habits)
}

fn without(habit: NotedHabit, written: &str) -> String {
    let mut rest = written.to_owned();
    while let Some(place) = place_of(habit, &rest) {
        rest.replace_range(place, "");
    }
    rest
}

/// Where the line stands: with the line break before it, or that after it where it is the first.
fn place_of(habit: NotedHabit, written: &str) -> Option<Range<usize>> {
    // Most notes hold none: nothing is looked at line by line.
    written.contains(BEGINNING).then_some(())?;
    let line = habit.line();
    let mut start = 0;
    for piece in written.split_inclusive('\n') {
        let end = start + piece.len();
        let bare =
            piece.strip_suffix('\n').map_or(piece, |bare| bare.strip_suffix('\r').unwrap_or(bare));
        if bare == line {
            let before = written.get(..start).unwrap_or_default();
            let before =
                before.strip_suffix('\n').map(|rest| rest.strip_suffix('\r').unwrap_or(rest));
            return Some(match before {
                Some(before) => before.len()..start + line.len(),
                None => start..end,
            });
        }
        start = end;
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Note, NotedHabit, TextError, apart};

    use NotedHabit::{Ice, SmallSteps, VitaminB};

    fn note(text: &str) -> Note {
        Note::new(text).unwrap()
    }

    fn added(habit: NotedHabit, text: &str) -> String {
        habit.added_to(Some(&note(text))).unwrap().as_str().to_owned()
    }

    #[test]
    fn the_line_stands_after_what_was_written() {
        assert_eq!(Ice.added_to(None).unwrap().as_str(), "Self-care: ice after exercise");
        for (before, after) in [
            ("Warm room", "Warm room\nSelf-care: ice after exercise"),
            ("Warm room\n", "Warm room\n\nSelf-care: ice after exercise"),
            ("Warm\r\nroom", "Warm\r\nroom\r\nSelf-care: ice after exercise"),
            ("", "\nSelf-care: ice after exercise"),
            (
                "Self-care: food with vitamin B",
                "Self-care: food with vitamin B\nSelf-care: ice after exercise",
            ),
        ] {
            assert_eq!(added(Ice, before), after);
            assert_eq!(added(Ice, after), after, "a second time adds nothing");
        }
    }

    #[test]
    fn only_the_whole_line_counts() {
        for (text, is_noted) in [
            ("Self-care: ice after exercise", true),
            ("Cold\nSelf-care: ice after exercise\nand bed", true),
            ("Cold\r\nSelf-care: ice after exercise\r\nand bed", true),
            ("Self-care: ice after exercise\r\n", true),
            ("Self-care: ice after exercise\n\n", true),
            ("", false),
            ("ice after exercise", false),
            ("Self-care: ice after exercise helped", false),
            ("My Self-care: ice after exercise", false),
            (" Self-care: ice after exercise", false),
            ("Self-care: ice after exercise ", false),
            ("Self-care: ice after exercise\r", false),
            ("self-care: Ice after exercise", false),
            ("Self-care: food with vitamin B", false),
            ("Self-care: ", false),
        ] {
            assert_eq!(Ice.is_in(Some(&note(text))), is_noted, "{text:?}");
        }
        assert!(!Ice.is_in(None));
    }

    #[test]
    fn the_line_is_taken_away_wherever_it_stands() {
        let taken =
            |text: &str| Ice.taken_from(Some(&note(text))).map(|rest| rest.as_str().to_owned());
        for (before, after) in [
            ("Cold\nSelf-care: ice after exercise\nand bed", Some("Cold\nand bed")),
            ("Cold\r\nSelf-care: ice after exercise\r\nand bed", Some("Cold\r\nand bed")),
            ("Self-care: ice after exercise\nand bed", Some("and bed")),
            ("Self-care: ice after exercise\r\nand bed", Some("and bed")),
            ("Self-care: ice after exercise", None),
            ("Self-care: ice after exercise\nSelf-care: ice after exercise", None),
            ("a\nSelf-care: ice after exercise\nb\nSelf-care: ice after exercise", Some("a\nb")),
            ("\nSelf-care: ice after exercise", Some("")),
            ("Self-care: ice after exercise helped", Some("Self-care: ice after exercise helped")),
            ("", Some("")),
        ] {
            assert_eq!(taken(before).as_deref(), after, "{before:?}");
        }
        assert_eq!(Ice.taken_from(None), None);
    }

    #[test]
    fn a_note_that_is_full_takes_no_line() {
        let line = Ice.line().len();
        let fits = note(&"ä".repeat(10_000 - line - 1));
        let full = Ice.added_to(Some(&fits)).unwrap();
        assert_eq!(full.as_str().chars().count(), 10_000);
        assert_eq!(Ice.taken_from(Some(&full)), Some(fits));
        let long = note(&"ä".repeat(10_000 - line));
        let error = TextError::TooLong { length: 10_001, max: 10_000 };
        assert_eq!(Ice.added_to(Some(&long)), Err(error));
        // Who has it already needs no room.
        assert_eq!(Ice.added_to(Some(&full)), Ok(full.clone()));
    }

    #[test]
    fn what_a_person_wrote_is_told_apart() {
        let text = "Cold\nSelf-care: ice after exercise\nSelf-care: food with vitamin B\nbed";
        let both = note(text);
        let (own, habits) = apart(&both);
        assert_eq!((&*own, habits), ("Cold\nbed", vec![VitaminB, Ice]));
        let other = note("Self-care: a long walk");
        assert_eq!(apart(&other), ("Self-care: a long walk".into(), Vec::new()));
        let only = note("Self-care: exercise that grows in small steps");
        assert_eq!(apart(&only), ("".into(), vec![SmallSteps]));
    }

    proptest! {
        #[test]
        fn taking_the_line_away_gives_back_the_note(
            text in proptest::option::of("[ab \r\n]{0,8}"),
            habits in proptest::sample::subsequence(NotedHabit::ALL.to_vec(), 1..=3),
        ) {
            let first = text.as_deref().map(note);
            let mut now = first.clone();
            for habit in &habits {
                now = Some(habit.added_to(now.as_ref()).unwrap());
            }
            prop_assert!(habits.iter().all(|habit| habit.is_in(now.as_ref())));
            for habit in &habits {
                now = habit.taken_from(now.as_ref());
            }
            prop_assert_eq!(now, first);
        }
    }
}

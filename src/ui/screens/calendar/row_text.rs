//! A night of the list in words.

use crate::{
    app::{
        calendar::Facts,
        preferences::Preferences,
        search::{Words, Written},
        text,
    },
    diary::{Night, NightDate},
};

/// The most characters of a line that are laid out; a note may be far longer than a row.
const LINE: usize = 200;

/// Characters before a word that is looked for, where it stands deep in a note.
const BEFORE: usize = 30;

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowText {
    /// The night's name by both of its dates.
    pub(super) dates: String,
    /// Its cramps.
    pub(super) cramps: String,
    /// Notes, doses, signs and what was tried; may be empty.
    pub(super) more: String,
}

impl RowText {
    /// The words for a night. What holds a word that is looked for comes first.
    pub(super) fn of(
        date: NightDate,
        night: Option<&Night>,
        changes: &[String],
        year: i32,
        words: &Words,
        preferences: &Preferences,
    ) -> Self {
        let Written { places, parts } = Written::of(night, changes, preferences);
        let mut cramps = vec![text::capital(&Facts::of(night).words())];
        cramps.extend(places);
        let mut parts: Vec<String> =
            parts.iter().map(|part| excerpt(part, words)).filter(|part| !part.is_empty()).collect();
        parts.sort_by_cached_key(|part| words.found_in(part).is_empty());
        Self {
            dates: date.both_dates(year),
            cramps: cramps.join(", "),
            more: parts.join(" · ").chars().take(LINE).collect(),
        }
    }

    /// The name that a screen reader says.
    pub(super) fn name(&self) -> String {
        let Self { dates, cramps, more } = self;
        let end = if more.is_empty() { String::new() } else { format!(". {more}") };
        format!("Night of {dates}: {cramps}{end}")
    }
}

/// The beginning of a text in one line, or that of the first word that is looked for.
fn excerpt(text: &str, words: &Words) -> String {
    let deep = words.found_in(text).first().map_or(0, |range| range.start);
    let before = text.get(..deep).unwrap_or_default();
    let skipped = before.chars().count().saturating_sub(BEFORE);
    // A word that is cut would be read as another one.
    let start = if skipped == 0 {
        0
    } else {
        let cut = before.char_indices().nth(skipped).map_or(0, |(position, _)| position);
        let rest = before.get(cut..).unwrap_or_default();
        rest.find(char::is_whitespace).map_or(cut, |space| cut + space)
    };
    let shown: String = text.get(start..).unwrap_or(text).chars().take(LINE * 2).collect();
    let line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    if start == 0 { line } else { format!("… {line}") }
}

#[cfg(test)]
mod tests {
    use super::RowText;
    use crate::{
        app::{
            preferences::{ClockStyle, Preferences},
            search::Words,
        },
        diary::{
            Cramp, Dose, Night, NightDate, Relief, Sign,
            quantity::Pain,
            text::{Name, Note, ShortText},
            vocabulary::{Muscle, ReliefMeasure, Side, SignKind},
        },
    };

    fn cramp(side: Option<Side>, muscle: Option<Muscle>, pain: Option<i64>) -> Cramp {
        let pain = pain.map(|pain| Pain::new(pain).unwrap());
        Cramp { pain, muscle, side, ..Cramp::default() }
    }

    fn night(cramps: Option<Vec<Cramp>>) -> Night {
        Night { cramps, ..Night::unanswered("2026-03-15".parse().unwrap()) }
    }

    fn row_of(night: &Night, search: &str, preferences: &Preferences) -> RowText {
        RowText::of(night.date, Some(night), &[], 2026, &Words::of(search), preferences)
    }

    fn row(night: &Night, search: &str) -> RowText {
        row_of(night, search, &Preferences::default())
    }

    #[test]
    fn a_row_says_what_was_recorded_and_nothing_else() {
        let calf = || cramp(Some(Side::Left), Some(Muscle::Calf), Some(4));
        for (night, cramps) in [
            (night(None), "Not recorded"),
            (night(Some(vec![])), "No cramps"),
            (night(Some(vec![cramp(None, None, None)])), "1 cramp"),
            (
                night(Some(vec![calf(), calf(), cramp(None, Some(Muscle::Foot), Some(7))])),
                "3 cramps, worst pain 7 of 10, left calf, foot",
            ),
            (
                night(Some(vec![cramp(Some(Side::Both), Some(Muscle::Toes), Some(0))])),
                "1 cramp, worst pain 0 of 10, toes in both legs",
            ),
        ] {
            let row = row(&night, "");
            assert_eq!(row.cramps, cramps);
            assert_eq!(row.more, "");
            assert_eq!(row.name(), format!("Night of Sat 14 to Sun 15 March: {cramps}"));
        }
        let date: NightDate = "2026-03-15".parse().unwrap();
        let changes = ["started Simvastatin".to_owned()];
        let usual = Preferences::default();
        let row = RowText::of(date, None, &changes, 2026, &Words::default(), &usual);
        let said = "Night of Sat 14 to Sun 15 March: Not recorded. started Simvastatin";
        assert_eq!(row.name(), said);
    }

    #[test]
    fn what_is_looked_for_comes_first() {
        let mut entry = night(Some(vec![Cramp {
            relief: Some(vec![Relief { measure: ReliefMeasure::Walk, helped: None }]),
            ..Cramp::default()
        }]));
        entry.note = Some(Note::new("Warm room\nand   late supper").unwrap());
        entry.doses = Some(vec![Dose {
            name: Name::new("Furosémide").unwrap(),
            amount: Some(ShortText::new("40 mg").unwrap()),
            time: Some("20:15".parse().unwrap()),
        }]);
        entry.signs = Some(vec![Sign {
            sign: SignKind::Swelling,
            side: None,
            lasting: None,
            pain: None,
            known_to_doctor: None,
        }]);
        let more = |search| row(&entry, search).more;
        let (note, dose) = ("Warm room and late supper", "Furosémide 40 mg at 20:15");
        let (signs, tried) = ("signs: swelling", "tried: walking");
        assert_eq!(more(""), format!("{note} · {dose} · {signs} · {tried}"));
        assert_eq!(more("FUROSE"), format!("{dose} · {note} · {signs} · {tried}"));
        assert_eq!(more("swell"), format!("{signs} · {note} · {dose} · {tried}"));
        assert_eq!(more("walk"), format!("{tried} · {note} · {dose} · {signs}"));
        let twelve = Preferences { clock: ClockStyle::Twelve, ..Preferences::default() };
        let more = row_of(&entry, "furose", &twelve).more;
        assert!(more.starts_with("Furosémide 40 mg at 8:15 pm"), "{more}");
    }

    #[test]
    fn a_long_note_is_cut_but_not_before_what_is_looked_for() {
        let mut entry = night(None);
        entry.note = Some(Note::new("ä".repeat(5_000)).unwrap());
        assert_eq!(row(&entry, "").more.chars().count(), 200);
        let long = format!("{} then the left leg Wadenkrämpfe again", "slept well ".repeat(40));
        entry.note = Some(Note::new(long).unwrap());
        let found = "… then the left leg Wadenkrämpfe again";
        let more = row(&entry, "KRAMPF").more;
        assert!(more.ends_with(&found[4..]) && more.starts_with('…'), "{more}");
        assert!(more.chars().count() < 60, "{more}");
    }
}

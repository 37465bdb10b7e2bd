//! A night of the list in words.

use crate::{
    app::text::{self, Label as _},
    diary::{Cramp, Dose, Night, NightDate, text::Note, vocabulary::Side},
    ui::widgets::mark::Mark,
};

/// The most characters of a line that are laid out; a note may be far longer than a row.
const LINE: usize = 200;

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowText {
    /// The night's name by both of its dates.
    pub(super) dates: String,
    /// Its cramps.
    pub(super) cramps: String,
    /// Notes, doses and signs; may be empty.
    pub(super) more: String,
}

impl RowText {
    /// The words for a night. What holds a word that is looked for comes first.
    pub(super) fn of(date: NightDate, night: Option<&Night>, year: i32, search: &str) -> Self {
        let mark = Mark::of(night);
        let mut cramps = vec![text::capital(&mark.words())];
        if let Some(night) = night {
            let worst = night.cramps().iter().filter_map(|cramp| cramp.pain).max();
            cramps.extend(worst.map(|pain| format!("worst pain {pain} of 10")));
            cramps.extend(places(night.cramps()));
        }
        Self {
            dates: date.both_dates(year),
            cramps: cramps.join(", "),
            more: night.map_or_else(String::new, |night| more(night, search)),
        }
    }

    /// The name that a screen reader says.
    pub(super) fn name(&self) -> String {
        let Self { dates, cramps, more } = self;
        let end = if more.is_empty() { String::new() } else { format!(". {more}") };
        format!("Night of {dates}: {cramps}{end}")
    }
}

/// Each place that cramped, once: "left calf", "foot".
fn places(cramps: &[Cramp]) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for cramp in cramps {
        let place = match (cramp.side, cramp.muscle) {
            (Some(Side::Both), Some(muscle)) => format!("{} in both legs", muscle.label()),
            (Some(Side::Both), None) => "both legs".to_owned(),
            (Some(side), Some(muscle)) => format!("{} {}", side.label(), muscle.label()),
            (None, Some(muscle)) => muscle.label().to_owned(),
            (Some(side), None) => format!("{} leg", side.label()),
            (None, None) => continue,
        };
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

fn more(night: &Night, search: &str) -> String {
    let cramp_notes = night.cramps().iter().filter_map(|cramp| cramp.note.as_ref());
    let notes = night.note.iter().chain(cramp_notes).chain(&night.medication_note);
    let mut parts: Vec<String> = notes.map(one_line).filter(|note| !note.is_empty()).collect();
    parts.extend(night.doses.iter().flatten().map(dose));
    let mut signs: Vec<&str> = night.signs().iter().map(|sign| sign.sign.label()).collect();
    signs.dedup();
    if !signs.is_empty() {
        parts.push(format!("signs: {}", signs.join(", ")));
    }
    let search = search.to_lowercase();
    parts.sort_by_cached_key(|part| {
        let part = part.to_lowercase();
        !search.split_whitespace().any(|word| part.contains(word))
    });
    parts.join(" · ").chars().take(LINE).collect()
}

fn one_line(note: &Note) -> String {
    let start: String = note.as_str().chars().take(LINE * 4).collect();
    start.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn dose(dose: &Dose) -> String {
    let amount = dose.amount.as_ref().map_or_else(String::new, |amount| format!(" {amount}"));
    let time = dose.time.map_or_else(String::new, |time| format!(" at {}", text::clock(time)));
    format!("{}{amount}{time}", dose.name)
}

#[cfg(test)]
mod tests {
    use super::RowText;
    use crate::diary::{
        Cramp, Dose, Night, NightDate, Sign,
        quantity::Pain,
        text::{Name, Note, ShortText},
        vocabulary::{Muscle, Side, SignKind},
    };

    fn cramp(side: Option<Side>, muscle: Option<Muscle>, pain: Option<i64>) -> Cramp {
        let pain = pain.map(|pain| Pain::new(pain).unwrap());
        Cramp { pain, muscle, side, ..Cramp::default() }
    }

    fn night(cramps: Option<Vec<Cramp>>) -> Night {
        Night { cramps, ..Night::unanswered("2026-03-15".parse().unwrap()) }
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
            let row = RowText::of(night.date, Some(&night), 2026, "");
            assert_eq!(row.cramps, cramps);
            assert_eq!(row.more, "");
            assert_eq!(row.name(), format!("Night of Sat 14 to Sun 15 March: {cramps}"));
        }
        let date: NightDate = "2026-03-15".parse().unwrap();
        assert_eq!(RowText::of(date, None, 2026, "").cramps, "Not recorded");
    }

    #[test]
    fn what_is_looked_for_comes_first() {
        let mut entry = night(None);
        entry.note = Some(Note::new("Warm room\nand   late supper").unwrap());
        entry.doses = Some(vec![Dose {
            name: Name::new("Furosemide").unwrap(),
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
        let more = |search| RowText::of(entry.date, Some(&entry), 2026, search).more;
        let note = "Warm room and late supper";
        let dose = "Furosemide 40 mg at 20:15";
        assert_eq!(more(""), format!("{note} · {dose} · signs: swelling"));
        assert_eq!(more("FURO"), format!("{dose} · {note} · signs: swelling"));
        assert_eq!(more("swell"), format!("signs: swelling · {note} · {dose}"));
    }

    #[test]
    fn a_long_note_is_cut() {
        let mut entry = night(None);
        entry.note = Some(Note::new("ä".repeat(10_000)).unwrap());
        let row = RowText::of(entry.date, Some(&entry), 2026, "");
        assert_eq!(row.more.chars().count(), 200);
    }
}

//! Everything that is written in a diary, folded once, so that each letter typed is answered at
//! once.

use std::ops::Range;

use crate::{
    app::{
        preferences::{ClockStyle, Preferences},
        text::clock_in,
    },
    diary::{Diary, Night, NightDate, Period, noted, text::Note},
    guidance,
};

use super::{
    super::range,
    Filter, Filters,
    fold::{Words, fold},
    written::{MedicationChanges, Written},
};

/// What is known of a night's cramps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Cramps,
    NoCramps,
    NotRecorded,
}

/// What a search asks of a night.
#[derive(Debug, Clone)]
struct Entry {
    date: NightDate,
    written: Range<usize>,
    answer: Answer,
    is_entered: bool,
    has_note: bool,
    has_emergency_sign: bool,
}

/// The nights of a diary from the first to the last one with an entry, made to be searched.
#[derive(Debug, Clone, Default)]
pub struct Index {
    revision: u64,
    /// All that is written, folded, night after night.
    written: String,
    /// The newest first.
    entries: Vec<Entry>,
    /// The nights after the newest appointment.
    since_appointment: Option<Period>,
    changes: MedicationChanges,
}

impl Index {
    /// Reads a diary. 50 years take their time: not in a frame.
    pub fn of(diary: &Diary, revision: u64) -> Self {
        let mut index = Self { revision, ..Self::default() };
        let Some(span) = diary.span() else { return index };
        let changes = MedicationChanges::of(diary);
        for date in span.iter().rev() {
            index.add(date, diary.night(date).map(|night| &**night), changes.before(date));
        }
        index.since_appointment = range::Range::SinceAppointment.period(diary, span.last());
        index.changes = changes;
        index
    }

    /// The revision of the diary that was read.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// What was changed of the medication before a night.
    pub fn changes_before(&self, night: NightDate) -> &[String] {
        self.changes.before(night)
    }

    /// The nights that hold every word and pass the filters, the newest first.
    ///
    /// Without filters these are nights that have an entry, or a change of medication before them
    /// that holds the words.
    pub fn find(&self, words: &Words, filters: &Filters) -> Vec<NightDate> {
        self.entries
            .iter()
            .filter(|entry| entry.passes(filters))
            .filter(|entry| {
                !filters.contains(Filter::SinceAppointment)
                    || self.since_appointment.is_some_and(|nights| nights.contains(entry.date))
            })
            .filter(|entry| words.is_empty() || words.are_in(self.written_of(entry)))
            .map(|entry| entry.date)
            .collect()
    }

    fn written_of(&self, entry: &Entry) -> &str {
        self.written.get(entry.written.clone()).unwrap_or_default()
    }

    fn add(&mut self, date: NightDate, night: Option<&Night>, changes: &[String]) {
        let start = self.written.len();
        let Written { places, parts } = Written::of(night, changes, &Preferences::default());
        // The index is one for all clocks: a time is found both ways.
        let times: Vec<String> = night
            .into_iter()
            .flat_map(|night| night.doses.iter().flatten())
            .filter_map(|dose| Some(clock_in(ClockStyle::Twelve, dose.time?)))
            .collect();
        let texts = places.iter().chain(&times).map(String::as_str);
        for text in texts.chain(parts.iter().map(|part| &**part)) {
            fold(text, &mut self.written);
            // No word reaches from one text into the next.
            self.written.push('\n');
        }
        let answer = match night.and_then(|night| night.cramps.as_deref()) {
            None => Answer::NotRecorded,
            Some([]) => Answer::NoCramps,
            Some([_, ..]) => Answer::Cramps,
        };
        self.entries.push(Entry {
            date,
            written: start..self.written.len(),
            answer,
            is_entered: night.is_some(),
            has_note: night.is_some_and(has_note),
            has_emergency_sign: night.is_some_and(guidance::is_emergency_night),
        });
    }
}

impl Entry {
    /// Of the answers any of the chosen ones will do; whatever else is chosen must hold as well.
    fn passes(&self, filters: &Filters) -> bool {
        let answers = [
            (Filter::WithCramps, Answer::Cramps),
            (Filter::WithoutCramps, Answer::NoCramps),
            (Filter::NotRecorded, Answer::NotRecorded),
        ];
        let mut chosen = answers.iter().filter(|(filter, _)| filters.contains(*filter)).peekable();
        let answer_passes = if chosen.peek().is_none() {
            // A night without any is only there for whoever looks for what is missing.
            self.is_entered || !self.written.is_empty()
        } else {
            chosen.any(|(_, answer)| *answer == self.answer)
        };
        answer_passes
            && (self.has_note || !filters.contains(Filter::WithNote))
            && (self.has_emergency_sign || !filters.contains(Filter::EmergencySign))
    }
}

fn has_note(night: &Night) -> bool {
    night.note.as_ref().is_some_and(is_written)
        || night.medication_note.is_some()
        || night.cramps().iter().any(|cramp| cramp.note.is_some())
}

/// Whether a person wrote something into a note; what is logged by a control is no note of theirs.
fn is_written(note: &Note) -> bool {
    let (own, habits) = noted::apart(note);
    habits.is_empty() || !own.trim().is_empty()
}

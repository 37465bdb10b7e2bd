//! What was done since the window was opened, in words that name the night.

use std::collections::VecDeque;

use chrono::{Datelike as _, NaiveDateTime};

use crate::diary::{Change, NightDate, Step};

/// How many are kept to be looked at; those that can be undone are in the diary file.
const KEPT: usize = 100;

/// What happened to a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeedKind {
    /// It was saved.
    Saved,
    /// It was taken back.
    Undone,
    /// It was made again.
    MadeAgain,
}

/// A step that is on the disk, or gone from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// What happened to it.
    pub kind: DeedKind,
    /// When, by the clock on the wall.
    pub at: NaiveDateTime,
    /// What it was.
    pub words: String,
    /// The night that it is about, where it is one.
    pub night: Option<NightDate>,
}

/// What was done, the newest first.
#[derive(Debug, Clone, Default)]
pub struct Deeds(VecDeque<Deed>);

impl Deeds {
    /// Takes note of something that was done.
    pub(super) fn add(&mut self, deed: Deed) {
        self.0.push_front(deed);
        self.0.truncate(KEPT);
    }

    /// The newest first.
    pub fn iter(&self) -> impl Iterator<Item = &Deed> {
        self.0.iter()
    }
}

/// The night that a step is about, where it is one.
pub fn night_of(step: &Step) -> Option<NightDate> {
    let mut nights = nights_of(step);
    let night = nights.next()?;
    nights.all(|other| other == night).then_some(night)
}

/// Names a step with its night: "add a cramp, night of Thu 19 to Fri 20 March".
pub fn named(step: &Step, today: NaiveDateTime) -> String {
    with_night(step.name.clone(), step, today)
}

/// Says that a step was done: "added a cramp, night of Thu 19 to Fri 20 March".
pub fn done(step: &Step, today: NaiveDateTime) -> String {
    with_night(past(&step.name), step, today)
}

fn with_night(words: String, step: &Step, today: NaiveDateTime) -> String {
    if let Some(night) = night_of(step) {
        return format!("{words}, night of {}", night.both_dates(today.year()));
    }
    match nights_of(step).count() {
        0 => words,
        nights => format!("{words}, {nights} nights"),
    }
}

fn nights_of(step: &Step) -> impl Iterator<Item = NightDate> {
    step.changes.iter().filter_map(|change| match change {
        Change::Night(night, _) | Change::AddedFluid(night, _) => Some(*night),
        Change::Medication(..)
        | Change::Exposure(..)
        | Change::Acknowledgement(..)
        | Change::Appointment(..)
        | Change::Profile(_)
        | Change::Settings(_)
        | Change::Running(_) => None,
    })
}

/// The names of steps tell what to do ("add a cramp"), so that they can follow the word "Undo";
/// once it was done, the verb tells that.
fn past(name: &str) -> String {
    let (verb, rest) = name.split_once(' ').unwrap_or((name, ""));
    let done = match verb {
        "set" => "set".to_owned(),
        "say" => "said".to_owned(),
        "take" => "taken".to_owned(),
        "make" => "made".to_owned(),
        "keep" => "kept".to_owned(),
        "begin" => "begun".to_owned(),
        "stop" => "stopped".to_owned(),
        "copy" => "copied".to_owned(),
        verb if verb.ends_with('e') => format!("{verb}d"),
        verb => format!("{verb}ed"),
    };
    format!("{done} {rest}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Deed, DeedKind, Deeds, KEPT, done, named, past};
    use crate::{
        app::{Edit, add_cramp},
        clock::Clock,
        diary::Diary,
    };

    #[test]
    fn a_step_is_told_with_its_night_and_as_done() {
        for (name, expected) in [
            ("add a cramp", "added a cramp"),
            ("set the fluids", "set the fluids"),
            ("record no cramps", "recorded no cramps"),
            ("remove a dose", "removed a dose"),
            ("describe a sign", "described a sign"),
            ("change the note", "changed the note"),
            ("say what was done about a card", "said what was done about a card"),
            ("take an answer back", "taken an answer back"),
            ("import a file", "imported a file"),
            ("clear", "cleared"),
        ] {
            assert_eq!(past(name), expected);
        }
        let now = Clock::fixed("2026-03-20T08:00:00".parse().unwrap()).now();
        let night = "2026-03-15".parse().unwrap();
        let step = add_cramp(night).step(&Diary::default(), &now).unwrap();
        assert_eq!(done(&step, now.local), "added a cramp, night of Sat 14 to Sun 15 March");
        assert_eq!(named(&step, now.local), "add a cramp, night of Sat 14 to Sun 15 March");
        let name = Edit::profile("change an answer about me", |profile| {
            profile.exercises_often = Some(true);
        });
        let step = name.step(&Diary::default(), &now).unwrap();
        assert_eq!(done(&step, now.local), "changed an answer about me");
    }

    #[test]
    fn only_so_many_are_kept() {
        let mut deeds = Deeds::default();
        let at = "2026-03-20T08:00:00".parse().unwrap();
        for number in 0..=KEPT {
            let words = number.to_string();
            deeds.add(Deed { kind: DeedKind::Saved, at, words, night: None });
        }
        assert_eq!(deeds.iter().count(), KEPT);
        assert_eq!(deeds.iter().next().unwrap().words, KEPT.to_string());
    }
}

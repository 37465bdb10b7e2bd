//! What happened in a period: medications started, increased and stopped, and appointments.

use chrono::NaiveDate;

use crate::diary::{Diary, Period};

/// What kind of thing happened; each has a shape of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum EventKind {
    /// A medication was started.
    Started,
    /// Its dose was increased.
    Increased,
    /// It was stopped.
    Stopped,
    /// An appointment of which it was entered what was said.
    Appointment,
}

/// Something that happened on a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Event {
    /// The day.
    pub(super) day: NaiveDate,
    /// What kind of thing.
    pub(super) kind: EventKind,
    /// What it was, in a few words.
    pub(super) what: String,
    /// What is known of it besides.
    pub(super) detail: String,
}

impl Event {
    /// With its day: "3 Mar 2026: Started Furosemide".
    pub(super) fn words(&self) -> String {
        format!("{}: {}", self.day.format("%-d %b %Y"), self.what)
    }

    /// With its day and all that is known: "5 Mar 2026: Appointment, Dr Okafor; stretch daily".
    pub(super) fn whole_words(&self) -> String {
        let detail = self.detail.split_whitespace().collect::<Vec<_>>().join(" ");
        if detail.is_empty() { self.words() } else { format!("{}; {detail}", self.words()) }
    }
}

/// The events on the days of a period, the first one first.
pub(super) fn events(diary: &Diary, period: Period) -> Vec<Event> {
    let mut events = Vec::new();
    let mut add = |day: NaiveDate, kind, what: String, detail: String| {
        if period.first().morning() <= day && day <= period.last().morning() {
            events.push(Event { day, kind, what, detail });
        }
    };
    for medication in diary.medications.values() {
        let name = &medication.name;
        let dose = || medication.dose.as_ref().map(ToString::to_string).unwrap_or_default();
        if let Some(day) = medication.started {
            add(day, EventKind::Started, format!("Started {name}"), dose());
        }
        for day in &medication.increased {
            add(*day, EventKind::Increased, format!("Increased {name}"), String::new());
        }
        if let Some(day) = medication.stopped {
            add(day, EventKind::Stopped, format!("Stopped {name}"), String::new());
        }
    }
    for appointment in diary.appointments.values() {
        let Some(outcome) = &appointment.outcome else { continue };
        let with = appointment.with.as_ref().map(|with| format!(", {with}")).unwrap_or_default();
        let what = format!("Appointment{with}");
        add(appointment.date, EventKind::Appointment, what, outcome.to_string());
    }
    events.sort();
    events
}

#[cfg(test)]
mod tests {
    use super::{Event, events};
    use crate::diary::{
        Appointment, Diary, EntryId, Medication, Period,
        text::{Name, Note, ShortText},
    };

    #[test]
    fn events_are_those_of_the_period_with_both_its_ends() {
        let day = |text: &str| text.parse().unwrap();
        let mut medication = Medication::named(Name::new("Furosemide").unwrap());
        medication.started = Some(day("2026-03-01"));
        medication.increased = vec![day("2026-02-28"), day("2026-03-10")];
        medication.stopped = Some(day("2026-03-28"));
        let mut diary = Diary::default();
        diary.medications.put(EntryId(1), Some(medication));
        let outcome = Note::new("Stretch\nevery evening").ok();
        for (id, date, outcome) in [
            (1, "2026-03-05", outcome.clone()),
            (2, "2026-03-29", outcome),
            // Nothing was said yet.
            (3, "2026-03-06", None),
        ] {
            let with = ShortText::new("Dr Okafor").ok();
            let appointment =
                Appointment { date: day(date), time: None, with, place: None, outcome };
            diary.appointments.put(EntryId(id), Some(appointment));
        }
        let period = Period::ending("2026-03-28".parse().unwrap(), 28);
        let words: Vec<String> = events(&diary, period).iter().map(Event::whole_words).collect();
        assert_eq!(
            words,
            [
                "1 Mar 2026: Started Furosemide",
                "5 Mar 2026: Appointment, Dr Okafor; Stretch every evening",
                "10 Mar 2026: Increased Furosemide",
                "28 Mar 2026: Stopped Furosemide",
            ]
        );
    }
}

//! What happened in a period: medications started, increased and stopped, and appointments.

use chrono::NaiveDate;

use crate::{
    app::text,
    diary::{Diary, Period},
};

/// Something that happened on a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Event {
    /// The day.
    pub(super) day: NaiveDate,
    /// What it was, in a few words.
    pub(super) what: String,
}

impl Event {
    /// With its day: "3 Mar: Started Furosemide".
    pub(super) fn words(&self) -> String {
        format!("{}: {}", text::short_date(self.day), self.what)
    }
}

/// The events on the days of a period, the first one first.
pub(super) fn events(diary: &Diary, period: Period) -> Vec<Event> {
    let mut events = Vec::new();
    let mut add = |day: NaiveDate, what: String| {
        if period.first().morning() <= day && day <= period.last().morning() {
            events.push(Event { day, what });
        }
    };
    for medication in diary.medications.values() {
        let name = &medication.name;
        medication.started.into_iter().for_each(|day| add(day, format!("Started {name}")));
        for day in &medication.increased {
            add(*day, format!("Increased {name}"));
        }
        medication.stopped.into_iter().for_each(|day| add(day, format!("Stopped {name}")));
    }
    for appointment in diary.appointments.values() {
        let with = appointment.with.as_ref().map(|with| format!(", {with}")).unwrap_or_default();
        add(appointment.date, format!("Appointment{with}"));
    }
    events.sort();
    events
}

/// A label that stands beside a line, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placed {
    /// Its left edge.
    pub(super) left: f32,
    /// Which row it stands in, from above.
    pub(super) lane: usize,
}

/// Finds a place for each label: `lines` are where the lines stand and how wide their labels
/// are, from left to right. No label covers another, and no line crosses one of an earlier line.
pub(super) fn place(lines: &[(f32, f32)], right: f32, gap: f32) -> Vec<Placed> {
    let mut ends: Vec<f32> = Vec::new();
    lines
        .iter()
        .map(|(x, width)| {
            let left = if x + gap + width <= right { x + gap } else { x - gap - width };
            // The line runs down through every lane below its own: those must be free too.
            let edge = left.min(*x);
            let lane = ends.iter().rposition(|end| *end > edge).map_or(0, |taken| taken + 1);
            ends.resize(ends.len().max(lane + 1), f32::MIN);
            if let Some(end) = ends.get_mut(lane) {
                *end = (left + width + gap).max(x + gap);
            }
            Placed { left, lane }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Placed, events, place};
    use crate::diary::{
        Appointment, Diary, EntryId, Medication, Period,
        text::{Name, ShortText},
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
        for (id, date) in [(1, "2026-03-05"), (2, "2026-03-29")] {
            let with = ShortText::new("Dr Okafor").ok();
            let appointment =
                Appointment { date: day(date), time: None, with, place: None, outcome: None };
            diary.appointments.put(EntryId(id), Some(appointment));
        }
        let period = Period::ending("2026-03-28".parse().unwrap(), 28);
        let words: Vec<String> = events(&diary, period).iter().map(super::Event::words).collect();
        assert_eq!(
            words,
            [
                "1 Mar: Started Furosemide",
                "5 Mar: Appointment, Dr Okafor",
                "10 Mar: Increased Furosemide",
                "28 Mar: Stopped Furosemide",
            ]
        );
    }

    #[test]
    fn labels_that_would_meet_stand_in_rows_below_each_other() {
        let placed = |lines: &[(f32, f32)]| {
            place(lines, 200.0, 4.0)
                .into_iter()
                .map(|Placed { left, lane }| (left, lane))
                .collect::<Vec<_>>()
        };
        assert_eq!(placed(&[(0.0, 50.0), (60.0, 50.0)]), [(4.0, 0), (64.0, 0)]);
        assert_eq!(placed(&[(0.0, 50.0), (30.0, 50.0)]), [(4.0, 0), (34.0, 1)]);
        // The third line would cross the second label if it stood above it.
        assert_eq!(placed(&[(0.0, 40.0), (30.0, 60.0), (60.0, 20.0)])[2], (64.0, 2));
        // No room on the right: to the left of its line.
        assert_eq!(placed(&[(190.0, 50.0)]), [(136.0, 0)]);
    }
}

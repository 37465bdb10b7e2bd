//! The appointment that has passed and of which nothing was written down yet.

use chrono::{NaiveDate, TimeDelta};

use crate::diary::{Appointment, Diary, EntryId};

/// Days after an appointment that its outcome is asked for among the doctor's things.
const ASKED_FOR: i64 = 60;

/// Days after an appointment that its outcome is asked for where nights are recorded, too.
const ASKED_FOR_BESIDE_NIGHTS: i64 = 14;

/// The newest appointment that lies before today and of which it was not said what came of it.
///
/// What a person did not answer for long is not asked for any more; it can always be written.
pub fn to_ask_about(diary: &Diary, today: NaiveDate) -> Option<(EntryId, &Appointment)> {
    asked_within(diary, today, ASKED_FOR)
}

/// The same over the nights, where it is asked for a shorter time.
pub fn to_ask_about_beside_nights(
    diary: &Diary,
    today: NaiveDate,
) -> Option<(EntryId, &Appointment)> {
    asked_within(diary, today, ASKED_FOR_BESIDE_NIGHTS)
}

fn asked_within(diary: &Diary, today: NaiveDate, days: i64) -> Option<(EntryId, &Appointment)> {
    let newest = diary
        .appointments
        .iter()
        .filter(|(_, appointment)| appointment.date < today)
        .max_by_key(|(id, appointment)| (appointment.date, **id))?;
    let (id, appointment) = newest;
    let is_new = today - appointment.date <= TimeDelta::days(days);
    (is_new && appointment.outcome.is_none()).then_some((*id, appointment))
}

#[cfg(test)]
mod tests {
    use super::{to_ask_about, to_ask_about_beside_nights};
    use crate::diary::{Appointment, Diary, text::Note};

    fn diary(appointments: &[(&str, Option<&str>)]) -> Diary {
        let appointments = appointments.iter().map(|(date, outcome)| Appointment {
            date: date.parse().unwrap(),
            time: None,
            with: None,
            place: None,
            outcome: outcome.map(|outcome| Note::new(outcome).unwrap()),
        });
        let mut diary = Diary::default();
        diary.appointments = appointments.collect();
        diary
    }

    #[test]
    fn the_newest_that_has_passed_is_asked_about_for_a_while() {
        let asked = |appointments: &[(&str, Option<&str>)], today: &str| {
            let (diary, today) = (diary(appointments), today.parse().unwrap());
            let date = |found: Option<(_, &Appointment)>| found.map(|(_, found)| found.date);
            (date(to_ask_about(&diary, today)), date(to_ask_about_beside_nights(&diary, today)))
        };
        let on = |date: &str| date.parse().ok();
        let one = [("2026-03-10", None)];
        assert_eq!(asked(&one, "2026-03-10"), (None, None), "not on the day itself");
        assert_eq!(asked(&one, "2026-03-11"), (on("2026-03-10"), on("2026-03-10")));
        assert_eq!(asked(&one, "2026-03-24"), (on("2026-03-10"), on("2026-03-10")));
        assert_eq!(asked(&one, "2026-03-25"), (on("2026-03-10"), None));
        assert_eq!(asked(&one, "2026-05-09"), (on("2026-03-10"), None));
        assert_eq!(asked(&one, "2026-05-10"), (None, None));
        let answered = [("2026-03-01", None), ("2026-03-10", Some("Blood test"))];
        assert_eq!(asked(&answered, "2026-03-11"), (None, None), "an older one is not dug out");
        let two = [("2026-03-01", None), ("2026-03-10", None), ("2026-04-01", None)];
        assert_eq!(asked(&two, "2026-03-11").0, on("2026-03-10"));
    }
}

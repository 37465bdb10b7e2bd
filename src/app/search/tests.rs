//! What is found, and when the diary is read again for it.

use std::sync::Arc;

use super::{Filter, Filters, Index, Search, Words};
use crate::{
    app::jobs::{Job, JobDone, work},
    diary::{
        Cramp, Diary, Dose, EntryId, Medication, Night, NightDate, Relief, Sign,
        text::{Name, Note, ShortText},
        vocabulary::{Helped, Muscle, ReliefMeasure, Side, SignKind},
    },
};

fn date(text: &str) -> NightDate {
    text.parse().unwrap()
}

fn sign(sign: SignKind) -> Sign {
    Sign { sign, side: None, lasting: None, pain: None, known_to_doctor: None }
}

fn full(text: &str) -> Night {
    let cramp = Cramp {
        muscle: Some(Muscle::Calf),
        side: Some(Side::Left),
        relief: Some(vec![Relief { measure: ReliefMeasure::Massage, helped: Some(Helped::Yes) }]),
        note: Some(Note::new("after Gardening").unwrap()),
        ..Cramp::default()
    };
    let dose = Dose {
        name: Name::new("Furosemide").unwrap(),
        amount: Some(ShortText::new("40 mg").unwrap()),
        time: None,
    };
    Night {
        cramps: Some(vec![cramp]),
        signs: Some(vec![sign(SignKind::VisibleVeins)]),
        doses: Some(vec![dose]),
        medication_note: Some(Note::new("taken late").unwrap()),
        note: Some(Note::new("ÜBEL: Wadenkrämpfe, very warm room").unwrap()),
        ..Night::unanswered(date(text))
    }
}

fn diary(nights: impl IntoIterator<Item = Night>) -> Diary {
    let mut diary = Diary::default();
    for night in nights {
        diary.put_night(Arc::new(night));
    }
    diary
}

fn found(diary: &Diary, text: &str, filters: &[Filter]) -> Vec<String> {
    let filters: Filters = filters.iter().copied().collect();
    let nights = Index::of(diary, 1).find(&Words::of(text), &filters);
    nights.iter().map(ToString::to_string).collect()
}

#[test]
fn every_word_must_be_written_somewhere_in_the_night() {
    let diary = diary([full("2026-03-02"), Night::unanswered(date("2026-03-01"))]);
    for (text, nights) in [
        ("", 2),
        ("  ", 2),
        ("calf", 1),
        ("CALF left", 1),
        ("garden", 1),
        ("veins", 1),
        ("massage", 1),
        ("massage helped", 1),
        ("furosemide 40", 1),
        ("Taken Late", 1),
        ("übel", 1),
        ("ubel", 1),
        ("krampf", 1),
        ("KRÄMPFE", 1),
        ("calf foot", 0),
        ("calfafter", 0),
    ] {
        assert_eq!(found(&diary, text, &[]).len(), nights, "{text:?}");
    }
    assert_eq!(found(&diary, "", &[]), ["2026-03-02", "2026-03-01"]);
}

#[test]
fn a_change_of_medication_is_found_also_where_nothing_else_was_entered() {
    let mut diary = diary([full("2026-03-01"), full("2026-03-10")]);
    let mut medication = Medication::named(Name::new("Amlodipín").unwrap());
    medication.started = Some("2026-03-04".parse().unwrap());
    diary.medications.put(EntryId(1), Some(medication));
    assert_eq!(found(&diary, "amlodipin", &[]), ["2026-03-05"]);
    assert_eq!(Index::of(&diary, 1).changes_before(date("2026-03-05")), ["started Amlodipín"]);
}

#[test]
fn filters_narrow_and_the_answers_widen_each_other() {
    let free = |text| Night { cramps: Some(vec![]), ..Night::unanswered(date(text)) };
    let mut redness = free("2026-03-06");
    redness.signs = Some(vec![sign(SignKind::Redness)]);
    let mut noted = Night::unanswered(date("2026-03-04"));
    noted.note = Some(Note::new("away").unwrap());
    let diary = diary([full("2026-03-01"), free("2026-03-03"), noted, redness]);
    for (filters, nights) in [
        (&[][..], &["06", "04", "03", "01"][..]),
        (&[Filter::WithCramps], &["01"]),
        (&[Filter::WithoutCramps], &["06", "03"]),
        (&[Filter::WithCramps, Filter::WithoutCramps], &["06", "03", "01"]),
        // Between the first and the last night, with an entry or not.
        (&[Filter::NotRecorded], &["05", "04", "02"]),
        (&[Filter::WithNote], &["04", "01"]),
        (&[Filter::WithNote, Filter::NotRecorded], &["04"]),
        (&[Filter::EmergencySign], &["06"]),
        (&[Filter::EmergencySign, Filter::WithCramps], &[]),
    ] {
        let nights: Vec<String> = nights.iter().map(|day| format!("2026-03-{day}")).collect();
        assert_eq!(found(&diary, "", filters), nights, "{filters:?}");
    }
    assert_eq!(found(&diary, "away", &[Filter::WithCramps]), [""; 0]);
}

/// Does the job and gives the index of it.
fn read(job: Option<Job>) -> Index {
    let JobDone::Index(index) = work(job.unwrap()) else { panic!("another job was done") };
    index
}

#[test]
fn the_diary_is_read_once_a_revision_and_the_old_one_serves_meanwhile() {
    let mut diary = diary([full("2026-03-02")]);
    let mut search = Search { text: "calf".to_owned(), ..Search::default() };
    let job = search.refresh(&diary, 1);
    assert!(!search.is_ready());
    assert!(search.refresh(&diary, 1).is_none(), "it is being read already");
    search.take_in(read(job));
    assert_eq!(search.found(), [date("2026-03-02")]);
    diary.put_night(Arc::new(full("2026-03-03")));
    let newer = search.refresh(&diary, 2);
    assert_eq!(search.found(), [date("2026-03-02")]);
    diary.put_night(Arc::new(full("2026-03-04")));
    let newest = search.refresh(&diary, 3);
    search.take_in(read(newest));
    assert_eq!(search.found().len(), 3);
    search.take_in(read(newer));
    assert_eq!(search.found().len(), 3, "what comes late is not taken for the newest");
    "foot".clone_into(&mut search.text);
    assert!(search.refresh(&diary, 3).is_none());
    assert_eq!(search.found(), []);
    search.clear();
    assert!(!search.is_on());
}

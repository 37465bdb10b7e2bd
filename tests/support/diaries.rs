//! Made-up diaries for the window.

use std::sync::Arc;

use cramp_diary::{
    app::Edit,
    clock::Clock,
    demo::half_year,
    diary::{
        Cramp, Diary, Exposure, Night, NightDate, Relief, Sign,
        quantity::{CrampMinutes, Pain, SorenessHours, WholeMinutes},
        text::Text,
        vocabulary::{Helped, Muscle, ReliefMeasure, Side, SignKind, Substance},
    },
};

/// The morning on which the window is opened, unless a test says otherwise.
pub(crate) const TODAY: &str = "2026-03-20";

/// The night that ends on this morning.
pub(crate) fn night(morning: &str) -> NightDate {
    morning.parse().unwrap()
}

/// A diary of one night.
pub(crate) fn of_night(entry: Night) -> Diary {
    let mut diary = Diary::default();
    diary.put_night(Arc::new(entry));
    diary
}

/// The made-up half-year up to today, of a person with a long name.
pub(crate) fn usual() -> Diary {
    let mut diary = half_year(night(TODAY));
    let name = "Margaret Ashworth-Featherstonehaugh of Llanfairpwllgwyngyll";
    diary.profile.name = Some(Text::new(name).unwrap());
    diary
}

/// One cramp last night that is severe, long, and did not give way to stretching.
pub(crate) fn emergency() -> Diary {
    let cramp = Cramp { minutes: CrampMinutes::new(12.0).ok(), ..severe_cramp() };
    of_night(Night { cramps: Some(vec![cramp]), ..Night::unanswered(night(TODAY)) })
}

/// What is an emergency as soon as it lasts longer than ten minutes.
pub(crate) fn severe_cramp() -> Cramp {
    Cramp {
        pain: Pain::new(8).ok(),
        relief: Some(vec![Relief { measure: ReliefMeasure::Stretch, helped: Some(Helped::No) }]),
        ..Cramp::default()
    }
}

/// A diary of one cramp last night.
pub(crate) fn with_cramp(cramp: Cramp) -> Diary {
    of_night(Night { cramps: Some(vec![cramp]), ..Night::unanswered(night(TODAY)) })
}

/// A cramp of which everything is answered.
pub(crate) fn full_cramp() -> Cramp {
    Cramp {
        started: "03:15".parse().ok(),
        minutes: CrampMinutes::new(7.0).ok(),
        did_not_stop: Some(false),
        muscle: Some(Muscle::Calf),
        side: Some(Side::Left),
        woke: Some(true),
        minutes_awake: WholeMinutes::new(20).ok(),
        visible_tightening: Some(true),
        hard_to_move: Some(false),
        soreness_hours: SorenessHours::new(12.0).ok(),
        note: Text::new("Went up the stairs twice in the evening").ok(),
        ..severe_cramp()
    }
}

/// Three emergencies at once: the one above, one leg that is swollen and hot, and a contact with
/// a harmful substance.
pub(crate) fn emergencies() -> Diary {
    let mut diary = emergency();
    let mut entry = (**diary.night(night(TODAY)).unwrap()).clone();
    let sign = |sign| Sign {
        sign,
        side: Some(Side::Left),
        lasting: Some(true),
        pain: Pain::new(6).ok(),
        known_to_doctor: Some(false),
    };
    entry.signs = Some(
        [SignKind::Swelling, SignKind::Heat, SignKind::Redness, SignKind::PainBetweenCramps]
            .map(sign)
            .into(),
    );
    diary.put_night(Arc::new(entry));
    let exposure =
        Exposure { date: night(TODAY).evening(), substance: Substance::Pesticide, note: None };
    let now = Clock::fixed("2026-03-20T08:00:00".parse().unwrap()).now();
    let step = Edit::add("add a contact", exposure).step(&diary, &now).unwrap();
    diary.apply_step(&step).unwrap();
    diary.profile.emergency_number = Some(Text::new("112").unwrap());
    diary.profile.emergency_contact = Some(Text::new("Tom, 0123 456789").unwrap());
    diary
}

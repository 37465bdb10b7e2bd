//! From one night to the next: what is taken along, and what stays where it is.

use cramp_diary::{
    app::Command,
    diary::{
        Cramp, DayBefore, Diary, Dose, Medication, Night,
        quantity::{CaffeineMg, Millilitres},
        text::Text,
        unique::UniqueList,
        vocabulary::BedtimeMeasure,
    },
};
use egui::Key;

use super::{put, saved, saved_before};
use crate::support::{
    diaries::{TODAY, night, with_cramp},
    window::Window,
};

#[test]
fn the_same_as_an_earlier_night_is_filled_in_where_asked_and_unanswered() {
    let mut diary = Diary::default();
    let earlier = Night {
        cramps: Some(Vec::new()),
        before: DayBefore {
            fluid_ml: Millilitres::new(1500).ok(),
            caffeine_mg: CaffeineMg::new(190).ok(),
            long_sitting: Some(true),
            ..DayBefore::default()
        },
        bedtime: UniqueList::new(vec![BedtimeMeasure::Stretch]).ok(),
        ..Night::unanswered(night("2026-03-15"))
    };
    put(&mut diary, earlier);
    let before = DayBefore { caffeine_mg: CaffeineMg::new(0).ok(), ..DayBefore::default() };
    put(&mut diary, Night { before, ..Night::unanswered(night(TODAY)) });
    let mut window = Window::new().diary(diary).open();
    window.click("The day before, no caffeine");
    window.click("Same as Sat 14 to Sun 15 March: 1.5 litres, sat for long");
    let filled = DayBefore {
        fluid_ml: Millilitres::new(1500).ok(),
        caffeine_mg: CaffeineMg::new(0).ok(),
        long_sitting: Some(true),
        ..DayBefore::default()
    };
    assert_eq!(saved_before(&window), filled);
    assert!(!window.says("Same as"), "nothing more is there to copy");
    window.command(Command::Undo);
    assert_eq!(saved_before(&window).fluid_ml, None);
    window.click("At bedtime, not answered");
    window.click("Same as Sat 14 to Sun 15 March: stretched calves and hamstrings");
    let done = saved(&window, TODAY).bedtime.unwrap();
    assert_eq!(done.as_slice(), [BedtimeMeasure::Stretch]);
}

#[test]
fn a_dose_is_taken_with_one_touch_as_it_was_the_last_time() {
    let magnesium = Text::new("magnesium").unwrap();
    let mut diary = Diary::default();
    let medication =
        Medication { dose: Text::new("300 mg").ok(), ..Medication::named(magnesium.clone()) };
    diary.medications = [medication].into_iter().collect();
    let mut window = Window::new().diary(diary.clone()).open();
    window.click("Medication, not answered");
    window.click("Took magnesium 300 mg");
    let first = Dose { name: magnesium, amount: Text::new("300 mg").ok(), time: None };
    assert_eq!(saved(&window, TODAY).doses, Some(vec![first.clone()]));

    let dose = Dose { time: "22:00".parse().ok(), ..first };
    let earlier =
        Night { doses: Some(vec![dose.clone()]), ..Night::unanswered(night("2026-03-17")) };
    put(&mut diary, earlier);
    let mut window = Window::new().diary(diary).open();
    window.click("Medication, not answered");
    window.click("Took magnesium 300 mg at 22:00");
    assert_eq!(saved(&window, TODAY).doses, Some(vec![dose]));
    assert!(window.says("Medication, magnesium 300 mg at 22:00"));
    window.type_into("At, dose 1 of magnesium", "23:30");
    window.press(Key::Tab);
    let time = saved(&window, TODAY).doses.unwrap()[0].time;
    assert_eq!(time, "23:30".parse().ok());
}

#[test]
fn from_night_to_night_everything_stays_where_it_is() {
    let mut window = Window::new().size(900.0, 600.0).open();
    window.click("The day before, not answered");
    window.focus("Add a drink, with its caffeine in mg: Espresso, 60 ml, 80 mg");
    window.press(Key::ArrowRight);
    let focused = window.focused().unwrap();
    assert_eq!(
        focused.0.name,
        "Add a drink, with its caffeine in mg: Filter coffee, 240 ml, 95 mg"
    );
    window.press(Key::Space);
    window.command(Command::NightBefore);
    assert_eq!(window.state().night, night("2026-03-19"));
    let after = window.focused().unwrap();
    assert_eq!(after.0.name, focused.0.name, "the focus stays");
    let moved = (after.1.top() - focused.1.top()).abs();
    assert!(moved < 2.0, "it was scrolled from {} to {}", focused.1, after.1);
    window.press(Key::Space);
    let caffeine = |morning| saved(&window, morning).before.caffeine_mg.map(CaffeineMg::get);
    assert_eq!((caffeine(TODAY), caffeine("2026-03-19")), (Some(95), Some(95)));
}

#[test]
fn what_makes_no_sense_stays_with_its_night() {
    let mut diary = with_cramp(Cramp::default());
    let other =
        Night { cramps: Some(vec![Cramp::default()]), ..Night::unanswered(night("2026-03-19")) };
    put(&mut diary, other);
    let mut window = Window::new().diary(diary).open();
    window.type_into("Lasted (min)", "abc");
    window.press(Key::Enter);
    window.command(Command::NightBefore);
    assert_eq!(window.state().night, night("2026-03-19"), "the field was left");
    assert_eq!(window.value("Lasted (min)"), "");
    window.command(Command::NightAfter);
    assert_eq!(window.value("Lasted (min)"), "abc");
}

#[test]
fn a_night_without_cramps_leads_on_to_the_next_that_is_not_recorded() {
    let mut diary = Diary::default();
    for morning in ["2026-03-02", "2026-03-06"] {
        put(&mut diary, Night { cramps: Some(Vec::new()), ..Night::unanswered(night(morning)) });
    }
    let mut window = Window::new().today("2026-03-06").diary(diary).open();
    window.click("Next not recorded: Wed 4 to Thu 5 March");
    assert_eq!(window.state().night, night("2026-03-05"));
    assert!(!window.says("Next not recorded"), "first this one");
    window.command(Command::NoCramps);
    window.click("Next not recorded: Tue 3 to Wed 4 March");
    window.command(Command::NoCramps);
    window.click("Next not recorded: Mon 2 to Tue 3 March");
    window.command(Command::NoCramps);
    assert!(!window.says("Next not recorded"), "every night of the diary is");
    let recorded = window.state().saved.nights().filter(|night| night.is_recorded()).count();
    assert_eq!(recorded, 5);
}

//! Entry that thinks along: few clicks and keys, and nothing filled in that nobody said.

use std::sync::Arc;

use cramp_diary::{
    app::{
        Command,
        preferences::{DrinkRegion, Volume},
    },
    diary::{
        Cramp, DayBefore, Diary, Dose, Medication, Night,
        quantity::{AlcoholGrams, CaffeineMg, CrampMinutes, Millilitres, Pain},
        text::Text,
        unique::UniqueList,
        vocabulary::{BedtimeMeasure, Muscle, Side},
    },
};
use egui::Key;

use crate::support::{
    diaries::{TODAY, night, severe_cramp, with_cramp},
    open_window::OpenWindow,
    window::Window,
};

/// A person at the window, whose clicks and keys are counted.
struct Counted {
    window: OpenWindow,
    clicks: usize,
    keys: usize,
}

impl Counted {
    fn new(diary: Diary) -> Self {
        Self { window: Window::new().diary(diary).open(), clicks: 0, keys: 0 }
    }

    #[track_caller]
    fn click(&mut self, name: &str) {
        self.clicks += 1;
        self.window.click(name);
    }

    #[track_caller]
    fn press(&mut self, key: Key) {
        self.keys += 1;
        self.window.press(key);
    }

    /// Types into whatever has the focus: a key a letter.
    #[track_caller]
    fn type_text(&mut self, text: &str) {
        self.keys += text.len();
        self.window.type_text(text);
    }

    /// A key with others held down is one key.
    #[track_caller]
    fn command(&mut self, command: Command) {
        self.keys += 1;
        self.window.command(command);
    }
}

fn saved(window: &OpenWindow, morning: &str) -> Night {
    let date = night(morning);
    let saved = window.state().saved.night(date);
    saved.map_or_else(|| Night::unanswered(date), |night| (**night).clone())
}

fn saved_before(window: &OpenWindow) -> DayBefore {
    saved(window, TODAY).before
}

fn cramp_at(side: Side, muscle: Muscle) -> Cramp {
    Cramp { side: Some(side), muscle: Some(muscle), ..Cramp::default() }
}

fn put(diary: &mut Diary, night: Night) {
    diary.put_night(Arc::new(night));
}

/// A diary whose newest cramps were in the right foot and before that in the left calf.
fn lately() -> Diary {
    let mut diary = Diary::default();
    for (morning, cramp) in [
        ("2026-03-16", cramp_at(Side::Left, Muscle::Calf)),
        ("2026-03-18", cramp_at(Side::Right, Muscle::Foot)),
    ] {
        put(&mut diary, Night { cramps: Some(vec![cramp]), ..Night::unanswered(night(morning)) });
    }
    diary
}

fn known_cramp(side: Side, muscle: Muscle) -> Cramp {
    Cramp {
        started: "03:15".parse().ok(),
        minutes: CrampMinutes::new(5.0).ok(),
        pain: Pain::new(7).ok(),
        ..cramp_at(side, muscle)
    }
}

#[test]
fn a_cramp_takes_at_most_eight_clicks_or_twelve_keys() {
    for (diary, side, muscle) in
        [(Diary::default(), Side::Left, Muscle::Calf), (lately(), Side::Right, Muscle::Foot)]
    {
        // By keys alone: the first place on offer, the time, minutes and pain.
        let mut person = Counted::new(diary.clone());
        person.command(Command::AddCramp);
        person.press(Key::Space);
        person.type_text("315");
        person.press(Key::Tab);
        person.type_text("5");
        person.press(Key::Tab);
        person.press(Key::Tab);
        person.type_text("7");
        person.window.run();
        let cramps = saved(&person.window, TODAY).cramps;
        assert_eq!(cramps, Some(vec![known_cramp(side, muscle)]));
        assert!(person.clicks == 0 && person.keys <= 12, "{} keys", person.keys);

        // By pointer, with the time typed where the cursor waits for it.
        let mut person = Counted::new(diary.clone());
        let place = if diary.is_empty() {
            "Where cramps are most frequent: Left calf"
        } else {
            "Where, as lately: Right foot"
        };
        person.click("Add a cramp");
        person.click(place);
        person.type_text("315");
        person.click("Minutes, quickly: 5");
        person.click("Pain: 7");
        person.window.run();
        let cramps = saved(&person.window, TODAY).cramps;
        assert_eq!(cramps, Some(vec![known_cramp(side, muscle)]));
        let did = person.clicks + person.keys;
        assert!(did <= 8, "{} clicks and {} keys", person.clicks, person.keys);
    }
}

#[test]
fn a_night_without_cramps_takes_one_click_or_one_key() {
    let mut person = Counted::new(lately());
    person.command(Command::NoCramps);
    assert_eq!((person.clicks, person.keys), (0, 1));
    assert_eq!(saved(&person.window, TODAY).cramps, Some(Vec::new()));
    let mut person = Counted::new(lately());
    person.click("No cramps");
    assert_eq!((person.clicks, person.keys), (1, 0));
    assert_eq!(saved(&person.window, TODAY).cramps, Some(Vec::new()));
}

#[test]
fn the_last_places_are_offered_and_never_filled_in() {
    let mut window = Window::new().diary(lately()).open();
    window.command(Command::AddCramp);
    let cramp = || Some(vec![Cramp::default()]);
    assert_eq!(saved(&window, TODAY).cramps, cramp(), "nobody said where");
    assert!(!window.is_chosen("Where, as lately: Right foot"));
    window.click("Where, as lately: Left calf");
    assert!(window.is_chosen("Where, as lately: Left calf"));
    assert!(window.is_chosen("Where: Calf") && window.is_chosen("Which leg: Left"));
    window.click("Where, as lately: Left calf");
    assert_eq!(saved(&window, TODAY).cramps, cramp(), "pressed again, it is taken back");
}

#[test]
fn the_scores_of_pain_are_one_stop_with_arrows_and_digits() {
    let mut window = Window::new().diary(with_cramp(Cramp::default())).open();
    let pain = |window: &OpenWindow| saved(window, TODAY).cramps.unwrap()[0].pain.map(Pain::get);
    let focused = |window: &OpenWindow| window.focused().unwrap().0.name;
    window.focus("Pain: 0");
    window.press(Key::ArrowRight);
    window.press(Key::ArrowRight);
    assert_eq!(focused(&window), "Pain: 2");
    assert_eq!(pain(&window), None, "to look at a score is not to choose it");
    window.press(Key::Space);
    assert_eq!(pain(&window), Some(2));
    window.press(Key::End);
    window.press(Key::ArrowRight);
    assert_eq!(focused(&window), "Pain: 10");
    window.press(Key::Tab);
    assert!(!focused(&window).starts_with("Pain"), "{}", focused(&window));
    window.press_with(egui::Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused(&window), "Pain: 2", "Tab comes back to the answer");
    for (typed, score) in [("8", 8), ("8", 8), ("3", 3), ("0", 0)] {
        window.type_text(typed);
        assert_eq!(pain(&window), Some(score), "typed {typed}");
    }
    window.type_text("1");
    window.type_text("0");
    assert_eq!(pain(&window), Some(10), "one and nought at once are ten");
    window.type_text("1");
    window.pause();
    window.type_text("0");
    assert_eq!(pain(&window), Some(0), "after a while they are not");
    let large = window.rect_of("Pain: 5");
    assert!(large.width() >= 40.0 && large.height() >= 48.0, "{large}");
}

#[test]
fn the_scores_have_room_in_every_window() {
    for (width, height, percent, rows) in
        [(1280.0, 800.0, 100, 1), (900.0, 600.0, 100, 1), (900.0, 600.0, 200, 2)]
    {
        let window = Window::new().size(width, height).text_size(percent);
        let window = window.diary(with_cramp(Cramp::default())).open();
        let mut tops = Vec::new();
        for score in 0..=10 {
            let rect = window.rect_of(&format!("Pain: {score}"));
            assert!(rect.width() >= 39.5 && rect.height() >= 47.5, "{score} at {rect}");
            assert!(rect.right() <= window.rect().right(), "{score} at {rect}");
            tops.push(rect.top());
        }
        tops.dedup();
        assert_eq!(tops.len(), rows, "{width}x{height}, {percent} %");
    }
}

#[test]
fn more_minutes_lead_to_the_field() {
    let mut window = Window::new().diary(with_cramp(Cramp::default())).open();
    window.click("Minutes, quickly: more");
    window.type_text("25");
    window.press(Key::Tab);
    assert_eq!(saved(&window, TODAY).cramps.unwrap()[0].minutes, CrampMinutes::new(25.0).ok());
    assert!(window.is_chosen("Minutes, quickly: more"));
    window.click("Minutes, quickly: under 1");
    assert_eq!(saved(&window, TODAY).cramps.unwrap()[0].minutes, CrampMinutes::new(0.5).ok());
    assert_eq!(window.value("Lasted (minutes)"), "0.5");
}

#[test]
fn what_decides_an_emergency_does_not_hide() {
    let mut window = Window::new().diary(with_cramp(Cramp::default())).open();
    for name in [
        "Lasted (minutes)",
        "Pain: 8",
        "Did it refuse to stop, whatever you did?: Yes",
        "What I tried: Stretching",
    ] {
        window.rect_of(name);
    }
    assert!(!window.says("The leg was hard to move"), "the rest is folded");
    window.click("More about this cramp, not answered");
    window.click("The leg was hard to move: Yes");
    window.click("It woke me: No");
    assert!(window.says("More about this cramp, did not wake me, hard to move"));
}

#[test]
fn a_question_leads_to_the_cramp_that_it_is_about() {
    let cramp = Cramp { relief: None, minutes: CrampMinutes::new(12.0).ok(), ..severe_cramp() };
    let mut window = Window::new().diary(with_cramp(cramp)).open();
    window.click("Cramp 1, 12 min, pain 8 of 10");
    assert!(!window.says("What I tried: Stretching"));
    window.click("Cramp 1: What did you try against this cramp?");
    assert!(window.says("What I tried: Stretching"));
    assert_eq!(window.focused().unwrap().0.name, "Cramp 1, 12 min, pain 8 of 10");
}

#[test]
fn a_drink_adds_to_fluid_and_caffeine_and_water_to_fluid_alone() {
    let mut window = Window::new().open();
    window.click("The day before, not answered");
    window.click("Add a drink, with its caffeine in mg: Glass of water, 200 ml");
    let water = DayBefore { fluid_ml: Millilitres::new(200).ok(), ..DayBefore::default() };
    assert_eq!(saved_before(&window), water, "the caffeine stays unanswered");
    window.click("Add a drink, with its caffeine in mg: Filter coffee, 240 ml, 95 mg");
    let coffee = DayBefore {
        fluid_ml: Millilitres::new(440).ok(),
        caffeine_mg: CaffeineMg::new(95).ok(),
        ..DayBefore::default()
    };
    assert_eq!(saved_before(&window), coffee, "no time was said");
    window.command(Command::Undo);
    assert_eq!(saved_before(&window), water);
    assert!(window.says("Undone: add filter coffee (240 ml, 95 mg caffeine)"));
}

#[test]
fn a_coffee_at_four_is_the_last_caffeine() {
    let mut window = Window::new().open();
    window.click("The day before, not answered");
    window.type_into("At what time (may stay empty)", "4 pm");
    window.click("Add a drink, with its caffeine in mg: Filter coffee, 240 ml, 95 mg");
    let coffee = DayBefore {
        fluid_ml: Millilitres::new(240).ok(),
        caffeine_mg: CaffeineMg::new(95).ok(),
        last_caffeine: "16:00".parse().ok(),
        ..DayBefore::default()
    };
    assert_eq!(saved_before(&window), coffee);
    assert_eq!(window.value("At what time (may stay empty)"), "", "the next drink has its own");
    assert!(window.says("The day before, 240 ml, 95 mg caffeine, the last 16:00"));

    window.type_into("At what time (may stay empty)", "99");
    assert!(window.says("Type a time like"));
    window.click("Add a drink, with its caffeine in mg: Cola, 355 ml, 40 mg");
    assert_eq!(saved_before(&window), coffee, "nothing is added at a time that makes no sense");
}

#[test]
fn now_is_offered_only_while_the_day_goes_on() {
    let mut window = Window::new().open();
    window.click("The day before, not answered");
    assert!(!window.says("Now, "), "it is the morning after");
}

#[test]
fn none_is_an_answer_of_its_own() {
    let mut window = Window::new().open();
    window.click("The day before, not answered");
    window.click("No caffeine");
    window.click("No alcohol");
    let none = DayBefore {
        caffeine_mg: CaffeineMg::new(0).ok(),
        alcohol_g: AlcoholGrams::new(0.0).ok(),
        ..DayBefore::default()
    };
    assert_eq!(saved_before(&window), none);
    assert!(window.says("The day before, no caffeine, no alcohol"));
    window.click("No caffeine");
    assert_eq!(saved_before(&window).caffeine_mg, None, "taken back, not answered again");
}

#[test]
fn alcohol_is_counted_by_the_drink_of_the_region() {
    for (region, name, grams) in [
        (DrinkRegion::Uk, "Add alcohol: 1 unit, 8 g", 8.0),
        (DrinkRegion::Us, "Add alcohol: 1 standard drink, 14 g", 14.0),
        (DrinkRegion::Europe, "Add alcohol: 1 standard drink, 10 g", 10.0),
        (DrinkRegion::AustraliaNewZealand, "Add alcohol: 2 standard drinks, 20 g", 20.0),
        (DrinkRegion::Japan, "Add alcohol: Half a standard drink, 10 g", 10.0),
    ] {
        let mut window = Window::new().preferring(|kept| kept.drinks = region).open();
        window.click("The day before, not answered");
        window.click(name);
        assert_eq!(saved_before(&window).alcohol_g.map(AlcoholGrams::get), Some(grams), "{name}");
    }
}

#[test]
fn the_unit_of_a_volume_changes_what_is_shown_and_not_what_is_kept() {
    let before = DayBefore { fluid_ml: Millilitres::new(1487).ok(), ..DayBefore::default() };
    for (volume, field, shown) in [
        (Volume::Millilitres, "Drunk in all (ml)", "1487"),
        (Volume::FluidOunces, "Drunk in all (fl oz)", "50.3"),
        (Volume::Glasses, "Drunk in all (glasses)", "7.4"),
    ] {
        let mut diary = Diary::default();
        put(&mut diary, Night { before: before.clone(), ..Night::unanswered(night(TODAY)) });
        let window = Window::new().diary(diary).preferring(|kept| kept.volume = volume);
        let mut window = window.open();
        window.unfold();
        assert_eq!(window.value(field), shown);
        window.type_into(field, shown);
        window.press(Key::Tab);
        assert_eq!(saved_before(&window), before, "typed again as it stands");
        window.type_into(field, "8");
        window.press(Key::Tab);
        let typed = match volume {
            Volume::Millilitres => 8,
            Volume::FluidOunces => 237,
            Volume::Glasses => 1600,
        };
        assert_eq!(saved_before(&window).fluid_ml.map(Millilitres::get), Some(typed));
    }
}

#[test]
fn a_person_sets_the_amounts_of_their_own_cup() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Window::new().file(folder.path().join("diary.sqlite")).open();
    let mut window = open();
    window.click("The day before, not answered");
    window.click("What one drink holds, as published");
    window.type_into("Espresso (mg caffeine)", "9999");
    window.press(Key::Tab);
    assert!(
        window.says("Add a drink, with its caffeine in mg: Espresso, 60 ml, 80 mg"),
        "that is no amount"
    );
    window.type_into("Espresso (mg caffeine)", "100");
    window.press(Key::Tab);
    window.type_into("Espresso (ml)", "40");
    window.press(Key::Tab);
    drop(window);

    let mut window = open();
    window.click("The day before, not answered");
    window.click("Add a drink, with its caffeine in mg: Espresso, 40 ml, 100 mg");
    assert_eq!(saved_before(&window).caffeine_mg.map(CaffeineMg::get), Some(100));
    window.click("What one drink holds, 1 of your own");
    window.click("Espresso: back to 60 ml, 80 mg caffeine");
    assert_eq!(window.value("Espresso (ml)"), "60");
    assert!(window.says("Add a drink, with its caffeine in mg: Espresso, 60 ml, 80 mg"));
}

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
    window.click("Same as Sat 14 to Sun 15 March: 1.5 l, sat for long");
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
    window.type_into("Lasted (minutes)", "abc");
    window.press(Key::Enter);
    window.command(Command::NightBefore);
    assert_eq!(window.state().night, night("2026-03-19"), "the field was left");
    assert_eq!(window.value("Lasted (minutes)"), "");
    window.command(Command::NightAfter);
    assert_eq!(window.value("Lasted (minutes)"), "abc");
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

#[test]
fn an_amount_that_is_likelier_a_slip_is_asked_about_and_kept_where_it_is_right() {
    for (field, typed, question) in [
        ("Caffeine (mg)", "3000", "3000 mg of caffeine in a day. Is it right?"),
        ("Drunk in all (ml)", "15000", "15 l in a day. Is it right?"),
        ("Alcohol (g)", "250", "250 g of alcohol in a day. Is it right?"),
    ] {
        let mut window = Window::new().open();
        window.click("The day before, not answered");
        window.type_into(field, typed);
        window.press(Key::Tab);
        assert_eq!(saved_before(&window), DayBefore::default(), "{field}: it is asked first");
        assert!(window.says(question), "{field}: {:?}", window.words());
        window.click_part("Yes, that is right");
        assert!(saved_before(&window) != DayBefore::default(), "{field}");
    }
}

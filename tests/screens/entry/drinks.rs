//! What was drunk on the day before, and what of it is an answer.

use cramp_diary::{
    app::{
        Command,
        preferences::{DrinkRegion, Volume},
    },
    diary::{
        DayBefore, Diary, Night,
        quantity::{AlcoholGrams, CaffeineMg, Millilitres},
    },
};
use egui::Key;

use super::{put, saved_before};
use crate::support::{
    diaries::{TODAY, night},
    open_window::OpenWindow,
    window::Window,
};

const WATER: &str = "Add a drink, with its caffeine in mg: Glass of water, 200 ml";
const COFFEE: &str = "Add a drink, with its caffeine in mg: Filter coffee, 240 ml, 95 mg";

fn ml(amount: i64) -> Option<Millilitres> {
    Millilitres::new(amount).ok()
}

/// What the disk holds of the drinks that were added.
fn added(window: &OpenWindow) -> Option<Millilitres> {
    window.state().saved.added_fluid.get(&night(TODAY)).copied()
}

#[test]
fn drinks_are_summed_and_never_answer_how_much_was_drunk_in_all() {
    let mut window = Window::new().open();
    window.click("The day before, not answered");
    window.click(WATER);
    assert_eq!(saved_before(&window), DayBefore::default(), "nothing is answered by a glass");
    assert_eq!(added(&window), ml(200));
    assert!(window.says("So far 200 ml, from the drinks that you added. Was that all?"));
    window.click(COFFEE);
    let coffee = DayBefore { caffeine_mg: CaffeineMg::new(95).ok(), ..DayBefore::default() };
    assert_eq!(saved_before(&window), coffee, "no time was said");
    assert!(window.says("The day before, at least 440 ml, 95 mg caffeine"));
    window.command(Command::Undo);
    assert_eq!((saved_before(&window), added(&window)), (DayBefore::default(), ml(200)));
    assert!(window.says("Undone: add filter coffee (240 ml, 95 mg caffeine)"));
    window.command(Command::Undo);
    assert_eq!(added(&window), None);
    assert!(window.says("Undone: add glass of water (200 ml), night of"));
}

#[test]
fn one_press_says_that_the_added_drinks_were_all() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Window::new().file(folder.path().join("diary.sqlite")).open();
    let mut window = open();
    window.click("The day before, not answered");
    window.click(WATER);
    drop(window);
    let mut window = open();
    window.click("The day before, at least 200 ml");
    window.click("That was all: 200 ml");
    assert_eq!(saved_before(&window).fluid_ml, ml(200));
    assert!(!window.says("Was that all?"));
    assert_eq!(window.value("Drunk in all (ml)"), "200");

    window.click(WATER);
    assert_eq!(saved_before(&window).fluid_ml, ml(200), "what was said stays as it was said");
    assert!(window.says("The drinks that you added come to 400 ml, more than the 200 ml below"));
    window.click("That was all: 400 ml");
    assert_eq!(saved_before(&window).fluid_ml, ml(400));
    window.click(WATER);
    window.click("400 ml in all is right");
    assert_eq!((saved_before(&window).fluid_ml, added(&window)), (ml(400), None));
}

#[test]
fn a_total_that_was_said_holds_the_added_drinks() {
    let mut window = Window::new().open();
    window.click("The day before, not answered");
    window.click(WATER);
    window.type_into("Drunk in all (ml)", "1500");
    window.press(Key::Tab);
    assert_eq!(saved_before(&window).fluid_ml, ml(1500));
    assert!(!window.says("Was that all?"), "it is answered");
    window.click(COFFEE);
    assert_eq!(saved_before(&window).fluid_ml, ml(1500));
    assert!(window.says("The day before, 1.5 litres, 95 mg caffeine"));
}

#[test]
fn a_coffee_at_four_is_the_last_caffeine() {
    let mut window = Window::new().open();
    window.click("The day before, not answered");
    window.type_into("Time of the drink that you add next (may stay empty)", "4 pm");
    window.click(COFFEE);
    let coffee = DayBefore {
        caffeine_mg: CaffeineMg::new(95).ok(),
        last_caffeine: "16:00".parse().ok(),
        ..DayBefore::default()
    };
    assert_eq!(saved_before(&window), coffee);
    assert_eq!(
        window.value("Time of the drink that you add next (may stay empty)"),
        "",
        "the next drink has its own"
    );
    assert!(window.says("The day before, at least 240 ml, 95 mg caffeine, the last 16:00"));

    window.type_into("Time of the drink that you add next (may stay empty)", "99");
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
fn an_amount_that_is_likelier_a_slip_is_asked_about_and_kept_where_it_is_right() {
    for (field, typed, question) in [
        ("Caffeine (mg)", "3000", "3000 mg of caffeine in a day. Is it right?"),
        ("Drunk in all (ml)", "15000", "15 litres in a day. Is it right?"),
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

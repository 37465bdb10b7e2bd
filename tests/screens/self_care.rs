//! Self-care that the diary has no field for: logged by a press, as a line in the night's note.

use cramp_diary::{
    app::{
        Command, Place as Room,
        search::{Filter, Filters, Index, Words},
        self_care,
    },
    diary::{Diary, Night, NotedHabit, Period, text::Note},
    exchange::json,
    report::{self, ReportFormat, ReportOptions, layout::find::NoFonts},
};

use crate::support::{
    diaries::{TODAY, night, of_night},
    open_window::OpenWindow,
    window::Window,
};

const LIST: &str = "What the articles suggest";
const ON_THE_LIST: &str = "Done last night: Ice after exercise";
const IN_NIGHT: &str = "The day before: Ice after exercise";
const LINE: &str = "Self-care: ice after exercise";
const NOTE: &str = "Anything else about this night";

fn noted(words: &str) -> Diary {
    let note = Some(Note::new(words).unwrap());
    of_night(Night { cramps: Some(Vec::new()), note, ..Night::unanswered(night(TODAY)) })
}

fn saved_note(window: &OpenWindow) -> Option<String> {
    let saved = window.state().saved.night(night(TODAY))?;
    saved.note.as_ref().map(|note| note.as_str().to_owned())
}

/// The doctor's place with the list open.
fn list(diary: Diary) -> OpenWindow {
    let mut window = Window::new().diary(diary).open();
    window.command(Command::Go(Room::Doctor));
    window.click_part(LIST);
    window
}

/// The night with the day before it open.
fn day_before(diary: Diary) -> OpenWindow {
    let mut window = Window::new().diary(diary).open();
    window.click_part("The day before");
    window
}

#[test]
fn it_is_logged_from_the_list_counted_and_taken_back() {
    let mut window = list(noted("Warm room "));
    assert!(window.says("Not noted on any night"), "{:#?}", window.words());
    window.click(ON_THE_LIST);
    assert!(window.is_chosen(ON_THE_LIST));
    assert_eq!(saved_note(&window).unwrap(), format!("Warm room \n{LINE}"));
    assert!(window.says("Noted on 1 night"));
    window.command(Command::Undo);
    assert_eq!(saved_note(&window).unwrap(), "Warm room ");
    assert!(!window.is_chosen(ON_THE_LIST));
    window.command(Command::Redo);
    assert!(window.is_chosen(ON_THE_LIST));
    window.click(ON_THE_LIST);
    assert_eq!(saved_note(&window).unwrap(), "Warm room ");
    assert!(!window.says("Noted on"));
}

#[test]
fn a_night_of_nothing_else_goes_with_its_line() {
    let mut window = day_before(Diary::default());
    window.click(IN_NIGHT);
    assert_eq!(saved_note(&window).unwrap(), LINE);
    assert!(window.is_chosen(IN_NIGHT));
    window.click(IN_NIGHT);
    assert_eq!(window.state().saved.night(night(TODAY)), None);
}

#[test]
fn what_is_being_typed_into_the_note_stays() {
    let mut window = day_before(noted("Warm room"));
    window.focus(NOTE);
    window.press(egui::Key::End);
    window.type_text(", late supper");
    window.click(IN_NIGHT);
    let both = format!("Warm room, late supper\n{LINE}");
    assert_eq!(saved_note(&window).unwrap(), both);
    assert_eq!(window.value(NOTE), both);
    // One after the other, each can be taken back.
    window.command(Command::Undo);
    assert_eq!(saved_note(&window).unwrap(), "Warm room, late supper");
    assert_eq!(window.value(NOTE), "Warm room, late supper");
}

#[test]
fn typing_goes_on_beside_the_line() {
    let mut window = day_before(noted("Warm room"));
    // A screen reader presses without taking the focus away from the note.
    window.focus(NOTE);
    window.press(egui::Key::End);
    window.type_text(" again");
    window.pause();
    window.click_in_one_frame(&[IN_NIGHT]);
    window.focus(NOTE);
    window.type_text("!");
    window.pause();
    assert_eq!(saved_note(&window).unwrap(), format!("Warm room again!\n{LINE}"));
    assert!(window.is_chosen(IN_NIGHT));
}

#[test]
fn a_full_note_says_so_and_stays_as_it_is() {
    let full = "x".repeat(9_990);
    for mut window in [list(noted(&full)), day_before(noted(&full))] {
        assert!(window.says("it holds 9990 of 10000 characters"), "{:#?}", window.words());
        let control = if window.state().place == Room::Doctor { ON_THE_LIST } else { IN_NIGHT };
        window.click(control);
        assert!(!window.is_chosen(control));
        assert_eq!(saved_note(&window).unwrap(), full);
    }
    assert!(!list(noted("Warm room")).says("has no room"));
}

#[test]
fn nothing_is_logged_over_a_note_that_cannot_be_saved_yet() {
    let kept = "y".repeat(9_995);
    let mut window = day_before(noted(&kept));
    window.focus(NOTE);
    window.type_text("0123456789");
    window.pause();
    let long = window.value(NOTE);
    assert_eq!(long.chars().count(), 10_005);
    assert_eq!(saved_note(&window).unwrap(), kept);
    let why = "What is typed into the note of this night is not saved yet";
    assert!(window.says(why), "{:#?}", window.words());
    assert!(!window.controls().iter().any(|control| control.name == IN_NIGHT));
    window.command(Command::Go(Room::Doctor));
    window.click_part(LIST);
    assert!(window.says(why), "the same where the note is out of sight");
    assert!(!window.controls().iter().any(|control| control.name == ON_THE_LIST));
    window.command(Command::Go(Room::Night));
    assert_eq!(window.value(NOTE), long, "what was typed stays");
    window.type_into(NOTE, "Short");
    window.pause();
    window.click(IN_NIGHT);
    assert_eq!(saved_note(&window).unwrap(), format!("Short\n{LINE}"));
}

#[test]
fn it_comes_back_from_a_file() {
    let mut window = day_before(Diary::default());
    for habit in NotedHabit::ALL {
        let words = cramp_diary::diary::text::capital(habit.word());
        window.click(&format!("The day before: {words}"));
    }
    let file = json::write(&window.state().saved, None);
    let diary = json::read(file.as_bytes()).unwrap();
    let counts = self_care::counts(&diary, Period::ending(night(TODAY), 1));
    let noted = counts.iter().filter(|count| (count.done, count.answered) == (1, 1)).count();
    assert_eq!(noted, 3);
    assert!(list(diary).is_chosen(ON_THE_LIST));
}

#[test]
fn it_is_found_and_printed_but_no_note_of_the_person() {
    let diary = noted(LINE);
    let index = Index::of(&diary, 1);
    let found = |words: &str, filters: &Filters| index.find(&Words::of(words), filters).len();
    assert_eq!(found("self-care ice", &Filters::default()), 1);
    let mut with_note = Filters::default();
    with_note.toggle(Filter::WithNote);
    assert_eq!(found("", &with_note), 0, "nobody wrote anything");
    let period = Period::ending(night(TODAY), 28);
    let printed = |diary: &Diary| {
        let options = ReportOptions::usual(period, period.last().morning());
        let bytes = report::write(diary, &options, ReportFormat::Text, &mut NoFonts).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    assert!(printed(&diary).contains("Ice after exercise on 1 night"), "{}", printed(&diary));
    assert!(!printed(&noted("Ice after exercise")).contains("Also noted"));
}

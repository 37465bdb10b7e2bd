//! `cramp-diary now` without a desktop: the start is in the file before there is a window.

use cramp_diary::store::{Access, Store};

use super::Bench;

#[test]
fn the_start_is_in_the_file_even_where_no_window_can_be_opened() {
    let folder = Bench::new();
    let line = folder.run(&["now"]).failed();
    assert!(
        line.contains("the start of the cramp is in the diary, but the window could not be opened"),
        "{line}"
    );
    let diary = || Store::open(&folder.diary(), Access::Read).unwrap().load().unwrap().diary;
    let begun = diary();
    let (running, cramp) = begun.running_cramp().unwrap();
    assert_eq!((cramp.started, cramp.minutes), (Some(running.clock), None));
    // The same key pressed again begins no second one.
    folder.run(&["now"]).failed();
    assert_eq!(diary(), begun);
}

#[test]
fn beside_a_window_that_has_the_diary_open_it_says_which_key_to_press_there() {
    let folder = Bench::new();
    let store = Store::open(&folder.diary(), Access::WriteOrCreate).unwrap();
    let line = folder.run(&["now"]).failed();
    assert!(line.contains("press Ctrl+Space in that window"), "{line}");
    assert!(line.trim_end().ends_with(folder.diary().to_str().unwrap()), "{line}");
    assert!(store.load().unwrap().diary.is_empty());
}

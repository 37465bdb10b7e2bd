//! Without a subcommand the window is to be opened, on the diary that was named.

use std::{ffi::OsString, io, path::PathBuf};

use cramp_diary::{
    cli::{Call, Outcome, WindowOptions, run},
    clock::Clock,
};

fn call(arguments: &[&str], variable: Option<&str>) -> Outcome {
    let arguments = ["cramp-diary"].iter().chain(arguments).map(OsString::from).collect();
    let diary_variable = variable.map(OsString::from);
    let clock = Clock::fixed("2026-03-15T08:30:00".parse().unwrap());
    let password_variable = None;
    run(
        Call { arguments, diary_variable, password_variable, clock },
        &mut io::sink(),
        &mut io::sink(),
    )
}

#[test]
fn the_window_opens_on_the_diary_that_was_named() {
    let on = |path: &str| Outcome::Window(WindowOptions::Diary(PathBuf::from(path)));
    assert_eq!(call(&["--diary", "a"], Some("b")), on("a"));
    assert_eq!(call(&[], Some("b")), on("b"));
}

#[test]
fn the_made_up_diary_is_opened_whatever_the_environment_names() {
    assert_eq!(call(&["--demo"], Some("b")), Outcome::Window(WindowOptions::Demo));
    assert_eq!(call(&["--demo", "--diary", "a"], None), Outcome::Exit(2));
}

#[test]
fn now_opens_the_window_on_a_cramp() {
    let on = |path: &str| Outcome::Window(WindowOptions::Now(PathBuf::from(path)));
    assert_eq!(call(&["now", "--diary", "a"], Some("b")), on("a"));
    assert_eq!(call(&["--diary", "a", "now"], None), on("a"));
    assert_eq!(call(&["now"], Some("b")), on("b"));
    assert_eq!(call(&["--demo", "now"], Some("b")), Outcome::Window(WindowOptions::DemoNow));
    assert_eq!(call(&["now", "--json"], Some("b")), Outcome::Exit(2));
    assert_eq!(call(&["now", "please"], Some("b")), Outcome::Exit(2));
}

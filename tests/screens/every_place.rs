//! What holds in every place of the window: in both themes, at every size, empty and in use.

use std::collections::BTreeSet;

use cramp_diary::{
    app::{Command, Place, preferences::Theme},
    diary::Diary,
    ui::style,
};
use egui::{Id, Key, Sense, Vec2};
use egui_kittest::Harness;

use crate::support::{
    diaries::usual,
    open_window::{Control, OpenWindow},
    painted::cut_texts,
    window::Window,
};

/// Pixels and per cent; the last is the smallest window at the largest text: 450 x 300 points.
pub(super) const SIZES: [(f32, f32, u16); 4] =
    [(1280.0, 800.0, 100), (900.0, 600.0, 100), (1280.0, 800.0, 200), (900.0, 600.0, 200)];

/// Text sizes between those, where the shapes of a narrow and of a wide window meet.
const BETWEEN: [(f32, f32, u16); 2] = [(900.0, 600.0, 150), (900.0, 600.0, 175)];

/// Pixels that a whole place fits into.
const TALL: f32 = 30_000.0;

/// Every window that a person may look at, in each place and with the help open.
fn each_window(mut look: impl FnMut(&str, &mut OpenWindow)) {
    let both = [Theme::Dark, Theme::Light];
    let sizes = both.map(|theme| SIZES.map(|size| (theme, size))).into_iter().flatten();
    // Colours take no room.
    for (theme, (width, height, percent)) in sizes.chain(BETWEEN.map(|size| (Theme::Dark, size))) {
        for (content, diary) in [("empty", Diary::default()), ("usual", usual())] {
            let window = Window::new().theme(theme).size(width, height).text_size(percent);
            let mut window = window.diary(diary).open();
            let kind = format!("{theme}, {width}x{height}, {percent} %, {content}");
            for place in Place::ALL {
                window.command(Command::Go(place));
                assert_eq!(window.state().place, place);
                look(&format!("{place:?}, {kind}"), &mut window);
            }
            window.command(Command::Help);
            assert!(window.state().help);
            look(&format!("help, {kind}"), &mut window);
        }
    }
}

#[test]
fn every_control_has_a_name_and_no_text_is_cut() {
    let mut faults = Vec::new();
    let mut look = |name: &str, window: &mut OpenWindow| {
        let cut = cut_texts(window.painted(), window.rect()).into_iter();
        let cut = cut.filter(|text| !window.is_whole_elsewhere(text));
        let cut = cut.map(|text| format!("{name}: cut: {text}")).collect::<Vec<_>>();
        faults.extend(cut);
        let unnamed = window.harness().unnamed_widgets().into_iter();
        faults.extend(unnamed.map(|control| format!("{name}: no name: {control}")));
    };
    each_window(&mut look);
    // As narrow as it gets, and tall enough to show everything at once.
    for (width, _, percent) in SIZES.into_iter().chain(BETWEEN) {
        let window = Window::new().size(width, TALL).text_size(percent);
        let mut window = window.diary(usual()).open();
        for place in Place::ALL {
            window.command(Command::Go(place));
            window.unfold();
            look(&format!("{place:?}, {width}, {percent} %, unfolded"), &mut window);
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn tab_reaches_every_control_and_brings_it_into_sight() {
    let mut hidden = Vec::new();
    for (width, height, percent) in [SIZES[0], BETWEEN[0], BETWEEN[1], SIZES[3]] {
        for diary in [Diary::default(), usual()] {
            let window = Window::new().size(width, height).text_size(percent);
            let mut window = window.diary(diary).open();
            for place in Place::ALL {
                window.command(Command::Go(place));
                let all: BTreeSet<_> = window.tab_stops().into_iter().collect();
                assert!(all.len() >= Place::ALL.len(), "{all:#?}");
                let walked = window.walk();
                let reached: BTreeSet<_> =
                    walked.iter().map(|(control, _)| control.clone()).collect();
                let missed: Vec<_> = all.difference(&reached).collect();
                assert!(missed.is_empty(), "{place:?}, {width}x{height}, {percent} %: {missed:#?}");
                let room = window.rect().expand(1.0);
                for (control, rect) in walked {
                    let is_seen = rect.left() >= room.left()
                        && rect.right() <= room.right()
                        && rect.top() >= room.top()
                        && rect.top() < room.bottom();
                    if !is_seen {
                        let Control { name, role, .. } = control;
                        hidden.push(format!(
                            "{place:?} at {width}x{height}, {percent} %: {role} {name}: {rect}"
                        ));
                    }
                }
            }
        }
    }
    assert!(hidden.is_empty(), "{hidden:#?}");
}

#[test]
fn help_keeps_the_keys_to_itself_until_it_is_closed() {
    for close in [Key::Escape, Key::F1] {
        let mut window = Window::new().diary(usual()).open();
        window.press(Key::F1);
        assert!(window.says("Keys and help"));
        let names: BTreeSet<_> =
            window.walk().into_iter().map(|(control, _)| control.name).collect();
        assert_eq!(names, BTreeSet::from(["Close".to_owned()]));
        window.press(close);
        assert!(!window.state().help);
        assert!(!window.says("Close what lies on top"));
    }
    let mut window = Window::new().open();
    window.click("Keys and help");
    window.click("Close");
    assert!(!window.state().help);
}

/// egui paints a complaint with a flame over widgets that share an id. No letter of the window
/// looks like that, so that each test of a window fails where there is one.
#[test]
#[should_panic(expected = "No glyph for \"\u{1f525}\"")]
fn two_widgets_with_one_id_do_not_go_unseen() {
    let mut harness = Harness::builder().with_context_setup(style::install).build_ui(|ui| {
        for _ in 0..2 {
            let (_, rect) = ui.allocate_space(Vec2::splat(40.0));
            ui.interact(rect, Id::unique("shared"), Sense::click());
        }
    });
    harness.run();
}

//! Every place by keys alone: Tab goes in the order in which the place is read, comes to all of
//! it, and never to something out of sight; every control has a name of its own and room enough
//! to be hit.

use std::collections::BTreeMap;

use cramp_diary::{
    app::{Command, Place, preferences::Theme},
    diary::{Diary, Night},
};
use egui::{Key, Modifiers, Rect, Vec2, accesskit::Role};

use super::every_place::SIZES;
use crate::support::{
    diaries::{TODAY, night, of_night, severe_cramp, usual},
    nodes::{Known, known},
    open_window::{Control, OpenWindow},
    window::Window,
};

/// The least height and width of something that can be pressed, in points.
const TARGET: f32 = 40.0;

/// What is smaller and why. Nothing is smaller than 24 points (WCAG 2.2, 2.5.8).
fn least(known: &Known, percent: u16) -> (Vec2, &'static str) {
    let is_button = known.role == Role::Button;
    let is_of_strip = known.name.starts_with("Night of");
    if percent > 100 && (is_button || known.role == Role::Tab) {
        // In points that are then twice as large on the screen.
        (Vec2::splat(24.0), "the text is large")
    } else if is_button && is_of_strip {
        (Vec2::new(24.0, TARGET), "fourteen nights stand beside each other")
    } else {
        (Vec2::splat(TARGET), "what can be pressed")
    }
}

/// Pixels that a whole place fits into: rectangles can be compared without scrolling.
const TALL: f32 = 30_000.0;

const THEMES: [Theme; 2] = [Theme::Dark, Theme::Light];

/// Every place of one window after the other, in both themes at every size.
fn places(diary: Diary, height: impl Fn(f32) -> f32, mut look: impl FnMut(&str, &mut OpenWindow)) {
    let mut window = Window::new().diary(diary).open();
    for theme in THEMES {
        for (width, usual_height, percent) in SIZES {
            window.wear(theme, (width, height(usual_height)), percent);
            for place in Place::ALL {
                window.command(Command::Go(place));
                look(&format!("{place:?}, {theme}, {width}, {percent} %"), &mut window);
            }
        }
    }
}

#[test]
fn every_control_has_a_name_that_no_other_one_has() {
    let mut faults = Vec::new();
    let mut look = |name: &str, window: &mut OpenWindow| {
        let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
        for control in known(window) {
            if control.name.trim().is_empty() {
                faults
                    .push(format!("{name}: a {:?} at {} has no name", control.role, control.rect));
            }
            *seen.entry((format!("{:?}", control.role), control.name)).or_default() += 1;
        }
        let twice = seen.into_iter().filter(|(_, times)| *times > 1);
        faults.extend(twice.map(|((role, control), _)| format!("{name}: two {role}s: {control}")));
    };
    places(Diary::default(), |usual| usual, &mut look);
    places(usual(), |usual| usual, &mut look);
    for (width, percent) in [(1280.0, 100), (900.0, 200)] {
        let mut window = Window::new().size(width, TALL).text_size(percent).diary(usual()).open();
        for place in Place::ALL {
            window.command(Command::Go(place));
            window.unfold();
            look(&format!("{place:?}, unfolded, {percent} %"), &mut window);
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_control_is_large_enough_to_be_hit() {
    let mut faults = Vec::new();
    for (width, percent) in [(900.0, 100), (900.0, 200)] {
        let mut window = Window::new().size(width, TALL).text_size(percent).diary(usual()).open();
        for place in Place::ALL {
            window.command(Command::Go(place));
            window.unfold();
            for control in known(&window).into_iter().filter(|control| control.can_be_pressed) {
                let (least, why) = least(&control, percent);
                let size = control.rect.size() + Vec2::splat(0.5);
                if size.x < least.x || size.y < least.y {
                    let Known { name, role, rect, .. } = control;
                    let size = rect.size();
                    faults.push(format!("{place:?}, {percent} %: {role:?} {name}: {size} ({why})"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Whether one stop may come after another one for a reader of lines from left to right: it is
/// lower, or to the right, or at the head of another column.
fn comes_after(before: Rect, after: Rect) -> bool {
    let is_lower = after.center().y > before.center().y - 1.0;
    let is_beside = after.left() >= before.right() - 1.0;
    is_lower || is_beside
}

#[test]
fn tab_goes_in_the_order_of_reading() {
    let mut faults = Vec::new();
    places(
        usual(),
        |_| TALL,
        |name, window| {
            let walked = window.walk();
            let rail = window.rect_of("Night").right();
            // The walk goes round: it begins again with the rail, whose foot stands apart.
            let in_place: Vec<_> =
                walked.iter().filter(|(_, rect)| rect.left() > rail).cloned().collect();
            assert!(in_place.len() > 2, "{name}: {walked:#?}");
            for pair in in_place.windows(2) {
                let [(before, at), (after, to)] = pair else { continue };
                if !comes_after(*at, *to) {
                    let (before, after) = (&before.name, &after.name);
                    faults.push(format!("{name}: after {before} at {at}: {after} at {to}"));
                }
            }
        },
    );
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn shift_and_tab_go_the_same_way_back() {
    let mut window = Window::new().diary(usual()).open();
    // Each size in one theme: the way does not depend on colours, and the one there takes both.
    for ((width, height, percent), theme) in SIZES.into_iter().zip(THEMES.into_iter().cycle()) {
        window.wear(theme, (width, height), percent);
        for place in [Place::Night, Place::Doctor] {
            window.command(Command::Go(place));
            let there: Vec<Control> =
                window.walk().into_iter().map(|(control, _)| control).collect();
            // At the first one again; from here the other way round.
            let mut back = Vec::new();
            for _ in 0..there.len() {
                window.press_with(Modifiers::SHIFT, Key::Tab);
                back.extend(window.focused().map(|(control, _)| control));
            }
            back.reverse();
            let look = format!("{place:?}, {theme}, {width}x{height}, {percent} %");
            assert_eq!(names(&back), names(&there), "{look}");
        }
    }
}

fn names(controls: &[Control]) -> Vec<&str> {
    controls.iter().map(|control| control.name.as_str()).collect()
}

#[test]
fn the_keyboard_keeps_its_place_when_a_card_comes_above_it() {
    let cramps = Some(vec![severe_cramp()]);
    let entry = Night { cramps, ..Night::unanswered(night(TODAY)) };
    let mut window = Window::new().diary(of_night(entry)).open();
    window.focus("Did it refuse to stop, whatever you did?: Yes");
    window.press(Key::Space);
    assert!(window.says("Call your emergency number"), "the card stands");
    let (focused, rect) = window.focused().unwrap();
    assert_eq!(focused.name, "Did it refuse to stop, whatever you did?: Yes");
    assert!(window.rect().contains_rect(rect), "{rect} is out of sight");
}

//! One Tab stop, arrows inside, and every item within reach of pointer and screen reader.

use egui::{Key, Rect, Ui, Vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use super::{Roving, Step};

#[derive(Default)]
struct Shown {
    /// What the caller says is current.
    current: Option<u32>,
    chosen: Vec<u32>,
    /// Buttons that are clicked on.
    clicked: Vec<u32>,
}

/// A button, a group of 2 rows of 3 items, and another button.
fn group_ui(ui: &mut Ui, shown: &mut Shown) {
    let _before = ui.button("Before");
    let (_, room) = ui.allocate_space(Vec2::new(300.0, 100.0));
    let mut group = Roving::begin(ui, "group", shown.current, Step::PLANE);
    group.walk();
    for item in 0..6_u32 {
        let place = Vec2::new((item % 3) as f32 * 100.0, (item / 3) as f32 * 50.0);
        let rect = Rect::from_min_size(room.min + place, Vec2::new(96.0, 46.0));
        let response = group.item(ui, item, rect);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Item {item}"))
        });
        if response.clicked() {
            shown.clicked.push(item);
        }
    }
    shown.chosen.extend(group.end(ui));
    let _after = ui.button("After");
}

fn harness(current: Option<u32>) -> Harness<'static, Shown> {
    let shown = Shown { current, ..Shown::default() };
    Harness::builder()
        .with_context_setup(crate::ui::style::install)
        .build_ui_state(|ui, shown: &mut Shown| group_ui(ui, shown), shown)
}

fn press(harness: &mut Harness<'_, Shown>, keys: &[Key]) {
    for key in keys {
        harness.key_press(*key);
        harness.run();
    }
}

fn focused(harness: &Harness<'_, Shown>) -> String {
    let mut nodes = harness.root().children_recursive();
    let focused = nodes.find(|node| node.accesskit_node().is_focused());
    focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn tab_stops_once_and_comes_back_to_where_it_was() {
    let mut harness = harness(None);
    press(&mut harness, &[Key::Tab]);
    assert_eq!(focused(&harness), "Before");
    press(&mut harness, &[Key::Tab]);
    assert_eq!(focused(&harness), "Item 0");
    press(&mut harness, &[Key::ArrowRight, Key::ArrowDown]);
    assert_eq!(focused(&harness), "Item 4");
    press(&mut harness, &[Key::Tab]);
    assert_eq!(focused(&harness), "After");
    harness.key_press_modifiers(egui::Modifiers::SHIFT, Key::Tab);
    harness.run();
    assert_eq!(focused(&harness), "Item 4");
    harness.key_press_modifiers(egui::Modifiers::SHIFT, Key::Tab);
    harness.run();
    assert_eq!(focused(&harness), "Before");
}

#[test]
fn arrows_stay_inside_and_wrap_over_rows() {
    for (keys, item) in [
        (&[Key::ArrowLeft][..], "Item 0"),
        (&[Key::ArrowUp], "Item 0"),
        (&[Key::End], "Item 5"),
        (&[Key::End, Key::ArrowRight], "Item 5"),
        (&[Key::End, Key::ArrowDown], "Item 5"),
        (&[Key::End, Key::Home], "Item 0"),
        (&[Key::ArrowRight, Key::ArrowRight, Key::ArrowRight], "Item 3"),
        (&[Key::ArrowDown, Key::ArrowLeft], "Item 2"),
    ] {
        let mut harness = harness(None);
        press(&mut harness, &[Key::Tab, Key::Tab]);
        press(&mut harness, keys);
        assert_eq!(focused(&harness), item, "{keys:?}");
    }
}

#[test]
fn keys_of_one_frame_all_count() {
    let mut harness = harness(None);
    press(&mut harness, &[Key::Tab, Key::Tab]);
    let press = |harness: &mut Harness<'_, Shown>, keys: &[Key]| {
        for key in keys {
            let event = egui::Event::Key {
                key: *key,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: egui::Modifiers::NONE,
            };
            harness.input_mut().events.push(event);
        }
        harness.step();
    };
    press(&mut harness, &[Key::ArrowRight, Key::ArrowRight]);
    assert_eq!(focused(&harness), "Item 2");
    assert_eq!(harness.state().chosen, [2]);
    // The focus is new in this frame, and egui would lead it on by itself.
    press(&mut harness, &[Key::ArrowDown]);
    assert_eq!(focused(&harness), "Item 5");
    press(&mut harness, &[Key::ArrowLeft]);
    assert_eq!(focused(&harness), "Item 4");
}

#[test]
fn the_focus_goes_along_with_what_is_current() {
    let mut harness = harness(Some(4));
    press(&mut harness, &[Key::Tab, Key::Tab]);
    assert_eq!(focused(&harness), "Item 4");
    harness.state_mut().current = Some(1);
    harness.run();
    assert_eq!(focused(&harness), "Item 1");
    // What is current and not laid out is stood in for by the first item.
    harness.state_mut().current = Some(99);
    harness.run();
    assert_eq!(focused(&harness), "Item 0");
}

#[test]
fn every_item_can_be_pressed_by_pointer_and_screen_reader() {
    let mut harness = harness(None);
    harness.get_by_label("Item 5").click();
    harness.run();
    assert_eq!(focused(&harness), "Item 5");
    harness.get_by_label("Item 3").click_accesskit();
    harness.run();
    assert_eq!(focused(&harness), "Item 3");
    harness.get_by_label("Item 1").focus();
    harness.run();
    assert_eq!(focused(&harness), "Item 1");
    for item in 0..6 {
        let name = format!("Item {item}");
        let node = harness.get_by_label(&name).accesskit_node();
        for action in [egui::accesskit::Action::Focus, egui::accesskit::Action::Click] {
            assert!(node.data().supports_action(action), "{name}: {action:?}");
        }
    }
    press(&mut harness, &[Key::Enter]);
    assert_eq!(harness.state().clicked, [5, 3, 1]);
    assert_eq!(harness.state().chosen, [5, 3, 1, 1]);
}

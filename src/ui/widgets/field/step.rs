//! Steps: a value goes up or down by keyboard, by wheel, by pointer and by a screen reader.

use egui::{
    Button, Event, Id, InputState, Key, Modifiers, MouseWheelUnit, Response, Sense, Ui, Vec2,
    accesskit,
};

use crate::ui::style::{icon, size};

/// What asked for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Press {
    /// The up or down arrow, or a screen reader.
    Arrow,
    /// An arrow with Shift.
    ShiftArrow,
    /// Page up or page down.
    Page,
    /// Page up or page down with Shift.
    ShiftPage,
    /// A button beside the field, or the wheel over it.
    Pointer,
}

/// A step up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    /// Later or more; otherwise earlier or less.
    pub up: bool,
    /// How it was asked for.
    pub press: Press,
}

/// The keys of steps.
const KEYS: [(Modifiers, Key, Step); 8] = [
    (Modifiers::SHIFT, Key::ArrowUp, Step { up: true, press: Press::ShiftArrow }),
    (Modifiers::SHIFT, Key::ArrowDown, Step { up: false, press: Press::ShiftArrow }),
    (Modifiers::SHIFT, Key::PageUp, Step { up: true, press: Press::ShiftPage }),
    (Modifiers::SHIFT, Key::PageDown, Step { up: false, press: Press::ShiftPage }),
    (Modifiers::NONE, Key::ArrowUp, Step { up: true, press: Press::Arrow }),
    (Modifiers::NONE, Key::ArrowDown, Step { up: false, press: Press::Arrow }),
    (Modifiers::NONE, Key::PageUp, Step { up: true, press: Press::Page }),
    (Modifiers::NONE, Key::PageDown, Step { up: false, press: Press::Page }),
];

/// How far a wheel without notches turns for one step, in points.
const TURN: f32 = 40.0;

/// Takes the keys of steps out of the input, and what a screen reader asks for.
///
/// To be called before the field is shown: it would move its cursor by them.
pub(super) fn keys(ui: &Ui, id: Id) -> Vec<Step> {
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    ui.input_mut(|input| {
        let mut steps = Vec::new();
        if has_focus {
            for (modifiers, key, step) in KEYS {
                let presses = input.count_and_consume_key(modifiers, key);
                steps.extend(std::iter::repeat_n(step, presses));
            }
        }
        for (action, up) in
            [(accesskit::Action::Increment, true), (accesskit::Action::Decrement, false)]
        {
            let asked = input.num_accesskit_action_requests(id, action);
            steps.extend(std::iter::repeat_n(Step { up, press: Press::Arrow }, asked));
        }
        steps
    })
}

/// The turns of the wheel over a field that has the focus; the page does not scroll by them.
///
/// Without the focus the wheel belongs to the page.
pub(super) fn wheel(ui: &Ui, field: &Response) -> Vec<Step> {
    if !(field.has_focus() && field.contains_pointer()) {
        return Vec::new();
    }
    let left = field.id.with("turned");
    let before: f32 = ui.data(|data| data.get_temp(left)).unwrap_or_default();
    let turned = before + ui.input(turned);
    let steps = (turned / TURN).trunc();
    ui.data_mut(|data| data.insert_temp(left, turned - steps * TURN));
    ui.input_mut(|input| input.smooth_scroll_delta = Vec2::ZERO);
    let step = Step { up: steps > 0.0, press: Press::Pointer };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small whole number that is not negative; `as` saturates"
    )]
    let count = steps.abs().min(20.0) as usize;
    std::iter::repeat_n(step, count).collect()
}

/// How far the wheel was turned in this frame, in points.
fn turned(input: &InputState) -> f32 {
    let points = |event: &Event| {
        let Event::MouseWheel { unit, delta, modifiers, .. } = event else { return 0.0 };
        match unit {
            _ if modifiers.command => 0.0,
            MouseWheelUnit::Point => delta.y,
            MouseWheelUnit::Line | MouseWheelUnit::Page => delta.y * TURN,
        }
    };
    input.events.iter().map(points).sum()
}

/// The buttons beside a field. The keyboard has the arrows: Tab goes past them.
pub(super) fn buttons_ui(ui: &mut Ui, name: &str, [down, up]: [&str; 2], height: f32) -> Vec<Step> {
    let mut steps = Vec::new();
    for (up, sign, words) in [(false, icon::MINUS, down), (true, icon::PLUS, up)] {
        let room = Vec2::new(size::TARGET, height);
        let button = Button::new(sign.to_string()).sense(Sense::CLICK).min_size(room);
        let response = ui.add(button);
        let name = format!("{name}: {words}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        if response.on_hover_text(words).clicked() {
            steps.push(Step { up, press: Press::Pointer });
        }
    }
    steps
}

/// Tells a screen reader that the value has steps.
pub(super) fn tell(ui: &Ui, id: Id) {
    ui.ctx().accesskit_node_builder(id, |node| {
        node.add_action(accesskit::Action::Increment);
        node.add_action(accesskit::Action::Decrement);
    });
}

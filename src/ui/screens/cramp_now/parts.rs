//! The controls of Cramp now: large, red on dark, each with a name and a visible focus.

use egui::{
    Align, Button, CornerRadius, Frame, Label, Response, RichText, Stroke, Ui, Vec2,
    accesskit::Live,
};

use crate::{
    app::{Action, Notice, emergency_number::to_call},
    diary::{Cramp, Profile, quantity::Pain},
    guidance::{self, Rule},
    ui::{
        style::{
            cramp_now::{
                BACKGROUND, BRIGHT, EMERGENCY, LOW_TARGET, NARROW_BUTTON, ON_TEXT, OUTLINE, RAISED,
                TARGET, TEXT, WIDE_TARGET, WIDEST_OPTION, letters,
            },
            icon, semibold, size, space, stroke, whole_numbers,
        },
        view::View,
    },
};

use super::{Fresh, page::is_low};

/// How much a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// The one that is meant to be pressed first.
    Primary,
    /// Any other.
    Plain,
}

/// The foot: two wide buttons beside each other, of the width that `content` is given.
pub(super) fn wide_pair(ui: &mut Ui, content: impl FnOnce(&mut Ui, f32)) {
    let width = (ui.available_width() - space::MEDIUM) / 2.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::MEDIUM;
        content(ui, width);
    });
}

/// One of the wide buttons at the foot; whether it was pressed.
pub(super) fn wide_button(
    ui: &mut Ui,
    text: &str,
    width: f32,
    weight: Weight,
    fresh: Fresh,
) -> bool {
    let (fill, color) = match weight {
        Weight::Primary => (TEXT, ON_TEXT),
        Weight::Plain => (RAISED, TEXT),
    };
    let label = RichText::new(text).size(wide_letters(width)).family(semibold()).color(color);
    let room = Vec2::new(width, WIDE_TARGET);
    let button = Button::new(label).fill(fill).wrap().min_size(room);
    let response = named(ui.add_sized(room, button), text);
    if fresh == Fresh::Now && weight == Weight::Primary {
        response.request_focus();
    }
    response.clicked() && fresh == Fresh::No
}

/// How large the letters of a wide button are.
const fn wide_letters(width: f32) -> f32 {
    if width < NARROW_BUTTON { letters::OPTION } else { letters::HEADING }
}

/// Any other button; whether it was pressed.
pub(super) fn button(ui: &mut Ui, text: &str, fresh: Fresh) -> bool {
    button_where(ui, text, true).clicked() && fresh == Fresh::No
}

/// A button that keeps its place where there is nothing to press it for.
pub(super) fn button_where(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    let label = RichText::new(text).size(letters::READ).color(TEXT);
    let height = Vec2::new(0.0, TARGET);
    named(ui.add_enabled(enabled, Button::new(label).wrap().min_size(height)), text)
}

/// One option among several: chosen by more than its colour.
pub(super) fn option(ui: &mut Ui, text: &str, name: &str, chosen: bool, width: f32) -> bool {
    let (fill, color) = if chosen { (TEXT, ON_TEXT) } else { (RAISED, TEXT) };
    let mut label = RichText::new(text).size(letters::OPTION).color(color);
    if chosen {
        label = label.family(semibold());
    }
    let button = Button::new(label).fill(fill).selected(chosen);
    let height = if is_low(ui) { LOW_TARGET } else { TARGET };
    let response = ui.add(button.min_size(Vec2::new(width, height)));
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, chosen, name));
    response.clicked()
}

/// A row of options under a label; `answer` takes the new one where one was pressed. Pressing the
/// chosen one takes it back.
pub(super) fn options_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    current: Option<T>,
    options: impl IntoIterator<Item = (T, impl AsRef<str>)>,
    mut answer: impl FnMut(Option<T>),
) {
    ui.add(Label::new(RichText::new(label).size(letters::READ)).wrap());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::SMALL);
        for (value, text) in options {
            let is_chosen = current == Some(value);
            let name = format!("{label}: {}", text.as_ref());
            if option(ui, text.as_ref(), &name, is_chosen, TARGET) {
                answer((!is_chosen).then_some(value));
            }
        }
    });
}

/// The scores of pain from 0 to 10, in one row where there is room.
pub(super) fn pain_ui(
    ui: &mut Ui,
    label: &str,
    current: Option<Pain>,
    mut answer: impl FnMut(Option<Pain>),
) {
    let size = if is_low(ui) { letters::BESIDE } else { letters::READ };
    ui.add(Label::new(RichText::new(label).size(size)).wrap());
    let gap = space::TINY;
    let room = ui.available_width() - 1.0;
    let width_of = |in_a_row: f32| ((room - (in_a_row - 1.0) * gap) / in_a_row).min(WIDEST_OPTION);
    let width = if width_of(11.0) >= size::TARGET { width_of(11.0) } else { width_of(6.0) };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(gap);
        ui.spacing_mut().button_padding.x = space::TINY;
        for pain in (0..=10).filter_map(|score| Pain::new(score).ok()) {
            let is_chosen = current == Some(pain);
            let name = format!("{label}: {pain}");
            if option(ui, &pain.to_string(), &name, is_chosen, width) {
                answer((!is_chosen).then_some(pain));
            }
        }
    });
}

/// Text of this size.
pub(super) fn words(ui: &mut Ui, text: impl Into<String>, size: f32) -> Response {
    ui.add(Label::new(RichText::new(text).size(size).color(TEXT)).wrap())
}

/// A heading of this size.
pub(super) fn heading(ui: &mut Ui, text: impl Into<String>, size: f32) -> Response {
    let text = RichText::new(text).size(size).family(semibold()).color(TEXT);
    ui.add(Label::new(text).wrap())
}

/// A frame around what belongs together.
pub(super) fn frame_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    Frame::new()
        .stroke(Stroke::new(stroke::THIN, OUTLINE))
        .fill(BACKGROUND)
        .corner_radius(size::CARD_RADIUS)
        .inner_margin(if is_low(ui) { space::SMALL } else { space::LARGE })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui);
        });
}

/// Whether this cramp asks for help at once.
///
/// One of which its person has said that it is not stopping does, whatever else was answered
/// before.
pub(super) fn is_emergency(cramp: &Cramp) -> bool {
    cramp.did_not_stop == Some(true) || guidance::cramp_will_not_stop(cramp)
}

/// Whom to call, in place of a wide button: it is in sight wherever the page is scrolled to.
pub(super) fn call_in_place_of_button(ui: &mut Ui, profile: &Profile, width: f32) {
    let words = to_call(profile).words;
    let words = RichText::new(format!("{}  {words}", icon::PHONE));
    let words = words.size(wide_letters(width)).color(BRIGHT);
    let frame = Frame::new().fill(EMERGENCY).corner_radius(CornerRadius::same(size::RADIUS));
    frame.show(ui, |ui| {
        let label = Label::new(words.family(semibold())).wrap().halign(Align::Center);
        ui.add_sized(Vec2::new(width, WIDE_TARGET), label);
    });
}

/// The emergency card.
pub(super) fn emergency_ui(view: &View<'_>, ui: &mut Ui) {
    Frame::new()
        .fill(EMERGENCY)
        .corner_radius(size::CARD_RADIUS)
        .inner_margin(if is_low(ui) { space::MEDIUM } else { space::LARGE })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::SMALL;
            let bright = |text: String, size: f32| RichText::new(text).size(size).color(BRIGHT);
            let rule = Rule::CrampWillNotStop;
            let title = format!("{}  {}", icon::EMERGENCY, rule.title());
            let size = if is_low(ui) { letters::READ } else { letters::CARD };
            let title = ui.add(Label::new(bright(title, size).family(semibold())).wrap());
            ui.ctx().accesskit_node_builder(title.id, |node| node.set_live(Live::Assertive));
            call_ui(ui, &view.state.shown.profile);
            ui.add(Label::new(bright(rule.tier().call_if().to_owned(), letters::READ)).wrap());
            for condition in rule.conditions() {
                // Its lines stand one under the other.
                ui.horizontal_top(|ui| {
                    ui.label(bright("•".to_owned(), letters::READ));
                    let words = bright(condition.text.to_owned(), letters::READ);
                    ui.vertical(|ui| ui.add(Label::new(words).wrap()));
                });
            }
            let source = ui.add(Label::new(bright(rule.read_in(), letters::SOURCE)).wrap());
            ui.ctx().accesskit_node_builder(source.id, |node| node.set_description(rule.cited()));
        });
}

/// Whom to call: the person's own number and contact, or what to do without.
fn call_ui(ui: &mut Ui, profile: &Profile) {
    // In a low window the contact too is in sight at once.
    let (first, second) = if is_low(ui) {
        (letters::HEADING, letters::OPTION)
    } else {
        (letters::FIRST, letters::HEADING)
    };
    let large = |text: String| {
        let text = RichText::new(text).size(first).family(semibold()).color(BRIGHT);
        Label::new(text).wrap()
    };
    let call = to_call(profile);
    ui.add(large(format!("{}  {}", icon::PHONE, call.words)));
    if let Some(help) = call.help {
        ui.add(Label::new(RichText::new(help).size(letters::CARD).color(BRIGHT)).wrap());
    }
    if let Some(contact) = &profile.emergency_contact {
        let contact = whole_numbers(&format!("Your contact: {contact}"));
        ui.add(Label::new(RichText::new(contact).size(second).color(BRIGHT)).wrap());
    }
}

/// What could not be saved, and other news that must be seen here too.
pub(super) fn news_ui(view: &mut View<'_>, ui: &mut Ui, fresh: Fresh) {
    let state = view.state;
    let has_failed = state.trouble.is_some();
    let words_of = match (&state.trouble, &state.notice) {
        (Some(trouble), _) => {
            format!("Your entry is kept here and tried again by itself. {}", trouble.words)
        }
        (None, Some(Notice::Done(words) | Notice::Refused(words) | Notice::Failed(words))) => {
            words.clone()
        }
        (None, Some(Notice::Undoable(_)) | None) => return,
    };
    frame_ui(ui, |ui| {
        let mark = if has_failed { icon::WARNING } else { icon::INFO };
        let shown = words(ui, format!("{mark}  {words_of}"), letters::BESIDE);
        ui.ctx().accesskit_node_builder(shown.id, |node| node.set_live(Live::Polite));
        if has_failed {
            if button(ui, "Try to save again", fresh) {
                view.act(Action::RetrySave);
            }
        } else if button(ui, "Close this line", fresh) {
            view.act(Action::CloseNotice);
        }
    });
}

/// Gives a button the name that a screen reader says.
fn named(response: Response, name: &str) -> Response {
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    response
}

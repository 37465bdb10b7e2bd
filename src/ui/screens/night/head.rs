//! The head of a night: the strip, and in one line which night it is and the way to the others.

use egui::{Align, Label, Layout, RichText, TextStyle, Ui, Vec2, WidgetText};

use crate::{
    app::{Action, Command, text},
    ui::{
        style::{icon, place_style, size, space, strong_style, whole_dates},
        view::{Standing, View},
        widgets::button::{icon_button, plain_button},
    },
};

use super::strip;

/// Which night it is, and the way to the others.
pub(in crate::ui) fn head_ui(view: &mut View<'_>, ui: &mut Ui) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        strip::strip_ui(view, ui);
        // In a low window the room is needed for the night itself; the Calendar has a legend too.
        if view.standing == Standing::All {
            strip::key_ui(ui);
        }
        name_ui(view, ui);
    });
}

/// The name of the night alone, in as large letters as there is room for in a line.
pub(in crate::ui) fn short_name_ui(view: &View<'_>, ui: &mut Ui) {
    let name = name(view);
    let room = ui.available_width();
    let fits =
        |style: &TextStyle| width_of(ui, RichText::new(&name).text_style(style.clone())) <= room;
    let style = [strong_style(), TextStyle::Small].into_iter().find(fits);
    let name = RichText::new(&name).text_style(style.unwrap_or(TextStyle::Small));
    ui.add(Label::new(name).wrap());
}

/// "Night of Sat 14 to Sun 15 March".
fn name(view: &View<'_>) -> String {
    let year = chrono::Datelike::year(&view.state.now.today());
    whole_dates(&format!("Night of {}", view.state.night.both_dates(year)))
}

/// The name of the night with what is known of it, and at the right, where they never move from
/// night to night, the buttons.
fn name_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    let is_narrow = ui.available_width() < size::NARROW_WINDOW;
    let name = name(view);
    let entry = state.shown.night(state.night);
    let cramps = entry.and_then(|night| night.cramps.as_ref()).map(Vec::len);
    let known = text::capital(&text::cramps(cramps));
    let height = ui.spacing().interact_size.y.min(size::TARGET);
    let row = Vec2::new(ui.available_width(), height);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::SMALL;
        ways_ui(view, ui, is_narrow);
        let rest = ui.available_size();
        ui.allocate_ui_with_layout(rest, Layout::left_to_right(Align::Center), |ui| {
            let room = ui.available_width();
            let known = RichText::new(known).weak();
            if view.standing == Standing::Name {
                ui.add(Label::new(known).wrap());
                return;
            }
            let fits = |style: TextStyle, ui: &Ui| {
                let known = width_of(ui, known.clone());
                width_of(ui, RichText::new(&name).text_style(style)) + space::LARGE + known <= room
            };
            let style = [place_style(), TextStyle::Heading, strong_style()]
                .into_iter()
                .find(|style| fits(style.clone(), ui));
            if let Some(style) = style {
                ui.spacing_mut().item_spacing.x = space::LARGE;
                ui.label(RichText::new(&name).text_style(style));
                ui.label(known);
                return;
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add(Label::new(RichText::new(&name).text_style(strong_style())).wrap());
                ui.add(Label::new(known.small()).wrap());
            });
        });
    });
}

/// From right to left, as they are laid out; Tab and a screen reader come to them from the left.
fn ways_ui(view: &mut View<'_>, ui: &mut Ui, is_narrow: bool) {
    let width = ways_width(ui, is_narrow);
    let room = Vec2::new(width, ui.available_height());
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        // A sign alone needs no more room than a finger.
        let beside_words = ui.spacing().button_padding.x;
        ui.spacing_mut().button_padding.x = space::TINY;
        if icon_button(ui, icon::LEFT, "Night before").clicked() {
            view.act(Action::Command(Command::NightBefore));
        }
        if !is_narrow {
            ui.spacing_mut().button_padding.x = beside_words;
        }
        let is_elsewhere = view.state.night != view.state.last_night();
        let last = ui.add_enabled_ui(is_elsewhere, |ui| {
            if is_narrow {
                icon_button(ui, icon::NIGHT, LAST_NIGHT)
            } else {
                plain_button(ui, icon::NIGHT, LAST_NIGHT)
            }
        });
        let last = last.inner;
        ui.spacing_mut().button_padding.x = space::TINY;
        if last.clicked() {
            view.act(Action::Command(Command::Today));
        }
        let is_there = view.state.night < view.state.tonight();
        let next = ui.add_enabled_ui(is_there, |ui| icon_button(ui, icon::RIGHT, "Night after"));
        if next.inner.clicked() {
            view.act(Action::Command(Command::NightAfter));
        }
    });
}

const LAST_NIGHT: &str = "Last night";

fn ways_width(ui: &Ui, is_narrow: bool) -> f32 {
    let button = |words: String| {
        let words = width_of(ui, RichText::new(words).text_style(TextStyle::Button));
        // An icon with its padding may be wider than the least that a button is.
        (words + 2.0 * ui.spacing().button_padding.x).max(size::TARGET).ceil()
    };
    let (left, right) = (button(icon::LEFT.to_string()), button(icon::RIGHT.to_string()));
    let last = if is_narrow {
        button(icon::NIGHT.to_string())
    } else {
        button(format!("{}  {LAST_NIGHT}", icon::NIGHT))
    };
    left + last + right + 2.0 * ui.spacing().item_spacing.x
}

fn width_of(ui: &Ui, words: RichText) -> f32 {
    let words = WidgetText::from(words);
    let extend = Some(egui::TextWrapMode::Extend);
    words.into_galley(ui, extend, f32::INFINITY, TextStyle::Body).size().x
}

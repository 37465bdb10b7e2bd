//! The rail on the left: the five places, undo and help.

use egui::{Align, Align2, FontFamily, FontId, Frame, Layout, Margin, Panel, Ui, Vec2};

use crate::app::{Action, Command, Place};

use super::{
    style,
    style::{icon, semibold, size, space, tokens},
    view::View,
    widgets::button::icon_button,
};

/// Shows the rail.
pub(super) fn rail_ui(view: &mut View<'_>, ui: &mut Ui) {
    let words = if ui.available_width() < size::NARROW_WINDOW {
        RailWords::Hidden
    } else {
        RailWords::Shown
    };
    let width = words.rail_width();
    let is_low = ui.available_height() < LOW_WINDOW;
    let tokens = tokens(ui.ctx());
    let frame = Frame::new().fill(tokens.surface).inner_margin(Margin::same(6));
    Panel::left("rail").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = if is_low { 2.0 } else { space::SMALL };
        let height = match words {
            _ if is_low => LOW_TARGET,
            RailWords::Hidden => 44.0,
            RailWords::Shown => 60.0,
        };
        for place in Place::ALL {
            let chosen = view.state.place == place;
            let size = Vec2::new(width - 12.0, height);
            let response = rail_button(ui, place, size, chosen, words);
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::Tab, true, chosen, place.name())
            });
            let chord = Command::Go(place).chord().label();
            if response.on_hover_text(format!("{} ({chord})", place.name())).clicked() {
                view.act(Action::Go(place));
            }
        }
        ui.with_layout(Layout::bottom_up(Align::Center), |ui| {
            if is_low {
                ui.spacing_mut().interact_size.y = LOW_TARGET;
            }
            rail_foot_ui(view, ui);
        });
    });
}

/// Windows lower than this, in points, have the places and buttons of the rail closer together.
const LOW_WINDOW: f32 = 500.0;

/// There is more than stands here.
const MORE: icon::Icon = '\u{2026}';

/// The height of what can be pressed in a low window: it is low because the text is large, so
/// that this is large on the screen.
const LOW_TARGET: f32 = 32.0;

/// Whether the words stand under the icons of the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RailWords {
    Shown,
    Hidden,
}

impl RailWords {
    const fn rail_width(self) -> f32 {
        match self {
            Self::Shown => size::RAIL,
            Self::Hidden => size::NARROW_RAIL,
        }
    }
}

/// An icon over a word; the word is left out where there is no room.
fn rail_button(
    ui: &mut Ui,
    place: Place,
    size: Vec2,
    chosen: bool,
    words: RailWords,
) -> egui::Response {
    let tokens = tokens(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    let color = if chosen { tokens.accent } else { tokens.text };
    let corner = f32::from(style::size::RADIUS);
    if chosen {
        ui.painter().rect_filled(rect, corner, tokens.raised);
    }
    if response.has_focus() || response.hovered() {
        let stroke = egui::Stroke::new(if response.has_focus() { 2.5 } else { 1.0 }, tokens.accent);
        ui.painter().rect_stroke(rect, corner, stroke, egui::StrokeKind::Inside);
    }
    let has_words = words == RailWords::Shown && size.y > LOW_TARGET;
    let lift = if has_words { 10.0 } else { 0.0 };
    let middle = rect.center() - Vec2::new(0.0, lift);
    let icon = FontId::new(24.0, FontFamily::Proportional);
    ui.painter().text(middle, Align2::CENTER_CENTER, place_icon(place), icon, color);
    if has_words {
        let family = if chosen { semibold() } else { FontFamily::Proportional };
        let below = rect.center() + Vec2::new(0.0, 16.0);
        let font = FontId::new(14.0, family);
        ui.painter().text(below, Align2::CENTER_CENTER, place.name(), font, color);
    }
    response
}

fn rail_foot_ui(view: &mut View<'_>, ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = space::TINY;
    ui.spacing_mut().button_padding.x = space::SMALL;
    // Where there is no room for it, help stands in the list of everything.
    if ui.spacing().interact_size.y > LOW_TARGET
        && icon_button(ui, icon::HELP, "Keys and help").clicked()
    {
        view.act(Action::ShowHelp(true));
    }
    let chord = Command::Palette.chord().label();
    let more = icon_button(ui, MORE, "More").on_hover_text(format!("More ({chord})"));
    if more.clicked() {
        view.act(Action::Command(Command::Palette));
    }
    let can_redo = Command::Redo.why_not(view.state).is_none();
    let redo = ui.add_enabled_ui(can_redo, |ui| {
        icon_button(ui, icon::REDO, &named("Redo", view.state.redo.as_deref()))
    });
    if redo.inner.clicked() {
        view.act(Action::Command(Command::Redo));
    }
    let can_undo = Command::Undo.why_not(view.state).is_none();
    let undo = ui.add_enabled_ui(can_undo, |ui| {
        icon_button(ui, icon::UNDO, &named("Undo", view.state.undo.as_deref()))
    });
    if undo.inner.clicked() {
        view.act(Action::Command(Command::Undo));
    }
}

fn named(what: &str, step: Option<&str>) -> String {
    step.map_or_else(|| what.to_owned(), |step| format!("{what}: {step}"))
}

const fn place_icon(place: Place) -> icon::Icon {
    match place {
        Place::Night => icon::NIGHT,
        Place::Calendar => icon::CALENDAR,
        Place::Trends => icon::TRENDS,
        Place::Doctor => icon::DOCTOR,
        Place::Me => icon::ME,
    }
}

//! The rail on the left: the five places, undo and help.

use egui::{Align, Align2, Frame, Layout, Margin, Panel, Stroke, StrokeKind, Ui, Vec2};

use crate::app::{Action, Command, Place};

use super::{
    style::{font, icon, size, space, stroke, tokens},
    view::View,
    widgets::button::icon_button,
};

/// Shows the rail.
pub(super) fn rail_ui(view: &mut View<'_>, ui: &mut Ui) {
    let is_low = ui.available_height() < size::LOW_WINDOW;
    let words = if is_low || ui.available_width() < size::NARROW_WINDOW {
        RailWords::Hidden
    } else {
        RailWords::Shown
    };
    let width = words.rail_width();
    let tokens = tokens(ui.ctx());
    let frame = Frame::new().fill(tokens.surface).inner_margin(Margin::from(space::TINY));
    Panel::left("rail").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = if is_low { space::HAIR } else { space::SMALL };
        let height = match words {
            _ if is_low => size::LOW_TARGET,
            RailWords::Hidden => size::NARROW_RAIL_BUTTON,
            RailWords::Shown => size::RAIL_BUTTON,
        };
        for place in Place::ALL {
            let chosen = view.state.place == place;
            let size = Vec2::new(width - 2.0 * space::TINY, height);
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
                ui.spacing_mut().interact_size.y = size::LOW_TARGET;
            }
            rail_foot_ui(view, ui);
        });
    });
}

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
    room: Vec2,
    chosen: bool,
    words: RailWords,
) -> egui::Response {
    let tokens = tokens(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(room, egui::Sense::click());
    let color = if chosen { tokens.accent } else { tokens.text };
    let painter = ui.painter();
    if chosen {
        painter.rect_filled(rect, size::RADIUS, tokens.raised);
    }
    if response.hovered() {
        let line = Stroke::new(stroke::THIN, tokens.accent);
        painter.rect_stroke(rect, size::RADIUS, line, StrokeKind::Inside);
    }
    if words == RailWords::Shown {
        let above = rect.center_top() + Vec2::new(0.0, space::TINY);
        painter.text(above, Align2::CENTER_TOP, place_icon(place), font::icon(), color);
        let below = rect.center_bottom() - Vec2::new(0.0, space::TINY);
        let font = if chosen { font::strong() } else { font::body() };
        painter.text(below, Align2::CENTER_BOTTOM, place.name(), font, color);
    } else {
        let middle = Align2::CENTER_CENTER;
        painter.text(rect.center(), middle, place_icon(place), font::icon(), color);
    }
    response
}

/// The buttons at the foot, from the lowest up. In a low window there is no room for Redo: the
/// line of news offers it after an undo, and so does "More".
fn rail_foot_ui(view: &mut View<'_>, ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = space::TINY;
    ui.spacing_mut().button_padding.x = space::SMALL;
    let is_low = ui.spacing().interact_size.y <= size::LOW_TARGET;
    let chord = Command::Help.chord().label();
    let help = icon_button(ui, icon::HELP, "Keys and help");
    if help.on_hover_text(format!("Keys and help ({chord})")).clicked() {
        view.act(Action::ShowHelp(true));
    }
    let chord = Command::Palette.chord().label();
    let more = icon_button(ui, icon::MORE, "More").on_hover_text(format!("More ({chord})"));
    if more.clicked() {
        view.act(Action::Command(Command::Palette));
    }
    if !is_low {
        step_ui(view, ui, Command::Redo);
    }
    step_ui(view, ui, Command::Undo);
}

/// Undo or Redo, with what it is about.
fn step_ui(view: &mut View<'_>, ui: &mut Ui, command: Command) {
    let state = view.state;
    let (mark, what, step) = if command == Command::Redo {
        (icon::REDO, "Redo", &state.redo)
    } else {
        (icon::UNDO, "Undo", &state.undo)
    };
    let can_be_done = command.why_not(state).is_none();
    let name = named(what, step.as_deref());
    let button = ui.add_enabled_ui(can_be_done, |ui| icon_button(ui, mark, &name));
    if button.inner.clicked() {
        view.act(Action::Command(command));
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

//! The place "Calendar": a year or a month of nights, or all of them as a list to be searched.

mod cell;
mod grid;
mod list;
mod month;
mod row;
mod row_text;
mod search;
#[cfg(test)]
mod tests;
mod year;

use egui::{Key, Label, Modifiers, RichText, Ui, UiBuilder};

use crate::{
    app::{
        Action, Place,
        calendar::{CalendarAction, Layout},
    },
    ui::{
        style::{icon, place_style, space},
        view::View,
        widgets::{bar::is_low, button::primary_button, choice::options_ui},
    },
};

/// A room of this width has the list of nights beside the month.
const WIDE: f32 = 860.0;

/// Shows the place.
pub(super) fn calendar_ui(view: &mut View<'_>, ui: &mut Ui) {
    let layout = view.state.calendar.layout;
    if is_low(ui.ctx()) {
        ui.spacing_mut().item_spacing.y = space::SMALL;
    }
    ui.horizontal_wrapped(|ui| {
        ui.add(Label::new(RichText::new("Calendar").text_style(place_style())));
        ui.add_space(space::LARGE);
        let layouts = [(Layout::Year, "Year"), (Layout::Month, "Month"), (Layout::List, "List")];
        if let Some(Some(layout)) = options_ui(ui, "Show as", Some(layout), layouts) {
            view.act(Action::Calendar(CalendarAction::ShowAs(layout)));
        }
    });
    // In a low window the nights come first, and what is shown of them is chosen below.
    if layout != Layout::List && !is_low(ui.ctx()) {
        grid::measure_ui(view, ui);
    }
    if view.state.shown.span().is_none() {
        empty_ui(view, ui);
    }
    match layout {
        Layout::Year => {
            let half = half(ui);
            let is_beside = year::is_at_ease(view, ui, half);
            and_nights_ui(view, ui, is_beside, year::year_ui);
        }
        Layout::Month => and_nights_ui(view, ui, true, month::month_ui),
        Layout::List => list::list_ui(view, ui),
    }
    // Whatever is open on top of the place has the key for itself.
    let is_on_top = ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
    if is_on_top && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        view.act(Action::Go(Place::Night));
    }
}

/// Half of the room, with a space to the other half.
fn half(ui: &Ui) -> f32 {
    (ui.available_width() - space::HUGE) / 2.0
}

/// Shows a grid with the nights of the chosen month: beside it where both have room, else below.
fn and_nights_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    is_beside: bool,
    grid_ui: fn(&mut View<'_>, &mut Ui),
) {
    // The keyboard keeps its place although what stands beside comes to stand below.
    let [grid, nights] = ["grid", "nights of the month"].map(|key| ui.make_persistent_id(key));
    let scope = |id| UiBuilder::new().scope_id(id);
    if ui.available_width() < WIDE || !is_beside {
        ui.scope_builder(scope(grid), |ui| grid_ui(view, ui));
        ui.scope_builder(scope(nights), |ui| list::month_list_ui(view, ui));
        return;
    }
    let width = half(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::HUGE;
        let mut half_ui = |id, content: fn(&mut View<'_>, &mut Ui)| {
            let builder = scope(id).layout(egui::Layout::top_down(egui::Align::Min));
            ui.scope_builder(builder, |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.x = space::SMALL;
                content(view, ui);
            });
        };
        half_ui(grid, grid_ui);
        half_ui(nights, list::month_list_ui);
    });
}

/// What stands here before anything was entered.
fn empty_ui(view: &mut View<'_>, ui: &mut Ui) {
    let words = "Every night that you record will stand here: with its cramps, its notes, and a \
                 way back to it";
    ui.add(Label::new(words).wrap());
    if primary_button(ui, icon::NIGHT, "Record last night").clicked() {
        view.act(Action::OpenNight(view.state.last_night()));
    }
}

//! The place "Trends": the figures of a period, each chart with its sentence.

mod charts;
mod help;
mod overview;
mod panel;
mod period;
mod ranges;
mod save;
mod waiting;

use egui::{Label, RichText, Ui};

use crate::{
    app::{Action, Place, Range, trends::Figures},
    chart::ChartId,
    ui::{
        style::{icon, place_style},
        view::View,
        widgets::button::primary_button,
    },
};

use self::{charts::Charts, panel::pair_ui};

/// Shows the place.
pub(super) fn trends_ui(view: &mut View<'_>, ui: &mut Ui) {
    ui.add(Label::new(RichText::new("Trends").text_style(place_style())));
    let state = view.state;
    if state.shown.span().is_none() {
        let words = "How often cramps come, when, and what goes with them will stand here as soon \
                     as some nights are recorded";
        let go = Go { icon: icon::NIGHT, text: "Record last night", place: Place::Night };
        return empty_ui(view, ui, words, go);
    }
    period::period_ui(view, ui);
    let Some(wanted) = state.wanted_figures() else {
        if state.trends.range == Range::SinceAppointment {
            let words = "No appointment lies before the newest night of the diary; with one, this \
                         shows what has been recorded since";
            let go = Go { icon: icon::DOCTOR, text: "Enter an appointment", place: Place::Doctor };
            empty_ui(view, ui, words, go);
        }
        return;
    };
    period::limits_ui(view, ui, wanted.period);
    if let Some(figures) = state.figures() {
        let shown = ui.vertical(|ui| shown_ui(view, ui, figures));
        waiting::is_over(ui, shown.response.rect.height());
    } else if waiting::is_long(ui, wanted) {
        waiting::waiting_ui(view, ui);
    } else if let Some(figures) = state.trends.last_shown() {
        // For less than a blink, what stood here stays: nothing flashes and nothing jumps.
        ui.vertical(|ui| shown_ui(view, ui, figures));
    }
}

/// The figures, or why there are none.
fn shown_ui(view: &mut View<'_>, ui: &mut Ui, figures: &Figures) {
    let trends = &figures.trends;
    let charts = Charts::of(figures);
    if trends.recorded_nights == 0 {
        overview::overview_ui(ui, trends);
        let words = "No night of this period says whether there were cramps: choose another \
                     period above, or record a night";
        let go = Go { icon: icon::NIGHT, text: "Record last night", place: Place::Night };
        return empty_ui(view, ui, words, go);
    }
    pair_ui(
        view,
        ui,
        |_, ui| overview::overview_ui(ui, trends),
        |view, ui| {
            overview::beside_ui(ui, view.state.trends.range, figures, &view.state.shown);
        },
    );
    charts.show_ui(view, ui, ChartId::CrampNights);
    pair_ui(
        view,
        ui,
        |view, ui| charts.show_ui(view, ui, ChartId::Places),
        |view, ui| charts.show_ui(view, ui, ChartId::Hours),
    );
    charts.show_ui(view, ui, ChartId::NightStrip);
    pair_ui(
        view,
        ui,
        |view, ui| charts.show_ui(view, ui, ChartId::Lengths),
        |view, ui| charts.show_ui(view, ui, ChartId::Pain),
    );
    charts.show_ui(view, ui, ChartId::Sleep);
    charts.show_ui(view, ui, ChartId::Medications);
    charts.show_ui(view, ui, ChartId::Factors);
    help::help_ui(ui, trends);
}

/// A way to what is missing.
#[derive(Clone, Copy)]
struct Go {
    icon: icon::Icon,
    text: &'static str,
    place: Place,
}

/// Says what would stand here, and offers what fills it.
fn empty_ui(view: &mut View<'_>, ui: &mut Ui, words: &str, go: Go) {
    ui.add(Label::new(words).wrap());
    if primary_button(ui, go.icon, go.text).clicked() {
        if go.place == Place::Night {
            view.act(Action::OpenNight(view.state.last_night()));
        }
        view.act(Action::Go(go.place));
    }
}

#[cfg(test)]
mod tests;

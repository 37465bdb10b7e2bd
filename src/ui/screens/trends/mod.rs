//! The place "Trends": the figures of a period, each chart with its sentence.

mod events;
mod factors;
mod hours;
mod medications;
mod overview;
mod panel;
mod places;
mod plot;
mod sleep;
mod spread;
mod week_bars;
mod weeks;

use egui::{Label, RichText, Ui, Vec2};

use crate::{
    app::{Action, Place, Range},
    trends::Trends,
    ui::{
        style::{icon, place_style, space},
        view::View,
        widgets::{button::primary_button, choice::option_button},
    },
};

use panel::{pair_ui, panel_ui};

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
    range_ui(view, ui);
    match (state.trends.range.period(&state.shown, state.tonight()), state.current_trends()) {
        (None, _) => {
            let words = "No appointment lies before the newest night of the diary; with one, this \
                         shows what has been recorded since";
            let go = Go { icon: icon::DOCTOR, text: "Enter an appointment", place: Place::Doctor };
            empty_ui(view, ui, words, go);
        }
        (Some(_), None) => {
            ui.add(Label::new("Working out the figures…").wrap());
        }
        (Some(_), Some(trends)) if trends.recorded_nights == 0 => {
            overview::overview_ui(ui, trends);
            let words = "No night of this period says whether there were cramps: choose a longer \
                         period above, or record a night";
            let go = Go { icon: icon::NIGHT, text: "Record last night", place: Place::Night };
            empty_ui(view, ui, words, go);
        }
        (Some(_), Some(trends)) => figures_ui(view, ui, trends),
    }
}

/// The periods to choose from.
fn range_ui(view: &mut View<'_>, ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::SMALL);
        for range in Range::ALL {
            let chosen = view.state.trends.range == range;
            let name = format!("Period: {}", range.name());
            if option_button(ui, chosen, range.name(), name).clicked() {
                view.act(Action::ChooseTrends(range));
            }
        }
    });
}

fn figures_ui(view: &View<'_>, ui: &mut Ui, trends: &Trends) {
    overview::overview_ui(ui, trends);
    weeks::weeks_ui(ui, trends, &view.state.shown);
    pair_ui(
        ui,
        |ui| {
            panel_ui(ui, "Where", |ui| places::places_ui(ui, trends));
            panel_ui(ui, "Pain and length", |ui| spread::spreads_ui(ui, trends));
        },
        |ui| {
            panel_ui(ui, "When in the night they began", |ui| hours::hours_ui(ui, trends));
            panel_ui(ui, "Sleep", |ui| sleep::sleep_ui(ui, trends));
        },
    );
    medications::medications_ui(ui, trends);
    factors::factors_ui(ui, trends);
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

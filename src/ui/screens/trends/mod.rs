//! The place "Trends": the figures of a period, each chart with its sentence.

mod charts;
mod factors;
mod medications;
mod overview;
mod panel;
mod sleep;

use egui::{Label, RichText, Ui};

use crate::{
    app::{Action, Place, Range},
    chart::ChartId,
    trends::Trends,
    ui::{
        style::{icon, place_style},
        view::View,
        widgets::{button::primary_button, choice::options_ui},
    },
};

use self::{
    charts::Charts,
    panel::{pair_ui, panel_ui},
};

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
    let ranges = Range::ALL.map(|range| (range, range.name()));
    if let Some(Some(range)) = options_ui(ui, "Period", Some(view.state.trends.range), ranges) {
        view.act(Action::ChooseTrends(range));
    }
}

fn figures_ui(view: &View<'_>, ui: &mut Ui, trends: &Trends) {
    overview::overview_ui(ui, trends);
    let charts = Charts::of(ui, view.state, trends);
    charts.show_ui(ui, ChartId::CrampNights);
    pair_ui(
        ui,
        |ui| {
            charts.show_ui(ui, ChartId::Places);
            charts.show_ui(ui, ChartId::Pain);
        },
        |ui| {
            charts.show_ui(ui, ChartId::Hours);
            charts.show_ui(ui, ChartId::Lengths);
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use egui_kittest::{Harness, kittest::Queryable as _};

    use super::trends_ui;
    use crate::{
        app::{Action, Place, Range, State},
        clock::Clock,
        diary::{
            Appointment, ClockTime, Cramp, EntryId, Medication, Night, NightDate,
            quantity::{CrampMinutes, Pain},
            text::Name,
            vocabulary::{Muscle, Side},
        },
        trends,
        ui::{style, view::View, widgets::drafts::Drafts},
    };

    struct Shown {
        state: State,
        went: Vec<Place>,
    }

    fn last() -> NightDate {
        "2026-03-20".parse().unwrap()
    }

    /// A diary of so many nights up to the last one; one in seven was not recorded.
    fn state(nights: i64) -> State {
        let now = Clock::fixed("2026-03-20T08:00:00".parse().unwrap()).now();
        let mut state = State::new(now, None);
        for day in (0..nights).filter(|day| day % 7 != 3) {
            let cramp = Cramp {
                started: ClockTime::new(3, 10),
                minutes: CrampMinutes::new(2.5).ok(),
                pain: Pain::new(6).ok(),
                muscle: Some(Muscle::Calf),
                side: Some(Side::Left),
                ..Cramp::default()
            };
            let mut night = Night::unanswered(last().plus_days(-day));
            night.cramps = Some(vec![cramp; usize::from(day % 3 == 0)]);
            night.before.long_sitting = Some(day % 2 == 0);
            night.before.unsupportive_shoes = (day == 0).then_some(true);
            state.shown.put_night(Arc::new(night));
        }
        let name = "A long name of a medication that no label has room for, twice a day";
        let mut medication = Medication::named(Name::new(name).unwrap());
        medication.started = Some(last().plus_days(-10).morning());
        medication.increased = (1..9).map(|day| last().plus_days(-day).morning()).collect();
        state.shown.medications.put(EntryId(1), Some(medication));
        state
    }

    fn show(mut state: State, range: Range, width: f32) -> Harness<'static, Shown> {
        state.trends.range = range;
        let period = range.period(&state.shown, state.tonight());
        state.trends.figures =
            period.map(|period| (state.revision, Box::new(trends::trends(&state.shown, period))));
        Harness::builder()
            .with_size(egui::vec2(width, 4000.0))
            .with_context_setup(style::install)
            .build_ui_state(
                |ui, shown: &mut Shown| {
                    let mut drafts = Drafts::default();
                    let mut view = View::new(&shown.state, &mut drafts);
                    trends_ui(&mut view, ui);
                    for action in view.actions {
                        if let Action::Go(place) = action {
                            shown.went.push(place);
                        }
                    }
                },
                Shown { state, went: Vec::new() },
            )
    }

    /// Every text that is painted, and where.
    fn texts(harness: &Harness<'_, Shown>) -> Vec<(String, egui::Rect)> {
        fn collect(shape: &egui::Shape, texts: &mut Vec<(String, egui::Rect)>) {
            if let egui::Shape::Text(text) = shape {
                texts.push((text.galley.text().to_owned(), text.visual_bounding_rect()));
            } else if let egui::Shape::Vec(shapes) = shape {
                for shape in shapes {
                    collect(shape, texts);
                }
            }
        }
        let mut texts = Vec::new();
        for clipped in &harness.output().shapes {
            collect(&clipped.shape, &mut texts);
        }
        texts.retain(|(text, _)| !text.is_empty());
        texts
    }

    #[test]
    fn every_period_fits_into_the_narrowest_column_and_the_widest() {
        for range in [Range::TwoWeeks, Range::EightWeeks, Range::HalfYear, Range::Year, Range::All]
        {
            for width in [370.0, 620.0, 1080.0] {
                let mut harness = show(state(800), range, width);
                harness.run();
                harness.get_by_label("Chart: Cramp nights, week by week");
                for (text, rect) in texts(&harness) {
                    let fits = rect.left() >= 0.0 && rect.right() <= width + 0.5;
                    assert!(fits, "{range:?} at {width}: \"{text}\" at {rect:?}");
                }
            }
        }
    }

    #[test]
    fn a_chart_is_told_in_words() {
        let mut harness = show(state(182), Range::TwoWeeks, 700.0);
        harness.run();
        harness.get_by_label("A cramp on 4 of 12 recorded nights; 2 not recorded");
        harness.get_by_label_contains("Most often in the calf");
        harness.get_by_label("Most often between 03:00 and 04:00: 4 of 4 cramps");
        harness.get_by_label_contains("week by week in numbers").click();
        harness.run();
        harness.get_by_label(
            "What Week, From 7 Mar 2026, To 13 Mar 2026, Nights 7, Recorded (nights) 6, Cramp \
             nights 2, Cramp nights a week 2.3, 95 % from 0.7, 95 % to 4.9",
        );
    }

    #[test]
    fn what_is_missing_is_said_with_a_way_to_it() {
        for (state, range, button, place) in [
            (state(0), Range::EightWeeks, "Record last night", Place::Night),
            (state(30), Range::SinceAppointment, "Enter an appointment", Place::Doctor),
        ] {
            let mut harness = show(state, range, 500.0);
            harness.get_by_label(button).click();
            harness.run();
            assert_eq!(harness.state().went, [place]);
        }
    }

    #[test]
    fn a_period_of_which_nothing_is_known_has_no_figures() {
        let mut state = state(0);
        state.shown.put_night(Arc::new(Night::unanswered(last())));
        let id = state.shown.appointments.next_id();
        let date = last().plus_days(-5).morning();
        let appointment = Appointment { date, time: None, with: None, place: None, outcome: None };
        state.shown.appointments.put(id, Some(appointment));
        let harness = show(state, Range::SinceAppointment, 500.0);
        harness.get_by_label("A cramp on 0 of 0 recorded nights; 5 not recorded");
        assert!(harness.query_by_label_contains("Chart").is_none());
    }

    #[test]
    fn figures_of_another_revision_are_not_shown() {
        let mut harness = show(state(30), Range::FourWeeks, 500.0);
        harness.state_mut().state.revision += 1;
        harness.run();
        harness.get_by_label("Working out the figures…");
        assert!(harness.query_by_label_contains("Chart").is_none());
    }
}

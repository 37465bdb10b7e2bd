//! The period: by its name, by its dates, and where the diary does not cover it.

use chrono::NaiveDate;
use egui::{Label, RichText, Ui, accesskit};

use crate::{
    app::{Action, Part, Range, State, text, trends::limits},
    diary::{NightDate, Period},
    ui::{
        style::{icon, space, tokens},
        view::View,
        widgets::{
            button::plain_button,
            field::{DateField, date_ui},
        },
    },
};

use super::{panel::sentence_ui, ranges::ranges_ui};

/// Lets a person choose the period.
pub(super) fn period_ui(view: &mut View<'_>, ui: &mut Ui) {
    let range = view.state.trends.range;
    let custom = if range.is_custom() { range } else { own_dates(view.state) };
    let ranges = Range::PRESETS.map(|range| (range, range.name()));
    let ranges: Vec<_> = ranges.into_iter().chain([(custom, "Custom".into())]).collect();
    if let Some(range) = ranges_ui(ui, range, &ranges) {
        view.act(Action::ChooseTrends(range));
    }
    if let Range::Custom { first, last } = range {
        dates_ui(view, ui, first, last);
    }
}

/// Says where the period and the diary do not cover each other, and takes it to the doctor.
pub(super) fn limits_ui(view: &mut View<'_>, ui: &mut Ui, period: Period) {
    let state = view.state;
    let range = state.trends.range;
    let nights = (state.tonight(), state.last_night().min(state.tonight()));
    for limit in limits::limits(range, period, &state.shown, nights) {
        sentence_ui(ui, &limit);
    }
    let is_taken = state.report.range == range;
    let words = "Use this period for the doctor's summary";
    if !is_taken && plain_button(ui, icon::DOCTOR, words).clicked() {
        view.act(Action::ChooseReport(range));
        view.act(Action::Show(Part::Summary));
    }
}

/// The dates that a person starts from: those of the period that is shown.
fn own_dates(state: &State) -> Range {
    let period = state
        .trends_period()
        .or_else(|| Range::default().period(&state.shown, state.tonight()))
        .unwrap_or_else(|| Period::ending(state.last_night(), 56));
    Range::Custom { first: period.first(), last: period.last() }
}

fn dates_ui(view: &mut View<'_>, ui: &mut Ui, first: NightDate, last: NightDate) {
    ui.push_id("dates", |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::LARGE;
            let from = DateField::past("From the morning of");
            date_ui(view, ui, "first", from, Some(first.morning()), move |date| {
                night(date).map(|first| Range::Custom { first, last })
            });
            let to = DateField::past("To the morning of");
            date_ui(view, ui, "last", to, Some(last.morning()), move |date| {
                night(date).map(|last| Range::Custom { first, last })
            });
        });
        if last < first {
            wrong_way_round_ui(view, ui, first, last);
        }
    });
}

fn night(date: Option<NaiveDate>) -> Result<NightDate, String> {
    date.map(NightDate::from_morning)
        .ok_or_else(|| "A period has both dates: enter one, such as 3 March 2026".to_owned())
}

/// The last night comes before the first one.
fn wrong_way_round_ui(view: &mut View<'_>, ui: &mut Ui, first: NightDate, last: NightDate) {
    let [from, to] = [first, last].map(|night| text::typed_date(night.morning()));
    let words = format!(
        "The period ends on {to}, before it begins on {from}: change one of the dates, or swap them"
    );
    let color = tokens(ui.ctx()).error;
    let marked = RichText::new(format!("{}  {words}", icon::WARNING)).color(color);
    let label = ui.add(Label::new(marked).wrap());
    label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(accesskit::Live::Polite));
    if plain_button(ui, icon::CALENDAR, "Swap the dates").clicked() {
        view.act(Action::ChooseTrends(Range::Custom { first: last, last: first }));
    }
}

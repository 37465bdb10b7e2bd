//! A month: a week a row, a night a mark.

use egui::{
    Align2, CornerRadius, FontFamily, FontId, Label, Rect, Response, RichText, Sense, Stroke,
    StrokeKind, Ui, Vec2,
};

use crate::{
    app::{Action, calendar::Tally},
    diary::NightDate,
    ui::{
        style::{icon, semibold, size, space, tokens},
        view::View,
        widgets::{
            button::{icon_button, plain_button},
            legend::{Key, legend_ui},
            mark::Mark,
        },
    },
};

use super::tally_words;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const CELL_HEIGHT: f32 = 66.0;

/// Shows the chosen month with its legend.
pub(super) fn month_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    let month = state.calendar.month;
    heading_ui(view, ui);
    let tally = Tally::of(month, &state.shown, state.tonight());
    ui.add(Label::new(tally_words(tally)).wrap());
    ui.push_id(month.name(), |ui| grid_ui(view, ui));
    marks_ui(ui);
}

fn heading_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    let month = state.calendar.month;
    let this_month = crate::app::calendar::Month::of(state.last_night());
    ui.horizontal_wrapped(|ui| {
        if icon_button(ui, icon::LEFT, "Month before").clicked() {
            view.act(Action::ShowMonth(month.previous()));
        }
        if icon_button(ui, icon::RIGHT, "Month after").clicked() {
            view.act(Action::ShowMonth(month.next()));
        }
        ui.add_enabled_ui(month != this_month, |ui| {
            if plain_button(ui, icon::CALENDAR, "This month").clicked() {
                view.act(Action::ShowMonth(this_month));
            }
        });
        ui.add(Label::new(RichText::new(month.name()).heading()));
    });
}

fn grid_ui(view: &mut View<'_>, ui: &mut Ui) {
    let gap = space::TINY;
    let width = ((ui.available_width() - 6.0 * gap) / 7.0).floor();
    ui.spacing_mut().item_spacing = Vec2::splat(gap);
    ui.horizontal(|ui| {
        for day in DAYS {
            let (rect, _) = ui.allocate_exact_size(Vec2::new(width, 18.0), Sense::hover());
            let font = FontId::new(13.0, FontFamily::Proportional);
            let color = tokens(ui.ctx()).weak_text;
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, day, font, color);
        }
    });
    let size = Vec2::new(width, CELL_HEIGHT);
    for week in view.state.calendar.month.weeks() {
        ui.horizontal(|ui| {
            for night in week {
                night_ui(view, ui, night, size);
            }
        });
    }
}

/// A day of the month: its night, an empty place, or a number alone where it lies ahead.
fn night_ui(view: &mut View<'_>, ui: &mut Ui, night: Option<NightDate>, size: Vec2) {
    let Some(night) = night else {
        ui.allocate_space(size);
        return;
    };
    if night > view.state.tonight() {
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        day_number(ui, rect, night, tokens(ui.ctx()).weak_text);
        return;
    }
    let response = ui.push_id(night, |ui| cell_ui(view, ui, night, size)).inner;
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        view.act(Action::OpenNight(night));
    }
}

fn cell_ui(view: &View<'_>, ui: &mut Ui, night: NightDate, size: Vec2) -> Response {
    let state = view.state;
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let mark = Mark::of(state.shown.night(night).map(|night| &**night));
    let is_shown = night == state.night;
    let year = chrono::Datelike::year(&state.now.today());
    let name = format!("Night of {}: {}", night.both_dates(year), mark.words());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_shown, &name));
    let tokens = tokens(ui.ctx());
    let corner = CornerRadius::same(size::RADIUS);
    let fill = if is_shown { tokens.raised } else { tokens.surface };
    ui.painter().rect_filled(rect, corner, fill);
    let stroke = match (response.has_focus(), is_shown, response.hovered()) {
        (true, _, _) => Some(3.0),
        (false, true, _) => Some(2.0),
        (false, false, true) => Some(1.0),
        (false, false, false) => None,
    };
    if let Some(width) = stroke {
        let stroke = Stroke::new(width, tokens.accent);
        ui.painter().rect_stroke(rect, corner, stroke, StrokeKind::Inside);
    }
    day_number(ui, rect, night, tokens.text);
    let middle = rect.center() + Vec2::new(0.0, 9.0);
    mark.paint(ui.painter(), Rect::from_center_size(middle, Vec2::splat(28.0)), tokens);
    response.on_hover_text(name)
}

fn day_number(ui: &Ui, rect: Rect, night: NightDate, color: egui::Color32) {
    let day = night.morning().format("%-d").to_string();
    let corner = rect.left_top() + Vec2::new(8.0, 5.0);
    ui.painter().text(corner, Align2::LEFT_TOP, day, FontId::new(13.0, semibold()), color);
}

/// What the marks mean.
fn marks_ui(ui: &mut Ui) {
    legend_ui(
        ui,
        [
            ("Cramps, and how many", &|painter, rect, tokens| {
                Mark::Cramps(2).paint(painter, rect, tokens);
            }),
            ("No cramps", &|painter, rect, tokens| Mark::CrampFree.paint(painter, rect, tokens)),
            ("Not recorded", &|painter, rect, tokens| {
                Mark::NotRecorded.paint(painter, rect, tokens);
            }),
        ] as [Key<'_>; 3],
    );
    let where_it_stands = "A night stands on the day of its morning; the outlined one is open \
                           under Night";
    ui.add(Label::new(RichText::new(where_it_stands).small().weak()).wrap());
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use egui_kittest::{Harness, kittest::Queryable as _};

    use super::month_ui;
    use crate::{
        app::{Action, State},
        clock::Clock,
        diary::{Cramp, Night, NightDate},
        ui::{style, view::View, widgets::drafts::Drafts},
    };

    struct Shown {
        state: State,
        opened: Vec<NightDate>,
    }

    /// The month of a night on the morning after it, with two cramps in the night of the 15th.
    fn month(today: &str) -> Harness<'static, Shown> {
        let now = Clock::fixed(format!("{today}T08:00:00").parse().unwrap()).now();
        let mut state = State::new(now, None);
        let cramps = Some(vec![Cramp::default(); 2]);
        let night = Night { cramps, ..Night::unanswered("2026-03-15".parse().unwrap()) };
        state.shown.put_night(Arc::new(night));
        Harness::builder()
            .with_size(egui::vec2(700.0, 800.0))
            .with_context_setup(style::install)
            .build_ui_state(
                |ui, shown: &mut Shown| {
                    let mut drafts = Drafts::default();
                    let mut view = View::new(&shown.state, &mut drafts);
                    month_ui(&mut view, ui);
                    for action in view.actions {
                        if let Action::OpenNight(night) = action {
                            shown.opened.push(night);
                        }
                    }
                },
                Shown { state, opened: Vec::new() },
            )
    }

    fn opened(harness: &Harness<'_, Shown>) -> Vec<String> {
        harness.state().opened.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_night_is_a_button_with_its_name() {
        let mut harness = month("2026-03-20");
        harness.get_by_label("Night of Sat 14 to Sun 15 March: 2 cramps").click();
        harness.run();
        assert_eq!(opened(&harness), ["2026-03-15"]);
        harness.get_by_label("Night of Sat 28 February to Sun 1 March: not recorded");
        harness.get_by_label("1 of 1 recorded night had a cramp; 19 not recorded");
    }

    #[test]
    fn a_night_that_has_not_begun_cannot_be_opened() {
        let harness = month("2026-03-20");
        let nights = harness.get_all_by_label_contains("Night of").count();
        assert_eq!(nights, 20);
    }

    #[test]
    fn arrows_walk_over_the_month() {
        let mut harness = month("2026-03-31");
        harness.get_by_label("Night of Sat 14 to Sun 15 March: 2 cramps").focus();
        harness.run();
        for key in [egui::Key::ArrowUp, egui::Key::ArrowLeft, egui::Key::Enter] {
            harness.key_press(key);
            harness.run();
        }
        assert_eq!(opened(&harness), ["2026-03-07"]);
    }
}

//! Cramps by the hour of the night in which they began.

use egui::Ui;
use egui_plot::{AxisHints, Bar, BarChart, GridMark, PlotPoint, Text};

use crate::{
    app::text,
    trends::Trends,
    ui::style::{semibold, tokens},
};

use super::{
    panel::{remark_ui, sentence_ui},
    plot::{axis, still_plot},
};

/// The hours of the chart: 18:00 to noon.
const FIRST: usize = 18;
const HOURS: usize = 18;
const HEIGHT: f32 = 200.0;

/// Shows the chart.
pub(super) fn hours_ui(ui: &mut Ui, trends: &Trends) {
    let known: u32 = trends.by_hour.iter().sum();
    if known == 0 {
        sentence_ui(ui, "No start was recorded for these cramps");
        return;
    }
    let counts = night_hours(&trends.by_hour);
    let sentence = most_words(&trends.by_hour);
    sentence_ui(ui, &sentence);
    chart_ui(ui, &counts, &sentence);
    remark_ui(ui, &rest_words(&counts, known, trends.cramps));
}

/// The counts from 18:00 to noon.
fn night_hours(by_hour: &[u32; 24]) -> Vec<u32> {
    by_hour.iter().cycle().skip(FIRST).take(HOURS).copied().collect()
}

/// "Most often between 02:00 and 03:00: 7 of 26 cramps".
fn most_words(by_hour: &[u32; 24]) -> String {
    let known: u32 = by_hour.iter().sum();
    let most = by_hour.iter().max().copied().unwrap_or_default();
    let hours: Vec<String> = by_hour
        .iter()
        .enumerate()
        .filter(|(_, count)| **count == most)
        .map(|(hour, _)| format!("{hour:02}:00 and {:02}:00", (hour + 1) % 24))
        .collect();
    let known = text::count(known, "cramp", "cramps");
    match hours.as_slice() {
        [hour] => format!("Most often between {hour}: {most} of {known}"),
        _ => format!("No one hour stands out among {known}"),
    }
}

/// What the chart does not show: cramps of the afternoon, and those without a start.
fn rest_words(counts: &[u32], known: u32, cramps: u32) -> String {
    let night: u32 = counts.iter().sum();
    let afternoon = match known.saturating_sub(night) {
        0 => String::new(),
        some => format!("; {some} between 12:00 and 18:00"),
    };
    let unknown = match cramps.saturating_sub(known) {
        0 => String::new(),
        some => format!("; {some} without a recorded start"),
    };
    format!("{} between 18:00 and 12:00{afternoon}{unknown}", text::count(night, "cramp", "cramps"))
}

fn chart_ui(ui: &mut Ui, counts: &[u32], sentence: &str) {
    let tokens = tokens(ui.ctx());
    let most = counts.iter().max().copied().unwrap_or_default();
    let middle = |hour: usize| hour as f64 + 0.5;
    let bars = counts
        .iter()
        .enumerate()
        .map(|(hour, count)| {
            Bar::new(middle(hour), f64::from(*count)).width(0.8).fill(tokens.cramp)
        })
        .collect();
    let figures: Vec<Text> = counts
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
        .map(|(hour, count)| {
            let at = PlotPoint::new(middle(hour), f64::from(*count));
            let figure = egui::RichText::new(count.to_string()).family(semibold()).small();
            Text::new("", at, figure).anchor(egui::Align2::CENTER_BOTTOM).color(tokens.text)
        })
        .collect();
    let plot = still_plot("hours", HEIGHT)
        .custom_x_axes(vec![axis(ui, AxisHints::new_x()).formatter(|mark, _range| clock(mark))])
        .show_axes([true, false])
        .show_grid(false)
        .x_grid_spacer(|_input| marks());
    let shown = plot.show(ui, |plot| {
        // Half a step beyond either end, where the first and the last label reach out.
        plot.set_plot_bounds_x(-0.8..=HOURS as f64 + 0.8);
        plot.set_plot_bounds_y(0.0..=f64::from(most) * 1.15);
        plot.bar_chart(BarChart::new("hours", bars).allow_hover(false));
        for figure in figures {
            plot.text(figure);
        }
    });
    shown.response.accessible_name(format!("Chart of cramps by hour. {sentence}"));
}

/// A label each three hours.
fn marks() -> Vec<GridMark> {
    (0_u8..=6).map(|step| GridMark { value: f64::from(step) * 3.0, step_size: 3.0 }).collect()
}

fn clock(mark: GridMark) -> String {
    let hour = (mark.value + FIRST as f64).rem_euclid(24.0);
    format!("{hour:02.0}:00")
}

#[cfg(test)]
mod tests {
    use super::{GridMark, clock, most_words, night_hours, rest_words};

    fn hours(counts: &[(usize, u32)]) -> [u32; 24] {
        let mut by_hour = [0; 24];
        for (hour, count) in counts {
            by_hour[*hour] = *count;
        }
        by_hour
    }

    #[test]
    fn the_night_runs_from_evening_to_noon_and_nothing_is_left_out() {
        let by_hour = hours(&[(18, 1), (23, 2), (0, 3), (11, 4), (12, 5), (17, 6)]);
        let counts = night_hours(&by_hour);
        assert_eq!((counts.len(), counts[0], counts[5], counts[6], counts[17]), (18, 1, 2, 3, 4));
        assert_eq!(
            rest_words(&counts, 21, 25),
            "10 cramps between 18:00 and 12:00; 11 between 12:00 and 18:00; 4 without a recorded \
             start"
        );
        assert_eq!(rest_words(&[1], 1, 1), "1 cramp between 18:00 and 12:00");
    }

    #[test]
    fn an_hour_stands_out_only_alone() {
        let words = most_words(&hours(&[(23, 7), (2, 3)]));
        assert_eq!(words, "Most often between 23:00 and 00:00: 7 of 10 cramps");
        let words = most_words(&hours(&[(23, 3), (2, 3)]));
        assert_eq!(words, "No one hour stands out among 6 cramps");
    }

    #[test]
    fn the_labels_are_the_clock() {
        let label = |value| clock(GridMark { value, step_size: 3.0 });
        assert_eq!([label(0.0), label(6.0), label(18.0)], ["18:00", "00:00", "12:00"]);
    }
}

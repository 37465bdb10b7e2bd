//! The sleep measures of the period.

use egui::{Align, Grid, Layout, RichText, Ui, Vec2};

use crate::{
    app::text,
    trends::{SleepMeans, Trends},
    ui::style::{space, strong_style},
};

use super::panel::{remark_ui, sentence_ui};

/// Shows the means.
pub(super) fn sleep_ui(ui: &mut Ui, trends: &Trends) {
    let sleep = &trends.sleep;
    if sleep.nights == 0 {
        let words = "With the times of going to bed and getting up, the time asleep would stand \
                     here";
        sentence_ui(ui, words);
        return;
    }
    let grid = Grid::new("sleep").num_columns(2).min_row_height(0.0);
    grid.spacing(Vec2::new(space::LARGE, space::SMALL)).show(ui, |ui| {
        for (name, value) in rows(sleep) {
            ui.label(name);
            let value = value.unwrap_or_else(|| "not recorded".to_owned());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(RichText::new(value).text_style(strong_style()));
            });
            ui.end_row();
        }
    });
    let nights = text::count(sleep.nights, "night", "nights");
    remark_ui(
        ui,
        &format!("Means of {nights} with any of these; each is of the nights that have it"),
    );
}

/// Each measure with its mean.
fn rows(sleep: &SleepMeans) -> [(&'static str, Option<String>); 6] {
    let SleepMeans {
        nights: _,
        time_in_bed,
        total_sleep_time,
        sleep_efficiency,
        sleep_onset_latency,
        wake_after_sleep_onset,
        awakenings,
    } = *sleep;
    let time = |minutes: Option<f64>| minutes.map(duration);
    [
        ("Time in bed", time(time_in_bed)),
        ("Time asleep", time(total_sleep_time)),
        ("Asleep of the time in bed", sleep_efficiency.map(|share| format!("{share:.0} %"))),
        ("Time to fall asleep", time(sleep_onset_latency)),
        ("Awake after falling asleep", time(wake_after_sleep_onset)),
        ("Times awake", awakenings.map(text::number)),
    ]
}

#[expect(clippy::cast_possible_truncation, reason = "the minutes of a night; `as` saturates")]
fn duration(minutes: f64) -> String {
    text::duration(minutes.round() as i64)
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::trends::SleepMeans;

    #[test]
    fn a_measure_that_no_night_has_is_not_zero() {
        let sleep = SleepMeans {
            nights: 3,
            time_in_bed: Some(499.6),
            total_sleep_time: None,
            sleep_efficiency: Some(80.6),
            sleep_onset_latency: Some(0.2),
            wake_after_sleep_onset: None,
            awakenings: Some(1.25),
        };
        let values = rows(&sleep).map(|(_, value)| value.unwrap_or_default());
        assert_eq!(values, ["8 h 20 min", "", "81 %", "0 min", "", "1.2"]);
    }
}

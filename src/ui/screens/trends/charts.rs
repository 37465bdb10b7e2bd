//! The charts of the figures that are shown: made once, not in each frame.

use std::sync::Arc;

use egui::{Id, Ui};

use super::panel::panel_ui;
use crate::{
    app::{State, preferences::ClockStyle, text::clock_in},
    chart::{Chart, ChartId},
    diary::NightDate,
    trends::Trends,
    ui::widgets::chart::chart_ui,
};

/// The charts of some figures.
#[derive(Debug, Clone)]
pub(super) struct Charts {
    /// The revision of the diary, the period, and how times are written.
    of: (u64, NightDate, NightDate, ClockStyle),
    charts: Arc<Vec<Arc<Chart>>>,
}

impl Charts {
    /// Those of the figures that are shown.
    pub(super) fn of(ui: &Ui, state: &State, trends: &Trends) -> Self {
        let of = (state.revision, trends.from, trends.to, state.preferences.clock);
        let id = Id::unique("charts");
        let kept = ui.data(|data| data.get_temp::<Self>(id));
        if let Some(charts) = kept.filter(|charts| charts.of == of) {
            return charts;
        }
        let clock = |time| clock_in(state.preferences.clock, time);
        let charts = Chart::all(&state.shown, trends, None, &clock);
        let charts = charts.into_iter().map(Arc::new).collect();
        let charts = Self { of, charts: Arc::new(charts) };
        ui.data_mut(|data| data.insert_temp(id, charts.clone()));
        charts
    }

    /// Shows one of them with its heading.
    pub(super) fn show_ui(&self, ui: &mut Ui, id: ChartId) {
        if let Some(chart) = self.charts.iter().find(|chart| chart.id == id) {
            panel_ui(ui, chart.title(), |ui| chart_ui(ui, chart));
        }
    }
}

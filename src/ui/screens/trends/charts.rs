//! The charts of the figures that are shown: made with them, beside the window.

use egui::Ui;

use super::{panel::panel_ui, save::save_ui};
use crate::{
    app::trends::Figures,
    chart::ChartId,
    ui::{view::View, widgets::chart::chart_ui},
};

/// The charts of some figures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Charts<'a>(&'a Figures);

impl<'a> Charts<'a> {
    /// Those of the figures that are shown.
    pub(super) const fn of(figures: &'a Figures) -> Self {
        Self(figures)
    }

    /// Shows one of them with its heading.
    pub(super) fn show_ui(self, view: &mut View<'_>, ui: &mut Ui, id: ChartId) {
        if let Some(chart) = self.0.charts.iter().find(|chart| chart.id == id) {
            panel_ui(ui, chart.title(), |ui| {
                chart_ui(ui, chart);
                if !chart.table.rows.is_empty() {
                    save_ui(view, ui, chart);
                }
            });
        }
    }
}

//! Saves a chart as a picture, as a drawing, or its figures.

use egui::{Button, Id, Ui, Vec2};

use crate::{
    app::{Action, PathFor, trends::ChartFile},
    chart::Chart,
    ui::{
        style::{icon, size},
        view::View,
        widgets::{choice::options_ui, path::path_ui, section::section_ui},
    },
};

/// Offers to save a chart, folded.
pub(super) fn save_ui(view: &mut View<'_>, ui: &mut Ui, chart: &Chart) {
    let title = chart.title();
    section_ui(ui, &format!("Save: {title}"), "PNG, SVG or CSV", false, |ui| {
        let id = Id::unique(("saved as", chart.id));
        let first = if chart.has_data() { ChartFile::Png } else { ChartFile::Csv };
        let mut file = ui.data(|data| data.get_temp::<ChartFile>(id)).unwrap_or(first);
        let files = ChartFile::ALL.into_iter().filter(|file| can_be(chart, *file));
        let files: Vec<_> = files.map(|file| (file, file.name())).collect();
        let name = format!("Save {title} as");
        if let Some(Some(chosen)) = options_ui(ui, &name, Some(file), files) {
            file = chosen;
            ui.data_mut(|data| data.insert_temp(id, file));
        }
        let what = PathFor::Chart(chart.id, file);
        let button = Button::new(format!("{}  Save…", icon::SAVE));
        let response = ui.add(button.min_size(Vec2::splat(size::TARGET)));
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Save {title}…"))
        });
        if response.clicked() {
            view.act(Action::AskPath(what));
        }
        let (label, button) = (format!("Or save it here: {title}"), format!("Save here: {title}"));
        path_ui(view, ui, what, &label, &button);
    });
}

/// What has no picture has its figures.
const fn can_be(chart: &Chart, file: ChartFile) -> bool {
    chart.has_data() || matches!(file, ChartFile::Csv)
}

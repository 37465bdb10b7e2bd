//! While figures are worked out: for a moment what stood there stays, then it is said.

use std::time::Duration;

use egui::{Id, Label, Ui, accesskit};

use crate::{
    app::trends::Wanted,
    ui::{style::icon, view::View},
};

/// What takes longer than this is said, in seconds.
const PATIENCE: f64 = 0.15;

/// Since when something is waited for, by the clock of the window.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Wait {
    wanted: Wanted,
    since: f64,
}

/// Whether the figures are waited for so long that a person is told. Until then the window is
/// drawn again when it is time; it does nothing in between.
pub(super) fn is_long(ui: &Ui, wanted: Wanted) -> bool {
    let now = ui.input(|input| input.time);
    let wait = ui.data_mut(|data| {
        let begun = Wait { wanted, since: now };
        let wait = data.get_temp_mut_or(wait_id(), begun);
        if wait.wanted != wanted {
            *wait = begun;
        }
        *wait
    });
    let left = PATIENCE - (now - wait.since);
    if left > 0.0 {
        ui.ctx().request_repaint_after(Duration::try_from_secs_f64(left).unwrap_or_default());
    }
    left <= 0.0
}

/// The figures are there.
pub(super) fn is_over(ui: &Ui, height: f32) {
    ui.data_mut(|data| {
        data.remove::<Wait>(wait_id());
        data.insert_temp(height_id(), height);
    });
}

/// Says that the figures are being worked out. The page keeps its height, so that whoever had
/// scrolled down is there again when they have come.
pub(super) fn waiting_ui(view: &View<'_>, ui: &mut Ui) {
    let height = ui.data(|data| data.get_temp::<f32>(height_id())).unwrap_or_default();
    ui.vertical(|ui| {
        ui.set_min_height(height);
        let words = format!("Working out the figures of {}…", view.state.trends.range.told());
        let marked = format!("{}  {words}", icon::CLOCK);
        let label = ui.add(Label::new(marked).wrap());
        label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_live(accesskit::Live::Polite);
        });
    });
}

fn wait_id() -> Id {
    Id::unique("figures that are waited for")
}

fn height_id() -> Id {
    Id::unique("height of the figures")
}

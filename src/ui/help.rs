//! Help: what the program is, and every key.

use egui::{Frame, Label, Margin, RichText, ScrollArea, Ui, Vec2};

use crate::app::{Action, Command};

use super::{
    style::{icon, strong_style},
    view::View,
    widgets::button::plain_button,
};

/// The keys, made from the list of commands.
pub(super) fn help_ui(view: &mut View<'_>, ui: &Ui) {
    let room = ui.ctx().content_rect().size();
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(16));
    let modal = egui::Modal::new(egui::Id::unique("help")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width((room.x - 64.0).min(420.0));
        ui.heading("Keys and help");
        let what = "This is a diary: it records what you enter, counts it, and shows published \
                    general guidance beside it. It does not diagnose, monitor, predict or \
                    recommend treatment.";
        ui.add(Label::new(what).wrap());
        let height = (room.y - 260.0).max(96.0);
        let keys = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
        keys.show(ui, |ui| {
            egui::Grid::new("keys").num_columns(2).spacing(Vec2::new(24.0, 4.0)).show(ui, |ui| {
                for command in Command::ALL {
                    ui.label(RichText::new(command.chord().label()).text_style(strong_style()));
                    ui.label(command.title());
                    ui.end_row();
                }
                ui.label(RichText::new("Esc").text_style(strong_style()));
                ui.label("Close what lies on top");
                ui.end_row();
            });
        });
        plain_button(ui, icon::CLOSE, "Close").clicked()
    });
    if modal.inner || modal.should_close() {
        view.act(Action::ShowHelp(false));
    }
}

//! What would help: what to record to be able to tell.

use egui::Ui;

use crate::{chart::factors::what_would_help, trends::Trends, ui::widgets::section::section_ui};

use super::panel::sentence_ui;

/// Says it, folded; nothing where everything could be compared.
pub(super) fn help_ui(ui: &mut Ui, trends: &Trends) {
    let help = what_would_help(trends);
    if help.is_empty() {
        return;
    }
    section_ui(ui, "What would help", "what to record to be able to tell", false, |ui| {
        for said in &help {
            sentence_ui(ui, said);
        }
    });
}

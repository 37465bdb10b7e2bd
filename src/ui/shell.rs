//! What stands around every place, and a file that will not open.

use egui::{CentralPanel, Frame, Label, Margin, Panel, RichText, Ui};

use crate::app::{Phase, text::capital};

use super::{
    alarm::alarm_ui,
    column::column_ui,
    help::help_ui,
    news::notice_ui,
    rail::rail_ui,
    screens::{cramp_band_ui, takeover_ui},
    style::{icon, semibold, size, tokens},
    view::View,
};

/// Shows the whole window.
pub(super) fn shell_ui(view: &mut View<'_>, ui: &mut Ui) {
    if takeover_ui(view, ui) {
        return;
    }
    rail_ui(view, ui);
    if view.state.demo {
        demo_ui(ui);
    }
    alarm_ui(view, ui);
    cramp_band_ui(view, ui);
    notice_ui(view, ui);
    let background = tokens(ui.ctx()).background;
    CentralPanel::default().frame(Frame::new().fill(background)).show(ui, |ui| {
        match &view.state.phase {
            Phase::Opening => {
                ui.centered_and_justified(|ui| ui.label("Opening your diary…"));
            }
            Phase::CannotOpen(sentence) => cannot_open_ui(ui, sentence),
            Phase::Open => column_ui(view, ui),
        }
    });
    if view.state.help {
        help_ui(view, ui);
    }
}

fn demo_ui(ui: &mut Ui) {
    let tokens = tokens(ui.ctx());
    let frame = Frame::new().fill(tokens.raised).inner_margin(Margin::symmetric(16, 8));
    Panel::top("demo").frame(frame).show(ui, |ui| {
        let words = "Made up: this diary is an example that lives in memory only. Nothing here is \
                     yours, and nothing that you enter here is kept.";
        ui.add(Label::new(RichText::new(words).family(semibold())).wrap());
    });
}

fn cannot_open_ui(ui: &mut Ui, sentence: &str) {
    Frame::new().inner_margin(Margin::same(32)).show(ui, |ui| {
        ui.set_max_width(size::FORM);
        let heading = format!("{}  The diary could not be opened", icon::WARNING);
        ui.add(Label::new(RichText::new(heading).heading()).wrap());
        ui.add(Label::new(capital(sentence)).wrap());
        let calm = "The file was left as it is. Nothing can be entered until it opens.";
        ui.add(Label::new(RichText::new(calm).weak()).wrap());
    });
}

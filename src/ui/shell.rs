//! What stands around every place.

use egui::{CentralPanel, Frame, Label, Margin, Panel, RichText, Ui, Vec2};

use crate::app::{Overlay, Phase};

use super::{
    alarm::alarm_ui,
    cannot_open::cannot_open_ui,
    column::column_ui,
    help::help_ui,
    news::{notice_room, notice_ui},
    overlay::{keep_focus, overlay_ui},
    rail::rail_ui,
    screens::{cramp_band_ui, takeover_ui},
    style::{semibold, space, tokens},
    view::View,
};

/// Shows the whole window.
pub(super) fn shell_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    keep_focus(ui, "overlay", state.overlay.is_some());
    keep_focus(ui, "help", state.help);
    if takeover_ui(view, ui) {
        // The window is to close: that is asked here too.
        if state.overlay == Some(Overlay::Leave) {
            overlay_ui(view, ui);
        }
        return;
    }
    rail_ui(view, ui);
    if view.state.demo {
        demo_ui(ui);
    }
    alarm_ui(view, ui);
    cramp_band_ui(view, ui);
    let news = notice_room(ui);
    // Without a fill: the window is cleared in that colour, and a second coat costs time.
    CentralPanel::default().frame(Frame::NONE).show(ui, |ui| match &state.phase {
        Phase::Opening => {
            ui.centered_and_justified(|ui| ui.label("Opening your diary…"));
        }
        Phase::CannotOpen(sentence) => cannot_open_ui(view, ui, sentence),
        Phase::Open => column_ui(view, ui),
    });
    notice_ui(view, ui, news);
    overlay_ui(view, ui);
    if view.state.help {
        help_ui(view, ui);
    }
}

fn demo_ui(ui: &mut Ui) {
    let tokens = tokens(ui.ctx());
    let margin = Margin::from(Vec2::new(space::LARGE, space::SMALL));
    let frame = Frame::new().fill(tokens.raised).inner_margin(margin);
    Panel::top("demo").frame(frame).show(ui, |ui| {
        let words = "Made up: this diary is an example that lives in memory only. Nothing here is \
                     yours, and nothing that you enter here is kept.";
        ui.add(Label::new(RichText::new(words).family(semibold())).wrap());
    });
}

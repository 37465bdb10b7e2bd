//! What stands around every place.

use egui::{
    Button, CentralPanel, Frame, Label, Margin, Panel, RichText, Role, Ui, Vec2, WidgetInfo,
};

use crate::app::{Action, Overlay, PathFor, Phase, Reopen, read_only};

use super::{
    alarm::alarm_ui,
    cannot_open::cannot_open_ui,
    column::column_ui,
    help::help_ui,
    news::{notice_room, notice_ui},
    overlay::{keep_focus, overlay_ui},
    rail::rail_ui,
    screens::{cramp_band_ui, lock_ui, takeover_ui},
    style::{icon, semibold, space, tokens},
    view::View,
    widgets::{
        bar::{bar_ui, is_low, margin},
        button::plain_button,
        marked::marked_ui,
    },
};

/// Shows the whole window.
pub(super) fn shell_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    keep_focus(ui, "overlay", state.overlay.is_some());
    keep_focus(ui, "help", state.help);
    // What covers an open diary covers the screen of its cramp too.
    if !state.lock.is_covering && takeover_ui(view, ui) {
        // The window is to close: that is asked here too.
        if state.overlay == Some(Overlay::Leave) {
            overlay_ui(view, ui);
        }
        return;
    }
    if state.is_locked() {
        lock_ui(view, ui);
        overlay_ui(view, ui);
        if state.help {
            help_ui(view, ui);
        }
        return;
    }
    rail_ui(view, ui);
    if view.state.demo {
        demo_ui(ui);
    }
    if state.is_read_only() {
        read_only_ui(view, ui);
    }
    alarm_ui(view, ui);
    cramp_band_ui(view, ui);
    let news = notice_room(state, ui);
    // Without a fill: the window is cleared in that colour, and a second coat costs time.
    CentralPanel::default().frame(Frame::NONE).show(ui, |ui| match &state.phase {
        Phase::Opening => {
            ui.centered_and_justified(|ui| ui.label("Opening your diary…"));
        }
        Phase::CannotOpen(sentence) => cannot_open_ui(view, ui, sentence),
        Phase::Open => column_ui(view, ui),
        // It has the window to itself.
        Phase::Locked => {}
    });
    notice_ui(view, ui, news);
    overlay_ui(view, ui);
    if view.state.help {
        help_ui(view, ui);
    }
}

/// Stands over a diary that can only be read. In a low window it is a line until it is unfolded:
/// most of the window is left to what is read.
fn read_only_ui(view: &mut View<'_>, ui: &mut Ui) {
    let fill = tokens(ui.ctx()).raised;
    let is_low = is_low(ui.ctx());
    let known = egui::Id::unique("the read-only bar is unfolded");
    let mut is_unfolded = !is_low || ui.data(|data| data.get_temp(known)).unwrap_or(false);
    let frame = Frame::new().fill(fill).inner_margin(margin(ui.ctx()));
    Panel::top("read only").frame(frame).show(ui, |ui| {
        if is_low {
            let name = if is_unfolded { "Show less" } else { "What to do" };
            let words_ui = |ui: &mut Ui| {
                let words = RichText::new("Nothing can be saved here").family(semibold());
                let shown = marked_ui(ui, icon::WARNING, words);
                // Whoever hears it need not unfold it.
                shown.widget_info(|| WidgetInfo::labeled(Role::Label, true, read_only::WORDS));
            };
            let is_pressed = bar_ui(ui, name, words_ui, |ui, name, height| {
                let button = Button::new(name).min_size(Vec2::new(0.0, height));
                ui.add(button).clicked()
            });
            if is_pressed {
                is_unfolded = !is_unfolded;
                ui.data_mut(|data| data.insert_temp(known, is_unfolded));
            }
            if is_unfolded {
                ui.add(Label::new(read_only::WORDS).wrap());
            }
        } else {
            marked_ui(ui, icon::WARNING, RichText::new(read_only::WORDS).family(semibold()));
        }
        if is_unfolded {
            read_only_ways_ui(view, ui);
        }
    });
}

fn read_only_ways_ui(view: &mut View<'_>, ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        if let Some(copy) = &view.state.copy_to_open
            && plain_button(ui, icon::FOLDER, "Open the copy").clicked()
        {
            view.act(Action::Reopen(Reopen::File(copy.clone())));
        }
        if plain_button(ui, icon::SAVE, "Save a copy…").clicked() {
            view.act(Action::AskPath(PathFor::Backup));
        }
        if plain_button(ui, icon::AGAIN, "Try again").clicked() {
            view.act(Action::Reopen(Reopen::TryAgain));
        }
    });
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

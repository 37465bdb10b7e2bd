//! What was done since the window was opened, and what went wrong.

use chrono::Datelike as _;
use egui::{Frame, Label, RichText, ScrollArea, Ui};

use crate::{
    app::{
        Action, Command,
        deeds::{Deed, DeedKind},
        text::{clock_in, count},
    },
    ui::{
        style::{icon, semibold, size, space, tokens},
        view::View,
        widgets::{button::plain_button, marked::marked_ui},
    },
};

use super::sheet::{Sheet, focus_close, follow_inside, sheet_ui};

/// Shows it, the newest first.
pub(super) fn deeds_ui(view: &mut View<'_>, ui: &Ui) {
    let is_topmost = !view.state.help;
    let sheet = Sheet { id: "deeds", title: "What was done", widest: size::FORM, is_topmost };
    let closed = sheet_ui(view, ui, sheet, |view, ui, room| {
        ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
            trouble_ui(view, ui);
            failures_ui(view, ui);
            back_and_forth_ui(view, ui);
            focus_close(ui, "deeds");
            heading_ui(ui, "Since the window was opened, the newest first");
            if view.state.deeds.iter().next().is_none() {
                let words = "Nothing was done since the window was opened. What was done before \
                             can be undone all the same.";
                ui.add(Label::new(words).wrap());
            }
            let state = view.state;
            for (position, deed) in state.deeds.iter().enumerate() {
                ui.push_id(position, |ui| deed_ui(view, ui, deed, position + 1));
            }
            follow_inside(ui);
        });
    });
    if closed {
        view.act(Action::ShowOverlay(None));
    }
}

/// What is not saved yet, why, and what to do.
fn trouble_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    let Some(trouble) = &state.trouble else { return };
    let color = tokens(ui.ctx()).error;
    let steps = count(state.unsaved.len().max(1), "entry is", "entries are");
    let words = format!("{steps} not saved yet, and kept here");
    marked_ui(ui, icon::WARNING, RichText::new(words).family(semibold()).color(color));
    ui.add(Label::new(&trouble.words).wrap());
    ui.add(Label::new("It is tried again by itself, and with every new entry").wrap());
    if plain_button(ui, icon::SAVE, "Try it now").clicked() {
        view.act(Action::RetrySave);
    }
    ui.separator();
}

fn failures_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    let color = tokens(ui.ctx()).error;
    for (position, failure) in state.failures.iter().rev().enumerate() {
        marked_ui(ui, icon::WARNING, RichText::new(&failure.words).color(color));
        let name = format!("Close problem {}", position + 1);
        let close = ui.push_id(position, |ui| plain_button(ui, icon::CLOSE, &name)).inner;
        if close.clicked() {
            view.act(Action::CloseFailure(failure.words.clone()));
        }
    }
    if !state.failures.is_empty() {
        ui.separator();
    }
}

fn back_and_forth_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    if state.undo.is_none() && state.redo.is_none() {
        return;
    }
    heading_ui(ui, "The last step");
    ui.horizontal_wrapped(|ui| {
        for (command, mark, step) in
            [(Command::Undo, icon::UNDO, &state.undo), (Command::Redo, icon::REDO, &state.redo)]
        {
            let Some(step) = step else { continue };
            let response = plain_button(ui, mark, &format!("{}: {step}", command.title()));
            response.widget_info(|| {
                let name = format!("{} now: {step}", command.title());
                egui::WidgetInfo::labeled(egui::Role::Button, true, name)
            });
            if response.clicked() {
                view.act(Action::Command(command));
            }
        }
    });
}

fn heading_ui(ui: &mut Ui, words: &str) {
    ui.add(Label::new(RichText::new(words).family(semibold())).wrap());
}

/// A deed, and within its frame the way to its night.
fn deed_ui(view: &mut View<'_>, ui: &mut Ui, deed: &Deed, number: usize) {
    let fill = tokens(ui.ctx()).background;
    let frame = Frame::new().fill(fill).corner_radius(size::RADIUS).inner_margin(space::SMALL);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        deed_in_frame_ui(view, ui, deed, number);
    });
}

fn deed_in_frame_ui(view: &mut View<'_>, ui: &mut Ui, deed: &Deed, number: usize) {
    let Deed { kind, at, words, night } = deed;
    let clock = clock_in(view.state.preferences.clock, at.time().into());
    let what = match kind {
        DeedKind::Saved => "Saved",
        DeedKind::Undone => "Undone",
        DeedKind::MadeAgain => "Made again",
    };
    ui.add(Label::new(format!("{clock}  {what}: {words}")).wrap());
    if let Some(night) = night {
        let year = view.state.now.today().year();
        let name = format!("Open the night of {} ({number})", night.both_dates(year));
        let response = plain_button(ui, icon::NIGHT, "Open this night");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        if response.clicked() {
            view.act(Action::ShowOverlay(None));
            view.act(Action::OpenNight(*night));
        }
    }
}

//! The newest line of news.

use std::time::Duration;

use egui::{Frame, Label, Margin, Panel, Ui};

use crate::app::{Action, Command, Notice};

use super::{
    style::{icon, tokens},
    view::View,
    widgets::button::{icon_button, plain_button},
};

/// News that something went well leaves by itself; undo stays in the rail.
fn has_been_read(ui: &Ui, notice: &Notice) -> bool {
    const SECONDS: f64 = 10.0;
    if matches!(notice, Notice::Failed(_)) {
        return false;
    }
    let id = egui::Id::unique("news since");
    let now = ui.input(|input| input.time);
    let since = match ui.data(|data| data.get_temp::<(Notice, f64)>(id)) {
        Some((shown, since)) if shown == *notice => since,
        _ => {
            ui.data_mut(|data| data.insert_temp(id, (notice.clone(), now)));
            now
        }
    };
    let left = since + SECONDS - now;
    if left <= 0.0 {
        ui.data_mut(|data| data.remove::<(Notice, f64)>(id));
        return true;
    }
    ui.ctx().request_repaint_after(Duration::try_from_secs_f64(left).unwrap_or_default());
    false
}

/// The newest line of news; what could not be saved stays until it is.
pub(super) fn notice_ui(view: &mut View<'_>, ui: &mut Ui) {
    let unsaved = !view.state.unsaved.is_empty();
    let Some(notice) = &view.state.notice else { return };
    if has_been_read(ui, notice) && !unsaved {
        view.act(Action::CloseNotice);
    }
    let tokens = tokens(ui.ctx());
    let frame = Frame::new().fill(tokens.raised).inner_margin(Margin::symmetric(16, 6));
    Panel::bottom("news").frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let (mark, words) = match notice {
                Notice::Undoable(name) if view.state.is_saved() => {
                    (icon::CHECK, format!("Saved: {name}"))
                }
                Notice::Undoable(name) => (icon::CHECK, format!("Saving: {name}")),
                Notice::Done(words) => (icon::CHECK, words.clone()),
                Notice::Failed(words) => (icon::WARNING, words.clone()),
            };
            let response = ui.add(Label::new(format!("{mark}  {words}")).wrap());
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
            if matches!(notice, Notice::Undoable(_))
                && view.state.undo.is_some()
                && plain_button(ui, icon::UNDO, "Undo").clicked()
            {
                view.act(Action::Command(Command::Undo));
            }
            if unsaved {
                if plain_button(ui, icon::CHECK, "Try to save again").clicked() {
                    view.act(Action::RetrySave);
                }
            } else if icon_button(ui, icon::CLOSE, "Close this line").clicked() {
                view.act(Action::CloseNotice);
            }
        });
    });
}

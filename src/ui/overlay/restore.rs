//! A copy is to be put in the place of the diary: what that means, and a last question.

use std::path::Path;

use egui::{Label, RichText, ScrollArea, Ui};

use crate::{
    app::{
        Action, Reopen,
        backups::{Compared, holds},
    },
    ui::{
        style::{icon, size, tokens},
        view::View,
        widgets::{
            button::{plain_button, primary_button},
            marked::marked_ui,
        },
    },
};

use super::sheet::{FOOT, Sheet, focus_first, follow_inside, sheet_ui, stand_still};

/// Asks whether it is to be done.
pub(super) fn restore_ui(view: &mut View<'_>, ui: &Ui, from: &Path) {
    let cannot = matches!(compared(view, from), Some(Err(_)));
    // What cannot be done is not asked.
    let title = if cannot {
        "This copy cannot be put in the place of your diary"
    } else {
        "Put this copy in the place of your diary?"
    };
    let is_topmost = !view.state.help;
    let sheet = Sheet { id: "restore", title, widest: size::FORM, is_topmost };
    let closed = sheet_ui(view, ui, sheet, |view, ui, room| {
        let area = ScrollArea::vertical().max_height(room - FOOT).auto_shrink([false, true]);
        area.show(ui, |ui| {
            let compared = compared(view, from);
            let place = from.display().to_string();
            // Once is enough.
            let is_told = matches!(compared, Some(Err(words)) if words.contains(&place));
            if !is_told {
                ui.add(Label::new(format!("The copy: {place}")).wrap());
            }
            // Before what may be a long list.
            if !matches!(compared, Some(Err(_))) {
                let calm = "Your present diary is kept as a backup first, and can be put back.";
                ui.add(Label::new(calm).wrap());
            }
            match compared {
                None => drop(ui.add(Label::new("The copy is being checked").wrap())),
                Some(Ok(compared)) => compared_ui(ui, compared),
                Some(Err(sentence)) => {
                    let words = RichText::new(sentence).color(tokens(ui.ctx()).error);
                    marked_ui(ui, icon::WARNING, words);
                }
            }
            follow_inside(ui);
        });
        foot_ui(view, ui, from);
    });
    if closed {
        view.act(Action::ShowOverlay(None));
    }
}

/// What was found when the copy was looked at.
fn compared<'a>(view: &View<'a>, from: &Path) -> Option<&'a Result<Box<Compared>, String>> {
    let compared = view.state.backups.compared.as_ref();
    compared.filter(|(path, _)| path == from).map(|(_, compared)| compared)
}

/// The answers: they stand still under what scrolls.
fn foot_ui(view: &mut View<'_>, ui: &mut Ui, from: &Path) {
    ui.horizontal_wrapped(|ui| {
        let keep = primary_button(ui, icon::CLOSE, "Keep the present diary");
        focus_first(ui, "restore", &keep);
        if keep.clicked() {
            view.act(Action::ShowOverlay(None));
        }
        let compared = compared(view, from);
        if matches!(compared, Some(Err(_))) {
            stand_still(ui, vec![keep.id]);
            return;
        }
        let is_good = compared.is_some();
        let copy = "Use the copy instead";
        let instead = ui.add_enabled_ui(is_good, |ui| plain_button(ui, icon::IMPORT, copy)).inner;
        if instead.clicked() {
            view.act(Action::Reopen(Reopen::Restored(from.to_owned())));
        }
        stand_still(ui, vec![keep.id, instead.id]);
    });
}

/// What the copy holds, and how it differs.
fn compared_ui(ui: &mut Ui, compared: &Compared) {
    let Compared { contents, differences } = compared;
    ui.add(Label::new(format!("The copy was checked and holds {}", holds(contents))).wrap());
    match differences {
        None => {}
        Some(differences) if differences.is_empty() => {
            ui.add(Label::new("The copy holds the same as your present diary").wrap());
        }
        Some(differences) => {
            for line in differences.lines() {
                ui.add(Label::new(format!("•  {line}")).wrap());
            }
        }
    }
}

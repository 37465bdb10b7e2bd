//! The recovery key: shown once, to be printed or written down.

use egui::{Grid, Id, Label, RichText, ScrollArea, Ui, Vec2, accesskit::Live};

use crate::{
    app::{
        Action, PathFor,
        password::{PasswordAction, RecoveryGroup},
    },
    report::SheetForm,
    ui::{
        style::{icon, size, space, strong_style, tokens},
        view::View,
        widgets::{
            button::{plain_button, primary_button},
            path::path_ui,
            secret::secret_ui,
            section::entry_ui,
        },
    },
};

use super::sheet::{Sheet, focus_first, follow_inside, sheet_ui};

/// How wide a group is with its number, in points.
const GROUP: f32 = 104.0;

/// Shows it, and asks for one of its groups.
pub(super) fn recovery_key_ui(view: &mut View<'_>, ui: &Ui) {
    let title = "Your recovery key";
    let is_topmost = !view.state.help;
    let sheet = Sheet { id: "recovery key", title, widest: size::FORM, is_topmost };
    let closed = sheet_ui(view, ui, sheet, |view, ui, room| {
        ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::MEDIUM;
            let words = "It opens the diary when the password is forgotten. Without both, nobody \
                         can open it, and nobody can help. Print it or write it down, and keep it \
                         away from this computer.";
            ui.add(Label::new(words).wrap());
            groups_ui(view, ui);
            ui.horizontal_wrapped(|ui| {
                let print = plain_button(ui, icon::PDF, "Print…");
                focus_first(ui, "recovery key", &print);
                if print.clicked() {
                    view.act(Action::Password(PasswordAction::Print));
                }
                for (form, words) in
                    [(SheetForm::Pdf, "Save as PDF…"), (SheetForm::Text, "Save as text…")]
                {
                    if plain_button(ui, icon::SAVE, words).clicked() {
                        view.act(Action::AskPath(PathFor::RecoveryKey(form)));
                    }
                }
            });
            ui.push_id("typed place", |ui| {
                entry_ui(ui, "Save it at a place that I type", "", false, |ui| {
                    let what = PathFor::RecoveryKey(SheetForm::Pdf);
                    path_ui(view, ui, what, "Save the PDF here", "Save it there");
                });
            });
            written_down_ui(view, ui);
            if let Some(notice) = &view.state.notice {
                let told = ui.add(Label::new(RichText::new(notice.words()).weak()).wrap());
                ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Polite));
            }
            follow_inside(ui);
        });
    });
    if closed {
        view.act(Action::ShowOverlay(None));
    }
}

/// The groups with their numbers, as many beside each other as there is room for.
fn groups_ui(view: &View<'_>, ui: &mut Ui) {
    let Some(recovery) = &view.state.password.recovery else { return };
    let grouped = recovery.grouped();
    let groups: Vec<&str> = grouped.split(' ').collect();
    let fits = |columns: f32| columns * (GROUP + space::MEDIUM) <= ui.available_width();
    let in_a_row = match () {
        () if fits(5.0) => 5,
        () if fits(3.0) => 3,
        () => 2,
    };
    let grid = Grid::new("recovery key").min_col_width(GROUP).min_row_height(size::MARK);
    grid.spacing(Vec2::splat(space::MEDIUM)).show(ui, |ui| {
        for (groups, row) in groups.chunks(in_a_row).zip(0..) {
            for (group, number) in groups.iter().zip(row * in_a_row + 1..) {
                let mut words = egui::text::LayoutJob::default();
                let style = |weak: bool| {
                    let tokens = tokens(ui.ctx());
                    let color = if weak { tokens.weak_text } else { tokens.text };
                    egui::TextFormat::simple(strong_style().resolve(ui.style()), color)
                };
                words.append(&format!("{number}: "), 0.0, style(true));
                words.append(group, 0.0, style(false));
                ui.label(words);
            }
            ui.end_row();
        }
    });
}

/// A group of it proves that it was written down.
fn written_down_ui(view: &mut View<'_>, ui: &mut Ui) {
    let number = view.state.password.asked_group + 1;
    let label = format!("I have it on paper. Its group {number} is");
    let id = Id::unique("group of the recovery key");
    let field = secret_ui(view, ui, id, &label);
    if view.state.password.is_other_group {
        let words = format!("{}  This is not group {number}: compare it", icon::WARNING);
        let told = ui.add(Label::new(RichText::new(words).color(tokens(ui.ctx()).error)).wrap());
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Assertive));
    }
    ui.horizontal_wrapped(|ui| {
        let done = primary_button(ui, icon::CHECK, "I have written it down").clicked();
        if done || field.is_entered {
            let typed = RecoveryGroup(view.drafts.secret(id).text().to_owned().into());
            view.act(Action::Password(PasswordAction::WrittenDown(typed)));
        }
        if plain_button(ui, icon::CLOSE, "Not now").clicked() {
            view.act(Action::ShowOverlay(None));
        }
    });
}

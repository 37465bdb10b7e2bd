//! The recovery key: shown once, to be printed or written down; then its paper is looked at.

use egui::{Grid, Id, Label, RichText, ScrollArea, TextStyle, Ui, Vec2, accesskit::Live};

use crate::{
    app::{
        Action, PathFor,
        password::{PaperCheck, PasswordAction, RecoveryGroup},
    },
    report::SheetForm,
    ui::{
        style::{icon, size, space, tokens},
        view::View,
        widgets::{
            button::{plain_button, primary_button},
            marked::marked_ui,
            path::path_ui,
            secret::{Holds, secret_ui},
            section::entry_ui,
        },
    },
};

use super::sheet::{FOOT, Sheet, focus_first, follow_inside, sheet_ui, stand_still};

/// How wide a group is with its number, in points.
const GROUP: f32 = 116.0;

/// Shows it; then, without it, asks for one of its groups.
pub(super) fn recovery_key_ui(view: &mut View<'_>, ui: &Ui) {
    let is_shown = view.state.password.check == PaperCheck::Shown;
    let title = if is_shown { "Your recovery key" } else { "Is your recovery key on paper?" };
    let is_topmost = !view.state.help;
    let sheet = Sheet { id: "recovery key", title, widest: size::FORM, is_topmost };
    let closed = sheet_ui(view, ui, sheet, |view, ui, room| {
        let area = ScrollArea::vertical().id_salt(is_shown).max_height(room - FOOT);
        let typed = area.auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::MEDIUM;
            let typed = if is_shown {
                key_ui(view, ui);
                None
            } else {
                Some(asked_ui(view, ui))
            };
            follow_inside(ui);
            typed
        });
        foot_ui(view, ui, typed.inner.as_ref());
    });
    if closed {
        view.act(Action::ShowOverlay(None));
    }
}

/// The key and the ways to paper.
fn key_ui(view: &mut View<'_>, ui: &mut Ui) {
    let words = "It opens the diary when the password is forgotten. Without both, nobody can open \
                 it, and nobody can help. Print it or write it down, and keep it away from this \
                 computer.";
    ui.add(Label::new(words).wrap());
    groups_ui(view, ui);
    ui.horizontal_wrapped(|ui| {
        if plain_button(ui, icon::PRINT, "Print…").clicked() {
            view.act(Action::Password(PasswordAction::Print));
        }
        for (form, words) in [(SheetForm::Pdf, "Save as PDF…"), (SheetForm::Text, "Save as text…")]
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
    if let Some(notice) = &view.state.notice {
        let told = ui.add(Label::new(RichText::new(notice.words()).weak()).wrap());
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Polite));
    }
}

/// The groups with their numbers, as many beside each other as there is room for.
fn groups_ui(view: &View<'_>, ui: &mut Ui) {
    let Some(recovery) = &view.state.password.recovery else { return };
    let grouped = recovery.grouped();
    let groups: Vec<&str> = grouped.split(' ').collect();
    let longest = groups.iter().map(|group| group.len()).max().unwrap_or_default();
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
                let style = |style: TextStyle, weak: bool| {
                    let tokens = tokens(ui.ctx());
                    let color = if weak { tokens.weak_text } else { tokens.text };
                    egui::TextFormat::simple(style.resolve(ui.style()), color)
                };
                words.append(&format!("{number}: "), 0.0, style(TextStyle::Small, true));
                words.append(group, 0.0, style(TextStyle::Heading, false));
                if group.len() < longest {
                    // Nothing is missing.
                    words.append(" (end)", 0.0, style(TextStyle::Small, true));
                }
                ui.label(words);
            }
            ui.end_row();
        }
    });
}

/// Asks for a group, which proves that the key was written down; the field that it is typed into.
fn asked_ui(view: &mut View<'_>, ui: &mut Ui) -> Asked {
    let number = view.state.password.asked_group + 1;
    let words = "Look at your paper and type the group with this number. If it is right there, the \
                 key can be read when you need it.";
    ui.add(Label::new(words).wrap());
    let id = Id::unique("group of the recovery key");
    let label = format!("Group {number} on my paper");
    let field = secret_ui(view, ui, id, &label, Holds::Group);
    focus_first(ui, "group of the recovery key", &field.response);
    let refused = match view.state.password.check {
        PaperCheck::Empty => Some(format!("Nothing is typed yet: type group {number}")),
        PaperCheck::Other => {
            Some(format!("This is not group {number}: compare your paper with the key"))
        }
        PaperCheck::Shown | PaperCheck::Asked => None,
    };
    if let Some(words) = refused {
        let words = RichText::new(words).color(tokens(ui.ctx()).error);
        let told = marked_ui(ui, icon::WARNING, words);
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Assertive));
        if field.is_entered {
            field.response.request_focus();
        }
    }
    if plain_button(ui, icon::LEFT, "Show the key again").clicked() {
        view.act(Action::Password(PasswordAction::SeeKey));
    }
    Asked { id, is_entered: field.is_entered }
}

/// The field for a group.
struct Asked {
    id: Id,
    is_entered: bool,
}

/// What goes on: it stands still under what scrolls.
fn foot_ui(view: &mut View<'_>, ui: &mut Ui, asked: Option<&Asked>) {
    ui.add_space(space::TINY);
    ui.horizontal(|ui| {
        let on = match asked {
            None => {
                let on = primary_button(ui, icon::RIGHT, "I have it on paper");
                focus_first(ui, "recovery key", &on);
                if on.clicked() {
                    view.act(Action::Password(PasswordAction::AskGroup));
                }
                on
            }
            Some(&Asked { id, is_entered }) => {
                let on = primary_button(ui, icon::CHECK, "Check this group");
                if on.clicked() || is_entered {
                    let typed = RecoveryGroup(view.drafts.secret(id).text().to_owned().into());
                    view.act(Action::Password(PasswordAction::WrittenDown(typed)));
                }
                on
            }
        };
        let not_now = plain_button(ui, icon::CLOSE, "Not now");
        if not_now.clicked() {
            view.act(Action::ShowOverlay(None));
        }
        stand_still(ui, vec![on.id, not_now.id]);
    });
}

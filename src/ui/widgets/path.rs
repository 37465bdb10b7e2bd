//! A place for a file, typed: dialogs may be missing from a desktop.

use std::path::{Path, PathBuf};

use egui::{Key, Label, RichText, TextEdit, Ui, Vec2};

use crate::{
    app::{Action, PathFor},
    report::ReportFormat,
    ui::{
        style::{icon, size, space, tokens},
        view::View,
    },
};

use super::{button::plain_button, marked::marked_ui};

/// Shows a field for a place with its button. Where a file stands there already, it is
/// replaced only after a second press.
pub fn path_ui(view: &mut View<'_>, ui: &mut Ui, what: PathFor, label: &str, button: &str) {
    let state = view.state;
    let id = ui.make_persistent_id(("path", what.suggested_name(), label));
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        let label = ui.add(Label::new(label).wrap());
        // A diary that does not open, and is not offered another folder, has one.
        let beside = state.file.as_deref().and_then(Path::parent);
        let folder = state.folder.as_deref().or(beside);
        let text = view.drafts.loose(id, || offered(folder, what));
        let edit = TextEdit::singleline(text)
            .id(id)
            .desired_width(ui.available_width())
            .min_size(Vec2::new(0.0, size::TARGET))
            .hint_text(example(folder, what))
            .align(egui::Align2::LEFT_CENTER);
        let response = ui.add(edit).labelled_by(label.id);
        let place = place(text, folder);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.add_space(space::TINY);
        let taken = state
            .taken
            .as_ref()
            .is_some_and(|(for_what, path)| *for_what == what && Some(path) == place.as_ref());
        match place {
            Some(place) if taken => replace_ui(view, ui, what, place),
            place => {
                let mark = match what {
                    PathFor::Report(ReportFormat::Pdf) => icon::PDF,
                    PathFor::Report(_)
                    | PathFor::Backup
                    | PathFor::Chart(..)
                    | PathFor::RecoveryKey(_) => icon::SAVE,
                    PathFor::Export(_) => icon::EXPORT,
                    PathFor::Import | PathFor::Restore => icon::IMPORT,
                    PathFor::Diary => icon::FOLDER,
                    PathFor::BackupFolder => icon::CHECK,
                };
                let pressed =
                    ui.add_enabled_ui(place.is_some(), |ui| plain_button(ui, mark, button));
                if (pressed.inner.clicked() || entered)
                    && let Some(place) = place
                {
                    view.act(Action::PathTyped(what, place));
                }
            }
        }
    });
}

/// A file stands at the place: it is the person who says that it may go.
fn replace_ui(view: &mut View<'_>, ui: &mut Ui, what: PathFor, place: PathBuf) {
    let words = RichText::new("There is a file at this place already");
    let response = marked_ui(ui, icon::WARNING, words.color(tokens(ui.ctx()).error));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_live(egui::accesskit::Live::Assertive);
    });
    ui.horizontal_wrapped(|ui| {
        if plain_button(ui, icon::SAVE, "Replace that file").clicked() {
            view.act(Action::PathChosen(what, place));
        }
        if plain_button(ui, icon::CLOSE, "Keep it").clicked() {
            view.act(Action::KeepFile);
        }
    });
}

/// A place as it is typed, for a field that nothing stands in.
fn example(folder: Option<&Path>, what: PathFor) -> String {
    let name = PathBuf::from(what.suggested_name().into_owned());
    let place = folder.map_or_else(|| name.clone(), |folder| folder.join(&name));
    format!("For example {}", place.display())
}

/// The place that stands in the field at first: that of a file which is yet to be made. Where a
/// copy, a file to take in or another diary is, only the person knows: a place that nobody has
/// looked at would read as if the file were there. And a folder that is not in use is not to look
/// like the one that is.
fn offered(folder: Option<&Path>, what: PathFor) -> String {
    match what {
        PathFor::Diary | PathFor::BackupFolder | PathFor::Restore | PathFor::Import => {
            return String::new();
        }
        PathFor::Report(_)
        | PathFor::Backup
        | PathFor::Export(_)
        | PathFor::Chart(..)
        | PathFor::RecoveryKey(_) => {}
    }
    let name = PathBuf::from(what.suggested_name().into_owned());
    folder.map_or_else(|| name.clone(), |folder| folder.join(&name)).display().to_string()
}

/// The place that a typed text means: a name by itself lies in the offered folder, and "~" is
/// the person's home.
fn place(typed: &str, folder: Option<&Path>) -> Option<PathBuf> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let at_home = typed.strip_prefix("~/").zip(std::env::home_dir());
    let typed = at_home.map_or_else(|| PathBuf::from(typed), |(rest, home)| home.join(rest));
    // An absolute path stays as it is.
    Some(folder.map_or_else(|| typed.clone(), |folder| folder.join(&typed)))
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::place;

    #[test]
    fn a_typed_place_is_understood() {
        let folder = Some(Path::new("/home/ann/Documents"));
        for (typed, expected) in [
            ("", None),
            ("  ", None),
            ("/tmp/a.pdf", Some("/tmp/a.pdf")),
            ("a.pdf ", Some("/home/ann/Documents/a.pdf")),
            ("doctor/a.pdf", Some("/home/ann/Documents/doctor/a.pdf")),
        ] {
            assert_eq!(place(typed, folder), expected.map(PathBuf::from), "{typed:?}");
        }
        assert_eq!(place("a.pdf", None), Some(PathBuf::from("a.pdf")));
        assert!(place("~/a.pdf", folder).unwrap().is_absolute());
    }
}

//! What was done about cards.

use egui::{Label, RichText, Ui};

use crate::{
    app::{
        Edit,
        text::{self, count},
    },
    diary::{Acknowledgement, EntryId},
    guidance::Rule,
    ui::{
        style::{icon, semibold},
        view::View,
        widgets::{button::plain_button, section::section_ui},
    },
};

/// Shows the section, the newest first.
pub(super) fn done_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    let mut done: Vec<(EntryId, &Acknowledgement)> =
        state.shown.acknowledgements.iter().map(|(id, entry)| (*id, entry)).collect();
    done.sort_by_key(|(id, entry)| std::cmp::Reverse((entry.date, *id)));
    let summary = match done.len() {
        0 => "nothing entered".to_owned(),
        entries => count(entries, "entry", "entries"),
    };
    section_ui(ui, "What I did about cards", &summary, false, |ui| {
        if done.is_empty() {
            let words = "Say on a card what you did about it, and it stands here";
            ui.add(Label::new(words).wrap());
        }
        for (position, (id, entry)) in done.into_iter().enumerate() {
            ui.push_id(id, |ui| entry_ui(view, ui, position + 1, id, entry));
        }
    });
}

fn entry_ui(view: &mut View<'_>, ui: &mut Ui, number: usize, id: EntryId, entry: &Acknowledgement) {
    // A rule that this version does not know is shown by the name that it came with.
    let title = entry
        .rule
        .as_str()
        .parse::<Rule>()
        .map_or_else(|_unknown| entry.rule.to_string(), Rule::title);
    let action = entry.action.map_or_else(|| "Seen".to_owned(), text::Label::title);
    let line = format!("{number}. {action} on {}", text::date(entry.date));
    ui.add(Label::new(RichText::new(line).family(semibold())).wrap());
    ui.add(Label::new(title).wrap());
    if let Some(note) = &entry.note {
        ui.add(Label::new(note.as_str()).wrap());
    }
    if plain_button(ui, icon::TRASH, &format!("Remove entry {number}")).clicked() {
        let name = "take back what was done about a card";
        view.edit(Edit::remove::<Acknowledgement>(id, name));
    }
}

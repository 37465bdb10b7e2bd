//! One night: the strip of the last nights, the cards, the large buttons, and the sections.

mod after;
mod amounts;
mod bedtime;
mod before;
mod cramps;
mod drinks;
mod head;
mod medication;
mod questions;
mod same;
mod signs;
mod sleep;
mod strip;

use egui::Ui;

use crate::{
    app::{Action, Command, Edit, glance, recent},
    diary::{Night, text::Note},
    ui::{
        focus::steady_ui,
        style::{icon, space},
        view::{Standing, View},
        widgets::{
            button::{large_button, large_width, plain_button},
            card::{compact_cards_ui, emergency_cards_ui},
            field::{Field, field_ui, left_texts_ui, written},
            noted::NOTE_FIELD,
            section::section_ui,
        },
    },
};

pub(in crate::ui) use head::{head_ui, short_name_ui};

/// Shows the place.
pub(super) fn night_ui(view: &mut View<'_>, ui: &mut Ui) {
    // First of all: below the head it might stand under the edge of a low window.
    emergency_cards_ui(view, ui);
    if view.standing != Standing::All {
        head_ui(view, ui);
    }
    compact_cards_ui(view, ui);
    questions::questions_ui(view, ui);
    left_texts_ui(view, ui);
    view.held = Some(ui.cursor().top());
    steady_ui(ui, "buttons", |ui| buttons_ui(view, ui));
    let night = view.state.shown_night();
    // The same for every night: what is open and what has the focus stays so from night to night.
    // Only the fields are of one night, by their keys: what is typed there must not wander.
    ui.push_id("sections", |ui| sections_ui(view, ui, &night));
}

fn buttons_ui(view: &mut View<'_>, ui: &mut Ui) {
    let night = view.state.shown_night();
    let room = ui.available_width();
    let third = (room - 2.0 * ui.spacing().item_spacing.x) / 3.0;
    let [no_cramps, add, now] =
        [(icon::RING, "No cramps"), (icon::PLUS, "Add a cramp"), (icon::CRAMP, "Cramp now")];
    // Below each other where one of them would need more than its third.
    let narrow =
        [no_cramps, add, now].iter().any(|(icon, text)| large_width(ui, *icon, text) > third);
    let width = if narrow { room } else { third };
    let mut content = |ui: &mut Ui| {
        let no_cramps = ui.add_enabled_ui(!night.is_cramp_night(), |ui| {
            large_button(ui, no_cramps.0, no_cramps.1, width, !night.is_recorded())
        });
        if no_cramps.inner.clicked() {
            view.act(Action::Command(Command::NoCramps));
        }
        if large_button(ui, add.0, add.1, width, false).clicked() {
            view.act(Action::Command(Command::AddCramp));
        }
        if large_button(ui, now.0, now.1, width, false).clicked() {
            view.act(Action::Command(Command::CrampNow));
        }
    };
    if narrow {
        ui.vertical_centered(content);
    } else {
        ui.horizontal(|ui| content(ui));
    }
    if night.is_recorded() {
        next_open_ui(view, ui);
    }
}

/// The way on for who writes several nights down in a row.
fn next_open_ui(view: &mut View<'_>, ui: &mut Ui) {
    if let Some(next) = recent::next_open(view.state) {
        let year = chrono::Datelike::year(&view.state.now.today());
        let name = format!("Next not recorded: {}", next.both_dates(year));
        if plain_button(ui, icon::RIGHT, &name).clicked() {
            view.act(Action::OpenNight(next));
        }
    }
}

fn sections_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    ui.spacing_mut().item_spacing.y = space::MEDIUM;
    cramps::cramps_ui(view, ui, night);
    sleep::sleep_ui(view, ui, night);
    before::before_ui(view, ui, night);
    bedtime::bedtime_ui(view, ui, night);
    medication::medication_ui(view, ui, night);
    signs::signs_ui(view, ui, night);
    after::after_ui(view, ui, night);
    let summary = note_glance(night.note.as_ref());
    section_ui(ui, "Note", &summary, night.note.is_some(), |ui| {
        let date = night.date;
        let current = night.note.as_ref().map_or("", Note::as_str);
        field_ui(view, ui, (date, "note"), Field::note(NOTE_FIELD), current, |typed| {
            let note = written(typed)?;
            Ok(Edit::night(date, "change the note", move |night| night.note.clone_from(&note)))
        });
    });
}

/// The first words of a note.
fn note_glance(note: Option<&Note>) -> String {
    /// Letters that fit beside the heading.
    const LETTERS: usize = 40;
    let text = note.map_or("", Note::as_str).lines().find(|line| !line.trim().is_empty());
    match text.map(str::trim) {
        None => glance::NOT_ANSWERED.to_owned(),
        Some(text) if text.chars().count() <= LETTERS => text.to_owned(),
        Some(text) => format!("{}…", text.chars().take(LETTERS).collect::<String>().trim_end()),
    }
}

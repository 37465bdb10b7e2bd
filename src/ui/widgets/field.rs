//! A field for text, numbers, times and dates: a label above, help or what is wrong below.

use std::fmt::Display;

use egui::{Response, TextEdit, Ui, Vec2};

use crate::{
    app::{Action, Edit},
    diary::text::Text,
    ui::{
        style::{size, space, tokens},
        view::View,
    },
};

/// How a field looks.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    /// What it is, with its unit.
    pub label: &'a str,
    /// A sentence under it; may be empty.
    pub help: &'a str,
    /// In points; never wider than there is room.
    pub width: f32,
    /// Lines of text.
    pub rows: usize,
}

impl<'a> Field<'a> {
    /// A short field: a number or a time.
    pub const fn short(label: &'a str) -> Self {
        Self { label, help: "", width: 140.0, rows: 1 }
    }

    /// A line of text.
    pub const fn line(label: &'a str) -> Self {
        Self { label, help: "", width: 340.0, rows: 1 }
    }

    /// Several lines of text.
    pub const fn note(label: &'a str) -> Self {
        Self { label, help: "", width: size::FORM, rows: 3 }
    }

    /// With a sentence under it.
    #[must_use]
    pub const fn help(self, help: &'a str) -> Self {
        Self { help, ..self }
    }
}

/// Shows a field. `parse` says which edit the typed text is, or what is wrong with it.
pub fn field_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    key: impl egui::AsIdSalt,
    field: Field<'_>,
    current: &str,
    parse: impl Fn(&str) -> Result<Edit, String>,
) -> Response {
    let id = ui.make_persistent_id(key);
    let width = field.width.min(ui.available_width());
    ui.vertical(|ui| {
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing.y = space::TINY;
        let label = ui.label(field.label);
        let mut text = view.drafts.text(id).unwrap_or(current).to_owned();
        let edit = if field.rows > 1 {
            TextEdit::multiline(&mut text).desired_rows(field.rows)
        } else {
            TextEdit::singleline(&mut text)
        };
        let edit = edit
            .id(id)
            .desired_width(width)
            .min_size(Vec2::new(0.0, size::TARGET))
            .align(egui::Align2::LEFT_CENTER);
        let response = ui.add(edit).labelled_by(label.id);
        let now = ui.input(|input| input.time);
        view.drafts.see(id);
        if response.changed() {
            let edit = parse(&text);
            let action = view.drafts.typed(id, text, edit, now);
            view.act(action);
        }
        let done = if response.lost_focus() {
            let had_error = view.drafts.error(id).is_some();
            view.drafts.leave(id).or_else(|| had_error.then_some(Action::EndPreview))
        } else if view.drafts.seconds_left(id, now) == Some(0.0) {
            view.drafts.enter(id)
        } else {
            None
        };
        if let Some(action) = done {
            view.act(action);
        }
        if let Some(seconds) = view.drafts.seconds_left(id, now) {
            ui.ctx().request_repaint_after_secs(seconds as f32);
        }
        let paused = !response.has_focus() || view.drafts.is_paused(id, now);
        match view.drafts.error(id).filter(|_| paused) {
            Some(error) => {
                let color = tokens(ui.ctx()).error;
                ui.add(egui::Label::new(egui::RichText::new(error).small().color(color)).wrap());
            }
            None if !field.help.is_empty() => {
                ui.add(egui::Label::new(egui::RichText::new(field.help).small().weak()).wrap());
            }
            None => {}
        }
        response
    })
    .inner
}

/// What a text of a field that may be left empty means.
pub fn optional<T, E: Display>(
    text: &str,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Result<Option<T>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    parse(text).map(Some).map_err(|error| sentence(&error.to_string()))
}

/// What a text means that is kept as it is typed, spaces and all; an empty one is no answer.
pub fn written<const MIN: usize, const MAX: usize>(
    typed: &str,
) -> Result<Option<Text<MIN, MAX>>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    Text::new(typed).map(Some).map_err(|error| sentence(&error.to_string()))
}

/// A message with a capital letter in front.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

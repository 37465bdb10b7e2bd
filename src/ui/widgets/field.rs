//! A field for text, numbers, times and dates: a label above, help or what is wrong below.

use std::{fmt::Display, time::Duration};

use chrono::NaiveDate;
use egui::{Id, Label, Response, RichText, TextEdit, Ui, Vec2};

use crate::{
    app::{Action, Edit},
    diary::{
        draft,
        text::{Text, capital},
    },
    ui::{
        style::{icon, size, space, tokens},
        view::View,
    },
};

use super::button::plain_button;

/// When what was typed is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entered {
    /// When the field is left, or after a pause.
    AfterPause,
    /// When the field is left: of something that is added, half of it must not be.
    WhenLeft,
}

/// How a field looks and works.
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
    /// When what was typed is entered.
    pub entered: Entered,
    /// The entry that it belongs to, where the label alone does not tell; may be empty.
    pub entry: &'a str,
}

impl<'a> Field<'a> {
    /// A short field: a number or a time.
    pub const fn short(label: &'a str) -> Self {
        Self { width: 140.0, ..Self::line(label) }
    }

    /// A date.
    pub const fn date(label: &'a str) -> Self {
        Self { width: 190.0, ..Self::line(label) }
    }

    /// A line of text.
    pub const fn line(label: &'a str) -> Self {
        Self { label, help: "", width: 340.0, rows: 1, entered: Entered::AfterPause, entry: "" }
    }

    /// Several lines of text.
    pub const fn note(label: &'a str) -> Self {
        Self { width: size::FORM, rows: 3, ..Self::line(label) }
    }

    /// With a sentence under it.
    #[must_use]
    pub const fn help(self, help: &'a str) -> Self {
        Self { help, ..self }
    }

    /// It belongs to an entry of a list: a screen reader says so.
    #[must_use]
    pub const fn of(self, entry: &'a str) -> Self {
        Self { entry, ..self }
    }

    /// What is typed is added to a list.
    #[must_use]
    pub const fn adding(self) -> Self {
        Self { entered: Entered::WhenLeft, ..self }
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
    start_row_where_narrow(ui, width);
    ui.vertical(|ui| {
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing.y = space::TINY;
        let label = ui.add(Label::new(field.label).wrap());
        let response = edit_ui(view, ui, id, field, current, parse);
        let response = if field.entry.is_empty() {
            response.labelled_by(label.id)
        } else {
            response.accessible_name(format!("{}, {}", field.label, field.entry))
        };
        below_ui(view, ui, id, field, response.has_focus());
        response
    })
    .inner
}

/// Shows a field for something that is added to a list, with its button.
pub fn adding_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    key: impl egui::AsIdSalt + Copy,
    field: Field<'_>,
    button: &str,
    parse: impl Fn(&str) -> Result<Edit, String>,
) {
    let id = ui.make_persistent_id(key);
    field_ui(view, ui, key, field.adding(), "", parse);
    // Leaving the field adds what it holds; the button is there to be found.
    if plain_button(ui, icon::PLUS, button).clicked()
        && let Some(action) = view.drafts.leave(id)
    {
        view.act(action);
    }
}

/// The box that is typed into, without a name: give it one.
pub fn edit_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    id: Id,
    field: Field<'_>,
    current: &str,
    parse: impl Fn(&str) -> Result<Edit, String>,
) -> Response {
    let mut text = view.drafts.text(id).unwrap_or(current).to_owned();
    let edit = if field.rows > 1 {
        TextEdit::multiline(&mut text).desired_rows(field.rows)
    } else {
        TextEdit::singleline(&mut text).align(egui::Align2::LEFT_CENTER)
    };
    let edit = edit
        .id(id)
        .desired_width(field.width.min(ui.available_width()))
        .min_size(Vec2::new(0.0, size::TARGET));
    let response = ui.add(edit);
    focus_ring(ui, &response);
    let now = ui.input(|input| input.time);
    view.drafts.see(id, current);
    if response.changed() {
        let edit = parse(&text);
        let action = view.drafts.typed(id, (current, text), edit, now);
        view.act(action);
    }
    let seconds_left = match field.entered {
        Entered::AfterPause => view.drafts.seconds_left(id, now),
        Entered::WhenLeft => None,
    };
    let done = if response.lost_focus() {
        let had_error = view.drafts.error(id).is_some();
        view.drafts.leave(id).or_else(|| had_error.then_some(Action::EndPreview))
    } else if seconds_left == Some(0.0) {
        view.drafts.enter(id)
    } else {
        None
    };
    if let Some(action) = done {
        view.act(action);
    } else if let Some(seconds) = seconds_left {
        ui.ctx().request_repaint_after(Duration::try_from_secs_f64(seconds).unwrap_or_default());
    }
    response
}

/// What is wrong with a field, or what helps to fill it in.
pub fn below_ui(view: &View<'_>, ui: &mut Ui, id: Id, field: Field<'_>, has_focus: bool) {
    let now = ui.input(|input| input.time);
    let paused = !has_focus || view.drafts.is_paused(id, now);
    match view.drafts.error(id).filter(|_| paused) {
        Some(error) => {
            let color = tokens(ui.ctx()).error;
            ui.add(Label::new(RichText::new(error).small().color(color)).wrap());
        }
        None if !field.help.is_empty() => {
            ui.add(Label::new(RichText::new(field.help).small().weak()).wrap());
        }
        None => {}
    }
}

/// In a row that wraps, egui starts no new line for a group of widgets.
fn start_row_where_narrow(ui: &mut Ui, width: f32) {
    if ui.layout().main_wrap() && ui.available_size_before_wrap().x + 0.5 < width {
        ui.end_row();
    }
}

/// What a text means that is a date up to today; an empty one is no answer.
pub fn past_date(text: &str, today: NaiveDate) -> Result<Option<NaiveDate>, String> {
    optional(text, |text| draft::past_date(text, today))
}

/// Outlines a field of text that has the keyboard focus.
///
/// egui outlines it in the colour of selected text, which on the accent is nearly that of the
/// background.
pub fn focus_ring(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.5, tokens(ui.ctx()).accent);
        let corner = f32::from(size::RADIUS);
        ui.painter().rect_stroke(response.rect, corner, stroke, egui::StrokeKind::Inside);
    }
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
    parse(text).map(Some).map_err(|error| capital(&error.to_string()))
}

/// What a text means that is kept as it is typed, spaces and all; an empty one is no answer.
pub fn written<const MIN: usize, const MAX: usize>(
    typed: &str,
) -> Result<Option<Text<MIN, MAX>>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    Text::new(typed).map(Some).map_err(|error| capital(&error.to_string()))
}

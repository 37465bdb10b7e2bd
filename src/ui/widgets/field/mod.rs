//! A field for text, numbers, times and dates: a label above, help or what is wrong below.
//!
//! Every kind of field keeps what was typed while it is wrong, takes steps by keyboard, wheel and
//! pointer where its value has steps, and enters through the same drafts.

mod below;
mod clock;
mod date;
mod edit;
mod left;
mod month;
mod number;
mod step;

use std::fmt::Display;

use egui::{Label, Response, RichText, Ui};

use crate::{
    app::{Edit, text::capital},
    diary::text::Text,
    ui::{
        style::{icon, size, space},
        view::View,
    },
};

use super::button::plain_button;

pub use super::drafts::{Entered, Meaning};
pub use below::below_ui;
pub use clock::{ClockField, asked_clock_ui, clock_ui};
pub use date::{DateField, adding_date_ui, date_ui, read_date};
pub use edit::{edit_ui, key_in_night, key_in_place};
pub use left::{go_to_left, left_texts_ui, nearest_left};
pub use number::{NumberField, asked_number_ui, number_ui};

use edit::{Works, working_ui};

/// How a field looks and works.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    /// What it is.
    pub label: &'a str,
    /// The unit of its value, which stands in it; may be empty.
    pub unit: &'a str,
    /// A sentence under it; may be empty.
    pub help: &'a str,
    /// In points; never wider than there is room.
    pub width: f32,
    /// The least height of it and of its buttons, in points.
    pub height: f32,
    /// Lines of text.
    pub rows: usize,
    /// When what was typed is entered.
    pub entered: Entered,
    /// The entry that it belongs to, where the label alone does not tell; may be empty.
    pub entry: &'a str,
    /// What the file knows it by, where that is not its name: a label that changes with what is
    /// answered; may be empty.
    pub known_as: &'a str,
}

impl<'a> Field<'a> {
    /// A short field: a number or a time.
    pub const fn short(label: &'a str) -> Self {
        Self { width: size::SHORT_FIELD, ..Self::line(label) }
    }

    /// A date.
    pub const fn date(label: &'a str) -> Self {
        Self { width: size::DATE, ..Self::line(label) }
    }

    /// A line of text.
    pub const fn line(label: &'a str) -> Self {
        Self {
            label,
            unit: "",
            help: "",
            width: size::LINE_FIELD,
            height: size::TARGET,
            rows: 1,
            entered: Entered::AfterPause,
            entry: "",
            known_as: "",
        }
    }

    /// Several lines of text.
    pub const fn note(label: &'a str) -> Self {
        Self { width: size::FORM, rows: 3, ..Self::line(label) }
    }

    /// As wide as its column: what is typed there may be long.
    #[must_use]
    pub const fn wide(self) -> Self {
        Self { width: size::FORM, ..self }
    }

    /// With the unit of its value in it; a screen reader says it with the label.
    #[must_use]
    pub const fn unit(self, unit: &'a str) -> Self {
        Self { unit, ..self }
    }

    /// With a sentence under it.
    #[must_use]
    pub const fn help(self, help: &'a str) -> Self {
        Self { help, ..self }
    }

    /// It belongs to an entry of a list: a screen reader says so, and what is typed there and
    /// not entered is found again by it.
    #[must_use]
    pub const fn of(self, entry: &'a str) -> Self {
        Self { entry, ..self }
    }

    /// The file knows it by this, whatever it is called.
    #[must_use]
    pub const fn known_as(self, known_as: &'a str) -> Self {
        Self { known_as, ..self }
    }

    /// What is typed is added to a list when the field is left.
    #[must_use]
    pub const fn adding(self) -> Self {
        Self { entered: Entered::WhenLeft, ..self }
    }

    /// What a screen reader calls it.
    pub fn name(&self) -> String {
        let Self { label, unit, entry, .. } = self;
        let unit = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
        match (label.is_empty(), entry.is_empty()) {
            (_, true) => format!("{label}{unit}"),
            (true, false) => format!("{entry}{unit}"),
            (false, false) => format!("{label}{unit}, {entry}"),
        }
    }
}

/// What fields of every kind take over from the one that they are.
macro_rules! as_its_field {
    ($($kind:ident),*) => {$(
        impl<'a> $kind<'a> {
            /// It belongs to an entry of a list.
            #[must_use]
            pub const fn entry(self, entry: &'a str) -> Self {
                Self { field: self.field.of(entry), ..self }
            }

            /// With a sentence under it.
            #[must_use]
            pub const fn help(self, help: &'a str) -> Self {
                Self { field: self.field.help(help), ..self }
            }

            /// At least so high, with its buttons.
            #[must_use]
            pub const fn tall(self, height: f32) -> Self {
                Self { field: Field { height, ..self.field }, ..self }
            }
        }
    )*};
}

as_its_field!(ClockField, DateField, NumberField);

/// Shows a field. `parse` says which edit the typed text is, or what is wrong with it.
pub fn field_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    key: impl egui::AsIdSalt,
    field: Field<'_>,
    current: &str,
    parse: impl Fn(&str) -> Result<Edit, String>,
) -> Response {
    asking_ui(view, ui, key, field, current, |typed| parse(typed).map(Meaning::Fine))
}

/// As [`field_ui`], where a person may be asked about a likely slip before it is entered.
pub fn asking_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    key: impl egui::AsIdSalt,
    field: Field<'_>,
    current: &str,
    parse: impl Fn(&str) -> Result<Meaning, String>,
) -> Response {
    let id = ui.make_persistent_id(key);
    labelled_ui(view, ui, id, field, Works::plain(&parse), current)
}

/// Shows a field for something that is added to a list, by Enter or by its button.
pub fn adding_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    key: impl egui::AsIdSalt,
    field: Field<'_>,
    button: &str,
    parse: impl Fn(&str) -> Result<Edit, String>,
) {
    let id = ui.make_persistent_id(key);
    let parse = |typed: &str| parse(typed).map(Meaning::Fine);
    adding_with_ui(view, ui, id, field, button, Works::plain(&parse));
}

/// Shows a field for something that is added to a list, whatever works in it.
fn adding_with_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    id: egui::Id,
    field: Field<'_>,
    button: &str,
    works: Works<'_>,
) {
    let field = Field { entered: Entered::WhenAsked, ..field };
    labelled_ui(view, ui, id, field, works, "");
    if view.drafts.waits(id) {
        let words = format!("Not added yet: press Enter in the field, or \"{button}\"");
        ui.add(Label::new(RichText::new(words).small()).wrap());
    }
    if plain_button(ui, icon::PLUS, button).clicked()
        && let Some(action) = view.drafts.finish(id)
    {
        view.act(action);
    }
}

/// A field with its label above it and what is to be said about it below.
fn labelled_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    id: egui::Id,
    field: Field<'_>,
    works: Works<'_>,
    current: &str,
) -> Response {
    let width = works.width(field).min(ui.available_width());
    start_row_where_narrow(ui, width);
    ui.vertical(|ui| {
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing.y = space::TINY;
        let label = ui.add(Label::new(field.label).wrap());
        let response = working_ui(view, ui, id, field, &works, current);
        let response = if field.entry.is_empty() && field.unit.is_empty() {
            response.labelled_by(label.id)
        } else {
            response.accessible_name(field.name())
        };
        let text = view.drafts.text(id).unwrap_or(current).to_owned();
        let echo = works.echo.and_then(|echo| echo(&text));
        below::under_ui(view, ui, id, field, echo, response.has_focus());
        response
    })
    .inner
}

/// In a row that wraps, egui starts no new line for a group of widgets.
fn start_row_where_narrow(ui: &mut Ui, width: f32) {
    if ui.layout().main_wrap() && ui.available_size_before_wrap().x + 0.5 < width {
        ui.end_row();
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

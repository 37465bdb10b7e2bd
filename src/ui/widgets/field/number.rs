//! A field for a number with its unit: it takes steps of a sensible size.

use egui::{AsIdSalt, Id, Response, Ui};

use crate::{
    app::{Edit, text},
    diary::draft::{self, Unit},
    ui::{style::size, view::View},
};

use super::{
    Entered, Field, Meaning,
    below::Echo,
    edit::Works,
    labelled_ui,
    step::{Press, Step},
};

/// What numbers stand in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// Of anything.
    Things,
    /// Minutes: "1 h 30" and "90 s" are understood.
    Minutes,
    /// Hours: "90 min" is understood.
    Hours,
}

/// A field for a number.
#[derive(Debug, Clone, Copy)]
pub struct NumberField<'a> {
    /// How it looks.
    pub field: Field<'a>,
    /// What is counted.
    pub counts: Counts,
    /// A small step.
    pub step: f64,
    /// A large step.
    pub leap: f64,
    /// Where steps begin while it is empty.
    pub first: f64,
    /// The smallest and the largest number that it holds.
    pub range: (i64, i64),
}

impl<'a> NumberField<'a> {
    /// A number of things with this unit, which may be empty.
    pub const fn new(label: &'a str, unit: &'a str, range: (i64, i64)) -> Self {
        let field = Field { width: size::FIGURES, ..Field::short(label) }.unit(unit);
        Self { field, counts: Counts::Things, step: 1.0, leap: 10.0, first: 0.0, range }
    }

    /// Minutes.
    pub const fn minutes(label: &'a str, range: (i64, i64)) -> Self {
        let minutes = Self::new(label, "min", range);
        Self { counts: Counts::Minutes, step: 5.0, leap: 30.0, first: 5.0, ..minutes }
    }

    /// Hours.
    pub const fn hours(label: &'a str, range: (i64, i64)) -> Self {
        let hours = Self::new(label, "h", range);
        Self { counts: Counts::Hours, step: 1.0, leap: 12.0, first: 1.0, ..hours }
    }

    /// With these steps, the first of which leads to `first` where the field is empty.
    #[must_use]
    pub const fn steps(self, step: f64, leap: f64, first: f64) -> Self {
        Self { step, leap, first, ..self }
    }

    /// The number of a text, in the unit of the field.
    fn read(&self, text: &str) -> Option<f64> {
        match self.counts {
            Counts::Things => draft::real(text, Ok).ok().filter(|number| number.is_finite()),
            Counts::Minutes => draft::length(text, Unit::Minutes).ok(),
            Counts::Hours => draft::length(text, Unit::Hours).ok().map(|minutes| minutes / 60.0),
        }
    }

    /// The text after a step.
    fn after(&self, text: &str, Step { up, press }: Step) -> Option<String> {
        let text = draft::without_unit(text, self.field.unit);
        if text.is_empty() {
            return Some(figures(self.first));
        }
        let number = self.read(text)?;
        let stepped = match press {
            // To the next round number.
            Press::Arrow | Press::Pointer if up => ((number / self.step).floor() + 1.0) * self.step,
            Press::Arrow | Press::Pointer => ((number / self.step).ceil() - 1.0) * self.step,
            Press::ShiftArrow | Press::Page | Press::ShiftPage => {
                number + if up { self.leap } else { -self.leap }
            }
        };
        let (min, max) = self.range;
        Some(figures(stepped.clamp(min as f64, max as f64)))
    }
}

/// Shows a field for a number. `parse` is given what was typed, without the unit.
pub fn number_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    key: impl AsIdSalt,
    number: NumberField<'_>,
    current: &str,
    parse: impl Fn(&str) -> Result<Meaning, String>,
) -> Response {
    let id = ui.make_persistent_id(key);
    let unit = number.field.unit;
    let parse = |typed: &str| parse(draft::without_unit(typed, unit));
    let step = |text: &str, step: Step| number.after(text, step);
    let echo = |text: &str| {
        let text = draft::without_unit(text, unit);
        let is_plain = draft::real(text, Ok).is_ok();
        let read = number.read(text).filter(|_| !is_plain)?;
        Some(Echo::Plain(format!("{} {unit}", text::number(read))))
    };
    let (less, more) =
        (format!("{} less", figures(number.step)), format!("{} more", figures(number.step)));
    let works = Works {
        step: Some(&step),
        steps: [&less, &more],
        echo: Some(&echo),
        ..Works::plain(&parse)
    };
    labelled_ui(view, ui, id, number.field, works, current)
}

/// Shows a field for a number that is entered when it is asked for, by Enter or by a button of the
/// caller's: gives what [`crate::ui::widgets::drafts::Drafts::finish`] knows it by.
pub fn asked_number_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    key: impl AsIdSalt,
    number: NumberField<'_>,
    parse: impl Fn(&str) -> Result<Edit, String>,
) -> Id {
    let field = Field { entered: Entered::WhenAsked, ..number.field };
    let field = NumberField { field, ..number };
    number_ui(view, ui, key, field, "", |typed| parse(typed).map(Meaning::Fine)).id
}

/// A number as it stands in a field, to the hundredth.
fn figures(number: f64) -> String {
    ((number * 100.0).round() / 100.0).to_string()
}

#[cfg(test)]
mod tests {
    use super::{NumberField, Press, Step};

    #[test]
    fn steps_of_a_number_end_at_its_range() {
        let minutes = NumberField::minutes("Awake", (0, 1440));
        for (text, up, press, expected) in [
            ("", true, Press::Arrow, Some("5")),
            ("5", true, Press::Arrow, Some("10")),
            ("7", true, Press::Pointer, Some("10")),
            ("7", false, Press::Pointer, Some("5")),
            ("7", true, Press::Page, Some("37")),
            ("3", false, Press::Arrow, Some("0")),
            ("0", false, Press::Arrow, Some("0")),
            ("1440", true, Press::Page, Some("1440")),
            ("1 h", true, Press::Arrow, Some("65")),
            ("10 min", true, Press::Arrow, Some("15")),
            ("2.5", true, Press::Arrow, Some("5")),
            ("x", true, Press::Arrow, None),
        ] {
            let found = minutes.after(text, Step { up, press });
            assert_eq!(found.as_deref(), expected, "{text} {up} {press:?}");
        }
    }
}

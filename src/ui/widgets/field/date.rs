//! A field for a date: it is typed, stepped, or picked from a month.

use chrono::{Days, Months, NaiveDate};
use egui::{AsIdSalt, Response, Ui};

use crate::{
    app::{State, text},
    diary::draft::{Leaning, ReadDate},
    ui::view::View,
};

use super::{
    Field, Meaning, adding_with_ui,
    below::Echo,
    edit::Works,
    labelled_ui,
    month::Month,
    optional,
    step::{Press, Step},
};

/// A field for a date.
#[derive(Debug, Clone, Copy)]
pub struct DateField<'a> {
    /// How it looks.
    pub field: Field<'a>,
    /// Where it lies: a date that is past must have come.
    pub leaning: Leaning,
}

impl<'a> DateField<'a> {
    /// A date that must have come.
    pub const fn past(label: &'a str) -> Self {
        Self { field: Field::date(label), leaning: Leaning::Past }
    }

    /// A date that may be ahead.
    pub const fn coming(label: &'a str) -> Self {
        Self { leaning: Leaning::Coming, ..Self::past(label) }
    }
}

/// How dates are read now.
pub fn read_date(state: &State, leaning: Leaning) -> ReadDate {
    ReadDate { today: state.now.today(), order: state.preferences.date_order(), leaning }
}

/// Shows a field for a date. `parse` says what a date means for the diary; a field that is empty
/// is no answer.
pub fn date_ui<M: Into<Meaning>>(
    view: &mut View<'_>,
    ui: &mut Ui,
    key: impl AsIdSalt,
    date: DateField<'_>,
    current: Option<NaiveDate>,
    parse: impl Fn(Option<NaiveDate>) -> Result<M, String>,
) -> Response {
    let id = ui.make_persistent_id(key);
    let shown = current.map(text::typed_date).unwrap_or_default();
    with_works(view.state, date, parse, |works| {
        labelled_ui(view, ui, id, date.field, works, &shown)
    })
}

/// As [`date_ui`], for something that is added to a list by Enter or by its button.
pub fn adding_date_ui<M: Into<Meaning>>(
    view: &mut View<'_>,
    ui: &mut Ui,
    key: impl AsIdSalt,
    date: DateField<'_>,
    button: &str,
    parse: impl Fn(Option<NaiveDate>) -> Result<M, String>,
) {
    let id = ui.make_persistent_id(key);
    with_works(view.state, date, parse, |works| {
        adding_with_ui(view, ui, id, date.field, button, works);
    });
}

fn with_works<R, M: Into<Meaning>>(
    state: &State,
    date: DateField<'_>,
    parse: impl Fn(Option<NaiveDate>) -> Result<M, String>,
    show: impl FnOnce(Works<'_>) -> R,
) -> R {
    let reading = read_date(state, date.leaning);
    let latest = (date.leaning == Leaning::Past).then_some(reading.today);
    let parse = |typed: &str| {
        let read = optional(typed, |typed| match date.leaning {
            Leaning::Past => reading.past(typed),
            Leaning::Coming => reading.date(typed),
        })?;
        parse(read).map(Into::into)
    };
    let step = |text: &str, step: Step| {
        let stepped = if text.trim().is_empty() {
            reading.today
        } else {
            after(reading.date(text).ok()?, step)?
        };
        Some(text::typed_date(latest.map_or(stepped, |latest| stepped.min(latest))))
    };
    let echo = |text: &str| {
        let read = reading.date(text).ok()?;
        (text != text::typed_date(read)).then(|| Echo::Plain(text::date(read)))
    };
    show(Works {
        step: Some(&step),
        steps: ["a day earlier", "a day later"],
        echo: Some(&echo),
        month: Some(Month {
            reading,
            latest,
            name: date.field.label,
            first_day: state.preferences.week_start.day(),
        }),
        ..Works::plain(&parse)
    })
}

/// The date after a step.
fn after(date: NaiveDate, Step { up, press }: Step) -> Option<NaiveDate> {
    let days = |count| if up { date.checked_add_days(count) } else { date.checked_sub_days(count) };
    let months =
        |count| if up { date.checked_add_months(count) } else { date.checked_sub_months(count) };
    match press {
        Press::Arrow | Press::Pointer => days(Days::new(1)),
        Press::ShiftArrow => days(Days::new(7)),
        Press::Page => months(Months::new(1)),
        Press::ShiftPage => months(Months::new(12)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Press, Step, after};

    #[test]
    fn steps_of_a_date_stay_in_the_calendar() {
        for (date, up, press, expected) in [
            ("2026-02-28", true, Press::Arrow, "2026-03-01"),
            ("2026-03-01", false, Press::Pointer, "2026-02-28"),
            ("2026-03-31", false, Press::Page, "2026-02-28"),
            ("2026-01-31", true, Press::Page, "2026-02-28"),
            ("2024-02-29", true, Press::ShiftPage, "2025-02-28"),
            ("2026-03-20", false, Press::ShiftArrow, "2026-03-13"),
        ] {
            let found = after(date.parse().unwrap(), Step { up, press }).unwrap();
            assert_eq!(found.to_string(), expected, "{date} {up} {press:?}");
        }
    }
}

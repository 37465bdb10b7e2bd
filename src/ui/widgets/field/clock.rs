//! A field for a clock time: its date follows from the night.

use egui::{AsIdSalt, Id, Response, Ui};

use crate::{
    app::{
        Edit, State, text,
        typed_time::{ReadTime, Remark, TimeOf},
    },
    diary::{ClockTime, draft},
    ui::{style::size, view::View},
};

use super::{
    Entered, Field, Meaning,
    below::Echo,
    edit::Works,
    labelled_ui,
    step::{Press, Step},
};

/// A field for a clock time.
#[derive(Debug, Clone, Copy)]
pub struct ClockField<'a> {
    /// How it looks.
    pub field: Field<'a>,
    /// What the time is of.
    pub of: TimeOf,
    /// Where steps begin while it is empty; now, where it is not known better.
    pub first: Option<ClockTime>,
}

impl<'a> ClockField<'a> {
    /// A time of this.
    pub const fn new(label: &'a str, of: TimeOf) -> Self {
        Self { field: Field { width: size::FIGURES, ..Field::short(label) }, of, first: None }
    }

    /// Steps begin here while it is empty.
    #[must_use]
    pub const fn first(self, first: Option<ClockTime>) -> Self {
        Self { first, ..self }
    }
}

/// Shows a field for a clock time. `parse` says what a time means for the diary; a field that is
/// empty is no answer.
pub fn clock_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    key: impl AsIdSalt,
    clock: ClockField<'_>,
    current: Option<ClockTime>,
    parse: impl Fn(Option<ClockTime>) -> Result<Meaning, String>,
) -> Response {
    let id = ui.make_persistent_id(key);
    let state = view.state;
    let reading = reading(state, clock.of);
    let shown = current.map(|time| written(state, time)).unwrap_or_default();
    let parse = |typed: &str| {
        if typed.trim().is_empty() {
            return parse(None);
        }
        let time = reading.read(typed)?;
        Ok(match (parse(Some(time))?, reading.remark(time)) {
            (Meaning::Fine(edit), Some(Remark::Unlikely(question))) => {
                Meaning::Unsure { question, edit }
            }
            (meaning, _) => meaning,
        })
    };
    let first = clock.first.unwrap_or_else(|| ClockTime::from(state.now.local.time()));
    let step = |text: &str, step: Step| {
        let time = if text.trim().is_empty() {
            Some(first)
        } else {
            reading.read(text).or_else(|_not_now| draft::clock(text)).ok().map(|at| after(at, step))
        };
        time.map(|time| written(state, time))
    };
    let echo = |text: &str| {
        let time = reading.read(text).ok()?;
        let is_typed = text != written(state, time);
        match reading.remark(time) {
            Some(Remark::Doubtful(words)) => Some(Echo::Doubtful(words)),
            Some(Remark::Plain(date)) if is_typed => {
                Some(Echo::Plain(format!("{} on {}", written(state, time), text::date(date))))
            }
            None if is_typed => Some(Echo::Plain(written(state, time))),
            Some(Remark::Plain(_) | Remark::Unlikely(_)) | None => None,
        }
    };
    let works = Works {
        step: Some(&step),
        steps: ["5 minutes earlier", "5 minutes later"],
        echo: Some(&echo),
        ..Works::plain(&parse)
    };
    labelled_ui(view, ui, id, clock.field, works, &shown)
}

/// Shows a field for a clock time that is entered when it is asked for, by Enter or by a button of
/// the caller's: gives what [`crate::ui::widgets::drafts::Drafts::finish`] knows it by.
pub fn asked_clock_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    key: impl AsIdSalt,
    clock: ClockField<'_>,
    parse: impl Fn(ClockTime) -> Result<Edit, String>,
) -> Id {
    let field = Field { entered: Entered::WhenAsked, ..clock.field };
    let field = ClockField { field, ..clock };
    let parse = |time: Option<ClockTime>| {
        let time = time.ok_or_else(|| "Type a time".to_owned())?;
        parse(time).map(Meaning::Fine)
    };
    clock_ui(view, ui, key, field, None, parse).id
}

/// How times of this are read now.
fn reading(state: &State, of: TimeOf) -> ReadTime {
    let night = match of {
        TimeOf::Night(night) | TimeOf::Morning(night) | TimeOf::DayBefore(night) => Some(night),
        TimeOf::Date(_) => None,
    };
    let entry = night.and_then(|night| state.shown.night(night));
    let zone = entry.map_or(state.now.zone, |night| night.time_zone);
    let (day_change, style) = (state.preferences.day_change, state.preferences.clock);
    ReadTime { of, now: state.now, day_change, zone, style }
}

/// A time as it stands in a field.
fn written(state: &State, time: ClockTime) -> String {
    text::clock_in(state.preferences.clock, time)
}

/// The time after a step; the clock goes round.
fn after(time: ClockTime, Step { up, press }: Step) -> ClockTime {
    let minutes = match press {
        Press::Arrow => 1,
        Press::Pointer => 5,
        Press::ShiftArrow => 15,
        Press::Page | Press::ShiftPage => 60,
    };
    let now = u32::from(time.minute_of_day());
    // A step of some minutes goes to the next round time, one of an hour keeps the minutes.
    let round = if minutes == 60 { 1 } else { minutes };
    let stepped = match (up, minutes == round) {
        (true, true) => (now / round + 1) * round,
        (false, true) => (now + DAY - 1) / round * round,
        (true, false) => now + minutes,
        (false, false) => now + DAY - minutes,
    } % DAY;
    ClockTime::new(stepped / 60, stepped % 60).unwrap_or(time)
}

/// Minutes of a day.
const DAY: u32 = 24 * 60;

#[cfg(test)]
mod tests {
    use super::{Press, Step, after};

    #[test]
    fn steps_of_a_clock_go_round_and_to_round_times() {
        for (time, up, press, expected) in [
            ("03:17", true, Press::Arrow, "03:18"),
            ("03:17", false, Press::Arrow, "03:16"),
            ("03:17", true, Press::Pointer, "03:20"),
            ("03:17", false, Press::Pointer, "03:15"),
            ("03:20", true, Press::Pointer, "03:25"),
            ("03:20", false, Press::Pointer, "03:15"),
            ("03:17", true, Press::ShiftArrow, "03:30"),
            ("03:15", false, Press::ShiftArrow, "03:00"),
            ("03:17", true, Press::Page, "04:17"),
            ("00:17", false, Press::Page, "23:17"),
            ("23:59", true, Press::Arrow, "00:00"),
            ("00:00", false, Press::Arrow, "23:59"),
            ("23:58", true, Press::Pointer, "00:00"),
            ("00:00", false, Press::Pointer, "23:55"),
            ("00:03", false, Press::Pointer, "00:00"),
        ] {
            let found = after(time.parse().unwrap(), Step { up, press });
            assert_eq!(found.to_string(), expected, "{time} {up} {press:?}");
        }
    }
}

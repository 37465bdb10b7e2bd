//! When a cramp began, how long it lasted, whether it stopped, and how much it hurt.

use chrono::NaiveDateTime;
use egui::{Response, Ui};

use crate::{
    app::text::clock_in,
    diary::{
        ClockTime, NightDate, draft,
        night_time::DayChange,
        quantity::{CrampMinutes, Pain},
    },
    ui::{
        view::View,
        widgets::{
            choice::YES_NO,
            field::{Field, field_ui, optional},
            pick::{Kind, PickOption, Picked, flow_ui, labelled, option_of, pick_ui},
            scale::scale_ui,
        },
    },
};

use super::row::CrampRow;

/// Lengths that are picked with one touch, in minutes.
const QUICK_MINUTES: [(f64, &str); 5] =
    [(0.5, "under 1"), (1.0, "1"), (2.0, "2"), (5.0, "5"), (10.0, "10")];

/// Any other length: it leads to the field.
const MORE: &str = "more";

/// Words under the scores of pain.
pub(in crate::ui::screens::night) const PAIN_WORDS: [(usize, &str); 4] =
    [(0, "none"), (3, "mild"), (6, "strong"), (10, "worst imaginable")];

impl CrampRow<'_> {
    /// The start and the length; the focus goes to the start where something `leads_on` to it.
    pub(super) fn when_ui(self, view: &mut View<'_>, ui: &mut Ui, leads_on: bool) {
        let minutes = ui
            .horizontal_wrapped(|ui| {
                let started = self.started_ui(view, ui);
                if leads_on {
                    started.request_focus();
                }
                self.minutes_ui(view, ui)
            })
            .inner;
        self.quick_minutes_ui(view, ui, &minutes);
    }

    fn started_ui(self, view: &mut View<'_>, ui: &mut Ui) -> Response {
        let preferences = view.state.preferences;
        let now = (preferences.day_change, view.state.now.local);
        let started = self.cramp.started.map(|time| clock_in(preferences.clock, time));
        let started = started.unwrap_or_default();
        let entry = self.entry();
        let field = Field::short("Started at").of(&entry);
        field_ui(view, ui, (self.date, "started"), field, &started, |typed| {
            let started = optional(typed, draft::clock)?;
            not_yet(self.date, started, now)?;
            Ok(self.edit("set the start of a cramp", move |cramp| cramp.started = started))
        })
    }

    fn minutes_ui(self, view: &mut View<'_>, ui: &mut Ui) -> Response {
        let minutes = self.cramp.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
        let entry = self.entry();
        let field = Field::short("Lasted (minutes)").of(&entry);
        field_ui(view, ui, (self.date, "minutes"), field, &minutes, |typed| {
            let minutes = optional(typed, |typed| draft::real(typed, CrampMinutes::new))?;
            Ok(self.edit("set the length of a cramp", move |cramp| cramp.minutes = minutes))
        })
    }

    fn quick_minutes_ui(self, view: &mut View<'_>, ui: &mut Ui, field: &Response) {
        let label = "Minutes, quickly";
        let entry = self.entry();
        let words = QUICK_MINUTES.iter().map(|(_, words)| *words).chain([MORE]);
        let options: Vec<PickOption> = words.map(|words| option_of(label, &entry, words)).collect();
        let lasted = self.cramp.minutes.map(CrampMinutes::get);
        let quick = |lasted: f64| {
            QUICK_MINUTES.iter().position(|(minutes, _)| minutes.total_cmp(&lasted).is_eq())
        };
        let chosen = lasted.map(|lasted| quick(lasted).unwrap_or(QUICK_MINUTES.len()));
        let picked = labelled(ui, label, |ui| {
            let id = ui.make_persistent_id("quick minutes");
            flow_ui(ui, id, Kind::Answers, &options, chosen)
        });
        let Some(Picked::Pressed(position) | Picked::Typed(position)) = picked else { return };
        let Some((minutes, _)) = QUICK_MINUTES.get(position) else {
            field.request_focus();
            return;
        };
        let is_taken_back = picked == Some(Picked::Pressed(position)) && chosen == Some(position);
        let minutes = CrampMinutes::new(*minutes).ok().filter(|_| !is_taken_back);
        view.edit(self.edit("set the length of a cramp", move |cramp| cramp.minutes = minutes));
    }

    pub(super) fn pain_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let current = self.cramp.pain.map(Pain::get);
        if let Some(pain) = scale_ui(ui, "Pain", &self.entry(), current, &PAIN_WORDS) {
            let pain = pain.and_then(|pain| Pain::new(pain).ok());
            view.edit(self.edit("set the pain", move |cramp| cramp.pain = pain));
        }
    }

    pub(super) fn did_not_stop_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let label = "Did it refuse to stop, whatever you did?";
        let answer = pick_ui(ui, label, &self.entry(), self.cramp.did_not_stop, YES_NO);
        if let Some(answer) = answer {
            view.edit(self.edit("say whether a cramp stopped", move |cramp| {
                cramp.did_not_stop = answer;
            }));
        }
    }
}

/// A cramp of this night cannot have begun later than now.
fn not_yet(
    night: NightDate,
    started: Option<ClockTime>,
    (day_change, now): (DayChange, NaiveDateTime),
) -> Result<(), String> {
    match started {
        Some(clock) if day_change.date_of(night, clock).and_time(clock.naive()) > now => {
            Err("This time of the night has not come yet".to_owned())
        }
        _ => Ok(()),
    }
}

//! The cramps of a night: a row each, the chosen one open.

use chrono::NaiveDateTime;
use egui::{Id, Label, Response, Ui};

use crate::{
    app::{
        Edit,
        text::{self, Label as _},
    },
    diary::{
        ClockTime, Cramp, Night, NightDate, Relief, draft,
        night_time::DayChange,
        quantity::{CrampMinutes, Pain, SorenessHours, WholeMinutes},
        text::Note,
        vocabulary::{Helped, ReliefMeasure},
    },
    ui::{
        focus::bring_to_top,
        style::icon,
        view::View,
        widgets::{
            button::plain_button,
            choice::{YES_NO, choice_ui, option_button, vocabulary_ui},
            field::{Field, field_ui, optional, written},
            legs::legs_picker_ui,
            section::section_ui,
        },
    },
};

/// Lengths that are picked with one touch, in minutes.
const QUICK_MINUTES: [(f64, &str); 5] =
    [(0.5, "under 1"), (1.0, "1"), (2.0, "2"), (5.0, "5"), (10.0, "10")];

/// Shows the section.
pub(super) fn cramps_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let summary = match &night.cramps {
        None => "not recorded".to_owned(),
        Some(cramps) if cramps.is_empty() => "no cramps".to_owned(),
        Some(cramps) => text::count(cramps.len(), "cramp", "cramps"),
    };
    let is_new = has_grown(ui, night);
    section_ui(ui, "Cramps", &summary, true, |ui| {
        let Some(cramps) = &night.cramps else {
            ui.add(Label::new("Press \"No cramps\" or \"Add a cramp\" above").wrap());
            return;
        };
        if cramps.is_empty() {
            ui.label("No cramps were recorded for this night");
            if plain_button(ui, icon::CLOSE, "Take this answer back").clicked() {
                view.edit(Edit::night(night.date, "take an answer back", |night| {
                    night.cramps = None;
                }));
            }
        }
        for (position, cramp) in cramps.iter().enumerate() {
            ui.push_id(position, |ui| {
                let row = CrampRow { date: night.date, position, cramp };
                let is_last = position + 1 == cramps.len();
                let header = row.row_ui(view, ui, is_last);
                if is_new && is_last {
                    bring_to_top(ui, &header);
                }
            });
        }
    });
}

/// Whether a cramp was added since the last frame that showed this night.
fn has_grown(ui: &Ui, night: &Night) -> bool {
    let id = Id::unique("cramps that were shown");
    let before = ui.data(|data| data.get_temp::<(NightDate, usize)>(id));
    let now = (night.date, night.cramps().len());
    ui.data_mut(|data| data.insert_temp(id, now));
    before.is_some_and(|(date, cramps)| date == now.0 && cramps < now.1)
}

/// One cramp of a night.
#[derive(Clone, Copy)]
struct CrampRow<'a> {
    date: NightDate,
    position: usize,
    cramp: &'a Cramp,
}

impl CrampRow<'_> {
    fn row_ui(self, view: &mut View<'_>, ui: &mut Ui, open: bool) -> Response {
        let title = format!("Cramp {}", self.position + 1);
        section_ui(ui, &title, &glance(self.cramp), open, |ui| {
            self.where_ui(view, ui);
            self.when_ui(view, ui);
            self.pain_ui(view, ui);
            self.sleep_ui(view, ui);
            self.relief_ui(view, ui);
            self.rest_ui(view, ui);
        })
    }

    /// An edit of this cramp.
    fn edit(self, name: &'static str, edit: impl Fn(&mut Cramp) + Send + Sync + 'static) -> Edit {
        let Self { date, position, .. } = self;
        Edit::night(date, name, move |night| {
            if let Some(cramp) = night.cramps.as_mut().and_then(|cramps| cramps.get_mut(position)) {
                edit(cramp);
            }
        })
    }

    fn where_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        if let Some(place) = legs_picker_ui(ui, (self.cramp.muscle, self.cramp.side)) {
            view.edit(self.edit("say where a cramp was", move |cramp| {
                (cramp.muscle, cramp.side) = place;
            }));
        }
    }

    fn when_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let now = (view.state.preferences.day_change, view.state.now.local);
        ui.horizontal_wrapped(|ui| {
            let started = self.cramp.started.map(text::clock).unwrap_or_default();
            let field = Field::short("Started at");
            field_ui(view, ui, "started", field, &started, |typed| {
                let started = optional(typed, draft::clock)?;
                not_yet(self.date, started, now)?;
                Ok(self.edit("set the start of a cramp", move |cramp| cramp.started = started))
            });
            let minutes = self.cramp.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
            let field = Field::short("Lasted (minutes)");
            field_ui(view, ui, "minutes", field, &minutes, |typed| {
                let minutes = optional(typed, |typed| draft::real(typed, CrampMinutes::new))?;
                Ok(self.edit("set the length of a cramp", move |cramp| cramp.minutes = minutes))
            });
        });
        let current = self.cramp.minutes.map(CrampMinutes::get);
        if let Some(minutes) = choice_ui(ui, "Minutes, quickly", current, QUICK_MINUTES) {
            let minutes = minutes.and_then(|minutes| CrampMinutes::new(minutes).ok());
            view.edit(self.edit("set the length of a cramp", move |cramp| cramp.minutes = minutes));
        }
        let label = "Did it refuse to stop, whatever you did?";
        if let Some(answer) = choice_ui(ui, label, self.cramp.did_not_stop, YES_NO) {
            view.edit(self.edit("say whether a cramp stopped", move |cramp| {
                cramp.did_not_stop = answer;
            }));
        }
    }

    fn pain_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let scores =
            (0..=10_i64).filter_map(|score| Some((Pain::new(score).ok()?, score.to_string())));
        let label = "Pain: 0 none, 3 mild, 6 strong, 10 the worst you can imagine";
        if let Some(pain) = choice_ui(ui, label, self.cramp.pain, scores) {
            view.edit(self.edit("set the pain", move |cramp| cramp.pain = pain));
        }
    }

    fn sleep_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        if let Some(woke) = choice_ui(ui, "It woke me", self.cramp.woke, YES_NO) {
            view.edit(self.edit("say whether a cramp woke you", move |cramp| cramp.woke = woke));
        }
        let awake = self.cramp.minutes_awake.map(|minutes| minutes.to_string()).unwrap_or_default();
        let field = Field::short("Awake because of it (minutes)");
        field_ui(view, ui, "awake", field, &awake, |typed| {
            let minutes = optional(typed, |typed| draft::whole(typed, WholeMinutes::new))?;
            Ok(self.edit("set the minutes awake", move |cramp| cramp.minutes_awake = minutes))
        });
    }

    fn relief_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        ui.label("What I tried");
        ui.horizontal_wrapped(|ui| {
            for measure in ReliefMeasure::ALL {
                let tried = self.cramp.relief().iter().any(|relief| relief.measure == *measure);
                let name = format!("What I tried: {}", measure.title());
                if option_button(ui, tried, &measure.title(), &name).clicked() {
                    view.edit(self.edit("set what was tried", move |cramp| {
                        set_tried(cramp, *measure, !tried);
                    }));
                }
            }
        });
        for (tried, relief) in self.cramp.relief().iter().enumerate() {
            ui.push_id(tried, |ui| {
                let label = format!("{}: did it help?", relief.measure.title());
                if let Some(helped) = vocabulary_ui(ui, &label, relief.helped, Helped::ALL) {
                    view.edit(self.edit("say whether it helped", move |cramp| {
                        set_helped(cramp, tried, helped);
                    }));
                }
            });
        }
    }

    fn rest_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let label = "The muscle was hard or knotted";
        if let Some(answer) = choice_ui(ui, label, self.cramp.visible_tightening, YES_NO) {
            view.edit(
                self.edit("describe a cramp", move |cramp| cramp.visible_tightening = answer),
            );
        }
        let label = "The leg was hard to move";
        if let Some(answer) = choice_ui(ui, label, self.cramp.hard_to_move, YES_NO) {
            view.edit(self.edit("describe a cramp", move |cramp| cramp.hard_to_move = answer));
        }
        let sore = self.cramp.soreness_hours.map(|hours| hours.to_string()).unwrap_or_default();
        field_ui(view, ui, "sore", Field::short("Sore after it (hours)"), &sore, |typed| {
            let hours = optional(typed, |typed| draft::real(typed, SorenessHours::new))?;
            Ok(self.edit("set the soreness", move |cramp| cramp.soreness_hours = hours))
        });
        let note = self.cramp.note.as_ref().map_or("", Note::as_str);
        field_ui(view, ui, "note", Field::note("Note on this cramp"), note, |typed| {
            let note = written(typed)?;
            Ok(self.edit("change the note on a cramp", move |cramp| cramp.note.clone_from(&note)))
        });
        let name = format!("Remove cramp {}", self.position + 1);
        if plain_button(ui, icon::TRASH, &name).clicked() {
            let Self { date, position, .. } = self;
            view.edit(Edit::night(date, "remove a cramp", move |night| {
                if let Some(cramps) = night.cramps.as_mut().filter(|list| position < list.len()) {
                    cramps.remove(position);
                }
                // Removing a mistaken cramp does not say that the night had none.
                if night.cramps.as_ref().is_some_and(Vec::is_empty) {
                    night.cramps = None;
                }
            }));
        }
    }
}

fn set_tried(cramp: &mut Cramp, measure: ReliefMeasure, tried: bool) {
    let relief = cramp.relief.get_or_insert_default();
    relief.retain(|relief| relief.measure != measure);
    if tried {
        relief.push(Relief { measure, helped: None });
    }
    // Taking the last thing back does not say that nothing was tried.
    if relief.is_empty() {
        cramp.relief = None;
    }
}

fn set_helped(cramp: &mut Cramp, position: usize, helped: Option<Helped>) {
    if let Some(relief) = cramp.relief.as_mut().and_then(|list| list.get_mut(position)) {
        relief.helped = helped;
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

/// A cramp in a few words.
fn glance(cramp: &Cramp) -> String {
    let mut parts = Vec::new();
    match (cramp.side, cramp.muscle) {
        (Some(side), Some(muscle)) => parts.push(format!("{} {}", side.label(), muscle.label())),
        (None, Some(muscle)) => parts.push(muscle.label().to_owned()),
        (Some(side), None) => parts.push(format!("{} leg", side.label())),
        (None, None) => {}
    }
    parts.extend(cramp.started.map(text::clock));
    parts.extend(cramp.minutes.map(|minutes| format!("{} min", text::number(minutes.get()))));
    parts.extend(cramp.pain.map(|pain| format!("pain {pain} of 10")));
    if parts.is_empty() { "nothing else known yet".to_owned() } else { parts.join(", ") }
}

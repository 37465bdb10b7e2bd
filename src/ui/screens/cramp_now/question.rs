//! A cramp that was found running when the diary was opened: how it ended is asked, never guessed.

use chrono::{DateTime, Datelike as _, TimeDelta, Utc};
use egui::{Id, Key, Modifiers, Ui, Vec2};

use crate::{
    app::{Action, CrampAction, cramp_edits, cramp_now::Ending, text, typed_time::TimeOf},
    diary::{
        ClockTime, Cramp, RunningCramp, draft, quantity::CrampMinutes, running::in_minutes,
        text::capital,
    },
    ui::{
        style::{
            cramp_now::{TARGET, letters},
            space,
        },
        view::View,
        widgets::field::{ClockField, NumberField, asked_clock_ui, asked_number_ui},
    },
};

use super::{
    Fresh,
    page::{Page, is_low, page_ui, side_by_side},
    parts::{
        Weight, button, emergency_ui, frame_ui, heading, is_emergency, news_ui, option,
        wide_button, wide_pair, words,
    },
};

/// Lengths that are picked with one touch, in minutes.
const QUICK_MINUTES: [(f64, &str); 7] = [
    (0.5, "under 1"),
    (1.0, "1"),
    (2.0, "2"),
    (5.0, "5"),
    (10.0, "10"),
    (20.0, "20"),
    (30.0, "30"),
];

/// Asks how it ended.
pub(super) fn question_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    running: RunningCramp,
    cramp: &Cramp,
    fresh: Fresh,
) {
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        view.act(Action::Cramp(CrampAction::Leave));
    }
    page_ui(
        view,
        ui,
        Page::Question,
        |view, ui| {
            news_ui(view, ui, fresh);
            if is_emergency(cramp) {
                emergency_ui(view, ui);
            }
            let started = text::clock_in(
                view.state.preferences.clock,
                cramp.started.unwrap_or(running.clock),
            );
            let question =
                format!("A cramp that started at {started} was still running: how did it end?");
            // In a low window the first answers are in sight at once.
            let (large, small) = if is_low(ui) {
                (letters::READ, letters::BESIDE)
            } else {
                (letters::HEADING, letters::READ)
            };
            heading(ui, question, large);
            let year = view.state.now.today().year();
            words(ui, format!("In the night of {}", running.night.both_dates(year)), small);
            side_by_side(
                view,
                ui,
                |view, ui| length_ui(view, ui, running, cramp, fresh),
                |view, ui| others_ui(view, ui, fresh),
            );
        },
        |view, ui| {
            wide_pair(ui, |ui, width| {
                if wide_button(ui, "It is still going on", width, Weight::Plain, fresh) {
                    view.act(Action::Cramp(CrampAction::StillRunning));
                }
                if wide_button(ui, "Ask me later", width, Weight::Plain, fresh) {
                    view.act(Action::Cramp(CrampAction::Leave));
                }
            });
        },
    );
}

fn length_ui(view: &mut View<'_>, ui: &mut Ui, running: RunningCramp, cramp: &Cramp, fresh: Fresh) {
    let now = view.state.now.instant;
    let elapsed = in_minutes(running.elapsed(cramp, now)).map(CrampMinutes::get);
    frame_ui(ui, |ui| {
        heading(ui, "It stopped: after how many minutes?", letters::OPTION);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::SMALL);
            let possible = |minutes: f64| elapsed.is_none_or(|elapsed| minutes <= elapsed);
            for (minutes, label) in QUICK_MINUTES.into_iter().filter(|(quick, _)| possible(*quick))
            {
                let name = format!("It stopped after minutes: {label}");
                if option(ui, label, &name, false, TARGET)
                    && let Ok(minutes) = CrampMinutes::new(minutes)
                {
                    end(view, ui, Ending::After(minutes));
                }
            }
        });
        typed_ui(view, ui, running, cramp, fresh);
        if button(ui, "I don't know how long it lasted", fresh) {
            end(view, ui, Ending::Unknown);
        }
    });
}

fn others_ui(view: &mut View<'_>, ui: &mut Ui, fresh: Fresh) {
    frame_ui(ui, |ui| {
        heading(ui, "Or something else", letters::OPTION);
        if button(ui, "That one is over, another one has begun", fresh) {
            view.act(Action::Cramp(CrampAction::BeginAnother));
        }
        if button(ui, "It was a mistake: remove it", fresh) {
            view.act(Action::Cramp(CrampAction::Mistake));
        }
        words(ui, "Whatever you choose can be undone", letters::BESIDE);
    });
}

/// The minutes, or the time, as it is typed: entered when its button is pressed.
fn typed_ui(view: &mut View<'_>, ui: &mut Ui, running: RunningCramp, cramp: &Cramp, fresh: Fresh) {
    let now = view.state.now.instant;
    let before = view.actions.len();
    let minutes = ui.push_id("typed", |ui| {
        ui.style_mut().override_font_id = Some(letters::field());
        ui.horizontal_wrapped(|ui| {
            let range = (CrampMinutes::MIN, CrampMinutes::MAX);
            let field = NumberField::minutes("Or type the minutes", range).tall(TARGET);
            let minutes = asked_number_ui(view, ui, MINUTES, field, |typed| {
                let ending = after(typed, running, cramp, now)?;
                Ok(cramp_edits::end(ending))
            });
            let field = ClockField::new("Or when it ended", TimeOf::Night(running.night));
            let ended = asked_clock_ui(view, ui, ENDED, field.tall(TARGET), |time| {
                Ok(cramp_edits::end(at(time, running, cramp, now)?))
            });
            [minutes, ended]
        })
        .inner
    });
    for (name, field) in ["Save these minutes", "Save this time"].into_iter().zip(minutes.inner) {
        save_ui(view, ui, name, field, fresh);
    }
    let is_ended = view.actions.iter().skip(before).any(|act| matches!(act, Action::Edit(_)));
    if is_ended {
        throw_away(view, minutes.inner);
        view.act(Action::OpenNight(running.night));
    }
    ui.data_mut(|data| data.insert_temp(typed_id(), minutes.inner));
}

fn save_ui(view: &mut View<'_>, ui: &mut Ui, name: &str, field: Id, fresh: Fresh) {
    // Where there is something to save.
    if view.drafts.waits(field)
        && button(ui, name, fresh)
        && let Some(action) = view.drafts.finish(field)
    {
        view.act(action);
    }
}

/// It ended after so long, if it can have been.
fn after(
    typed: &str,
    running: RunningCramp,
    cramp: &Cramp,
    now: DateTime<Utc>,
) -> Result<Ending, String> {
    let minutes =
        draft::minutes(typed, CrampMinutes::new).map_err(|error| capital(&error.to_string()))?;
    // A tenth of a minute more than has gone by is a matter of rounding.
    let most = running.elapsed(cramp, now) + TimeDelta::seconds(6);
    let fits = in_minutes(most).is_none_or(|most| minutes <= most);
    if fits { Ok(Ending::After(minutes)) } else { Err(NOT_YET.to_owned()) }
}

/// It ended at this time, if it can have been.
fn at(
    clock: ClockTime,
    running: RunningCramp,
    cramp: &Cramp,
    now: DateTime<Utc>,
) -> Result<Ending, String> {
    let end = running.first_time(cramp, clock).filter(|end| *end <= now);
    end.map(|_possible| Ending::At(clock)).ok_or_else(|| NOT_YET.to_owned())
}

const NOT_YET: &str = "That has not come yet: it would end after this moment";
const MINUTES: &str = "minutes";
const ENDED: &str = "ended";

/// What was typed is of no use once it is said how the cramp ended.
fn throw_away(view: &mut View<'_>, fields: [Id; 2]) {
    for field in fields {
        let action = view.drafts.throw_away(field);
        view.act(action);
    }
}

fn end(view: &mut View<'_>, ui: &Ui, ending: Ending) {
    if let Some(fields) = ui.data(|data| data.get_temp::<[Id; 2]>(typed_id())) {
        throw_away(view, fields);
    }
    view.act(Action::Cramp(CrampAction::Ended(ending)));
}

fn typed_id() -> Id {
    Id::unique("fields of how a cramp ended")
}

#[cfg(test)]
mod tests {
    use super::{after, at};
    use crate::{
        app::cramp_now::Ending,
        diary::{Cramp, RunningCramp, quantity::CrampMinutes},
    };

    #[test]
    fn only_an_ending_that_can_have_been_is_taken() {
        let running = RunningCramp {
            night: "2026-03-15".parse().unwrap(),
            position: 0,
            since: "2026-03-15T03:12:00Z".parse().unwrap(),
            clock: "03:12".parse().unwrap(),
            zone: Some(chrono_tz::Europe::London),
        };
        let cramp = Cramp { started: Some(running.clock), ..Cramp::default() };
        let now = "2026-03-15T07:12:00Z".parse().unwrap();
        let after = |typed: &str| after(typed, running, &cramp, now);
        let at = |clock: &str| at(clock.parse().unwrap(), running, &cramp, now);
        let minutes = |minutes| Ok(Ending::After(CrampMinutes::new(minutes).unwrap()));
        assert_eq!(after("7"), minutes(7.0));
        assert_eq!(after("2,5"), minutes(2.5));
        assert_eq!(after("240"), minutes(240.0));
        assert_eq!(at("03:20"), Ok(Ending::At("03:20".parse().unwrap())));
        assert_eq!(at("07:12"), Ok(Ending::At("07:12".parse().unwrap())));
        for typed in ["x", "241", "-1"] {
            assert!(after(typed).is_err(), "{typed:?}");
        }
        for clock in ["07:13", "03:11"] {
            assert!(at(clock).is_err(), "{clock:?}");
        }
    }
}

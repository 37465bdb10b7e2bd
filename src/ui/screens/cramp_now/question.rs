//! A cramp that was found running when the diary was opened: how it ended is asked, never guessed.

use chrono::{DateTime, Datelike as _, TimeDelta, Utc};
use egui::{Align2, Key, Margin, Modifiers, TextEdit, Ui, Vec2};

use crate::{
    app::{Action, CrampAction, cramp_now::Ending, text},
    diary::{
        Cramp, RunningCramp, draft, quantity::CrampMinutes, running::in_minutes, text::capital,
    },
    ui::{
        style::{
            cramp_now::{FIELD, TARGET, letters},
            space,
        },
        view::View,
    },
};

use super::{
    Fresh,
    page::{Page, page_ui, side_by_side},
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
            heading(ui, question, letters::HEADING);
            let year = view.state.now.today().year();
            words(ui, format!("In the night of {}", running.night.both_dates(year)), letters::READ);
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
        heading(ui, "It stopped", letters::OPTION);
        words(ui, "After how many minutes?", letters::READ);
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

/// What stands in the two fields.
#[derive(Debug, Clone, Default)]
struct Typed {
    minutes: String,
    ended: String,
    wrong: String,
}

fn typed_ui(view: &mut View<'_>, ui: &mut Ui, running: RunningCramp, cramp: &Cramp, fresh: Fresh) {
    let mut typed = ui.data(|data| data.get_temp::<Typed>(typed_id())).unwrap_or_default();
    let mut entered = false;
    ui.horizontal_wrapped(|ui| {
        entered |= field_ui(ui, "Or type the minutes", &mut typed.minutes);
        entered |= field_ui(ui, "Or when it ended", &mut typed.ended);
    });
    entered |= button(ui, "Save what I typed", fresh);
    if entered {
        match ending(&typed, running, cramp, view.state.now.instant) {
            Ok(ending) => {
                end(view, ui, ending);
                return;
            }
            Err(wrong) => typed.wrong = wrong,
        }
    }
    if !typed.wrong.is_empty() {
        let shown = words(ui, capital(&typed.wrong), letters::READ);
        ui.ctx().accesskit_node_builder(shown.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    }
    ui.data_mut(|data| data.insert_temp(typed_id(), typed));
}

/// A field with its label; whether it was left with the enter key.
fn field_ui(ui: &mut Ui, label: &str, text: &mut String) -> bool {
    ui.vertical(|ui| {
        ui.set_max_width(FIELD + 2.0 * space::LARGE);
        ui.spacing_mut().item_spacing.y = space::TINY;
        let label = words(ui, label, letters::READ);
        let edit = TextEdit::singleline(text)
            .font(letters::field())
            .desired_width(FIELD)
            .min_size(Vec2::new(0.0, TARGET))
            .align(Align2::LEFT_CENTER)
            .margin(Margin::from(space::MEDIUM));
        let response = ui.add(edit).labelled_by(label.id);
        response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    })
    .inner
}

/// What was typed, as an ending that can have been; else a sentence that says what is wrong.
fn ending(
    typed: &Typed,
    running: RunningCramp,
    cramp: &Cramp,
    now: DateTime<Utc>,
) -> Result<Ending, String> {
    let not_yet = || "that has not come yet: it would end after this moment".to_owned();
    match (typed.minutes.trim(), typed.ended.trim()) {
        ("", "") => Err("type the minutes, or the time at which it ended".to_owned()),
        (minutes, "") => {
            let minutes =
                draft::real(minutes, CrampMinutes::new).map_err(|error| error.to_string())?;
            // A tenth of a minute more than has gone by is a matter of rounding.
            let most = running.elapsed(cramp, now) + TimeDelta::seconds(6);
            let fits = in_minutes(most).is_none_or(|most| minutes <= most);
            if fits { Ok(Ending::After(minutes)) } else { Err(not_yet()) }
        }
        ("", ended) => {
            let clock = draft::clock(ended).map_err(|error| error.to_string())?;
            let end = running.first_time(cramp, clock).filter(|end| *end <= now);
            end.map(|_possible| Ending::At(clock)).ok_or_else(not_yet)
        }
        (_, _) => Err("fill in one of the two".to_owned()),
    }
}

fn end(view: &mut View<'_>, ui: &Ui, ending: Ending) {
    ui.data_mut(|data| data.remove::<Typed>(typed_id()));
    view.act(Action::Cramp(CrampAction::Ended(ending)));
}

fn typed_id() -> egui::Id {
    egui::Id::unique("how a cramp ended, as typed")
}

#[cfg(test)]
mod tests {
    use super::{Typed, ending};
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
        let of = |minutes: &str, ended: &str| {
            let typed =
                Typed { minutes: minutes.to_owned(), ended: ended.to_owned(), ..Typed::default() };
            ending(&typed, running, &cramp, now)
        };
        let after = |minutes| Ok(Ending::After(CrampMinutes::new(minutes).unwrap()));
        assert_eq!(of("7", ""), after(7.0));
        assert_eq!(of("2,5", ""), after(2.5));
        assert_eq!(of("240", ""), after(240.0));
        assert_eq!(of("", "3:20"), Ok(Ending::At("03:20".parse().unwrap())));
        assert_eq!(of("", "7.12 am"), Ok(Ending::At("07:12".parse().unwrap())));
        for (minutes, ended) in [
            ("", ""),
            ("x", ""),
            ("241", ""),
            ("", "7:13"),
            ("", "3:11"),
            ("5", "3:20"),
            ("-1", ""),
        ] {
            assert!(of(minutes, ended).is_err(), "{minutes:?} {ended:?}");
        }
    }
}

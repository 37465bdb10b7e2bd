//! A cramp that has stopped: how bad it was and what helped; then dark still, for the way back
//! to bed.

use egui::{Id, Label, RichText, Ui, Vec2, ViewportCommand};

use crate::{
    app::{
        Action, Command, CrampAction,
        cramp_edits::{edit_stopped, set_relief},
        preferences::ClockStyle,
        text::{self, Label as _},
    },
    diary::{
        Cramp, RunningCramp,
        quantity::{CrampMinutes, Pain},
        vocabulary::{Helped, ReliefMeasure},
        written,
    },
    ui::{
        style::{
            cramp_now::{TARGET, letters},
            space,
        },
        view::View,
        widgets::{choice::typed_option, scale::SCORES},
    },
};

use super::{
    Fresh,
    page::{Page, is_low, page_ui},
    parts::{
        Weight, button, emergency_ui, heading, is_emergency, news_ui, option, pain_ui, wide_button,
        wide_pair, words,
    },
    takes_escape,
};

/// The label of the scores, with what some of them mean.
const PAIN: &str = "Pain: 0 none, 3 mild, 6 strong, 10 the worst you can imagine";

/// A 0 this soon after a 1 makes a 10 of it, in seconds.
const SECOND_DIGIT: f64 = 1.5;

/// Asks what is known now and would be forgotten by the morning.
pub(super) fn stopped_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    ended: RunningCramp,
    cramp: &Cramp,
    fresh: Fresh,
) {
    if takes_escape(view, ui) {
        view.act(Action::Cramp(CrampAction::Done));
    }
    let typed = typed_option(ui, Id::unique("the typed pain"), &SCORES, SECOND_DIGIT);
    let typed = typed.and_then(|score| i64::try_from(score).ok());
    if let Some(pain) = typed.and_then(|score| Pain::new(score).ok()) {
        view.edit(edit_stopped(ended, "set the pain", move |cramp| cramp.pain = Some(pain)));
    }
    let page = if is_emergency(cramp) { Page::StoppedEmergency } else { Page::Stopped };
    page_ui(
        view,
        ui,
        page,
        |view, ui| {
            news_ui(view, ui, fresh);
            if page == Page::StoppedEmergency {
                emergency_ui(view, ui);
            }
            let is_low = is_low(ui);
            let size = if is_low { letters::OPTION } else { letters::HEADING };
            heading(ui, format!("It has stopped{}", lasted(cramp)), size);
            let calm = "Answer what you like; all of it can wait for the morning";
            if !is_low {
                words(ui, calm, letters::READ);
            }
            pain_ui(ui, PAIN, cramp.pain, |pain| {
                view.edit(edit_stopped(ended, "set the pain", move |cramp| cramp.pain = pain));
            });
            // In a low window the first answer is in sight at once.
            if is_low {
                words(ui, calm, letters::BESIDE);
            }
            ui.add_space(space::SMALL);
            helped_ui(view, ui, ended, cramp);
        },
        |view, ui| {
            wide_pair(ui, |ui, width| {
                if wide_button(ui, "It is still going on", width, Weight::Plain, fresh) {
                    view.act(Action::Cramp(CrampAction::GoesOn));
                }
                if wide_button(ui, "Done", width, Weight::Primary, fresh) {
                    view.act(Action::Cramp(CrampAction::Done));
                }
            });
        },
    );
}

/// All is said: nothing bright before the light is out.
pub(super) fn rest_ui(view: &mut View<'_>, ui: &mut Ui, cramp: &Cramp, fresh: Fresh) {
    if takes_escape(view, ui) {
        view.act(Action::Cramp(CrampAction::Leave));
    }
    page_ui(
        view,
        ui,
        Page::Rest,
        |view, ui| {
            news_ui(view, ui, fresh);
            if is_emergency(cramp) {
                emergency_ui(view, ui);
            }
            let is_saved = view.state.is_saved();
            let (large, middle, small) = if is_low(ui) {
                (letters::CARD, letters::OPTION, letters::READ)
            } else {
                (letters::FIRST, letters::HEADING, letters::OPTION)
            };
            let kept = match (view.state.is_locked(), is_saved) {
                _ if view.state.is_read_only() => "It is not written down",
                (true, _) => "It is entered when the diary is unlocked",
                (false, true) => "It is written down",
                (false, false) => "It is being saved",
            };
            heading(ui, kept, large);
            words(ui, in_words(cramp, view.state.preferences.clock), middle);
            words(ui, "All else can wait for the morning", small);
            if button(ui, "Another cramp begins now", fresh) {
                view.act(Action::Command(Command::CrampNow));
            }
        },
        |view, ui| {
            wide_pair(ui, |ui, width| {
                // What waits in front of the lock is not left alone by the first press.
                let (opens, [first, second]) = if view.state.is_locked() {
                    ("Unlock the diary", [Weight::Primary, Weight::Plain])
                } else {
                    ("Open the diary", [Weight::Plain, Weight::Primary])
                };
                if wide_button(ui, opens, width, first, fresh) {
                    view.act(Action::Cramp(CrampAction::Leave));
                }
                if wide_button(ui, "Close the window", width, second, fresh) {
                    ui.ctx().send_viewport_cmd(ViewportCommand::Close);
                }
            });
        },
    );
}

fn helped_ui(view: &mut View<'_>, ui: &mut Ui, ended: RunningCramp, cramp: &Cramp) {
    ui.add(Label::new(RichText::new("What helped").size(letters::READ)).wrap());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::SMALL);
        for measure in ReliefMeasure::ALL {
            let helped = cramp
                .relief()
                .iter()
                .any(|relief| relief.measure == *measure && relief.helped == Some(Helped::Yes));
            let name = format!("What helped: {}", measure.title());
            if option(ui, &measure.title(), &name, helped, TARGET) {
                let answer = (!helped).then_some(Helped::Yes);
                view.edit(edit_stopped(ended, "say what helped", move |cramp| {
                    set_relief(cramp, *measure, answer);
                }));
            }
        }
    });
}

/// " after about 5 minutes"; nothing where it is not known.
fn lasted(cramp: &Cramp) -> String {
    cramp.minutes.map_or_else(String::new, |minutes| format!(" after {}", length(minutes)))
}

/// "about 5 minutes".
fn length(minutes: CrampMinutes) -> String {
    let whole = minutes.get().round();
    if minutes.get() < 1.0 {
        "less than a minute".to_owned()
    } else {
        let unit = if whole <= 1.0 { "minute" } else { "minutes" };
        format!("about {whole} {unit}")
    }
}

/// What is known of a cramp, in a sentence.
fn in_words(cramp: &Cramp, style: ClockStyle) -> String {
    let start = cramp.started.map(|clock| format!("a cramp at {}", text::clock_in(style, clock)));
    let place = written::place(cramp.muscle, cramp.side);
    let minutes = cramp.minutes.map(length);
    let pain = cramp.pain.map(|pain| format!("pain {pain} of 10"));
    let parts: Vec<String> = [start, place, minutes, pain].into_iter().flatten().collect();
    text::capital(&parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{in_words, length};
    use crate::app::preferences::ClockStyle;
    use crate::diary::{
        Cramp,
        quantity::{CrampMinutes, Pain},
        vocabulary::{Muscle, Side},
    };

    #[test]
    fn a_length_is_told_to_the_minute() {
        let told = |minutes| length(CrampMinutes::new(minutes).unwrap());
        assert_eq!(told(0.1), "less than a minute");
        assert_eq!(told(1.4), "about 1 minute");
        assert_eq!(told(4.6), "about 5 minutes");
    }

    #[test]
    fn only_what_is_known_is_told() {
        let mut cramp = Cramp { started: "03:12".parse().ok(), ..Cramp::default() };
        assert_eq!(in_words(&cramp, ClockStyle::TwentyFour), "A cramp at 03:12");
        assert_eq!(in_words(&cramp, ClockStyle::Twelve), "A cramp at 3:12 am");
        cramp.minutes = CrampMinutes::new(5.0).ok();
        cramp.pain = Pain::new(0).ok();
        (cramp.side, cramp.muscle) = (Some(Side::Left), Some(Muscle::Calf));
        assert_eq!(
            in_words(&cramp, ClockStyle::TwentyFour),
            "A cramp at 03:12, left calf, about 5 minutes, pain 0 of 10"
        );
    }
}

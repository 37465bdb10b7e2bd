//! A cramp that is going on: the clock, where it is, what to try, and the two wide buttons.

use std::time::Duration;

use chrono::TimeDelta;
use egui::{Align, Align2, Layout, Ui, Vec2, accesskit::Live};

use crate::{
    app::{
        Action, Command, CrampAction,
        cramp_edits::{edit_running, set_relief},
        cramp_now::is_long,
        text::{self, Label as _},
    },
    diary::{
        Cramp, RunningCramp,
        running::in_minutes,
        vocabulary::{Helped, Muscle, ReliefMeasure, Side},
    },
    guidance::card::NHS_LONG_CRAMP,
    ui::{
        style::{
            cramp_now::{NARROW_COLUMN, ROOM_FOR_LEGS, TEXT, letters},
            space,
        },
        view::View,
        widgets::legs::legs_ui,
    },
};

use super::{
    Fresh,
    page::{Page, is_low, page_ui, side_by_side},
    parts::{
        Weight, button, call_in_place_of_button, emergency_ui, frame_ui, heading, is_emergency,
        news_ui, options_ui, pain_ui, wide_button, wide_pair, words,
    },
    step::{Stands, next_ui, step_ui},
    takes_escape,
};

/// Shows the screen.
pub(super) fn running_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    running: RunningCramp,
    cramp: &Cramp,
    fresh: Fresh,
) {
    if takes_escape(view, ui) {
        view.act(Action::Cramp(CrampAction::Leave));
    }
    let elapsed = running.elapsed(cramp, view.state.now.instant);
    next_second(ui, elapsed);
    // As long as it is by now: the rules are asked as if it ended in this moment.
    let as_it_goes_on = Cramp { minutes: in_minutes(elapsed), ..cramp.clone() };
    let page = match elapsed {
        _ if is_emergency(&as_it_goes_on) => Page::Emergency,
        elapsed if is_long(elapsed) => Page::Long,
        _ => Page::Running,
    };
    page_ui(
        view,
        ui,
        page,
        |view, ui| {
            news_ui(view, ui, fresh);
            match page {
                Page::Emergency => emergency_ui(view, ui),
                Page::Long => long_ui(view, ui),
                Page::Running
                | Page::Stopped
                | Page::StoppedEmergency
                | Page::Rest
                | Page::Question => {}
            }
            let stands = Stands::of(ui);
            let clock = |view: &mut View<'_>, ui: &mut Ui| {
                clock_ui(view, ui, (running, cramp), elapsed, stands, fresh);
                if is_long(elapsed) {
                    open_answers_ui(view, ui, cramp);
                }
            };
            if stands != Stands::Beside {
                clock(view, ui);
                step_ui(view, ui, stands, is_long(elapsed), fresh);
                where_ui(view, ui, cramp);
                ways_out_ui(view, ui, fresh);
                return;
            }
            let has_legs = ui.ctx().content_rect().height() >= ROOM_FOR_LEGS;
            side_by_side(
                view,
                ui,
                |view, ui| {
                    clock(view, ui);
                    if has_legs {
                        drawn_where_ui(view, ui, cramp);
                    } else {
                        where_ui(view, ui, cramp);
                    }
                },
                |view, ui| {
                    step_ui(view, ui, stands, is_long(elapsed), fresh);
                    ways_out_ui(view, ui, fresh);
                },
            );
        },
        |view, ui| foot_ui(view, ui, cramp, fresh),
    );
}

fn foot_ui(view: &mut View<'_>, ui: &mut Ui, cramp: &Cramp, fresh: Fresh) {
    wide_pair(ui, |ui, width| {
        if wide_button(ui, "It has stopped", width, Weight::Primary, fresh) {
            view.act(Action::Cramp(CrampAction::Stop));
        }
        // In the same place as the button: a second press of it must not end the cramp.
        if cramp.did_not_stop == Some(true) {
            call_in_place_of_button(ui, &view.state.shown.profile, width);
        } else if wide_button(ui, "It is not stopping", width, Weight::Plain, fresh) {
            view.act(Action::Cramp(CrampAction::DoesNotStop));
        }
    });
}

/// The clock goes on once a second, and nothing else asks for a frame.
fn next_second(ui: &Ui, elapsed: TimeDelta) {
    let within = elapsed.num_milliseconds().rem_euclid(1000);
    let left = u64::try_from(1000 - within).unwrap_or(1000);
    ui.ctx().request_repaint_after(Duration::from_millis(left));
}

/// "4:07", or "1:04:07" from an hour on.
fn clock_words(elapsed: TimeDelta) -> String {
    let (hours, minutes) = (elapsed.num_hours(), elapsed.num_minutes() % 60);
    let seconds = elapsed.num_seconds() % 60;
    if hours == 0 {
        format!("{minutes:02}:{seconds:02}")
    } else {
        format!("{hours}:{minutes:02}:{seconds:02}")
    }
}

/// What a screen reader says of the clock: another thing only every minute.
fn clock_name(elapsed: TimeDelta) -> String {
    match elapsed.num_minutes() {
        0 => "Running for less than a minute".to_owned(),
        minutes if minutes < 60 => {
            format!("Running for {}", text::count(minutes, "minute", "minutes"))
        }
        minutes => format!("Running for {}", text::duration(minutes)),
    }
}

fn clock_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    (running, cramp): (RunningCramp, &Cramp),
    elapsed: TimeDelta,
    stands: Stands,
    fresh: Fresh,
) {
    let started =
        text::clock_in(view.state.preferences.clock, cramp.started.unwrap_or(running.clock));
    let kept = if view.state.is_locked() {
        "It is entered when the diary is unlocked"
    } else if view.state.is_read_only() {
        "It is not written down"
    } else {
        "Its start is written down"
    };
    let since = format!("Cramp since {started}. {kept}");
    if stands == Stands::Close {
        // Beside each other, with the way to the next step: what to try must be in sight below.
        // Where questions stand between the two, that way stands with the step.
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::MEDIUM;
            digits_ui(ui, elapsed, letters::LOW_CLOCK);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if !is_long(elapsed) {
                    next_ui(view, ui, fresh);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    words(ui, since, letters::SOURCE);
                });
            });
        });
        return;
    }
    let is_narrow = ui.available_width() < NARROW_COLUMN;
    let size = if is_narrow { letters::NARROW_CLOCK } else { letters::CLOCK };
    digits_ui(ui, elapsed, size);
    words(ui, since, letters::READ);
}

/// The clock itself.
fn digits_ui(ui: &mut Ui, elapsed: TimeDelta, size: f32) {
    let shown = clock_words(elapsed);
    let font = letters::clock(size);
    // Every digit has the same room: the clock stands still while it runs.
    let cell = ui.fonts_mut(|fonts| {
        ('0'..='9').map(|digit| fonts.glyph_width(&font, digit)).fold(0.0, f32::max)
    });
    let colon = cell * 0.5;
    let widths: Vec<f32> =
        shown.chars().map(|letter| if letter == ':' { colon } else { cell }).collect();
    let room = Vec2::new(widths.iter().sum(), size * 1.1);
    let (rect, response) = ui.allocate_exact_size(room, egui::Sense::hover());
    let name = clock_name(elapsed);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    let mut left = rect.left();
    for (letter, width) in shown.chars().zip(widths) {
        let middle = egui::pos2(left + width / 2.0, rect.center().y);
        ui.painter().text(middle, Align2::CENTER_CENTER, letter, font.clone(), TEXT);
        left += width;
    }
}

fn where_ui(view: &mut View<'_>, ui: &mut Ui, cramp: &Cramp) {
    let sides = Side::ALL.iter().map(|side| (*side, side.title()));
    options_ui(ui, "Which leg", cramp.side, sides, |side| {
        view.edit(edit_running("set the leg", move |cramp| cramp.side = side));
    });
    let muscles = Muscle::ALL.iter().map(|muscle| (*muscle, muscle.title()));
    options_ui(ui, "Which muscle", cramp.muscle, muscles, |muscle| {
        view.edit(edit_running("set the muscle", move |cramp| cramp.muscle = muscle));
    });
}

/// The same on the drawn legs, with the lists beside them.
fn drawn_where_ui(view: &mut View<'_>, ui: &mut Ui, cramp: &Cramp) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::HUGE;
        if let Some(place) = legs_ui(ui, "", (cramp.muscle, cramp.side)) {
            view.edit(edit_running("say where a cramp is", move |cramp| {
                (cramp.muscle, cramp.side) = place;
            }));
        }
        ui.vertical(|ui| where_ui(view, ui, cramp));
    });
}

/// Advice on a cramp that is longer than an ordinary one, as long as it is no emergency.
fn long_ui(view: &View<'_>, ui: &mut Ui) {
    // In a low window the clock stays in sight below it.
    let (large, small) =
        if is_low(ui) { (letters::READ, letters::BESIDE) } else { (letters::CARD, letters::READ) };
    frame_ui(ui, |ui| {
        let title = heading(ui, "It has gone on for more than 10 minutes", large);
        ui.ctx().accesskit_node_builder(title.id, |node| node.set_live(Live::Assertive));
        words(ui, NHS_LONG_CRAMP, small);
        if let Some(number) = &view.state.shown.profile.emergency_number {
            words(ui, format!("Your emergency number: {number}"), small);
        }
    });
}

/// What the emergency rule leaves open of a long cramp: its pain, and whether stretching or
/// massage helped.
fn open_answers_ui(view: &mut View<'_>, ui: &mut Ui, cramp: &Cramp) {
    pain_ui(ui, "Pain from 0 to 10", cramp.pain, |pain| {
        view.edit(edit_running("set the pain", move |cramp| cramp.pain = pain));
    });
    for measure in [ReliefMeasure::Stretch, ReliefMeasure::Massage] {
        let known = cramp.relief().iter().find(|relief| relief.measure == measure);
        let answers = Helped::ALL.iter().map(|helped| (*helped, helped.title()));
        let current = known.and_then(|relief| relief.helped);
        options_ui(ui, &measure.title(), current, answers, |helped| {
            view.edit(edit_running("say whether it helped", move |cramp| {
                set_relief(cramp, measure, helped);
            }));
        });
    }
}

/// The ways out that do not say how the cramp ended.
fn ways_out_ui(view: &mut View<'_>, ui: &mut Ui, fresh: Fresh) {
    ui.horizontal_wrapped(|ui| {
        let place = if view.state.is_locked() { "lock" } else { "diary" };
        if button(ui, &format!("To the {place}; the cramp goes on (Esc)"), fresh) {
            view.act(Action::Cramp(CrampAction::Leave));
        }
        if let Some(undo) = &view.state.undo
            && button(ui, &format!("Undo: {undo}"), fresh)
        {
            view.act(Action::Command(Command::Undo));
        }
    });
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::{clock_name, clock_words};

    #[test]
    fn the_clock_is_shown_to_the_second_and_said_to_the_minute() {
        let cases = [
            (0, "00:00", "Running for less than a minute"),
            (59, "00:59", "Running for less than a minute"),
            (60, "01:00", "Running for 1 minute"),
            (247, "04:07", "Running for 4 minutes"),
            (3_599, "59:59", "Running for 59 minutes"),
            (3_847, "1:04:07", "Running for 1 h 4 min"),
        ];
        for (seconds, shown, said) in cases {
            let elapsed = TimeDelta::seconds(seconds);
            assert_eq!(clock_words(elapsed), shown);
            assert_eq!(clock_name(elapsed), said);
        }
    }
}

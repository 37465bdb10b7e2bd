//! The items of the Consensus Sleep Diary, with the times that follow from them.

use egui::{Label, RichText, Ui};

use crate::{
    app::{Edit, text},
    diary::{
        ClockTime, Night, Sleep, draft,
        quantity::{Awakenings, WholeMinutes},
        sleep_times::sleep_times,
        vocabulary::SleepQuality,
    },
    ui::{
        style::tokens,
        view::View,
        widgets::{
            choice::vocabulary_ui,
            field::{Field, field_ui, optional},
            section::section_ui,
        },
    },
};

use super::answered;

/// Minutes in bed that are more likely a slip of the hand, such as 11 for 23:00.
const LONG_IN_BED: i64 = 14 * 60;

/// Shows the section.
pub(super) fn sleep_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let sleep = &night.sleep;
    let summary = answered(&[
        sleep.into_bed.is_some(),
        sleep.tried_to_sleep.is_some(),
        sleep.minutes_to_fall_asleep.is_some(),
        sleep.awakenings.is_some(),
        sleep.minutes_awake.is_some(),
        sleep.final_awakening.is_some(),
        sleep.out_of_bed.is_some(),
        sleep.quality.is_some(),
    ]);
    section_ui(ui, "Sleep", &summary, false, |ui| {
        ui.horizontal_wrapped(|ui| {
            clock_ui(view, ui, night, "Into bed", sleep.into_bed, |sleep| &mut sleep.into_bed);
            clock_ui(view, ui, night, "Tried to sleep", sleep.tried_to_sleep, |sleep| {
                &mut sleep.tried_to_sleep
            });
        });
        ui.horizontal_wrapped(|ui| {
            let latency = sleep.minutes_to_fall_asleep;
            minutes_ui(view, ui, night, "To fall asleep (min)", latency, |sleep| {
                &mut sleep.minutes_to_fall_asleep
            });
            awakenings_ui(view, ui, night);
            minutes_ui(view, ui, night, "Awake in all (min)", sleep.minutes_awake, |sleep| {
                &mut sleep.minutes_awake
            });
        });
        ui.horizontal_wrapped(|ui| {
            clock_ui(view, ui, night, "Woke for good", sleep.final_awakening, |sleep| {
                &mut sleep.final_awakening
            });
            clock_ui(view, ui, night, "Out of bed", sleep.out_of_bed, |sleep| {
                &mut sleep.out_of_bed
            });
        });
        if let Some(quality) = vocabulary_ui(ui, "My sleep was", sleep.quality, SleepQuality::ALL) {
            view.edit(Edit::night(night.date, "set the sleep quality", move |night| {
                night.sleep.quality = quality;
            }));
        }
        derived_ui(ui, night);
    });
}

/// The times that follow, or why there are none.
fn derived_ui(ui: &mut Ui, night: &Night) {
    let tokens = tokens(ui.ctx());
    let (line, color) = match sleep_times(night) {
        Err(problem) => (format!("No sleep times can be worked out: {problem}"), tokens.error),
        Ok(times) => {
            let known = [
                times.time_in_bed.map(|minutes| format!("in bed {}", text::duration(minutes))),
                times.total_sleep_time.map(|minutes| format!("asleep {}", text::duration(minutes))),
                times.efficiency.map(|percent| format!("{percent:.0} % of the time in bed")),
            ];
            let known: Vec<String> = known.into_iter().flatten().collect();
            let is_long = times.time_in_bed.is_some_and(|minutes| minutes > LONG_IN_BED);
            if is_long {
                let known = known.join(", ");
                (format!("More than 14 hours in bed: are these times right? {known}"), tokens.error)
            } else if known.is_empty() {
                let how = "Into bed and out of bed give the time in bed; the other times and \
                           minutes give the time asleep";
                (how.to_owned(), tokens.weak_text)
            } else {
                (format!("From these answers: {}", known.join(", ")), tokens.text)
            }
        }
    };
    ui.add(Label::new(RichText::new(line).color(color)).wrap());
}

fn clock_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    night: &Night,
    label: &'static str,
    current: Option<ClockTime>,
    place: impl Fn(&mut Sleep) -> &mut Option<ClockTime> + Copy + Send + Sync + 'static,
) {
    let date = night.date;
    let typed = current.map(text::clock).unwrap_or_default();
    field_ui(view, ui, (date, label), Field::short(label), &typed, |typed| {
        let time = optional(typed, draft::clock)?;
        Ok(Edit::night(date, "set a time of the sleep", move |night| {
            *place(&mut night.sleep) = time;
        }))
    });
}

fn minutes_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    night: &Night,
    label: &'static str,
    current: Option<WholeMinutes>,
    place: impl Fn(&mut Sleep) -> &mut Option<WholeMinutes> + Copy + Send + Sync + 'static,
) {
    let date = night.date;
    let typed = current.map(|minutes| minutes.to_string()).unwrap_or_default();
    field_ui(view, ui, (date, label), Field::short(label), &typed, |typed| {
        let minutes = optional(typed, |typed| draft::whole(typed, WholeMinutes::new))?;
        Ok(Edit::night(date, "set minutes of the sleep", move |night| {
            *place(&mut night.sleep) = minutes;
        }))
    });
}

fn awakenings_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let date = night.date;
    let typed = night.sleep.awakenings.map(|count| count.to_string()).unwrap_or_default();
    field_ui(view, ui, (date, "awakenings"), Field::short("Woke up (times)"), &typed, |typed| {
        let count = optional(typed, |typed| draft::whole(typed, Awakenings::new))?;
        Ok(Edit::night(date, "set the awakenings", move |night| night.sleep.awakenings = count))
    });
}

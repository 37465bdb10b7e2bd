//! The items of the Consensus Sleep Diary, with the times that follow from them.

mod derived;
mod slip;

use egui::Ui;

use crate::{
    app::{Edit, State, glance, typed_time::TimeOf},
    diary::{
        ClockTime, Night, Sleep, draft,
        quantity::{Awakenings, WholeMinutes},
        vocabulary::SleepQuality,
    },
    ui::{
        view::View,
        widgets::{
            choice::vocabulary_ui,
            field::{ClockField, Meaning, NumberField, clock_ui, number_ui, optional},
            section::section_ui,
        },
    },
};

/// Shows the section.
pub(super) fn sleep_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let sleep = &night.sleep;
    let summary = glance::sleep(night, &view.state.preferences);
    section_ui(ui, "Sleep", &summary, false, |ui| {
        ui.horizontal_wrapped(|ui| {
            item_ui(view, ui, night, INTO_BED);
            item_ui(view, ui, night, TRIED_TO_SLEEP);
            minutes_ui(view, ui, night, "To fall asleep", |sleep| {
                &mut sleep.minutes_to_fall_asleep
            });
        });
        ui.horizontal_wrapped(|ui| {
            awakenings_ui(view, ui, night);
            minutes_ui(view, ui, night, "Awake in all", |sleep| &mut sleep.minutes_awake);
        });
        ui.horizontal_wrapped(|ui| {
            item_ui(view, ui, night, WOKE_FOR_GOOD);
            item_ui(view, ui, night, OUT_OF_BED);
        });
        if let Some(quality) = vocabulary_ui(ui, "My sleep was", sleep.quality, SleepQuality::ALL) {
            view.edit(Edit::night(night.date, "set the sleep quality", move |night| {
                night.sleep.quality = quality;
            }));
        }
        derived::derived_ui(view, ui, night);
    });
}

/// One of the four clock times.
#[derive(Clone, Copy)]
struct Item {
    label: &'static str,
    place: fn(&mut Sleep) -> &mut Option<ClockTime>,
    /// The item just before it in the night.
    after: Option<fn(&Sleep) -> Option<ClockTime>>,
    /// Where steps begin where nothing better is known.
    usual_hour: u32,
    /// It is on the date of the morning.
    in_the_morning: bool,
}

const INTO_BED: Item = Item {
    label: "Into bed",
    place: |sleep| &mut sleep.into_bed,
    after: None,
    usual_hour: 23,
    in_the_morning: false,
};
const TRIED_TO_SLEEP: Item = Item {
    label: "Tried to sleep",
    place: |sleep| &mut sleep.tried_to_sleep,
    after: Some(|sleep| sleep.into_bed),
    usual_hour: 23,
    in_the_morning: false,
};
const WOKE_FOR_GOOD: Item = Item {
    label: "Woke for good",
    place: |sleep| &mut sleep.final_awakening,
    after: None,
    usual_hour: 7,
    in_the_morning: true,
};
const OUT_OF_BED: Item = Item {
    label: "Out of bed",
    place: |sleep| &mut sleep.out_of_bed,
    after: Some(|sleep| sleep.final_awakening),
    usual_hour: 7,
    in_the_morning: true,
};

fn item_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night, item: Item) {
    let date = night.date;
    let place = item.place;
    let current = *place(&mut night.sleep.clone());
    let of = if item.in_the_morning { TimeOf::Morning(date) } else { TimeOf::Night(date) };
    let first = first_step(view.state, night, item);
    let field = ClockField::new(item.label, of).first(first);
    clock_ui(view, ui, (date, item.label), field, current, |time| {
        let edit = Edit::night(date, "set a sleep time", move |night| {
            *place(&mut night.sleep) = time;
        });
        Ok(Meaning::asked(edit, slip::question(night, |sleep| *place(sleep) = time)))
    });
}

/// Steps begin at the time before it in this night, or at the one of the last nights.
fn first_step(state: &State, night: &Night, item: Item) -> Option<ClockTime> {
    /// Nights that are looked at: a fortnight.
    const NIGHTS: i64 = 14;
    let before = item.after.and_then(|after| after(&night.sleep));
    let earlier = || {
        (1..=NIGHTS)
            .filter_map(|days| state.shown.night(night.date.plus_days(-days)))
            .find_map(|other| *(item.place)(&mut other.sleep.clone()))
    };
    before.or_else(earlier).or_else(|| ClockTime::new(item.usual_hour, 0))
}

fn minutes_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    night: &Night,
    label: &'static str,
    place: fn(&mut Sleep) -> &mut Option<WholeMinutes>,
) {
    let date = night.date;
    let current = *place(&mut night.sleep.clone());
    let shown = current.map(|minutes| minutes.to_string()).unwrap_or_default();
    let field = NumberField::minutes(label, (WholeMinutes::MIN, WholeMinutes::MAX));
    number_ui(view, ui, (date, label), field, &shown, |typed| {
        let minutes = optional(typed, draft::whole_minutes)?;
        let edit = Edit::night(date, "set minutes of the sleep", move |night| {
            *place(&mut night.sleep) = minutes;
        });
        Ok(Meaning::asked(edit, slip::question(night, |sleep| *place(sleep) = minutes)))
    });
}

fn awakenings_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let date = night.date;
    let shown = night.sleep.awakenings.map(|count| count.to_string()).unwrap_or_default();
    let range = (Awakenings::MIN, Awakenings::MAX);
    let field = NumberField::new("Woke up", "times", range).steps(1.0, 5.0, 1.0);
    number_ui(view, ui, (date, "awakenings"), field, &shown, |typed| {
        let count = optional(typed, |typed| draft::whole(typed, Awakenings::new))?;
        let edit = Edit::night(date, "set the awakenings", move |night| {
            night.sleep.awakenings = count;
        });
        Ok(Meaning::Fine(edit))
    });
}

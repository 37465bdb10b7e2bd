//! The times that follow from the answers, or why there are none: as they are being typed.

use egui::{Label, RichText, Ui};

use crate::{
    app::{State, text},
    diary::{Change, Night, Sleep, sleep_times::sleep_times},
    ui::{
        style::{icon, semibold, space, tokens},
        view::View,
    },
};

/// Shows the times that follow.
pub(super) fn derived_ui(view: &View<'_>, ui: &mut Ui, night: &Night) {
    let typed = being_typed(view.state, night);
    let lines = lines(typed.as_ref().unwrap_or(night));
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        ui.add(Label::new(RichText::new("From these answers").family(semibold())).wrap());
        match lines {
            Err(problem) => {
                let words = format!("{}  No times can be worked out: {problem}", icon::WARNING);
                let color = tokens(ui.ctx()).error;
                ui.add(Label::new(RichText::new(words).color(color)).wrap());
            }
            Ok(lines) => {
                for line in lines {
                    line_ui(ui, &line);
                }
            }
        }
    });
}

fn line_ui(ui: &mut Ui, Line { what, value }: &Line) {
    let words = match value {
        Ok(value) => RichText::new(format!("{what}: {value}")),
        Err(needs) => RichText::new(format!("{what}: needs {needs}")).weak(),
    };
    ui.add(Label::new(words).wrap());
}

/// The night with what is being typed.
fn being_typed(state: &State, night: &Night) -> Option<Night> {
    let step = state.preview.as_ref()?.step(&state.shown, &state.now)?;
    step.changes.into_iter().find_map(|change| {
        let Change::Night(date, swap) = change else { return None };
        let typed = || swap.after.as_deref().cloned().unwrap_or_else(|| Night::unanswered(date));
        (date == night.date).then(typed)
    })
}

/// Something that follows: its value, or what it needs.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    what: &'static str,
    value: Result<String, String>,
}

/// What follows from the answers, or why nothing does.
fn lines(night: &Night) -> Result<Vec<Line>, String> {
    let times = sleep_times(night).map_err(|problem| problem.to_string())?;
    let sleep = &night.sleep;
    let line = |what, value: Option<i64>, items: &[Item]| Line {
        what,
        value: value.map(text::duration).ok_or_else(|| missing(sleep, items)),
    };
    let awake =
        times.time_in_bed.zip(times.total_sleep_time).map(|(in_bed, asleep)| in_bed - asleep);
    let both = match (times.time_in_bed, times.total_sleep_time) {
        (None, None) => "the time in bed and the time asleep",
        (Some(_), None) => "the time asleep",
        (None, Some(_)) => "the time in bed",
        // A night of no minutes has no share.
        (Some(_), Some(_)) => "a time in bed",
    };
    Ok(vec![
        line("Time in bed", times.time_in_bed, &BED),
        line("Asleep", times.total_sleep_time, &SLEEP),
        Line {
            what: "Awake in bed",
            value: awake.map(text::duration).ok_or_else(|| both.to_owned()),
        },
        Line {
            what: "Share of the time in bed asleep",
            value: times
                .efficiency
                .map(|percent| format!("{percent:.0} %"))
                .ok_or_else(|| both.to_owned()),
        },
    ])
}

/// An answer that something needs: whether it is there, and its name.
type Item = (fn(&Sleep) -> bool, &'static str);

const BED: [Item; 2] = [
    (|sleep| sleep.into_bed.is_some(), "when you got into bed"),
    (|sleep| sleep.out_of_bed.is_some(), "when you got out of bed"),
];
const SLEEP: [Item; 4] = [
    (|sleep| sleep.tried_to_sleep.is_some(), "when you tried to sleep"),
    (|sleep| sleep.minutes_to_fall_asleep.is_some(), "the minutes to fall asleep"),
    (|sleep| sleep.minutes_awake.is_some(), "the minutes awake in all"),
    (|sleep| sleep.final_awakening.is_some(), "when you woke for good"),
];

/// "when you got into bed and when you got out of bed".
fn missing(sleep: &Sleep, items: &[Item]) -> String {
    let names: Vec<&str> =
        items.iter().filter(|(is_there, _)| !is_there(sleep)).map(|(_, name)| *name).collect();
    match names.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        rest => rest.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::diary::{Night, quantity::WholeMinutes};

    #[test]
    fn each_time_is_told_or_what_it_needs() {
        let mut night = Night::unanswered("2026-03-20".parse().unwrap());
        let told = |night: &Night| -> Vec<String> {
            let told = lines(night).unwrap().into_iter();
            told.map(|line| line.value.unwrap_or_else(|needs| format!("needs {needs}"))).collect()
        };
        assert_eq!(told(&night)[0], "needs when you got into bed and when you got out of bed");
        night.sleep.into_bed = "22:45".parse().ok();
        night.sleep.out_of_bed = "07:05".parse().ok();
        assert_eq!(told(&night)[0], "8 h 20 min");
        night.sleep.tried_to_sleep = "23:10".parse().ok();
        night.sleep.final_awakening = "06:40".parse().ok();
        night.sleep.minutes_to_fall_asleep = WholeMinutes::new(20).ok();
        assert_eq!(told(&night)[1], "needs the minutes awake in all");
        assert_eq!(told(&night)[3], "needs the time asleep");
        night.sleep.minutes_awake = WholeMinutes::new(25).ok();
        assert_eq!(told(&night), ["8 h 20 min", "6 h 45 min", "1 h 35 min", "81 %"]);
        night.sleep.into_bed = "23:20".parse().ok();
        assert!(lines(&night).unwrap_err().contains("out of order"));
    }
}

//! The numbers that the articles leave open, each with its ground, and how to change them.

use egui::{Label, RichText, Ui};

use crate::{
    app::{
        Edit, Part,
        text::{capital, count},
        thresholds::{name, presets, step, unit},
    },
    diary::{Threshold, draft::DraftError},
    ui::{
        focus::keep_at_top,
        style::{icon, semibold, size, space},
        view::View,
        widgets::{
            button::{icon_button, plain_button},
            choice::options_ui,
            field::{Field, below_ui, edit_ui, optional},
            section::{Heading, part_ui, unfold, want_nothing},
        },
    },
};

/// Shows the section.
pub(super) fn thresholds_ui(view: &mut View<'_>, ui: &mut Ui) {
    let changed = view.state.shown.settings.iter().count();
    let summary = match changed {
        0 => "as they came".to_owned(),
        changed => count(changed, "changed", "changed"),
    };
    let heading = Heading { title: "Thresholds", summary: &summary, open: false };
    if view.state.wanted_threshold.is_some() {
        // The threshold is brought into view, not the heading.
        unfold(ui, heading.title);
        want_nothing(ui);
    }
    part_ui(view, ui, Part::Thresholds, heading, |view, ui| {
        let why = "The articles say \"frequent\" or \"regularly\" without a number. These are the \
                   numbers that this diary uses in their place, and where each comes from. Those \
                   of the emergency cards are fixed; only the days after a contact with a \
                   harmful substance can be raised.";
        ui.add(Label::new(why).wrap());
        for threshold in Threshold::ALL {
            ui.push_id(threshold.word(), |ui| threshold_ui(view, ui, *threshold));
        }
    });
}

fn threshold_ui(view: &mut View<'_>, ui: &mut Ui, threshold: Threshold) {
    let settings = &view.state.shown.settings;
    let value = settings.get(threshold);
    let (min, max) = threshold.range();
    let default = threshold.default_value();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        let heading = RichText::new(name(threshold)).family(semibold());
        let label = ui.add(Label::new(heading).wrap());
        let field = Field { width: size::THRESHOLD, ..Field::short("") }.of(name(threshold));
        let id = ui.make_persistent_id("value");
        let has_focus = ui
            .horizontal_wrapped(|ui| {
                step_ui(view, ui, threshold, Direction::Down);
                let typed = value.to_string();
                let response = edit_ui(view, ui, id, field, &typed, |typed| {
                    optional(typed, |typed| parse(typed, threshold))
                        .map(|value| set(threshold, value))
                });
                step_ui(view, ui, threshold, Direction::Up);
                ui.label(unit(threshold));
                if view.state.wanted_threshold == Some(threshold) {
                    response.request_focus();
                    keep_at_top(ui, &label);
                }
                response.labelled_by(label.id).has_focus()
            })
            .inner;
        below_ui(view, ui, id, field, has_focus);
        let ground = format!("From {min} to {max}; default {default}. {}", threshold.ground());
        ui.add(Label::new(RichText::new(ground).small().weak()).wrap());
        if presets(threshold).is_empty() && value == default {
            return;
        }
        let presets = presets(threshold).iter().copied();
        if let Some(Some(preset)) = options_ui(ui, name(threshold), Some(value), presets) {
            view.edit(set(threshold, Some(i64::from(preset))));
        }
        if value != default && plain_button(ui, icon::UNDO, &back(threshold)).clicked() {
            view.edit(set(threshold, None));
        }
    });
}

fn back(threshold: Threshold) -> String {
    format!("{}: back to {}", name(threshold), threshold.default_value())
}

#[derive(Clone, Copy)]
enum Direction {
    Down,
    Up,
}

fn step_ui(view: &mut View<'_>, ui: &mut Ui, threshold: Threshold, direction: Direction) {
    let value = i64::from(view.state.shown.settings.get(threshold));
    let (min, max) = threshold.range();
    let (mark, word, next) = match direction {
        Direction::Down => (icon::MINUS, "Less", value - step(threshold)),
        Direction::Up => (icon::PLUS, "More", value + step(threshold)),
    };
    let next = next.clamp(min.into(), max.into());
    let button = ui.add_enabled_ui(next != value, |ui| {
        icon_button(ui, mark, &format!("{word}: {}", name(threshold)))
    });
    if button.inner.clicked() {
        view.edit(set(threshold, Some(next)));
    }
}

fn parse(typed: &str, threshold: Threshold) -> Result<i64, String> {
    let value = typed.trim().parse().map_err(|_not_whole| DraftError::NoWholeNumber.to_string())?;
    let (min, max) = threshold.range();
    if (i64::from(min)..=i64::from(max)).contains(&value) {
        Ok(value)
    } else {
        Err(capital(&format!("type a whole number from {min} to {max}")))
    }
}

/// The edit that sets a threshold; the default is not kept as a change.
fn set(threshold: Threshold, value: Option<i64>) -> Edit {
    let value = value.filter(|value| *value != i64::from(threshold.default_value()));
    Edit::settings("change a threshold", move |settings| {
        // A value out of range never gets here; the settings would stay as they are.
        settings.set(threshold, value).ok();
    })
}

#[cfg(test)]
mod tests {
    use super::{parse, set};
    use crate::{
        clock::Clock,
        diary::{Diary, Threshold},
    };

    #[test]
    fn a_number_out_of_range_is_refused_with_its_range() {
        let parse = |typed| parse(typed, Threshold::FrequentCrampNights);
        assert_eq!(parse("2"), Ok(2));
        assert_eq!(parse(" 28 "), Ok(28));
        for typed in ["1", "29", "-3"] {
            assert_eq!(parse(typed), Err("Type a whole number from 2 to 28".to_owned()));
        }
        assert!(parse("many").is_err());
    }

    #[test]
    fn going_back_to_the_default_leaves_nothing_changed() {
        let now = Clock::fixed("2026-03-20T09:00:00".parse().unwrap()).now();
        let mut diary = Diary::default();
        let threshold = Threshold::FrequentCrampNights;
        let eight = set(threshold, Some(8)).step(&diary, &now).unwrap();
        diary.apply_step(&eight).unwrap();
        assert_eq!(diary.settings.get(threshold), 8);
        let five = set(threshold, Some(5)).step(&diary, &now).unwrap();
        diary.apply_step(&five).unwrap();
        assert!(diary.settings.is_default());
    }
}

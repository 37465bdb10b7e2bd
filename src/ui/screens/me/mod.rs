//! The person: profile, history, medications, thresholds, look and file.

mod about;
mod backups;
mod chosen;
mod dates;
mod exposures;
mod file;
mod held;
mod history;
mod look;
mod medications;
mod password;
mod person;
mod thresholds;

pub(in crate::ui) use history::histories_ui;
pub(in crate::ui) use look::{colours_and_size_ui, units_ui};

use egui::{Label, RichText, Ui};

use crate::ui::{
    style::{place_style, space},
    view::View,
};

/// Shows the place.
pub(super) fn me_ui(view: &mut View<'_>, ui: &mut Ui) {
    ui.add(Label::new(RichText::new("Me").text_style(place_style())).wrap());
    ui.spacing_mut().item_spacing.y = space::MEDIUM;
    person::person_ui(view, ui);
    history::history_ui(view, ui);
    medications::medications_ui(view, ui);
    exposures::exposures_ui(view, ui);
    thresholds::thresholds_ui(view, ui);
    look::look_ui(view, ui);
    password::password_ui(view, ui);
    file::file_ui(view, ui);
    about::about_ui(view, ui);
}

/// "3 of 6 answered" of a section.
fn answered(answers: &[bool]) -> String {
    match answers.iter().filter(|answer| **answer).count() {
        0 => "not answered".to_owned(),
        some => format!("{some} of {} answered", answers.len()),
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::me_ui;
    use crate::{
        guidance::articles::{self, Place},
        ui::{
            screens::testing::{NARROW, check_layout, harness, open_all, state_of, type_into},
            widgets::statement::line,
        },
    };

    const DIARY: &str = r#"{"format": "cramp-diary", "version": 1,
        "profile": {"name": "Ann", "personal_history": ["diabetes"], "exercises_often": true},
        "settings": {"frequent_cramp_nights": 8},
        "medications": [
            {"name": "Simvastatin", "started": "2026-01-10", "increased": ["2026-02-01"]},
            {"name": "Simvastatin", "class": "other", "stopped": "2025-12-01"},
            {"name": "Something that nobody has heard of with a rather long name to it"}],
        "exposures": [
            {"date": "2026-03-01", "substance": "lead"},
            {"date": "2026-03-01", "substance": "lead"}]}"#;

    #[test]
    fn everything_fits_at_twice_the_text_size_and_has_a_name_of_its_own() {
        for width in [NARROW, 720.0] {
            let mut harness = harness(state_of(DIARY), width, me_ui);
            open_all(&mut harness);
            check_layout(&harness, width);
        }
    }

    #[test]
    fn every_statement_is_on_the_screen_but_the_withheld_one() {
        let mut harness = harness(state_of(DIARY), 720.0, me_ui);
        open_all(&mut harness);
        for statement in articles::all() {
            let times = harness.query_all_by_label(&line(statement)).count();
            if statement.place == Place::Withheld {
                assert_eq!(times, 0, "{}", statement.id);
            } else {
                assert!(times > 0, "{}", statement.id);
            }
        }
    }

    #[test]
    fn a_medication_cannot_stop_before_it_starts() {
        let mut harness = harness(state_of(DIARY), 720.0, me_ui);
        open_all(&mut harness);
        let field = "Stopped on, Simvastatin";
        type_into(&mut harness, field, "9 1 2026");
        harness.get_by_label("This is before the start");
        let stopped = |harness: &egui_kittest::Harness<'_, super::super::testing::Shown>| {
            harness.state().state.shown.medications.values().next().unwrap().stopped
        };
        assert_eq!(stopped(&harness), None);
        type_into(&mut harness, field, "10 1 2026");
        assert_eq!(stopped(&harness).unwrap().to_string(), "2026-01-10");
    }

    #[test]
    fn the_class_of_a_medication_is_recognised_and_can_be_corrected() {
        let mut harness = harness(state_of(DIARY), 720.0, me_ui);
        open_all(&mut harness);
        harness.get_by_label_contains("Recognised as a statin from its name");
        let other = "What kind of medication Simvastatin is: Other";
        harness.get_by_label(other).click_accesskit();
        harness.run_ok();
        assert!(harness.query_by_label_contains("Recognised as a statin").is_none());
        harness.get_by_label(other).click_accesskit();
        harness.run_ok();
        harness.get_by_label_contains("Recognised as a statin from its name");
    }
}

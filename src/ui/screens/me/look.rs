//! How the window looks, and when one night ends and the next one begins.

use egui::{Label, RichText, Ui};

use crate::{
    app::{
        Action, Preferences,
        preferences::{TextSize, Theme},
        text::Label as _,
    },
    diary::night_time::DayChange,
    ui::{
        style::{icon, space},
        view::View,
        widgets::{
            button::icon_button,
            choice::{choice_ui, vocabulary_ui},
            section::section_ui,
        },
    },
};

/// Shows the section.
pub(super) fn look_ui(view: &mut View<'_>, ui: &mut Ui) {
    let preferences = view.state.preferences;
    let summary =
        format!("{}, text {} %", preferences.theme.label(), preferences.text_size.percent());
    section_ui(ui, "Look", &summary, false, |ui| {
        if let Some(Some(theme)) = vocabulary_ui(ui, "Colours", Some(preferences.theme), Theme::ALL)
        {
            view.act(Action::SetPreferences(Preferences { theme, ..preferences }));
        }
        let sizes = TextSize::STEPS.map(|step| (TextSize::nearest(step), format!("{step} %")));
        if let Some(Some(text_size)) =
            choice_ui(ui, "Text size", Some(preferences.text_size), sizes)
        {
            view.act(Action::SetPreferences(Preferences { text_size, ..preferences }));
        }
        day_change_ui(view, ui, preferences);
    });
}

fn day_change_ui(view: &mut View<'_>, ui: &mut Ui, preferences: Preferences) {
    let hour = preferences.day_change.hour();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        ui.add(Label::new("My day changes at").wrap());
        ui.horizontal_wrapped(|ui| {
            let earlier = icon_button(ui, icon::MINUS, "My day changes an hour earlier").clicked();
            ui.add(Label::new(hour_in_words(hour)));
            let later = icon_button(ui, icon::PLUS, "My day changes an hour later").clicked();
            let next = match (earlier, later) {
                (true, _) => Some((hour + 23) % 24),
                (_, true) => Some((hour + 1) % 24),
                _ => None,
            };
            if let Some(day_change) = next.and_then(DayChange::at_hour) {
                view.act(Action::SetPreferences(Preferences { day_change, ..preferences }));
            }
        });
        let help = "A night runs from this hour to the same hour of the next day. Noon suits most \
                    people; choose another hour if you work in shifts. What is recorded stays as \
                    it is.";
        ui.add(Label::new(RichText::new(help).small().weak()).wrap());
    });
}

/// The hour, with a word where it has one.
fn hour_in_words(hour: u8) -> String {
    match hour {
        0 => "00:00 (midnight)".to_owned(),
        12 => "12:00 (noon)".to_owned(),
        hour => format!("{hour:02}:00"),
    }
}

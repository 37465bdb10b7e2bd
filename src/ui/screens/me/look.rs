//! How the window looks, and when one night ends and the next one begins.

use egui::{Label, RichText, Ui};

use crate::{
    app::{
        Action, Preferences,
        preferences::{ClockStyle, DrinkRegion, Motion, TextSize, Theme, Volume, WeekStart},
        text::{self, Label as _},
    },
    diary::{ClockTime, night_time::DayChange},
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
    section_ui(ui, "Look and units", &summary, false, |ui| {
        colours_and_size_ui(view, ui);
        if let Some(Some(motion)) =
            vocabulary_ui(ui, "Movement on the screen", Some(preferences.motion), Motion::ALL)
        {
            view.act(Action::SetPreferences(Preferences { motion, ..preferences }));
        }
        units_ui(view, ui);
        day_change_ui(view, ui, preferences);
    });
}

/// Colours and text size, with the effect at once.
pub(in crate::ui) fn colours_and_size_ui(view: &mut View<'_>, ui: &mut Ui) {
    let preferences = view.state.preferences;
    if let Some(Some(theme)) = vocabulary_ui(ui, "Colours", Some(preferences.theme), Theme::ALL) {
        view.act(Action::SetPreferences(Preferences { theme, ..preferences }));
    }
    let sizes = TextSize::STEPS.map(|step| (TextSize::nearest(step), format!("{step} %")));
    if let Some(Some(text_size)) = choice_ui(ui, "Text size", Some(preferences.text_size), sizes) {
        view.act(Action::SetPreferences(Preferences { text_size, ..preferences }));
    }
}

/// The clock, the start of the week, the unit of fluids and the size of a drink.
pub(in crate::ui) fn units_ui(view: &mut View<'_>, ui: &mut Ui) {
    let preferences = view.state.preferences;
    if let Some(Some(clock)) = vocabulary_ui(ui, "Clock", Some(preferences.clock), ClockStyle::ALL)
    {
        view.act(Action::SetPreferences(Preferences { clock, ..preferences }));
    }
    let label = "The week starts on";
    if let Some(Some(week_start)) =
        vocabulary_ui(ui, label, Some(preferences.week_start), WeekStart::ALL)
    {
        view.act(Action::SetPreferences(Preferences { week_start, ..preferences }));
    }
    if let Some(Some(volume)) =
        vocabulary_ui(ui, "Fluids in", Some(preferences.volume), Volume::ALL)
    {
        view.act(Action::SetPreferences(Preferences { volume, ..preferences }));
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        let label = "A standard drink as in";
        if let Some(Some(drinks)) =
            vocabulary_ui(ui, label, Some(preferences.drinks), DrinkRegion::ALL)
        {
            view.act(Action::SetPreferences(Preferences { drinks, ..preferences }));
        }
        let drinks = preferences.drinks;
        let grams = text::number(drinks.standard_drink());
        let help = format!("One {} there has {grams} g of alcohol", drinks.drink());
        ui.add(Label::new(RichText::new(help).small().weak()).wrap());
    });
}

fn day_change_ui(view: &mut View<'_>, ui: &mut Ui, preferences: Preferences) {
    let hour = preferences.day_change.hour();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        ui.add(Label::new("My day changes at").wrap());
        ui.horizontal_wrapped(|ui| {
            let earlier = icon_button(ui, icon::MINUS, "My day changes an hour earlier").clicked();
            ui.add(Label::new(hour_in_words(hour, preferences.clock)));
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
fn hour_in_words(hour: u8, style: ClockStyle) -> String {
    let clock = ClockTime::new(hour.into(), 0).map(|time| text::clock_in(style, time));
    let clock = clock.unwrap_or_default();
    match hour {
        0 => format!("{clock} (midnight)"),
        12 => format!("{clock} (noon)"),
        _ => clock,
    }
}

//! Every text can be read and every mark can be seen, in both themes and in Cramp now.

use cramp_diary::ui::style::{
    Tokens, cramp_now,
    state::SWITCHED_OFF,
    tokens::{DARK, LIGHT},
};
use egui::Color32;

use super::color::{contrast, over};

/// What stands on what, each with its name.
type Pair = (&'static str, Color32, &'static str, Color32);

fn themes() -> [(&'static str, &'static Tokens); 2] {
    [("dark", &DARK), ("light", &LIGHT)]
}

fn grounds(tokens: &Tokens) -> [(&'static str, Color32); 3] {
    [
        ("the background", tokens.background),
        ("a surface", tokens.surface),
        ("what is raised", tokens.raised),
    ]
}

#[track_caller]
fn assert_each(theme: &str, pairs: impl IntoIterator<Item = Pair>, least: f64) {
    for (what, color, on, ground) in pairs {
        let found = contrast(color, ground);
        assert!(found >= least, "{theme}: {what} on {on} has {found:.2}, not {least}");
    }
}

#[test]
fn text_has_a_contrast_of_seven_on_all_that_it_stands_on() {
    for (theme, tokens) in themes() {
        let on_grounds = grounds(tokens).into_iter().flat_map(|(on, ground)| {
            [
                ("text", tokens.text, on, ground),
                ("weak text", tokens.weak_text, on, ground),
                ("the accent", tokens.accent, on, ground),
                ("an error", tokens.error, on, ground),
            ]
        });
        assert_each(theme, on_grounds, 7.0);
        let others = [
            ("text", tokens.text, "what is under the pointer", tokens.hover),
            ("weak text", tokens.weak_text, "what is under the pointer", tokens.hover),
            ("the accent", tokens.accent, "what is under the pointer", tokens.hover),
            ("text", tokens.text, "what is pressed", tokens.pressed),
            ("text", tokens.on_accent, "the accent", tokens.accent),
            ("text", tokens.on_accent, "the accent under the pointer", tokens.accent_hover),
            ("text", tokens.on_accent, "the pressed accent", tokens.accent_pressed),
            ("a count", tokens.on_cramp, "a cramp", tokens.cramp),
            ("text", tokens.on_card, "a routine card", tokens.routine),
            ("text", tokens.on_card, "its button under the pointer", tokens.routine_hover),
            ("text", tokens.on_card, "an emergency card", tokens.emergency),
            ("text", tokens.on_card, "its button under the pointer", tokens.emergency_hover),
        ];
        assert_each(theme, others, 7.0);
    }
    let pairs = [
        ("text", cramp_now::TEXT, "the background", cramp_now::BACKGROUND),
        ("text", cramp_now::TEXT, "a button", cramp_now::RAISED),
        ("text", cramp_now::ON_TEXT, "the button that is meant", cramp_now::TEXT),
        ("what matters", cramp_now::BRIGHT, "the background", cramp_now::BACKGROUND),
        ("what matters", cramp_now::BRIGHT, "a button", cramp_now::RAISED),
        ("what matters", cramp_now::BRIGHT, "an emergency card", cramp_now::EMERGENCY),
    ];
    assert_each("Cramp now", pairs, 7.0);
}

#[test]
fn marks_and_outlines_have_a_contrast_of_three_on_all_that_they_stand_on() {
    for (theme, tokens) in themes() {
        let pairs = grounds(tokens).into_iter().flat_map(|(on, ground)| {
            [
                ("a cramp", tokens.cramp, on, ground),
                ("a night without cramps", tokens.cramp_free, on, ground),
                ("a night that was not recorded", tokens.not_recorded, on, ground),
                ("an estimate", tokens.estimate, on, ground),
                ("an outline", tokens.outline, on, ground),
            ]
        });
        assert_each(theme, pairs, 3.0);
        let in_charts = tokens.series.into_iter().chain([tokens.sleep]);
        let in_charts = in_charts.map(|mark| ("a mark", mark, "a chart's ground", tokens.surface));
        assert_each(theme, in_charts, 3.0);
        // A scroll bar stands on the background of a place or on the surface of a sheet.
        let bars = grounds(tokens).into_iter().filter(|(on, _)| *on != "what is raised");
        let bars = bars.map(|(on, ground)| ("a scroll bar", tokens.handle, on, ground));
        assert_each(theme, bars, 3.0);
        let pointed = [("an outline", tokens.outline, "what is under the pointer", tokens.hover)];
        assert_each(theme, pointed, 3.0);
    }
    for ground in [cramp_now::BACKGROUND, cramp_now::RAISED] {
        assert_each("Cramp now", [("an outline", cramp_now::OUTLINE, "its ground", ground)], 3.0);
    }
}

#[test]
fn a_scroll_bar_that_rests_is_calmer_than_text_and_wakes_under_the_pointer() {
    for (theme, tokens) in themes() {
        let of = |color| contrast(color, tokens.background);
        assert!(of(tokens.handle) < 0.6 * of(tokens.weak_text), "{theme}");
        let ctx = egui::Context::default();
        cramp_diary::ui::style::install(&ctx);
        let theme = if theme == "dark" { egui::Theme::Dark } else { egui::Theme::Light };
        let style = ctx.style_of(theme);
        let widgets = &style.visuals.widgets;
        assert!(!style.spacing.scroll.foreground_color);
        assert_eq!(widgets.inactive.bg_fill, tokens.handle);
        assert_eq!(widgets.hovered.bg_fill, tokens.weak_text);
    }
}

#[test]
fn the_keyboards_ring_shows_on_every_ground() {
    for (theme, tokens) in themes() {
        let grounds = [
            tokens.background,
            tokens.surface,
            tokens.raised,
            tokens.hover,
            tokens.accent,
            tokens.routine,
            tokens.emergency,
        ];
        for ground in grounds {
            // The ring itself, or the line within it.
            let found = contrast(tokens.accent, ground).max(contrast(tokens.background, ground));
            assert!(found >= 3.0, "{theme}: {found:.2} on {ground:?}");
        }
        assert!(contrast(tokens.accent, tokens.background) >= 3.0, "{theme}: each other");
    }
}

#[test]
fn what_is_switched_off_is_paler_and_can_still_be_read() {
    for (theme, tokens) in themes() {
        for (on, behind) in grounds(tokens) {
            for ground in [behind, tokens.raised] {
                // A switched-off button is paler as a whole: its words and its fill.
                let fill = over(ground, SWITCHED_OFF, behind);
                let found = contrast(over(tokens.text, SWITCHED_OFF, fill), fill);
                assert!(found >= 4.5, "{theme} on {on}: {found:.2}");
                let usual = contrast(tokens.text, ground);
                assert!(found < 0.6 * usual, "{theme} on {on}: {found:.2} looks like {usual:.2}");
            }
        }
    }
}

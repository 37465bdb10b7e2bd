//! The colours of Cramp now, the same in both themes: for eyes that are used to the dark.
//!
//! Red to amber on nearly black. Nothing is blue and nothing is white: short wavelengths and
//! brightness take the eye's adaptation to the dark away.

use egui::{Color32, CornerRadius, Stroke, Visuals, style::WidgetVisuals};

use super::size;

/// The most blue of any pixel, of 255.
pub const MOST_BLUE: u8 = 0x50;

/// The most green of any pixel, of 255: with it no pixel comes near white.
pub const MOST_GREEN: u8 = 0xA4;

/// What can be pressed on these screens is at least so high, in points.
pub const TARGET: f32 = 56.0;

/// The wide buttons of these screens are so high, in points.
pub const WIDE_TARGET: f32 = 96.0;

/// Behind everything.
pub const BACKGROUND: Color32 = hex(0x000B_0302);
/// Buttons and fields stand on it.
pub const RAISED: Color32 = hex(0x0026_0B05);
/// Lines around them.
pub const OUTLINE: Color32 = hex(0x00A8_4C2C);
/// Text, and what can be pressed first.
pub const TEXT: Color32 = hex(0x00FF_7A45);
/// Text on what can be pressed first, and on what is chosen.
pub const ON_TEXT: Color32 = BACKGROUND;
/// The card of an emergency.
pub const EMERGENCY: Color32 = hex(0x004A_0803);
/// Text on it, and the mark of the keyboard.
pub const BRIGHT: Color32 = hex(0x00FF_A04A);

#[expect(clippy::disallowed_methods, reason = "the colours of Cramp now are declared here")]
const fn hex(rgb: u32) -> Color32 {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

/// How widgets look on these screens.
pub fn visuals(base: &Visuals) -> Visuals {
    let mut visuals = base.clone();
    visuals.dark_mode = true;
    visuals.override_text_color = None;
    visuals.panel_fill = BACKGROUND;
    visuals.window_fill = BACKGROUND;
    visuals.window_stroke = Stroke::new(1.0, OUTLINE);
    visuals.extreme_bg_color = BACKGROUND;
    visuals.text_edit_bg_color = Some(BACKGROUND);
    visuals.faint_bg_color = RAISED;
    visuals.code_bg_color = RAISED;
    visuals.hyperlink_color = TEXT;
    visuals.warn_fg_color = BRIGHT;
    visuals.error_fg_color = BRIGHT;
    visuals.weak_text_color = Some(TEXT);
    visuals.selection.bg_fill = TEXT;
    visuals.selection.stroke = Stroke::new(1.5, ON_TEXT);
    visuals.text_cursor.stroke = Stroke::new(2.0, BRIGHT);
    visuals.text_cursor.blink = false;
    let widget = |outline| WidgetVisuals {
        bg_fill: RAISED,
        weak_bg_fill: RAISED,
        bg_stroke: outline,
        corner_radius: CornerRadius::same(size::RADIUS),
        fg_stroke: Stroke::new(1.0, TEXT),
        expansion: 0.0,
    };
    let widgets = &mut visuals.widgets;
    widgets.noninteractive = widget(Stroke::new(1.0, OUTLINE));
    widgets.inactive = widget(Stroke::new(1.0, OUTLINE));
    widgets.hovered = widget(Stroke::new(2.0, TEXT));
    widgets.active = widget(Stroke::new(2.5, BRIGHT));
    widgets.open = widget(Stroke::new(1.0, OUTLINE));
    visuals
}

#[cfg(test)]
mod tests {
    use super::{
        BACKGROUND, BRIGHT, EMERGENCY, MOST_BLUE, MOST_GREEN, ON_TEXT, OUTLINE, RAISED, TEXT,
        visuals,
    };

    #[test]
    fn no_colour_is_blue_or_near_white() {
        for color in [BACKGROUND, RAISED, OUTLINE, TEXT, ON_TEXT, EMERGENCY, BRIGHT] {
            assert!(color.b() <= MOST_BLUE && color.g() <= MOST_GREEN, "{color:?}");
            assert!(color.b() <= color.g() && color.g() <= color.r(), "{color:?}");
        }
        assert_eq!(visuals(&egui::Visuals::light()).panel_fill, BACKGROUND);
    }
}

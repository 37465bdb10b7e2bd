//! The colours of Cramp now, the same in both themes: for eyes that are used to the dark.
//!
//! Red to amber on nearly black. Nothing is blue and nothing is white: short wavelengths and
//! brightness take the eye's adaptation to the dark away.

use egui::{Color32, Context, CornerRadius, Id, Stroke, Visuals, style::WidgetVisuals};

use super::{Tokens, size, stroke, tokens::DARK};

/// The most blue of any pixel, of 255.
pub const MOST_BLUE: u8 = 0x50;

/// The most green of any pixel, of 255: with it no pixel comes near white.
pub const MOST_GREEN: u8 = 0xA4;

/// What can be pressed on these screens is at least so high, in points.
pub const TARGET: f32 = 56.0;

/// An option in a low window: two rows of them are in sight.
pub const LOW_TARGET: f32 = 46.0;

/// The wide buttons of these screens are so high, in points.
pub const WIDE_TARGET: f32 = 96.0;
/// An option is no wider than this, however much room there is.
pub const WIDEST_OPTION: f32 = 80.0;
/// Pages narrower than this have one column.
pub const TWO_COLUMNS: f32 = 760.0;
/// Windows lower than this have a smaller clock and less air: their text is large already.
pub const LOW_WINDOW: f32 = 420.0;
/// Windows as high as this have the drawn legs beside the lists.
pub const ROOM_FOR_LEGS: f32 = 720.0;
/// Columns narrower than this have smaller letters.
pub const NARROW_COLUMN: f32 = 460.0;
/// Wide buttons narrower than this have smaller letters.
pub const NARROW_BUTTON: f32 = 260.0;

/// The sizes of letters on these screens: larger than elsewhere, for eyes that are half open.
pub mod letters {
    use egui::{FontFamily, FontId};

    use crate::ui::style::semibold;

    /// Where words come from.
    pub const SOURCE: f32 = 14.0;
    /// What stands beside something.
    pub const BESIDE: f32 = 16.0;
    /// What is read.
    pub const READ: f32 = 18.0;
    /// On options and in fields.
    pub const OPTION: f32 = 20.0;
    /// The heading of a card.
    pub const CARD: f32 = 22.0;
    /// The heading of a screen, on wide buttons, and whom to call.
    pub const HEADING: f32 = 26.0;
    /// What to do now.
    pub const FIRST: f32 = 36.0;
    /// The clock.
    pub const CLOCK: f32 = 96.0;
    /// The clock in a narrow window.
    pub const NARROW_CLOCK: f32 = 64.0;
    /// The clock in a low window.
    pub const LOW_CLOCK: f32 = 48.0;

    /// The letters in a field.
    pub const fn field() -> FontId {
        plain(OPTION)
    }

    /// Letters of a size.
    pub const fn plain(size: f32) -> FontId {
        FontId::new(size, FontFamily::Proportional)
    }

    /// The letters of the clock.
    pub fn clock(size: f32) -> FontId {
        FontId::new(size, semibold())
    }
}

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

/// The same for controls that are shown elsewhere too.
pub static TOKENS: Tokens = Tokens {
    background: BACKGROUND,
    surface: BACKGROUND,
    raised: RAISED,
    hover: hex(0x0038_1208),
    pressed: hex(0x004A_1A0C),
    outline: OUTLINE,
    text: TEXT,
    weak_text: TEXT,
    accent: TEXT,
    accent_hover: BRIGHT,
    accent_pressed: OUTLINE,
    on_accent: ON_TEXT,
    cramp: TEXT,
    on_cramp: ON_TEXT,
    cramp_free: OUTLINE,
    not_recorded: OUTLINE,
    estimate: TEXT,
    routine: EMERGENCY,
    routine_hover: EMERGENCY,
    emergency: EMERGENCY,
    emergency_hover: EMERGENCY,
    on_card: BRIGHT,
    error: BRIGHT,
    handle: OUTLINE,
    // What is only in charts: there is none on these screens.
    ..DARK
};

/// From here on in this frame, controls are drawn in these colours, or no longer.
pub fn wear(ctx: &Context, is_worn: bool) {
    ctx.data_mut(|data| data.insert_temp(worn(), is_worn));
}

/// Whether they are.
pub(super) fn is_worn(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(worn())).unwrap_or_default()
}

fn worn() -> Id {
    Id::unique("colours of Cramp now")
}

/// How widgets look on these screens.
pub fn visuals(base: &Visuals) -> Visuals {
    let mut visuals = base.clone();
    visuals.dark_mode = true;
    visuals.override_text_color = None;
    visuals.panel_fill = BACKGROUND;
    visuals.window_fill = BACKGROUND;
    visuals.window_stroke = Stroke::new(stroke::THIN, OUTLINE);
    visuals.extreme_bg_color = BACKGROUND;
    visuals.text_edit_bg_color = Some(BACKGROUND);
    visuals.faint_bg_color = RAISED;
    visuals.code_bg_color = RAISED;
    visuals.hyperlink_color = TEXT;
    visuals.warn_fg_color = BRIGHT;
    visuals.error_fg_color = BRIGHT;
    visuals.weak_text_color = Some(TEXT);
    visuals.selection.bg_fill = TEXT;
    visuals.selection.stroke = Stroke::new(stroke::LINE, ON_TEXT);
    visuals.text_cursor.stroke = Stroke::new(stroke::CHOSEN, BRIGHT);
    visuals.text_cursor.blink = false;
    let widget = |outline| WidgetVisuals {
        // Of widgets the handle of a scroll bar alone.
        bg_fill: OUTLINE,
        weak_bg_fill: RAISED,
        bg_stroke: outline,
        corner_radius: CornerRadius::same(size::RADIUS),
        fg_stroke: Stroke::new(stroke::THIN, TEXT),
        expansion: 0.0,
    };
    let widgets = &mut visuals.widgets;
    widgets.noninteractive = widget(Stroke::new(stroke::THIN, OUTLINE));
    widgets.inactive = widget(Stroke::new(stroke::THIN, OUTLINE));
    widgets.hovered = widget(Stroke::new(stroke::CHOSEN, TEXT));
    widgets.active = widget(Stroke::new(stroke::RING, BRIGHT));
    widgets.open = widget(Stroke::new(stroke::THIN, OUTLINE));
    visuals
}

#[cfg(test)]
mod tests {
    use super::{
        BACKGROUND, BRIGHT, EMERGENCY, MOST_BLUE, MOST_GREEN, ON_TEXT, OUTLINE, RAISED, TEXT,
        TOKENS, visuals,
    };

    #[test]
    fn no_colour_is_blue_or_near_white() {
        for color in [BACKGROUND, RAISED, OUTLINE, TEXT, ON_TEXT, EMERGENCY, BRIGHT]
            .into_iter()
            .chain([TOKENS.hover, TOKENS.pressed, TOKENS.leg_part(), TOKENS.leg_part_hover()])
        {
            assert!(color.b() <= MOST_BLUE && color.g() <= MOST_GREEN, "{color:?}");
            assert!(color.b() <= color.g() && color.g() <= color.r(), "{color:?}");
        }
        assert_eq!(visuals(&egui::Visuals::light()).panel_fill, BACKGROUND);
    }
}

//! Every colour, space and type size of the window, for both themes.

use egui::{Color32, FontFamily, FontId, TextStyle};

/// The colours of one theme.
#[derive(Debug, Clone, Copy)]
pub struct Tokens {
    /// Behind everything.
    pub background: Color32,
    /// Sections and fields stand on it.
    pub surface: Color32,
    /// Buttons and rows stand on it.
    pub raised: Color32,
    /// Lines around fields and sections.
    pub outline: Color32,
    /// Text.
    pub text: Color32,
    /// Text of less weight.
    pub weak_text: Color32,
    /// What can be pressed first.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// A cramp: a filled mark.
    pub cramp: Color32,
    /// Text on a cramp mark.
    pub on_cramp: Color32,
    /// A cramp-free night: a ring.
    pub cramp_free: Color32,
    /// A night that was not recorded: hatched.
    pub not_recorded: Color32,
    /// A routine card.
    pub routine: Color32,
    /// An emergency card.
    pub emergency: Color32,
    /// Text on either card.
    pub on_card: Color32,
    /// What is wrong with a field.
    pub error: Color32,
}

#[expect(clippy::disallowed_methods, reason = "colours are declared here and nowhere else")]
const fn hex(rgb: u32) -> Color32 {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

/// Light text on dark, for the night.
pub const DARK: Tokens = Tokens {
    background: hex(0x0010_131C),
    surface: hex(0x0019_1D2A),
    raised: hex(0x0023_2838),
    outline: hex(0x0074_7C98),
    text: hex(0x00EC_EAF2),
    weak_text: hex(0x00BD_BFCE),
    accent: hex(0x00F4_B860),
    on_accent: hex(0x001B_1406),
    cramp: hex(0x00F2_987C),
    on_cramp: hex(0x002A_0C02),
    cramp_free: hex(0x006C_C9B6),
    not_recorded: hex(0x007D_85A0),
    routine: hex(0x0000_4A99),
    emergency: hex(0x008C_1220),
    on_card: hex(0x00FF_FFFF),
    error: hex(0x00FF_B4A6),
};

/// Dark text on paper, for the day.
pub const LIGHT: Tokens = Tokens {
    background: hex(0x00FA_F7F2),
    surface: hex(0x00FF_FFFF),
    raised: hex(0x00F1_ECE3),
    outline: hex(0x0085_7E6E),
    text: hex(0x001B_1F2C),
    weak_text: hex(0x0046_4C5D),
    accent: hex(0x0070_4300),
    on_accent: hex(0x00FF_FFFF),
    cramp: hex(0x00A8_3216),
    on_cramp: hex(0x00FF_FFFF),
    cramp_free: hex(0x000A_6356),
    not_recorded: hex(0x0085_7E6E),
    routine: hex(0x0000_4A99),
    emergency: hex(0x008C_1220),
    on_card: hex(0x00FF_FFFF),
    error: hex(0x0094_1A08),
};

/// The tokens of the theme that is drawn.
pub fn tokens(ctx: &egui::Context) -> &'static Tokens {
    match ctx.theme() {
        egui::Theme::Dark => &DARK,
        egui::Theme::Light => &LIGHT,
    }
}

/// Spaces between things, in points.
pub mod space {
    /// Within a widget.
    pub const TINY: f32 = 4.0;
    /// Between widgets that belong together.
    pub const SMALL: f32 = 8.0;
    /// Between a label and the next field.
    pub const MEDIUM: f32 = 12.0;
    /// Around sections.
    pub const LARGE: f32 = 16.0;
    /// Between sections.
    pub const HUGE: f32 = 24.0;
}

/// Sizes of things, in points.
pub mod size {
    /// The least height of something that can be pressed.
    pub const TARGET: f32 = 40.0;
    /// The height of the large buttons of a night.
    pub const LARGE_TARGET: f32 = 56.0;
    /// The width of the rail with words.
    pub const RAIL: f32 = 88.0;
    /// The width of the rail without words.
    pub const NARROW_RAIL: f32 = 52.0;
    /// Windows less wide than this have the narrow rail.
    pub const NARROW_WINDOW: f32 = 620.0;
    /// The width of a column of fields.
    pub const FORM: f32 = 720.0;
    /// The width of charts.
    pub const CHART: f32 = 1080.0;
    /// The corner of fields and buttons.
    pub const RADIUS: u8 = 8;
    /// The corner of cards and sections.
    pub const CARD_RADIUS: u8 = 12;
}

/// The family of the heavier letters.
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// The name of a place: the largest heading.
pub fn place_style() -> TextStyle {
    TextStyle::Name("place".into())
}

/// A figure that matters.
pub fn figure_style() -> TextStyle {
    TextStyle::Name("figure".into())
}

/// The heading of a card or a field.
pub fn strong_style() -> TextStyle {
    TextStyle::Name("strong".into())
}

/// Every text style.
pub fn text_styles() -> std::collections::BTreeMap<TextStyle, FontId> {
    let regular = |size| FontId::new(size, FontFamily::Proportional);
    let heavy = |size| FontId::new(size, semibold());
    [
        (TextStyle::Small, regular(13.0)),
        (TextStyle::Body, regular(15.0)),
        (TextStyle::Button, regular(15.0)),
        (TextStyle::Monospace, regular(15.0)),
        (TextStyle::Heading, heavy(18.0)),
        (strong_style(), heavy(15.0)),
        (place_style(), heavy(24.0)),
        (figure_style(), heavy(40.0)),
    ]
    .into()
}

#[cfg(test)]
mod tests {
    use super::{Color32, DARK, LIGHT, Tokens};

    /// Contrast as WCAG 2.2 defines it.
    fn contrast(one: Color32, other: Color32) -> f32 {
        let luminance = |color: Color32| {
            let linear = |value: u8| {
                let value = f32::from(value) / 255.0;
                if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// A colour and what it stands on.
    type Pair = (Color32, Color32);

    /// Texts and marks with what they stand on.
    fn pairs(tokens: &Tokens) -> (Vec<Pair>, Vec<Pair>) {
        let grounds = [tokens.background, tokens.surface, tokens.raised];
        let mut texts = vec![
            (tokens.on_accent, tokens.accent),
            (tokens.on_card, tokens.routine),
            (tokens.on_card, tokens.emergency),
        ];
        let mut marks = Vec::new();
        for ground in grounds {
            texts.extend([
                (tokens.text, ground),
                (tokens.weak_text, ground),
                (tokens.accent, ground),
                (tokens.error, ground),
            ]);
            marks.extend([
                (tokens.cramp, ground),
                (tokens.cramp_free, ground),
                (tokens.not_recorded, ground),
                (tokens.outline, ground),
            ]);
        }
        marks.push((tokens.on_cramp, tokens.cramp));
        (texts, marks)
    }

    #[test]
    fn text_has_a_contrast_of_seven_and_marks_of_three() {
        for (theme, tokens) in [("dark", &DARK), ("light", &LIGHT)] {
            let (texts, marks) = pairs(tokens);
            for (color, ground) in texts {
                let found = contrast(color, ground);
                assert!(found >= 7.0, "{theme}: text {color:?} on {ground:?} has {found:.2}");
            }
            for (color, ground) in marks {
                let found = contrast(color, ground);
                assert!(found >= 3.0, "{theme}: mark {color:?} on {ground:?} has {found:.2}");
            }
        }
    }
}

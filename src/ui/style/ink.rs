//! The colours of the inks of charts, and the letters of their texts.

use egui::{Color32, FontId};

use super::{Tokens, font};
use crate::chart::{Ink, TextRole};

/// How much of the colour of a cramp each step of shade has.
const SHADES: [f32; 5] = [0.0, 0.3, 0.5, 0.75, 1.0];

/// The colour of an ink.
pub fn color(tokens: &Tokens, ink: Ink) -> Color32 {
    match ink {
        Ink::Text => tokens.text,
        Ink::Weak => tokens.weak_text,
        Ink::Grid => tokens.grid(),
        Ink::Outline => tokens.outline,
        Ink::Accent => tokens.accent,
        Ink::Cramp => tokens.cramp,
        Ink::OnCramp => tokens.on_cramp,
        Ink::Free => tokens.cramp_free,
        Ink::NotRecorded => tokens.not_recorded,
        Ink::Sleep => tokens.sleep,
        Ink::Band => tokens.band(),
        Ink::Trend => tokens.estimate,
        Ink::Series(kind) => {
            let [.., last] = tokens.series;
            tokens.series.get(usize::from(kind)).copied().unwrap_or(last)
        }
        Ink::Ground => tokens.surface,
        Ink::Skin => tokens.raised,
        Ink::Shade(step) => {
            let share = SHADES.get(usize::from(step)).copied().unwrap_or(1.0);
            tokens.leg_part().lerp_to_gamma(tokens.cramp, share)
        }
    }
}

/// The letters of a text.
pub fn letters(role: TextRole) -> FontId {
    match role {
        TextRole::Small => font::small(),
        TextRole::Figure => font::small_strong(),
        TextRole::Body => font::body(),
        TextRole::Strong => font::strong(),
        TextRole::Title => font::section(),
    }
}

#[cfg(test)]
mod tests {
    use super::{color, letters};
    use crate::{
        chart::{Ink, TextRole, palette::on_paper},
        ui::style::{font, tokens::LIGHT},
    };

    #[test]
    fn paper_has_the_colours_of_the_light_theme() {
        let inks = [
            Ink::Text,
            Ink::Weak,
            Ink::Grid,
            Ink::Outline,
            Ink::Accent,
            Ink::Cramp,
            Ink::OnCramp,
            Ink::Free,
            Ink::NotRecorded,
            Ink::Sleep,
            Ink::Band,
            Ink::Trend,
            Ink::Ground,
            Ink::Skin,
        ];
        let several = (0..4).map(Ink::Series).chain((0..5).map(Ink::Shade));
        for ink in inks.into_iter().chain(several) {
            let shown = color(&LIGHT, ink).to_srgba_unmultiplied();
            let paint = on_paper(ink);
            let [red, green, blue] = paint.rgb;
            let printed = [red, green, blue, paint.alpha];
            // What shines through is kept with fewer digits in the window.
            let apart = if paint.alpha == 255 { 0 } else { 4 };
            for (shown, printed) in shown.into_iter().zip(printed) {
                assert!(shown.abs_diff(printed) <= apart, "{ink:?}: {shown} and {printed}");
            }
        }
    }

    #[test]
    fn texts_have_the_size_for_which_they_were_laid_out() {
        for role in TextRole::ALL {
            let letters = letters(role);
            assert!((letters.size - role.size()).abs() < f32::EPSILON, "{role:?}");
            assert_eq!(letters.family == font::semibold(), role.is_heavy(), "{role:?}");
        }
    }
}

//! The colours of a scale of five steps, made from the colours of the theme.
//!
//! A scale runs in lightness alone, from the ground towards the text and past the colour of what
//! it measures: whoever cannot tell the colours apart sees the same order. Each step is written
//! on in the colour that can be read on it.

use egui::Color32;

use crate::app::calendar::{Measure, STEPS};

use super::Tokens;

/// How a step is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shade {
    /// The ground of the cell.
    pub fill: Color32,
    /// What is written on it.
    pub text: Color32,
    /// The line around it.
    pub line: Color32,
}

/// What a step is mixed of.
enum Mix {
    /// So much of the colour on the ground.
    OnGround(f32),
    /// So much of the text in the colour.
    WithText(f32),
}

/// The colours of a step, counted from 0.
pub fn shade(tokens: &Tokens, measure: Measure, step: usize) -> Shade {
    let hue = match measure {
        Measure::Cramps | Measure::Pain => tokens.cramp,
        Measure::Sleep => tokens.estimate,
    };
    let is_dark = brightness(tokens.text) > brightness(tokens.surface);
    let mixes: [Mix; STEPS] = if is_dark {
        [
            Mix::OnGround(0.17),
            Mix::OnGround(0.31),
            Mix::WithText(0.0),
            Mix::WithText(0.48),
            Mix::WithText(1.0),
        ]
    } else {
        [
            Mix::OnGround(0.13),
            Mix::OnGround(0.29),
            Mix::OnGround(0.45),
            Mix::WithText(0.28),
            Mix::WithText(0.70),
        ]
    };
    let fill = match mixes.get(step) {
        Some(Mix::OnGround(share)) => tokens.surface.lerp_to_gamma(hue, *share),
        Some(Mix::WithText(share)) => hue.lerp_to_gamma(tokens.text, *share),
        None => hue,
    };
    // The first steps are nearer to the ground than to the text.
    let is_like_ground = step < if is_dark { 2 } else { 3 };
    let text = match (is_dark, is_like_ground) {
        (_, true) => tokens.text,
        (true, false) => tokens.background,
        (false, false) => tokens.surface,
    };
    Shade { fill, text, line: hue }
}

fn brightness(color: Color32) -> u16 {
    u16::from(color.r()) + u16::from(color.g()) + u16::from(color.b())
}

#[cfg(test)]
mod tests {
    use egui::Color32;

    use super::{Shade, shade};
    use crate::{
        app::calendar::{Measure, STEPS},
        ui::style::{
            Tokens,
            tokens::{DARK, LIGHT},
        },
    };

    /// Relative luminance as WCAG 2.2 defines it.
    fn luminance(color: Color32) -> f32 {
        let linear = |value: u8| {
            let value = f32::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    }

    fn contrast(one: Color32, other: Color32) -> f32 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// What is wrong with the scale of a measure in a theme.
    fn faults(tokens: &Tokens, measure: Measure) -> Vec<String> {
        let mut faults = Vec::new();
        let mut hold = |what: &str, step: usize, found: f32, least: f32| {
            if found < least {
                faults.push(format!("{measure}, step {step}: {what} {found:.2}"));
            }
        };
        let shades: Vec<Shade> = (0..STEPS).map(|step| shade(tokens, measure, step)).collect();
        for (step, Shade { fill, text, line }) in shades.iter().copied().enumerate() {
            hold("text", step, contrast(text, fill), 7.0);
            hold("line", step, contrast(line, tokens.surface), 3.0);
            hold("line", step, contrast(line, tokens.background), 3.0);
        }
        let rises = luminance(tokens.text) > luminance(tokens.surface);
        for (step, two) in shades.windows(2).enumerate() {
            hold("to the next", step, contrast(two[0].fill, two[1].fill), 1.25);
            let is_one_way = (luminance(two[1].fill) > luminance(two[0].fill)) == rises;
            hold("one way", step, f32::from(u8::from(is_one_way)), 1.0);
        }
        faults
    }

    #[test]
    fn steps_can_be_read_on_seen_and_told_apart_by_lightness_alone() {
        for (theme, tokens) in [("dark", &DARK), ("light", &LIGHT)] {
            for measure in Measure::ALL.iter().copied() {
                let faults = faults(tokens, measure);
                assert!(faults.is_empty(), "{theme}: {faults:#?}");
            }
        }
    }
}

//! What means different things looks different to all eyes: its colour differs, and so does
//! something besides its colour.

use cramp_diary::{
    app::calendar::{Measure, STEPS},
    ui::style::{
        Tokens,
        scale::shade,
        tokens::{DARK, LIGHT},
    },
};
use egui::Color32;

use super::color::{Eyes, difference};

/// The least difference of two colours that mean different things: five times what is just
/// noticed.
const LEAST: f64 = 0.1;

/// Something that a colour means.
struct Meaning {
    what: &'static str,
    color: Color32,
    /// What tells it besides its colour.
    besides: &'static str,
}

const fn meaning(what: &'static str, color: Color32, besides: &'static str) -> Meaning {
    Meaning { what, color, besides }
}

/// Colours that are seen together and compared with each other.
fn together(tokens: &Tokens) -> [(&'static str, Vec<Meaning>); 3] {
    [
        (
            "the nights of a strip, a month and a list",
            vec![
                meaning("a cramp", tokens.cramp, "a filled disc with the count"),
                meaning("no cramps", tokens.cramp_free, "a ring"),
                meaning("not recorded", tokens.not_recorded, "a hatched square"),
            ],
        ),
        (
            "the chart of weeks",
            vec![
                meaning("cramp nights", tokens.cramp, "a filled bar"),
                meaning("no cramps", tokens.cramp_free, "a ring at the foot"),
                meaning("not recorded", tokens.not_recorded, "a hatched bar"),
                meaning("the whole period", tokens.estimate, "a line across all bars"),
            ],
        ),
        (
            "the cards",
            vec![
                meaning("routine", tokens.routine, "a letter i in a circle"),
                meaning("emergency", tokens.emergency, "a triangle, and the word Emergency"),
            ],
        ),
    ]
}

/// Two meanings that some eyes can hardly tell apart by their colours.
fn too_near(one: &Meaning, other: &Meaning) -> Vec<String> {
    let found = Eyes::ALL.map(|eyes| (eyes, difference(one.color, other.color, eyes)));
    found
        .into_iter()
        .filter(|(_, found)| *found < LEAST)
        .map(|(eyes, found)| {
            format!("{eyes:?}: {} and {} differ by {found:.3}", one.what, other.what)
        })
        .collect()
}

#[test]
fn what_means_different_things_differs_to_all_eyes() {
    let mut faults = Vec::new();
    for (theme, tokens) in [("dark", &DARK), ("light", &LIGHT)] {
        for (scene, meanings) in together(tokens) {
            for (position, one) in meanings.iter().enumerate() {
                for other in &meanings[..position] {
                    assert_ne!(one.besides, other.besides, "{scene}: only the colour tells");
                    let near = too_near(one, other).into_iter();
                    faults.extend(near.map(|fault| format!("{theme}, {scene}, {fault}")));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_heat_map_goes_from_the_ground_away_step_by_step() {
    for (theme, tokens) in [("dark", &DARK), ("light", &LIGHT)] {
        for eyes in Eyes::ALL {
            for measure in Measure::ALL {
                let step = |step| shade(tokens, *measure, step).fill;
                let steps: [f64; STEPS] =
                    std::array::from_fn(|at| difference(step(at), tokens.surface, eyes));
                assert!(steps.is_sorted(), "{theme}, {measure}, {eyes:?}: {steps:?}");
            }
        }
    }
}

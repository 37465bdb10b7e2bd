//! What tests of charts have in common.

use super::scene::{Ink, Mark, Scene, Shape, TextRole, TextSizes};

/// Letters of even width.
pub(super) struct Even;

impl TextSizes for Even {
    fn width(&self, text: &str, role: TextRole) -> f32 {
        text.chars().count() as f32 * role.size() * 0.55
    }

    fn height(&self, role: TextRole) -> f32 {
        role.size() * 1.25
    }
}

/// The shapes that are drawn with an ink.
pub(super) fn of_ink(scene: &Scene, ink: Ink) -> impl Iterator<Item = &Shape> {
    scene.marks.iter().filter(move |mark| mark.ink == ink).map(|mark| &mark.shape)
}

/// Every text of a picture.
pub(super) fn texts(scene: &Scene) -> Vec<String> {
    let text = |mark: &Mark| {
        if let Shape::Text { text, .. } = &mark.shape { Some(text.clone()) } else { None }
    };
    scene.marks.iter().filter_map(text).collect()
}

//! The sizes of letters, each with the name of what it is for; no screen has others.
//!
//! The family is made for legibility; its figures are all of one width, so that numbers one above
//! the other align.

use std::collections::BTreeMap;

use egui::{FontFamily, FontId, TextStyle};

/// What is secondary: units, help, labels of axes.
const SECONDARY: f32 = 13.0;
/// What is read.
const BODY: f32 = 15.0;
/// The heading of a section, a card or a large button.
const SECTION: f32 = 18.0;
/// The name of a place, and the icons of the rail.
const PLACE: f32 = 24.0;
/// A figure that matters.
const FIGURE: f32 = 40.0;

/// The family of the heavier letters.
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// What is secondary.
pub const fn small() -> FontId {
    FontId::new(SECONDARY, FontFamily::Proportional)
}

/// What is secondary and stands out: days, counts.
pub fn small_strong() -> FontId {
    FontId::new(SECONDARY, semibold())
}

/// What is read.
pub const fn body() -> FontId {
    FontId::new(BODY, FontFamily::Proportional)
}

/// What is read first.
pub fn strong() -> FontId {
    FontId::new(BODY, semibold())
}

/// The heading of a section, a card or a large button.
pub fn section() -> FontId {
    FontId::new(SECTION, semibold())
}

/// The name of a place, and the telephone number of an emergency.
pub fn place() -> FontId {
    FontId::new(PLACE, semibold())
}

/// A figure that matters.
pub fn figure() -> FontId {
    FontId::new(FIGURE, semibold())
}

/// An icon that stands over its word.
pub const fn icon() -> FontId {
    FontId::new(PLACE, FontFamily::Proportional)
}

/// A sign on something, without a word.
pub const fn sign() -> FontId {
    FontId::new(SECTION, FontFamily::Proportional)
}

/// A count in a mark of this radius: as large as the mark lets it, and never too small to read.
pub fn in_mark(radius: f32) -> FontId {
    FontId::new(radius.max(9.0), semibold())
}

/// A value in a square cell of this height: two figures have room in the smallest one.
pub fn in_cell(height: f32) -> FontId {
    FontId::new((height * 0.62).clamp(11.0, SECTION), semibold())
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
pub(super) fn text_styles() -> BTreeMap<TextStyle, FontId> {
    [
        (TextStyle::Small, small()),
        (TextStyle::Body, body()),
        (TextStyle::Button, body()),
        (TextStyle::Monospace, body()),
        (TextStyle::Heading, section()),
        (strong_style(), strong()),
        (place_style(), place()),
        (figure_style(), figure()),
    ]
    .into()
}

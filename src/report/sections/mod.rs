//! The summary as lines, tables and figures on paper.

pub mod foot;
pub mod legs;
mod places;
mod set;

pub use places::hours;
pub use set::{head, places_and_figures, section};

use super::layout::{fonts::Weight, text::Style};

/// The title.
pub const TITLE: Style = Style::new(Weight::SemiBold, 16.0);
/// The heading of a section.
pub const HEADING: Style = Style::new(Weight::SemiBold, 9.6);
/// Running text.
pub const BODY: Style = Style::new(Weight::Regular, 8.2);
/// Running text that matters.
pub const STRONG: Style = Style::new(Weight::SemiBold, 8.2);
/// Text in tables.
pub const TABLE: Style = Style::new(Weight::Regular, 7.6);
/// What matters in tables.
pub const TABLE_STRONG: Style = Style::new(Weight::SemiBold, 7.6);
/// Labels of figures, headers of columns.
pub const LABEL: Style = Style::new(Weight::Regular, 6.8);
/// The definitions at the foot.
pub const SMALL: Style = Style::new(Weight::Regular, 6.4);

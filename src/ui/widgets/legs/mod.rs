//! The drawn legs: a cramp's place is picked on them, and its counts are shown on them.

mod canvas;
mod counts;
mod picker;

pub use counts::legs_counts_ui;
pub use picker::{legs_picker_ui, legs_ui};

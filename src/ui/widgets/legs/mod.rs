//! The drawn legs: a cramp's place is picked on them.

mod canvas;
mod picker;

pub use picker::{legs_picker_ui, legs_ui};

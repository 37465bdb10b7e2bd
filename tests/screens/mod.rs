//! The whole window, used as a person would.

mod every_place;
mod pictures;

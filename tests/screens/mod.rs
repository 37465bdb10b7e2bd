//! The whole window, used as a person would.

mod every_place;
mod keeping;
mod night;
mod other_places;
mod pictures;
mod shell;
mod shell_pictures;

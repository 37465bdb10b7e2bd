//! The whole window, used as a person would.

mod choices;
mod entry;
mod every_place;
mod keeping;
mod night;
mod other_places;
mod pictures;
mod strip;

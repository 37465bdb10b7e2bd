//! The whole window, used as a person would.

mod choices;
mod every_place;
mod keeping;
mod night;
mod other_places;
mod overlays;
mod pictures;
mod scenes;
mod strip;
mod walks;

//! The whole window, used as a person would.

mod calendar;
mod calendar_pictures;
mod every_place;
mod keeping;
mod night;
mod other_places;
mod pictures;
mod strip;

//! The whole window, used as a person would.

mod calendar;
mod calendar_pictures;
mod choices;
mod cramp_now;
mod cramp_now_pictures;
mod doctor_cards;
mod doctor_pictures;
mod entry;
mod entry_pictures;
mod every_place;
mod fields;
mod keeping;
mod legs;
mod night;
mod other_places;
mod overlays;
mod pictures;
mod scenes;
mod shell;
mod shell_pictures;
mod strip;
mod trends;
mod trends_pictures;
mod walks;

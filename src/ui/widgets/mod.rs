//! The controls of the house: each has a name for a screen reader and a way by keyboard.

pub mod bar;
pub mod button;
pub mod card;
pub mod chart;
pub mod chips;
pub mod choice;
pub mod drafts;
pub mod emergency_number;
pub mod field;
pub mod legend;
pub mod legs;
pub mod mark;
pub mod marked;
pub mod noted;
pub mod path;
pub mod quick;
pub mod roving;
pub mod rows;
pub mod scale;
pub mod secret;
pub mod section;
pub mod seek;
pub mod statement;

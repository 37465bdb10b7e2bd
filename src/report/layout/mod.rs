//! A small layout: shaped text in lines, lines and figures in slices, slices on pages.
//!
//! Lengths are points (1/72 inch), x from the left and y from the top of the page.

pub mod find;
pub mod flow;
pub mod fonts;
pub mod scene;
mod shape;
pub mod table;
pub mod text;

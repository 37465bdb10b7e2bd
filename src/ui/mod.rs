//! Floor 4: the window. The only place that knows of egui.

mod alarm;
mod cannot_open;
mod column;
mod focus;
mod help;
mod input;
mod news;
mod overlay;
mod rail;
mod screens;
mod shell;
pub mod style;
mod view;
mod waker;
pub mod widgets;
mod window;

pub use window::{CrampDiary, WindowOptions, run};

//! Floor 4: the window. The only place that knows of egui.

mod alarm;
mod focus;
mod input;
mod screens;
mod shell;
pub mod style;
mod view;
mod waker;
pub mod widgets;
mod window;

pub use window::{CrampDiary, WindowOptions, run};

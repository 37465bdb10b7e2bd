//! The look of the window, computed from its tokens and read from its source.

mod color;
mod contrast;
mod differences;
mod letters;
mod sources;

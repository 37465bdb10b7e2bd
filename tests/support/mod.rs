//! What the tests of several floors share.

pub(crate) mod album;
pub(crate) mod diaries;
pub(crate) mod files;
pub(crate) mod kept;
pub(crate) mod nodes;
pub(crate) mod open_window;
pub(crate) mod painted;
pub(crate) mod renderer;
pub(crate) mod said;
pub(crate) mod strategies;
pub(crate) mod threads;
pub(crate) mod tools;
pub(crate) mod window;

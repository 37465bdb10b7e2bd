//! Tests of `report` from outside.

#![cfg(test)] // so that the helpers of tests count as tests for clippy.toml too

mod forms;
mod layout;
mod made;
mod model;
mod one_page;
mod pdf;
mod preview;
mod scripts;

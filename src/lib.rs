//! Cramp Diary: a desktop diary for people whose legs cramp at night.
//!
//! The modules are floors, in this order. Each may use only what stands above it here:
//! nothing below the diary's own values knows of files, and nothing but the last of a window.

pub mod diary;

pub mod body;
pub mod clock;

pub mod guidance;
pub mod trends;

pub mod chart;
pub mod demo;

pub mod store;

pub mod exchange;

pub mod report;

pub mod app;

pub mod cli;

pub mod ui;

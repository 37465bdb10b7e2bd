//! Floor 3: the state of the program and everything that can happen to it; no egui.
//!
//! Screens read a [`State`] and hand over [`Action`]s. [`update()`] alone changes the state; what
//! is to be done outside comes back as [`Effect`]s, which the [`Runner`] carries out.

pub mod action;
pub mod adopt;
pub mod appointment;
pub mod backups;
pub mod begin;
pub mod calendar;
mod choice;
mod clock_jump;
pub mod command;
pub mod cramp_edits;
pub mod cramp_now;
pub mod deeds;
mod desktop;
pub mod drafts;
pub mod drinks;
pub mod edit;
pub mod emergency_number;
pub mod failures;
mod files;
mod finished;
mod first_start;
pub mod glance;
mod import;
pub mod jobs;
pub mod leave;
pub mod overlay;
pub mod palette;
mod path_for;
mod perform;
mod place;
pub mod preferences;
pub mod questions;
pub mod range;
pub mod recent;
pub mod reopen;
pub mod runner;
pub mod same;
mod saving;
pub mod search;
pub mod self_care;
pub mod state;
pub mod summary;
pub mod text;
pub mod thresholds;
pub mod trends;
pub mod typed_time;
pub mod unkept;
mod update;

pub use action::{Action, Effect};
pub use command::{Command, Part, Place};
pub use cramp_now::{CrampAction, CrampNow, Takeover};
pub use edit::Edit;
pub use jobs::Jobs;
pub use overlay::{FirstStep, Overlay};
pub use path_for::PathFor;
pub use perform::{add_cramp, no_cramps};
pub use preferences::Preferences;
pub use range::Range;
pub use reopen::Reopen;
pub use runner::Runner;
pub use saving::Sent;
pub use state::{Leaving, Notice, Phase, State};
pub use update::update;

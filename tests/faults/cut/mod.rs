//! A loss of power: what a program does to a folder is recorded call by call, and every disk is
//! made up that could be left of it at any moment.

mod disk;
mod trace;

pub(super) use disk::Disk;
pub(super) use trace::{Deed, Recording, record};

//! Files that come in and go out.

mod malformed;
mod merge;
mod round_trip;
mod save;
mod strategies;

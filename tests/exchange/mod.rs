//! Files that come in and go out.

mod fhir;
mod malformed;
mod meeting;
mod merge;
mod round_trip;
mod save;

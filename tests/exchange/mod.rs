//! Files that come in and go out.

mod fhir;
mod hostile;
mod malformed;
mod meeting;
mod merge;
mod round_trip;
mod save;
mod table;

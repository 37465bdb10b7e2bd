//! Tests of `trends` from outside.

mod diaries;
mod laws;
mod reference;
mod simulation;
mod words;

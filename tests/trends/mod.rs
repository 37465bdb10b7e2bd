//! Tests of `trends` from outside.

mod diaries;
mod reference;
mod words;

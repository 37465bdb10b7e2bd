//! Tests of `trends` from outside.

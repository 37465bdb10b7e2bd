//! Tests of `guidance` from outside.

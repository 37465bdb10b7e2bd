//! Tests of `exchange` from outside.

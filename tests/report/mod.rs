//! Tests of `report` from outside.

//! What the tests of several floors share.

pub(crate) mod strategies;

//! The real program, run as a script would.

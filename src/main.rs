//! The program: arguments, paths, and the window or a subcommand.

fn main() {}

//! The program: arguments, paths, and the window or a subcommand.

use std::{
    env,
    io::{stderr, stdout},
    process::ExitCode,
};

use cramp_diary::{
    cli::{self, Call, DIARY_VARIABLE, Outcome},
    clock::Clock,
};
use rustix::{fs::Mode, process::umask};

fn main() -> ExitCode {
    // Whatever the program writes is for its owner alone.
    umask(Mode::RWXG | Mode::RWXO);
    let call = Call {
        arguments: env::args_os().collect(),
        diary_variable: env::var_os(DIARY_VARIABLE),
        clock: Clock::System,
    };
    match cli::run(call, &mut stdout().lock(), &mut stderr().lock()) {
        Outcome::Exit(status) => ExitCode::from(status),
        Outcome::Window(_options) => ExitCode::SUCCESS,
    }
}

//! Floor 3: the command line.
//!
//! Each subcommand reads its words, calls the function of the library that the window calls
//! too, and gives back what is to be printed. Nothing is printed before a subcommand is
//! through: one that fails leaves nothing on standard output.

mod args;
mod assess;
mod backup;
mod check;
mod error;
mod export;
mod forget;
mod import;
mod output;
mod password;
mod period;
mod place;
mod report;
mod restore;
mod secrets;
mod terminal;
mod trends;

use std::{
    ffi::OsString,
    io::{self, Write},
    path::PathBuf,
};

use clap::{CommandFactory as _, Parser as _};

use crate::{
    clock::Clock,
    diary::Diary,
    store::{Access, Store},
};

use args::{Arguments, Command, PasswordArgs, Task};
use error::CliError;
use output::Output;
use place::Place;
use secrets::Secrets;

pub use place::DIARY_VARIABLE;
pub use secrets::PASSWORD_VARIABLE;

/// What the arguments and the surroundings of the program say.
#[derive(Debug)]
pub struct Call {
    /// The arguments, the program's own name first.
    pub arguments: Vec<OsString>,
    /// The value of the environment variable [`DIARY_VARIABLE`].
    pub diary_variable: Option<OsString>,
    /// The value of the environment variable [`PASSWORD_VARIABLE`].
    pub password_variable: Option<OsString>,
    /// Where the time comes from.
    pub clock: Clock,
}

/// What became of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// All that was to be done has been done or has failed; the program ends with this status.
    Exit(u8),
    /// The window is to be opened.
    Window(WindowOptions),
}

/// What the window opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WindowOptions {
    /// A diary, which is made where there is none; its folder is there.
    Diary(PathBuf),
    /// A made-up half-year in a diary that is thrown away.
    Demo,
    /// As [`WindowOptions::Diary`], on a cramp that begins now.
    Now(PathBuf),
    /// As [`WindowOptions::Demo`], on a cramp that begins now.
    DemoNow,
}

/// The exit status where everything was done.
const DONE: u8 = 0;
/// The exit status where it could not be done.
const FAILED: u8 = 1;
/// The exit status where the words of the command are off.
const USAGE: u8 = 2;

/// The exit status where it was done, but for something that standard error names.
const LEFT: u8 = 3;

/// Does what a call asks for, but for opening the window.
pub fn run(call: Call, out: &mut impl Write, err: &mut impl Write) -> Outcome {
    let Call { arguments, diary_variable, password_variable, clock } = call;
    let secrets = Secrets::from(password_variable);
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return Outcome::Exit(explain(&error, out, err)),
    };
    let Arguments { diary, json, demo, command } = arguments;
    let task = match command {
        Some(Command::Now) | None if json => {
            let error = usage("--json goes with a subcommand; the window prints nothing");
            return Outcome::Exit(explain(&error, out, err));
        }
        None if demo => return Outcome::Window(WindowOptions::Demo),
        None => return window(diary, diary_variable, WindowOptions::Diary, err),
        Some(Command::Now) if demo => return Outcome::Window(WindowOptions::DemoNow),
        Some(Command::Now) => return window(diary, diary_variable, WindowOptions::Now, err),
        Some(Command::Task(task)) => task,
    };
    if demo {
        let error = usage("--demo opens the window and goes with no subcommand");
        return Outcome::Exit(explain(&error, out, err));
    }
    let done = Place::find(diary, diary_variable)
        .and_then(|place| perform(task, &Context { place, secrets, clock }));
    Outcome::Exit(match done {
        Ok(output) => print(&output, json, out, err),
        Err(error) => fail(&error, err),
    })
}

/// The window on a diary whose folder is there.
fn window(
    named: Option<PathBuf>,
    variable: Option<OsString>,
    options: impl FnOnce(PathBuf) -> WindowOptions,
    err: &mut impl Write,
) -> Outcome {
    match Place::find(named, variable).and_then(Place::prepared) {
        Ok(path) => Outcome::Window(options(path)),
        Err(error) => Outcome::Exit(fail(&error, err)),
    }
}

/// What every subcommand works with.
struct Context {
    place: Place,
    secrets: Secrets,
    clock: Clock,
}

impl Context {
    /// Opens the diary; the password is asked for where it has one.
    fn open(&self, access: Access) -> Result<Store, CliError> {
        self.secrets.open(self.place.path(), access)
    }

    /// Reads the diary, which has to be there.
    fn load(&self) -> Result<Diary, CliError> {
        Ok(self.open(Access::Read)?.load()?.diary)
    }
}

fn perform(task: Task, context: &Context) -> Result<Output, CliError> {
    match task {
        Task::Import(arguments) => import::run(&arguments, context),
        Task::Export(arguments) => export::run(&arguments, context),
        Task::Assess(arguments) => assess::run(arguments, context),
        Task::Trends(arguments) => trends::run(arguments, context),
        Task::Report(arguments) => report::run(&arguments, context),
        Task::Backup(arguments) => backup::run(&arguments, context),
        Task::Restore(arguments) => restore::run(&arguments, context),
        Task::Check => check::run(context),
        Task::ForgetUndo => forget::run(context),
        Task::Password(PasswordArgs { task }) => password::run(&task, context),
    }
}

/// Prints what a subcommand gave; the exit status.
fn print(output: &Output, json: bool, out: &mut impl Write, err: &mut impl Write) -> u8 {
    let text = if json { &output.json } else { &output.text };
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => leave(output, err),
        // Whoever reads has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => leave(output, err),
        Err(error) => {
            let changed = output.changed;
            let status = fail(&CliError::Print { changed, source: error }, err);
            if status == DONE { leave(output, err) } else { status }
        }
    }
}

/// Says in one line what is not done although the rest is; the exit status.
fn leave(output: &Output, err: &mut impl Write) -> u8 {
    let Some(left) = &output.left else { return DONE };
    // Where standard error is closed there is nobody left to tell.
    writeln!(err, "cramp-diary: {}", left.replace(char::is_control, " ")).ok();
    LEFT
}

/// Says in one line why a subcommand failed; the exit status.
fn fail(error: &CliError, err: &mut impl Write) -> u8 {
    let line = error.to_string().replace(char::is_control, " ");
    // Where standard error is closed there is nobody left to tell.
    writeln!(err, "cramp-diary: {line}").ok();
    error.status()
}

/// Prints help, or what is wrong with the words of the command; the exit status.
fn explain(error: &clap::Error, out: &mut impl Write, err: &mut impl Write) -> u8 {
    let text = error.render().to_string();
    if error.use_stderr() {
        err.write_all(text.as_bytes()).ok();
        USAGE
    } else {
        // Whoever closed standard output does not want the help.
        out.write_all(text.as_bytes()).ok();
        DONE
    }
}

fn usage(message: &str) -> clap::Error {
    Arguments::command().error(clap::error::ErrorKind::ArgumentConflict, message)
}

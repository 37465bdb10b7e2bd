//! The program: arguments, paths, and the window or a subcommand.

use std::{
    alloc::System,
    env,
    io::{Write as _, stderr, stdout},
    path::Path,
    process::ExitCode,
    sync::{Arc, atomic::AtomicBool},
};

use cramp_diary::{
    cli::{self, Call, DIARY_VARIABLE, Outcome, PASSWORD_VARIABLE},
    clock::Clock,
    exchange::{BreakNote, say_only_where},
    ui,
};
use rustix::{
    fs::Mode,
    process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit, umask},
};
use zeroizing_alloc::ZeroAlloc;

/// Whatever memory is given back is wiped first: also that of the window and of the libraries in
/// which a recovery key or a note stood for a moment.
#[global_allocator]
static WIPING: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    protect();
    let call = Call {
        arguments: env::args_os().collect(),
        diary_variable: env::var_os(DIARY_VARIABLE),
        password_variable: env::var_os(PASSWORD_VARIABLE),
        clock: Clock::System,
    };
    let options = match cli::run(call, &mut stdout().lock(), &mut stderr().lock()) {
        Outcome::Exit(status) => return ExitCode::from(status),
        Outcome::Window(cli::WindowOptions::Diary(path)) => ui::WindowOptions::File(path),
        Outcome::Window(cli::WindowOptions::Demo) => ui::WindowOptions::Demo,
        Outcome::Window(cli::WindowOptions::DemoNow) => ui::WindowOptions::DemoNow,
        Outcome::Window(cli::WindowOptions::Now(path)) => {
            // Its start is on the disk before there is a window.
            match ui::WindowOptions::begin(path.clone()) {
                Ok(options) => options,
                Err(_in_use) => return in_use(&path),
            }
        }
    };
    let begun = matches!(options, ui::WindowOptions::Begun(..));
    match ui::run(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The reason stands last; before it the message names places of its source.
            let message = error.to_string().replace('\n', " ");
            let reason = message.rsplit(": ").next().unwrap_or_default();
            // Where not even this can be said, the exit status says it.
            let begun = if begun { "the start of the cramp is in the diary, but " } else { "" };
            writeln!(
                stderr(),
                "{begun}the window could not be opened ({reason}); start it on a desktop with OpenGL, \
                 or use a subcommand: cramp-diary --help"
            )
            .ok();
            ExitCode::FAILURE
        }
    }
}

/// Says where a cramp can be begun, as it cannot be begun here.
fn in_use(diary: &Path) -> ExitCode {
    let path = diary.display().to_string().replace(char::is_control, " ");
    // Where standard error is closed, the exit status says it.
    writeln!(
        stderr(),
        "cramp-diary: the diary is open in another window; press Ctrl+Space in that window to \
         begin a cramp: {path}"
    )
    .ok();
    ExitCode::FAILURE
}

/// What must hold before the first file is touched. Where the system refuses one of these, the
/// diary is still written safely: the store sets the modes of its own files.
fn protect() {
    // The message of a fault may hold what is written in the diary.
    say_only_where(BreakNote::of_this_person);
    // Whatever the program writes is for its owner alone.
    umask(Mode::RWXG | Mode::RWXO);
    // No copy of the diary in a core dump.
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).ok();
    // Other programs of this person do not look into the memory of this one.
    set_dumpable_behavior(DumpableBehavior::NotDumpable).ok();
    // A file that outgrows its limit is to give an error that can be told, not to end the program.
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::new(AtomicBool::new(false)))
        .ok();
}

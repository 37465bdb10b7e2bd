//! Asking at the terminal for what nobody may read over a shoulder.

use std::{
    fs::{File, OpenOptions},
    io::{self, Read as _, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    fs::OFlags,
    termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr},
};
use signal_hook::{
    consts::{SIGHUP, SIGTERM},
    flag,
};
use zeroize::{Zeroize as _, Zeroizing};

use super::error::CliError;

/// The terminal of the person, whatever standard input and output are.
#[derive(Debug)]
pub(super) struct Terminal {
    file: File,
    /// As it was.
    before: Termios,
    /// Set when the program is to end.
    ending: Arc<AtomicBool>,
    /// Set while nothing is asked: then a signal does what it does otherwise.
    idle: Arc<AtomicBool>,
}

const INTERRUPT: u8 = 0x03;
const END: u8 = 0x04;
const BACKSPACE: u8 = 0x08;
const KILL: u8 = 0x15;
const DELETE: u8 = 0x7f;

/// How long one look at the terminal waits, in nanoseconds.
const LOOK: i64 = 100_000_000;

impl Terminal {
    /// `None` where there is none.
    pub(super) fn open() -> Option<Self> {
        let flags = OFlags::NOCTTY.bits().cast_signed();
        let file =
            OpenOptions::new().read(true).write(true).custom_flags(flags).open("/dev/tty").ok()?;
        let before = tcgetattr(&file).ok()?;
        let (ending, idle) = (Arc::default(), Arc::new(AtomicBool::new(true)));
        for signal in [SIGTERM, SIGHUP] {
            flag::register_conditional_default(signal, Arc::clone(&idle)).ok()?;
            flag::register(signal, Arc::clone(&ending)).ok()?;
        }
        Some(Self { file, before, ending, idle })
    }

    /// Asks for a line that is not shown.
    pub(super) fn ask(&mut self, question: &str) -> Result<Zeroizing<String>, CliError> {
        self.idle.store(false, Ordering::SeqCst);
        let silence = Silence::begin(self)?;
        let answer = silence.0.read_line(question);
        drop(silence);
        self.idle.store(true, Ordering::SeqCst);
        writeln!(self.file).ok();
        let bytes = answer.map_err(|source| CliError::Terminal { source })?;
        match str::from_utf8(&bytes) {
            Ok(line) => Ok(Zeroizing::new(line.to_owned())),
            Err(_other) => Err(CliError::Terminal { source: io::ErrorKind::InvalidData.into() }),
        }
    }

    fn read_line(&self, question: &str) -> io::Result<Zeroizing<Vec<u8>>> {
        let mut terminal = &self.file;
        terminal.write_all(question.as_bytes())?;
        let mut line = Zeroizing::new(Vec::with_capacity(4096));
        loop {
            let mut byte = [0];
            if !self.is_ready()? {
                continue;
            }
            if terminal.read(&mut byte)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            match byte[0] {
                b'\n' | b'\r' => return Ok(line),
                INTERRUPT => return Err(io::ErrorKind::Interrupted.into()),
                END if line.is_empty() => return Err(io::ErrorKind::UnexpectedEof.into()),
                END => return Ok(line),
                // A letter may be several bytes.
                BACKSPACE | DELETE => while line.pop().is_some_and(|byte| byte & 0xc0 == 0x80) {},
                KILL => line.zeroize(),
                other if line.len() < line.capacity() => line.push(other),
                _ => return Err(io::ErrorKind::InvalidInput.into()),
            }
            byte.zeroize();
        }
    }

    /// Whether something was typed, after a moment in which the program may be told to end.
    fn is_ready(&self) -> io::Result<bool> {
        if self.ending.load(Ordering::SeqCst) {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let mut looked_at = [PollFd::new(&self.file, PollFlags::IN)];
        match poll(&mut looked_at, Some(&Timespec { tv_sec: 0, tv_nsec: LOOK })) {
            Ok(ready) => Ok(ready > 0),
            Err(rustix::io::Errno::INTR) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

/// The terminal shows nothing of what is typed, until this is dropped.
struct Silence<'t>(&'t Terminal);

impl<'t> Silence<'t> {
    fn begin(terminal: &'t Terminal) -> Result<Self, CliError> {
        let mut silent = terminal.before.clone();
        // Every key comes at once, also those that would end the program with the terminal silent.
        silent.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG);
        silent.special_codes[SpecialCodeIndex::VMIN] = 1;
        silent.special_codes[SpecialCodeIndex::VTIME] = 0;
        tcsetattr(&terminal.file, OptionalActions::Flush, &silent)
            .map_err(|error| CliError::Terminal { source: error.into() })?;
        Ok(Self(terminal))
    }
}

impl Drop for Silence<'_> {
    fn drop(&mut self) {
        // Where even this fails the terminal is gone.
        tcsetattr(&self.0.file, OptionalActions::Flush, &self.0.before).ok();
    }
}

//! What a program did to a folder, from the record of its calls by `strace`.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use super::super::within;

/// The calls that change a file, a name or what of them is certain.
const CALLS: &str = "trace=pwrite64,write,ftruncate,fdatasync,fsync,unlink,unlinkat,rename,\
                     renameat,renameat2,openat,mkdir,mkdirat,copy_file_range,sendfile";

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Deed {
    /// Bytes were written into a file.
    Write { file: PathBuf, at: usize, bytes: Vec<u8> },
    /// A file was cut off or made longer.
    Resize { file: PathBuf, length: usize },
    /// A file was copied to the end of another one.
    Copy { from: PathBuf, to: PathBuf, start: usize, count: usize },
    /// What a file holds is certain from here on.
    Sync(PathBuf),
    /// A file was made where there was none, or a folder.
    Make { name: PathBuf, is_folder: bool },
    /// A name was given to the file of another one.
    Rename { from: PathBuf, to: PathBuf },
    /// Two files changed their names.
    Exchange { one: PathBuf, other: PathBuf },
    /// A name was taken away.
    Unlink(PathBuf),
    /// The program said something.
    Said(Vec<u8>),
}

/// What was recorded.
pub(in super::super) struct Recording {
    /// In the order in which it was done.
    pub(in super::super) deeds: Vec<Deed>,
    pub(in super::super) output: Output,
}

/// Runs a command and records what it does to a folder.
pub(in super::super) fn record(folder: &Path, command: &Command) -> Recording {
    let folder = folder.canonicalize().unwrap();
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", "100000000"])
        .args(["-e", CALLS, "-e", "signal=none", "-o"])
        .arg(log.path());
    let output = within(strace, command).output().unwrap();
    let log = fs::read_to_string(log.path()).unwrap();
    let mut reader = Reader { folder, deeds: Vec::new(), positions: HashMap::new() };
    let mut begun = HashMap::new();
    for line in log.lines() {
        let (process, call) = line.split_once(' ').unwrap();
        let call = call.trim_start();
        if let Some(start) = call.strip_suffix(" <unfinished ...>") {
            begun.insert(process.to_owned(), start.to_owned());
        } else if let Some((_, end)) = call.split_once(" resumed>") {
            let start = begun.remove(process).unwrap_or_default();
            reader.read(&format!("{start}{end}"));
        } else {
            reader.read(call);
        }
    }
    Recording { deeds: reader.deeds, output }
}

struct Reader {
    folder: PathBuf,
    deeds: Vec<Deed>,
    /// Up to where each open file was written or copied, by its number.
    positions: HashMap<String, usize>,
}

impl Reader {
    /// Reads one call; one that failed did nothing.
    fn read(&mut self, call: &str) {
        let Some((call, result)) = call.rsplit_once(" = ") else { return };
        if result.starts_with('-') || result.starts_with('?') {
            return;
        }
        let Some((name, arguments)) = call.split_once('(') else { return };
        let arguments: Vec<&str> = arguments.trim_end().trim_end_matches(')').split(", ").collect();
        let count = || number(result.split(['<', ' ']).next().unwrap());
        match (name, arguments.as_slice()) {
            ("openat", [_, path, flags, ..]) => {
                let handle = result.split('<').next().unwrap().to_owned();
                self.positions.insert(handle, 0);
                let made = flags.contains("O_CREAT") && !flags.contains("O_TRUNC");
                assert!(!flags.contains("O_TRUNC") || !self.is_own(&quoted(path)), "{call}");
                if made {
                    self.make(path, false);
                }
            }
            ("mkdir", [path, ..]) | ("mkdirat", [_, path, ..]) => self.make(path, true),
            ("pwrite64", [file, bytes, _, at]) => {
                let Some(file) = self.file(file) else { return };
                let bytes = unescaped(bytes)[..count()].to_vec();
                self.deeds.push(Deed::Write { file, at: number(at), bytes });
            }
            ("write", [handle, bytes, _]) => {
                let bytes = unescaped(bytes)[..count()].to_vec();
                if handle.starts_with("1<") || handle.starts_with("2<") {
                    self.deeds.push(Deed::Said(bytes));
                } else if let Some(file) = self.file(handle) {
                    let at = self.advance(handle, bytes.len());
                    self.deeds.push(Deed::Write { file, at, bytes });
                }
            }
            ("copy_file_range", [from, _, to, ..]) | ("sendfile", [to, from, ..]) => {
                let count = count();
                let start = self.advance(from, count);
                let end = self.advance(to, count);
                assert_eq!(start, end, "{call}");
                let (Some(from), Some(to)) = (self.file(from), self.file(to)) else { return };
                if count > 0 {
                    self.deeds.push(Deed::Copy { from, to, start, count });
                }
            }
            ("ftruncate", [file, length]) => {
                let Some(file) = self.file(file) else { return };
                self.deeds.push(Deed::Resize { file, length: number(length) });
            }
            ("fsync" | "fdatasync", [file]) => {
                if let Some(file) = self.file(file) {
                    self.deeds.push(Deed::Sync(file));
                }
            }
            ("unlink", [path]) | ("unlinkat", [_, path, _]) => {
                let path = quoted(path);
                if self.is_own(&path) {
                    self.deeds.push(Deed::Unlink(path));
                }
            }
            ("renameat2", [_, one, _, other, flags]) if flags.contains("RENAME_EXCHANGE") => {
                let (one, other) = (quoted(one), quoted(other));
                if self.is_own(&one) {
                    self.deeds.push(Deed::Exchange { one, other });
                }
            }
            ("rename", [from, to])
            | ("renameat", [_, from, _, to])
            | ("renameat2", [_, from, _, to, _]) => {
                let (from, to) = (quoted(from), quoted(to));
                if self.is_own(&to) {
                    self.deeds.push(Deed::Rename { from, to });
                }
            }
            _ => panic!("a call that is not known: {call}"),
        }
    }

    fn make(&mut self, path: &str, is_folder: bool) {
        let name = quoted(path);
        if self.is_own(&name) {
            self.deeds.push(Deed::Make { name, is_folder });
        }
    }

    fn is_own(&self, path: &Path) -> bool {
        path.starts_with(&self.folder)
    }

    /// The file of the folder that stands in an argument; none where it has no name any more.
    fn file(&self, argument: &str) -> Option<PathBuf> {
        if argument.ends_with("(deleted)") {
            return None;
        }
        let (_, path) = argument.split_once('<')?;
        let path = path_of(path.strip_suffix('>')?);
        self.is_own(&path).then_some(path)
    }

    /// Moves an open file on; where it was before.
    fn advance(&mut self, argument: &str, count: usize) -> usize {
        let handle = argument.split('<').next().unwrap();
        let position = self.positions.entry(handle.to_owned()).or_default();
        *position += count;
        *position - count
    }
}

fn number(text: &str) -> usize {
    text.trim().parse().unwrap_or_else(|_| panic!("{text:?} is no number"))
}

fn quoted(argument: &str) -> PathBuf {
    path_of(argument.trim_matches('"'))
}

fn path_of(text: &str) -> PathBuf {
    String::from_utf8(unescaped(text)).unwrap().into()
}

/// The bytes of a text of which each letter is written as `\x2f`.
fn unescaped(text: &str) -> Vec<u8> {
    let text = text.trim_matches('"');
    text.split("\\x").skip(1).map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect()
}

//! The real program, run as a script would.

mod clocks;
mod documents;
mod files;
mod forget;
mod import;
mod now;
mod papers;
mod password;
mod statuses;
mod window;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

/// A folder with a diary in it, which may still have to be made.
struct Bench {
    folder: TempDir,
}

/// What a run of the program gave.
#[derive(Debug)]
struct Ran {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Bench {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With a diary into which a file with these fields came.
    fn with(fields: &str) -> Self {
        let bench = Self::new();
        bench.write("start.json", file(fields));
        bench.run(&["import", "start.json"]).done();
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn diary(&self) -> PathBuf {
        self.path("test.cramp-diary")
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Every file of the folder with its bytes.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files: Vec<_> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.file_type().unwrap().is_file())
            .map(|entry| {
                (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())
            })
            .collect();
        files.sort();
        files
    }

    /// The program with a clean environment, about to run in the folder.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program(self.folder.path());
        command.args(arguments).env("CRAMP_DIARY", self.diary());
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        run(&mut self.command(arguments))
    }
}

impl Ran {
    /// Asserts that all was done; gives what was printed.
    #[track_caller]
    fn done(self) -> String {
        assert_eq!((self.status, self.stderr.as_str()), (0, ""), "{}", self.stdout);
        self.stdout
    }

    /// Asserts that it could not be done; gives the one line that says why.
    #[track_caller]
    fn failed(self) -> String {
        assert_eq!((self.status, self.stdout.as_str()), (1, ""), "{}", self.stderr);
        assert!(self.stderr.ends_with('\n'), "{:?}", self.stderr);
        assert_eq!(self.stderr.lines().count(), 1, "{}", self.stderr);
        self.stderr
    }

    /// Asserts that the words of the command were off.
    #[track_caller]
    fn misused(self) -> String {
        assert_eq!((self.status, self.stdout.as_str()), (2, ""), "{}", self.stderr);
        assert!(!self.stderr.is_empty());
        self.stderr
    }
}

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cramp-diary"));
    command.current_dir(folder).env_clear();
    command
}

fn run(command: &mut Command) -> Ran {
    let Output { status, stdout, stderr } = command.output().unwrap();
    Ran {
        status: status.code().unwrap(),
        stdout: String::from_utf8(stdout).unwrap(),
        stderr: String::from_utf8(stderr).unwrap(),
    }
}

/// A diary file with these fields.
fn file(fields: &str) -> String {
    format!("{{\"format\": \"cramp-diary\", \"version\": 1,\n{fields}}}\n")
}

/// Two recorded nights and one that was not.
const NIGHTS: &str = r#""nights": [
{"date": "2026-03-01", "cramps": []},
{"date": "2026-03-02", "cramps": [{"pain": 4, "muscle": "calf"}], "note": "bad"},
{"date": "2026-03-05", "note": "away"}
]"#;

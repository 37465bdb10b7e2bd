//! What the real program leaves on a machine: for whom its files are, where it writes, and what
//! stands in what it hands out.

mod forms;
pub(crate) mod writes;

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use cramp_diary::{
    diary::{Change, Diary, Night, NightDate, Step, text::Text},
    store::Store,
};
use tempfile::TempDir;

use crate::support::files::{files_below, holds_words};

/// A word that stands in every text of the diary, and that nothing else makes.
pub(crate) const SENTINEL: &str = "Zwetschgenknödel";

/// A diary in which everything that can be written says the word.
pub(crate) fn said_everywhere() -> String {
    r#"{"format": "cramp-diary", "version": 1,
"profile": {"name": "WORD N", "questions_for_doctor": "WORD q", "emergency_contact": "WORD e"},
"medications": [{"name": "WORD M", "dose": "WORD d", "note": "WORD n", "started": "2026-01-01"}],
"exposures": [{"date": "2026-02-01", "substance": "lead", "note": "WORD x"}],
"appointments": [{"date": "2026-04-01", "with": "WORD w", "place": "WORD p", "outcome": "WORD o"}],
"nights": [{"date": "2026-03-10", "note": "WORD night", "medication_note": "WORD m",
  "cramps": [{"muscle": "calf", "pain": 9, "minutes": 12, "note": "WORD cramp"}],
  "doses": [{"name": "WORD dose", "amount": "WORD a"}]}]}"#
        .replace("WORD", SENTINEL)
}

/// One home, and in it a whole session of every subcommand.
pub(crate) struct Session {
    pub(crate) home: TempDir,
}

/// In their order; `{out}` is the folder of what is handed out.
const SUBCOMMANDS: [&[&str]; 17] = [
    &["import", "{out}/said.json"],
    &["import", "{out}/more.json"],
    &["assess"],
    &["trends", "--from", "2026-03-01", "--to", "2026-03-31", "--json"],
    &["report", "--out", "{out}/a.pdf", "--prepared-on", "2026-03-30"],
    &["report", "--out", "{out}/a.html", "--format", "html", "--prepared-on", "2026-03-30"],
    &["report", "--out", "{out}/a.txt", "--format", "txt", "--prepared-on", "2026-03-30"],
    &["report", "--out", "{out}/a.csv", "--format", "csv", "--prepared-on", "2026-03-30"],
    &["export", "--out", "{out}/a.json"],
    &["export", "--out", "{out}/a.fhir", "--format", "fhir"],
    &["export", "--out", "{out}/a.json", "--force"],
    &["backup", "--out", "{out}/copy"],
    &["check"],
    &["restore", "{out}/copy"],
    &["import", "{out}/more.json", "--dry-run"],
    &["export", "--out", "{out}/a.json"],
    &["restore", "{out}/none"],
];

impl Session {
    pub(crate) fn new() -> Self {
        let session = Self { home: tempfile::tempdir().unwrap() };
        for folder in [session.out(), session.path("cwd"), session.path("tmp")] {
            fs::create_dir(&folder).unwrap();
            fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
        }
        session.hand_in("said.json", &said_everywhere());
        let more = r#"{"format": "cramp-diary", "version": 1, "nights": [{"date": "2026-03-11"}]}"#;
        session.hand_in("more.json", more);
        session
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Where what is handed in and out lies.
    pub(crate) fn out(&self) -> PathBuf {
        self.path("out")
    }

    /// The folder that the program makes by itself.
    pub(crate) fn data(&self) -> PathBuf {
        self.path(".local/share/cramp-diary")
    }

    fn hand_in(&self, name: &str, text: &str) {
        let path = self.out().join(name);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    }

    /// A program with nothing around it but this home.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.path("cwd"))
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("HOME", self.home.path())
            .env("TMPDIR", self.path("tmp"))
            .env("USER", "benutzerin")
            .stdin(Stdio::null());
        command
    }

    /// The words of a subcommand.
    fn words(&self, words: &[&str]) -> Vec<String> {
        let out = self.out();
        words.iter().map(|word| word.replace("{out}", out.to_str().unwrap())).collect()
    }

    /// Every subcommand, each behind these words of a shell.
    fn run(&self, before: &str) -> Vec<Output> {
        let run = |words: &&[&str]| {
            self.command("sh")
                .args(["-c", &format!("{before} exec \"$@\""), "sh"])
                .arg(env!("CARGO_BIN_EXE_cramp-diary"))
                .args(self.words(words))
                .output()
                .unwrap()
        };
        SUBCOMMANDS.iter().map(run).collect()
    }
}

/// Asserts that everything in a folder, itself too, is for its owner alone; how many files it has.
#[track_caller]
pub(crate) fn all_is_private(folder: &Path) -> usize {
    let mode = |path: &Path| path.symlink_metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(folder), 0o700, "{}", folder.display());
    let mut files = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files += all_is_private(&path);
        } else {
            assert_eq!(mode(&path), 0o600, "{}", path.display());
            files += 1;
        }
    }
    files
}

#[test]
fn whatever_the_mask_every_file_is_for_its_owner_alone() {
    for mask in ["000", "022", "077"] {
        let session = Session::new();
        let ended = session.run(&format!("umask {mask};"));
        let statuses: Vec<_> = ended.iter().map(|ended| ended.status.code().unwrap()).collect();
        assert_eq!(statuses[..15], [0; 15], "{ended:?}");
        assert_eq!(statuses[15..], [1, 1]);
        // The diary, its lock, journal and backups; the diary of before.
        assert!(all_is_private(&session.data()) >= 5);
        assert!(all_is_private(&session.out()) >= 9);
        // What was made of the home by the way: `.local` and `share` were not there.
        for folder in [".local", ".local/share"] {
            let mode = fs::metadata(session.path(folder)).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, 0o700, "{folder}");
        }
        for folder in ["cwd", "tmp"] {
            assert_eq!(fs::read_dir(session.path(folder)).unwrap().count(), 0, "{folder}");
        }
    }
}

#[test]
fn nothing_that_was_written_in_a_diary_is_said_where_it_was_not_asked_for() {
    let session = Session::new();
    let ended = session.run("export RUST_LOG=trace RUST_BACKTRACE=full;");
    for (words, ended) in SUBCOMMANDS.iter().zip(&ended) {
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(!said.contains(SENTINEL), "{words:?}: {said}");
        // What is printed was asked for: signs and figures, the differences of an import.
        let printed = String::from_utf8_lossy(&ended.stdout);
        let shows_entries = matches!(words[0], "assess" | "trends" | "import");
        assert!(shows_entries || !printed.contains(SENTINEL), "{words:?}: {printed}");
    }
    // In the files of the diary, and in what was handed in and asked for, and nowhere else.
    for path in files_below([session.home.path().to_owned()]) {
        let bytes = fs::read(&path).unwrap();
        let says = holds_words(&bytes, SENTINEL);
        let may = path.starts_with(session.data()) || path.starts_with(session.out());
        assert!(!says || may, "{}", path.display());
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_note =
            path.extension().is_some_and(|added| added == "lock") || name.ends_with("-journal");
        assert!(!says || !is_note, "{name}");
    }
}

/// Until then it can be brought back by "undo"; a copy that was made meanwhile holds it too.
#[test]
fn a_text_that_was_taken_out_is_gone_with_the_last_step_that_tells_of_it() {
    let folder = crate::store::Folder::quick();
    let mut store = folder.open();
    let says = |store: Store| {
        drop(store);
        let says = files_below([folder.folder.path().to_owned()]).into_iter().any(|path| {
            let bytes = fs::read(path).unwrap();
            holds_words(&bytes, SENTINEL)
        });
        (says, folder.open())
    };
    let mut night = Night::unanswered("2026-03-10".parse().unwrap());
    night.note = Text::new(format!("{SENTINEL} {}", "and more ".repeat(900))).ok();
    let added = Change::of_night(&Diary::default(), night);
    let step = |change: Change| Step { name: "edit".to_owned(), changes: vec![change] };
    store.commit(step(added.clone())).unwrap();
    store.commit(step(added.inverse())).unwrap();
    let there;
    (there, store) = says(store);
    assert!(there, "it can be brought back");
    let first: NightDate = "2020-01-01".parse().unwrap();
    for day in 0..500 {
        crate::store::add_night(&mut store, &first.plus_days(day).to_string());
    }
    let (there, _store) = says(store);
    assert!(!there, "nothing of it is left in the file or its journal");
}

//! Somebody who writes into a diary, as fast as it takes it in: a process of its own that goes
//! through the store thread of the window and says of each thing when it was told that it is
//! saved. It can be killed, followed and hindered.

use std::{
    env, fs,
    io::{Write as _, stderr},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Arc,
    task::{Wake, Waker},
    thread::{self, Thread},
    time::Duration,
};

use cramp_diary::{
    app::{State, broke_off, failures::Failure},
    clock::Clock,
    diary::{Change, Diary, Night, NightDate, Step, text::Text},
    exchange::{BreakNote, say_only_where},
    store::{
        Access, BackupId, BackupOrder, BackupPlace, BackupReason, Event, Keys, Loaded, Request,
        StoreHandle, examine_backup,
    },
};

use super::{sound, tell, times};

/// The diary of a process that is to write.
const DIARY: &str = "CRAMP_DIARY_DRIVER";
/// What it writes, and how much of it.
const TASK: &str = "CRAMP_DIARY_DRIVER_TASK";

/// How often something is sent again that could not be saved.
const TRIES: usize = 4;

/// The field of the texts that are being typed.
const FIELD: &str = "note";

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Task {
    /// Night after night.
    Nights,
    /// Of each night first the text that is being typed, then the night; then the text goes.
    Drafts,
    /// Nights, with a backup after every other one, each of the next day.
    Backups,
    /// Nights, sent all at once; then the window breaks off before it hears of any.
    BreakOff,
}

impl Task {
    /// Those that go on until they are ended.
    pub(super) const LASTING: [Self; 3] = [Self::Nights, Self::Drafts, Self::Backups];

    fn read(word: &str) -> Self {
        let all = Self::LASTING.into_iter().chain([Self::BreakOff]);
        all.into_iter().find(|known| format!("{known:?}") == word).unwrap()
    }
}

/// What the process was told to be saved.
#[derive(Debug, Default, Clone)]
pub(super) struct Told {
    /// The number of the newest night.
    pub(super) night: usize,
    /// The number of the night of the newest text.
    pub(super) draft: usize,
    /// The number of the night of the newest backup.
    pub(super) backup: usize,
    /// How many things were told to be saved.
    pub(super) count: usize,
    /// Why something was not, as it was said.
    pub(super) refusals: Vec<String>,
}

impl Told {
    /// Takes in what a process said; a line that breaks off was not said.
    pub(super) fn hear(&mut self, said: &[u8]) {
        let said = String::from_utf8_lossy(said);
        for line in said.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')) {
            if let Some(refusal) = line.strip_prefix("NAK ") {
                self.refusals.push(refusal.to_owned());
            }
            let Some(told) = line.strip_prefix("ACK ") else { continue };
            let (what, number) = told.split_once(' ').unwrap();
            let number = number.parse().unwrap();
            self.count += 1;
            match what {
                "night" => self.night = number,
                "draft" => self.draft = number,
                "backup" => self.backup = number,
                _ => panic!("{line}"),
            }
        }
    }

    /// Asserts that it is all there, that nothing is there by halves, and that nothing came that
    /// was not on its way. Gives how many nights there are.
    #[track_caller]
    pub(super) fn assert_kept(&self, diary: &Path) -> usize {
        if !diary.exists() {
            assert_eq!(self.count, 0, "there is no diary");
            return 0;
        }
        let Loaded { diary: held, drafts, .. } = sound(diary);
        let count = held.nights().len();
        assert!(count >= self.night, "{count} nights of {}", self.night);
        assert!(count <= self.night + 1, "{count} nights, and only {} were told", self.night);
        assert_first_nights(&held);
        let typed = drafts.get(FIELD).map(|draft| draft.body.clone());
        let is_whole = |typed: &String| (1..=count + 1).any(|number| *typed == text(number));
        assert!(typed.iter().all(is_whole), "half of a text");
        assert!(
            self.draft <= count || typed == Some(text(self.draft)),
            "the text of night {} is neither kept nor entered",
            self.draft
        );
        let files = place(diary).list().files;
        assert!(self.backup == 0 || !files.is_empty(), "there is no backup");
        for (file, position) in files.iter().zip(0..) {
            let held = examine_backup(&file.path, &Keys::none()).unwrap().contents.nights;
            assert!(position > 0 || held >= self.backup, "the newest backup is an older one");
        }
        count
    }
}

/// A process that writes into a diary until it has done so much.
pub(super) fn driver(task: Task, diary: &Path, count: usize) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        // With one thread the runner would begin a line on standard output before the test does.
        .args(["--exact", "faults::driver::what_is_told_to_be_saved_is_in_the_file"])
        .arg("--test-threads=2")
        .env_clear()
        .env(DIARY, diary)
        .env(TASK, format!("{task:?} {count}"))
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    command
}

#[test]
fn what_is_told_to_be_saved_is_in_the_file() {
    if let Some(diary) = env::var_os(DIARY) {
        let task = env::var(TASK).unwrap();
        let (task, count) = task.split_once(' ').unwrap();
        let writer = Writer::open(PathBuf::from(diary));
        return writer.carry_out(Task::read(task), count.parse().unwrap());
    }
    let folder = tempfile::tempdir().unwrap();
    for (task, count) in [(Task::Nights, 6), (Task::Drafts, 18), (Task::Backups, 9)] {
        let diary = folder.path().join(format!("{task:?}")).join("diary");
        let ran = driver(task, &diary, 6).output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stdout));
        let mut told = Told::default();
        told.hear(&ran.stderr);
        assert_eq!((told.night, told.count), (6, count));
        assert_eq!(told.refusals, [""; 0]);
        told.assert_kept(&diary);
    }
}

/// A fault of the program in the thread of the window, as the language ends it.
#[test]
fn what_was_sent_is_saved_also_where_the_window_breaks_off() {
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary");
    let count = times(20, 300);
    let ran = driver(Task::BreakOff, &diary, count).output().unwrap();
    assert!(!ran.status.success());
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(said.contains("tests/faults/driver.rs:"), "{said}");
    let note = BreakNote::beside(&diary);
    let noted = fs::read_to_string(note.path()).unwrap();
    for told in [said.as_ref(), &noted] {
        assert!(!told.contains("xxxx"), "what was entered is in the message: {told}");
    }
    // The next window says so, once, and where to read it.
    let now = Clock::fixed("2026-03-20T08:15:02".parse().unwrap()).now();
    let next = broke_off::told(State::new(now, Some(diary.clone())), &note);
    let [Failure { words, .. }] = &next.failures[..] else { panic!("{:?}", next.failures) };
    assert!(words.contains("tests/faults/driver.rs:") && words.contains("broke-off"), "{words}");
    let after = broke_off::told(State::new(now, Some(diary.clone())), &note);
    assert!(after.failures.is_empty());
    let held = sound(&diary).diary;
    assert_first_nights(&held);
    assert_eq!(held.nights().len(), count);
    let kept = "all that was sent is saved; the message holds nothing of it";
    tell("10", "the thread of the window panics", "panic in the driver", count, kept);
}

/// The window's side of the store.
struct Writer {
    diary: PathBuf,
    store: StoreHandle,
    /// The nights that are there.
    nights: usize,
}

impl Writer {
    fn open(diary: PathBuf) -> Self {
        let waker = Waker::from(Arc::new(Awake(thread::current())));
        let mut store = StoreHandle::spawn(diary.clone(), Access::WriteOrCreate, waker);
        let first = next(&mut store);
        let nights = if let Event::Loaded(loaded) = first {
            loaded.diary.nights().len()
        } else {
            say(&format!("NAK open {first:?}"));
            usize::MAX
        };
        Self { diary, store, nights }
    }

    fn carry_out(mut self, task: Task, count: usize) {
        if self.nights == usize::MAX {
            return;
        }
        if task == Task::BreakOff {
            for number in self.nights + 1..=self.nights + count {
                self.store.send(Request::Commit(step(number)));
            }
            // As it does when a text is cut within a letter: the message holds the text.
            say_only_where({
                let note = BreakNote::beside(&self.diary);
                move || Some(note.clone())
            });
            panic!("a fault of the program in: {}", text(1));
        }
        for number in self.nights + 1..=self.nights + count {
            let key = FIELD.to_owned();
            let at = chrono::DateTime::UNIX_EPOCH;
            let typed = Request::SetDraft { key: key.clone(), body: text(number), at };
            if task == Task::Drafts && !self.is_saved("draft", number, &typed) {
                return;
            }
            if !self.is_saved("night", number, &Request::Commit(step(number))) {
                return;
            }
            if task == Task::Drafts && !self.is_saved("draft", 0, &Request::ClearDraft { key }) {
                return;
            }
            if task == Task::Backups && number % 2 == 0 {
                self.back_up(number);
            }
        }
    }

    /// Sends something until it is saved, as the window does, though not for ever.
    fn is_saved(&mut self, what: &str, number: usize, request: &Request) -> bool {
        for _try in 0..TRIES {
            self.store.send(request.clone());
            if let Event::Failed { error, .. } = next(&mut self.store) {
                say(&format!("NAK {what} {number} {error}"));
            } else {
                say(&format!("ACK {what} {number}"));
                return true;
            }
        }
        false
    }

    fn back_up(&self, number: usize) {
        let at = date(number).morning().and_hms_opt(8, 0, 0).unwrap();
        let place = place(&self.diary);
        let id = place.id.unwrap();
        let order = BackupOrder { place, id, reason: BackupReason::FirstChange, at };
        match order.carry_out(&Keys::none()) {
            Ok(_new) => say(&format!("ACK backup {number}")),
            Err(error) => say(&format!("NAK backup {number} {error}")),
        }
    }
}

/// Says something in one call, so that it is said whole or not at all.
fn say(line: &str) {
    let line = format!("{}\n", line.replace('\n', " "));
    // Nobody listens any more where the test has ended already.
    stderr().write_all(line.as_bytes()).ok();
}

struct Awake(Thread);

impl Wake for Awake {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits for the answer of the store.
fn next(store: &mut StoreHandle) -> Event {
    loop {
        let mut events = store.poll();
        assert!(events.len() < 2, "{events:?}");
        if let Some(event) = events.pop() {
            return event;
        }
        thread::park_timeout(Duration::from_mins(1));
    }
}

fn date(number: usize) -> NightDate {
    let first: NightDate = "2000-01-01".parse().unwrap();
    first.plus_days(i64::try_from(number).unwrap())
}

fn text(number: usize) -> String {
    format!("{number} {}", "x".repeat(300))
}

fn step(number: usize) -> Step {
    let mut night = Night::unanswered(date(number));
    night.cramps = Some(Vec::new());
    night.note = Text::new(text(number)).ok();
    let changes = vec![Change::of_night(&Diary::default(), night)];
    Step { name: format!("night {number}"), changes }
}

fn place(diary: &Path) -> BackupPlace {
    let id: BackupId = "00ff12ab".parse().unwrap();
    BackupPlace { diary: diary.to_owned(), chosen: None, id: Some(id) }
}

/// Asserts that a diary holds the first nights of such a process, each of them whole.
#[track_caller]
pub(super) fn assert_first_nights(held: &Diary) {
    for (night, number) in held.nights().zip(1..) {
        assert_eq!((night.date, night.cramps().len()), (date(number), 0));
        assert_eq!(night.note.as_ref().map(ToString::to_string), Some(text(number)));
    }
}

//! The store on its thread: what is asked for, what comes back, and what is written at the end.

use std::{
    sync::{Arc, Condvar, Mutex},
    task::{Wake, Waker},
    time::{Duration, Instant},
};

use chrono::DateTime;
use cramp_diary::{
    diary::{Change, Diary, Night, Step},
    store::{Access, Event, Overwrite, Request, Store, StoreError, StoreHandle},
};

use super::Folder;

/// Counts how often it was woken, so that a test can wait for an event without sleeping.
#[derive(Default)]
struct Bell {
    rung: Mutex<usize>,
    heard: Condvar,
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        *self.rung.lock().unwrap() += 1;
        self.heard.notify_all();
    }
}

impl Bell {
    fn wait_for(&self, times: usize) {
        let rung = self.rung.lock().unwrap();
        let (rung, _) = self
            .heard
            .wait_timeout_while(rung, Duration::from_mins(1), |rung| *rung < times)
            .unwrap();
        assert!(*rung >= times, "woken {rung} times, not {times}");
    }
}

fn night(date: &str) -> Step {
    let mut night = Night::unanswered(date.parse().unwrap());
    night.cramps = Some(Vec::new());
    Step { name: date.to_owned(), changes: vec![Change::of_night(&Diary::default(), night)] }
}

#[test]
fn each_request_is_answered_in_its_turn() {
    let folder = Folder::new();
    let bell = Arc::new(Bell::default());
    let waker = Waker::from(bell.clone());
    let mut store = StoreHandle::spawn(folder.diary.clone(), Access::WriteOrCreate, waker);
    store.send(Request::Commit(night("2026-03-01")));
    store.send(Request::Undo);
    store.send(Request::Undo);
    store.send(Request::Redo);
    store.send(Request::Redo);
    let (key, value) = ("look".to_owned(), Some("dark".to_owned()));
    store.send(Request::SetPreference { key, value });
    let at = "2026-03-01T02:13:00Z".parse().unwrap();
    store.send(Request::SetDraft { key: "note".to_owned(), body: "wor".to_owned(), at });
    store.send(Request::ClearDraft { key: "note".to_owned() });
    store.send(Request::Backup { out: folder.path("copy"), overwrite: Overwrite::No });
    store.send(Request::Commit(night("2026-03-01")));
    bell.wait_for(11);
    let events = store.poll();
    let names: Vec<_> = events
        .iter()
        .map(|event| match event {
            Event::Unlocked(_) => "unlocked",
            Event::CopiesFinished(_) => "copies finished",
            Event::Loaded(_) => "loaded",
            Event::OpenFailed(_) => "open failed",
            Event::Saved(_) => "saved",
            Event::NothingToUndo => "nothing to undo",
            Event::NothingToRedo => "nothing to redo",
            Event::PreferenceSaved { .. } => "preference",
            Event::DraftSaved { .. } => "draft",
            Event::Examined(_) => "examined",
            Event::BackedUp(_) => "backed up",
            Event::PasswordSet { .. } => "password",
            Event::PasswordRemoved { .. } => "no password",
            Event::RecoveryKey(_) => "recovery key",
            Event::StepsForgotten(_) => "steps forgotten",
            Event::Failed { .. } => "failed",
        })
        .collect();
    assert_eq!(
        names,
        [
            "loaded",
            "saved",
            "saved",
            "nothing to undo",
            "saved",
            "nothing to redo",
            "preference",
            "draft",
            "draft",
            "backed up",
            "failed",
        ]
    );
    let Some(Event::Failed { request: Some(Request::Commit(step)), error }) = events.last() else {
        panic!("{events:?}");
    };
    assert_eq!(*step, night("2026-03-01"), "the window keeps what was not saved");
    assert!(matches!(error, StoreError::Change(_)));
    assert!(store.poll().is_empty());
}

#[test]
fn everything_that_was_sent_is_written_when_the_handle_goes() {
    let folder = Folder::new();
    let waker = Waker::noop().clone();
    let mut store = StoreHandle::spawn(folder.diary.clone(), Access::WriteOrCreate, waker);
    for day in 10..30 {
        store.send(Request::Commit(night(&format!("2026-03-{day}"))));
    }
    drop(store);
    let loaded = Store::open(&folder.diary, Access::Write).unwrap().load().unwrap();
    assert_eq!(loaded.diary.nights().len(), 20);
}

#[test]
fn a_store_that_could_not_open_gives_every_request_back() {
    let folder = Folder::new();
    let bell = Arc::new(Bell::default());
    let waker = Waker::from(bell.clone());
    let mut store = StoreHandle::spawn(folder.diary.clone(), Access::Write, waker);
    store.send(Request::Commit(night("2026-03-01")));
    bell.wait_for(2);
    let events = store.poll();
    let [Event::OpenFailed(StoreError::Missing { .. }), Event::Failed { request, error }] =
        events.as_slice()
    else {
        panic!("{events:?}");
    };
    assert_eq!(*request, Some(Request::Commit(night("2026-03-01"))));
    assert!(matches!(error, StoreError::Closed));
}

#[test]
fn an_inline_store_answers_at_once() {
    let mut store = StoreHandle::inline(Store::in_memory().unwrap());
    assert!(matches!(store.poll().as_slice(), [Event::Loaded(_)]));
    store.send(Request::Commit(night("2026-03-01")));
    let events = store.poll();
    let [Event::Saved(committed)] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!(committed.undo.as_deref(), Some("2026-03-01"));
}

#[test]
fn a_thread_that_died_is_reported_once_and_every_request_comes_back() {
    let bell = Arc::new(Bell::default());
    let waker = Waker::from(bell.clone());
    let mut store = StoreHandle::spawn_with(|| panic!("a fault of the program"), waker);
    bell.wait_for(1);
    let events = store.poll();
    assert!(
        matches!(events.as_slice(), [Event::Failed { request: None, error: StoreError::Closed }]),
        "{events:?}"
    );
    store.send(Request::Undo);
    let events = store.poll();
    let [Event::Failed { request: Some(Request::Undo), .. }] = events.as_slice() else {
        panic!("{events:?}");
    };
}

/// What the file keeps of the field of the tests.
fn kept(folder: &Folder) -> Option<String> {
    let store = Store::open(&folder.diary, Access::Read).ok()?;
    store.load().ok()?.drafts.remove("note").map(|draft| draft.body)
}

fn open_to_write(folder: &Folder) -> StoreHandle {
    let bell = Arc::new(Bell::default());
    let store =
        StoreHandle::spawn(folder.diary.clone(), Access::WriteOrCreate, Waker::from(bell.clone()));
    bell.wait_for(1);
    store
}

#[test]
fn what_is_typed_on_and_on_is_kept_though_the_window_never_comes_to_ask_for_it() {
    let folder = Folder::new();
    let mut store = open_to_write(&folder);
    let mut typed = String::new();
    let begun = Instant::now();
    let kept = loop {
        typed.push('x');
        store.hold("note".to_owned(), typed.clone(), DateTime::UNIX_EPOCH);
        if let Some(kept) = kept(&folder) {
            break kept;
        }
        assert!(begun.elapsed() < Duration::from_mins(1), "it is put off without an end");
    };
    assert!(begun.elapsed() >= Duration::from_secs(2), "a window that works is not forestalled");
    assert!(kept.len() > 1 && typed.starts_with(&kept), "{kept}");
    drop(store);
}

#[test]
fn what_was_handed_over_is_kept_where_the_window_breaks_off_and_not_where_it_was_dealt_with() {
    let folder = Folder::new();
    let mut store = open_to_write(&folder);
    let hold = |store: &mut StoreHandle, body: &str| {
        store.hold("note".to_owned(), body.to_owned(), DateTime::UNIX_EPOCH);
    };
    hold(&mut store, "wor");
    hold(&mut store, "word");
    drop(store);
    assert_eq!(kept(&folder).as_deref(), Some("word"));
    let revision = || Store::open(&folder.diary, Access::Read).unwrap().load().unwrap().revision;
    let before = revision();

    let mut store = open_to_write(&folder);
    hold(&mut store, "words");
    store.send(Request::ClearDraft { key: "note".to_owned() });
    // Nothing is kept by now: this costs the disk nothing.
    hold(&mut store, "words");
    store.send(Request::ClearDraft { key: "note".to_owned() });
    drop(store);
    assert_eq!((kept(&folder), revision()), (None, before + 1));
}

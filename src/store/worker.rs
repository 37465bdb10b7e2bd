//! The store on a thread of its own, so that no disk holds up a window.

use std::{
    collections::VecDeque,
    path::PathBuf,
    sync::mpsc::{self, Receiver, SendError, Sender, TryRecvError},
    task::Waker,
    thread::{self, JoinHandle},
};

mod held;
mod serve;

use chrono::{DateTime, NaiveDateTime, Utc};

use super::{
    Access, Backup, Committed, Examination, Forgotten, Key, Keys, LeftCopy, Loaded, Overwrite,
    Password, PasswordSet, RecoveryKey, Store, StoreError,
};
use crate::diary::Step;

use held::HeldText;

use serve::{perform, serve, unlocked};

/// Something for the store to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Make the changes of a step.
    Commit(Step),
    /// Take back the newest step that was not taken back.
    Undo,
    /// The same, where that step is this one.
    UndoStep(Step),
    /// Make the step again that was taken back last.
    Redo,
    /// Keep a preference, or forget it.
    SetPreference {
        /// Which.
        key: String,
        /// What it is set to; `None`: back to the program's own choice.
        value: Option<String>,
    },
    /// Keep a text that is being typed.
    SetDraft {
        /// The field that it belongs to.
        key: String,
        /// What was typed so far.
        body: String,
        /// When.
        at: DateTime<Utc>,
    },
    /// Forget a draft: its text was saved or thrown away.
    ClearDraft {
        /// The field that it belongs to.
        key: String,
    },
    /// Forget what undo and redo could bring back.
    ForgetSteps,
    /// Examine the diary, where the last end was not orderly or a week has passed.
    Examine {
        /// What the clock on the wall shows.
        now: NaiveDateTime,
    },
    /// Encrypt the diary and its copies with a password; a backup is made before.
    SetPassword {
        /// The password.
        new: Password,
        /// What the clock on the wall shows.
        now: NaiveDateTime,
    },
    /// Give the diary and its copies another password; a backup is made before.
    ChangePassword {
        /// The password until now, or the recovery key.
        old: Key,
        /// The new password.
        new: Password,
        /// What the clock on the wall shows.
        now: NaiveDateTime,
    },
    /// Take the password off the diary and its copies; a backup is made before.
    RemovePassword {
        /// The password, or the recovery key.
        key: Key,
        /// What the clock on the wall shows.
        now: NaiveDateTime,
    },
    /// Tell the recovery key once more.
    TellRecoveryKey {
        /// The password, or the recovery key itself.
        key: Key,
    },
    /// Write a copy of the diary.
    Backup {
        /// Where to.
        out: PathBuf,
        /// Whether a file that is there may be replaced.
        overwrite: Overwrite,
    },
}

/// What the store has done.
#[derive(Debug)]
pub enum Event {
    /// The diary has a password, and this opens it and its copies. Comes right before
    /// [`Event::Loaded`].
    Unlocked(Keys),
    /// The diary is open; this is what it holds. Always the first event but for
    /// [`Event::Unlocked`], unless opening failed.
    Loaded(Box<Loaded>),
    /// Copies that an earlier change of the password had left over follow it now, but for these.
    CopiesFinished(Vec<LeftCopy>),
    /// The diary could not be opened. No other event follows but of refused requests.
    OpenFailed(StoreError),
    /// A step is on the disk: only now does it belong to the diary in memory.
    Saved(Box<Committed>),
    /// There was no step to take back, or it was another one.
    NothingToUndo,
    /// There was no step to make again.
    NothingToRedo,
    /// A preference is on the disk.
    PreferenceSaved {
        /// Which.
        key: String,
    },
    /// A draft is on the disk, or gone from it.
    DraftSaved {
        /// The field that it belongs to.
        key: String,
    },
    /// Nothing of before can be undone any more.
    StepsForgotten(Forgotten),
    /// The diary was examined, or did not have to be.
    Examined(Examination),
    /// The diary has a password, or another one.
    PasswordSet {
        /// The recovery key, and which copies are not under it.
        set: PasswordSet,
        /// What opens the diary and its copies from now on.
        keys: Keys,
    },
    /// The diary has no password any more.
    PasswordRemoved {
        /// The copies that still have it.
        left: Vec<LeftCopy>,
    },
    /// The recovery key of the diary.
    RecoveryKey(RecoveryKey),
    /// A copy of the diary was written and read back.
    BackedUp(Backup),
    /// A request failed and changed nothing.
    Failed {
        /// The request, to be kept and tried again; `None` where the store itself has ended.
        request: Option<Request>,
        /// Why.
        error: StoreError,
    },
}

/// A store that takes requests and answers with events, in the order of the requests.
#[derive(Debug)]
pub struct StoreHandle {
    store: Running,
    refused: VecDeque<Event>,
}

/// What the thread is told.
#[derive(Debug)]
enum Message {
    /// It is answered.
    Request(Box<Request>),
    /// It is not.
    Hold(HeldText),
}

#[derive(Debug)]
enum Running {
    /// `requests` is `None` only while the handle is being dropped.
    Thread {
        requests: Option<Sender<Message>>,
        events: Receiver<Event>,
        thread: Option<JoinHandle<()>>,
    },
    Inline {
        store: Box<Store>,
        events: VecDeque<Event>,
    },
}

impl StoreHandle {
    /// Opens a diary on a thread of its own; `waker` is woken after each event.
    pub fn spawn(path: PathBuf, access: Access, waker: Waker) -> Self {
        Self::spawn_with(move || Store::open(&path, access), waker)
    }

    /// As [`StoreHandle::spawn`], with any way to come by a store; it runs on the thread.
    pub fn spawn_with(
        open: impl FnOnce() -> Result<Store, StoreError> + Send + 'static,
        waker: Waker,
    ) -> Self {
        let (requests, received) = mpsc::channel();
        let (sender, events) = mpsc::channel();
        let answer = Answer { events: sender, waker };
        let spawned = thread::Builder::new().name("diary-store".to_owned()).spawn(move || {
            let _at_end = WakeAtEnd(answer.waker.clone());
            // Taken in here so that it is gone before the last wake.
            let answer = answer;
            serve(open, &received, &answer);
        });
        let mut refused = VecDeque::new();
        let thread = spawned
            .map_err(|source| {
                let doing = "start the thread that writes the diary";
                let error = StoreError::Io { doing, source, path: PathBuf::new() };
                refused.push_back(Event::OpenFailed(error));
            })
            .ok();
        Self { store: Running::Thread { requests: Some(requests), events, thread }, refused }
    }

    /// A store that does each request at once, on the caller's thread: for tests.
    pub fn inline(mut store: Store) -> Self {
        let mut events = VecDeque::new();
        events.extend(unlocked(&store));
        events.push_back(
            store.load().map_or_else(Event::OpenFailed, |loaded| Event::Loaded(Box::new(loaded))),
        );
        events.extend(store.take_finished().map(Event::CopiesFinished));
        Self { store: Running::Inline { store: Box::new(store), events }, refused: VecDeque::new() }
    }

    /// A store that was closed: it refuses everything.
    pub fn closed() -> Self {
        Self::over_nothing(VecDeque::new())
    }

    /// A store that could not be opened: for tests.
    pub fn refused(error: StoreError) -> Self {
        Self::over_nothing(VecDeque::from([Event::OpenFailed(error)]))
    }

    fn over_nothing(refused: VecDeque<Event>) -> Self {
        let (_sender, events) = mpsc::channel();
        Self { store: Running::Thread { requests: None, events, thread: None }, refused }
    }

    /// Asks for something. A request that can no longer be done comes back as [`Event::Failed`].
    pub fn send(&mut self, request: Request) {
        match &mut self.store {
            Running::Inline { store, events } => events.push_back(perform(store, request)),
            Running::Thread { requests, .. } => {
                let unsent = match requests {
                    Some(requests) => match requests.send(Message::Request(Box::new(request))) {
                        Err(SendError(Message::Request(request))) => Some(*request),
                        Ok(()) | Err(SendError(Message::Hold(_))) => None,
                    },
                    None => Some(request),
                };
                if let Some(request) = unsent {
                    let error = StoreError::Closed;
                    self.refused.push_back(Event::Failed { request: Some(request), error });
                }
            }
        }
    }

    /// Hands over a text as it is typed, long before it is asked to be kept.
    ///
    /// Where nothing more is heard of it for two seconds, because the window stands still or has
    /// broken off, the thread keeps it by itself. It answers nothing: the next
    /// [`Request::SetDraft`] of that field tells whether it can be kept.
    pub fn hold(&mut self, key: String, body: String, at: DateTime<Utc>) {
        if let Running::Thread { requests: Some(requests), .. } = &self.store {
            // A thread that has ended is told of by the next request.
            requests.send(Message::Hold(HeldText { key, body, at })).ok();
        }
    }

    /// What has happened since the last call, the oldest first. Never waits.
    pub fn poll(&mut self) -> Vec<Event> {
        let mut happened = Vec::new();
        match &mut self.store {
            Running::Inline { events, .. } => happened.extend(events.drain(..)),
            Running::Thread { events, thread, .. } => loop {
                match events.try_recv() {
                    Ok(event) => happened.push(event),
                    Err(TryRecvError::Empty) => break,
                    Err(TryRecvError::Disconnected) => {
                        // The thread never ends by itself: this is a fault of the program
                        // that must not pass unseen.
                        if thread.take().is_some_and(|thread| thread.join().is_err()) {
                            let error = StoreError::Closed;
                            happened.push(Event::Failed { request: None, error });
                        }
                        break;
                    }
                }
            },
        }
        happened.extend(self.refused.drain(..));
        happened
    }
}

impl Drop for StoreHandle {
    /// Waits until everything that was sent is written.
    fn drop(&mut self) {
        if let Running::Thread { requests, thread, .. } = &mut self.store {
            drop(requests.take());
            if let Some(thread) = thread.take() {
                // A panic of the thread was reported by the panic hook; there is nobody left
                // to tell.
                thread.join().ok();
            }
        }
    }
}

/// The way back from the thread.
struct Answer {
    events: Sender<Event>,
    waker: Waker,
}

impl Answer {
    fn send(&self, event: Event) {
        // Nobody listens any more only while the handle is being dropped: what was asked for
        // is still done.
        self.events.send(event).ok();
        self.waker.wake_by_ref();
    }
}

/// Wakes once more when the thread ends, however it ends: a panic must be seen too.
struct WakeAtEnd(Waker);

impl Drop for WakeAtEnd {
    fn drop(&mut self) {
        self.0.wake_by_ref();
    }
}

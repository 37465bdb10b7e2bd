//! Texts that are being typed, watched over by the thread of the store: a window that stands
//! still, on a machine that is too busy or behind a desktop that does not answer, cannot say when
//! they are to be kept.

use std::{
    collections::BTreeMap,
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};

use super::{Message, Request};
use crate::{clock, store::Store};

/// How long a text is held before the thread keeps it by itself, counted from the first letter
/// that the file does not hold; however much is typed meanwhile.
const HELD: Duration = Duration::from_secs(2);

/// A text as it stands in a field.
#[derive(Debug)]
pub(super) struct HeldText {
    pub(super) key: String,
    pub(super) body: String,
    pub(super) at: DateTime<Utc>,
}

/// The texts that nobody has asked yet to be kept, by their fields.
#[derive(Debug, Default)]
pub(super) struct Held(BTreeMap<String, (Instant, HeldText)>);

impl Held {
    /// Takes a text in; the time of an older one of its field goes on.
    pub(super) fn take(&mut self, text: HeldText) {
        let due = self.0.get(&text.key).map_or_else(|| clock::steady() + HELD, |(due, _)| *due);
        self.0.insert(text.key.clone(), (due, text));
    }

    /// The window has come to it: from here on it is in its hands.
    pub(super) fn heard_of(&mut self, request: &Request) {
        if let Request::SetDraft { key, .. } | Request::ClearDraft { key } = request {
            self.0.remove(key);
        }
    }

    /// Waits for the next message, and keeps meanwhile what is due; `None` when there is none
    /// any more.
    pub(super) fn next(
        &mut self,
        messages: &Receiver<Message>,
        store: &mut Store,
    ) -> Option<Message> {
        loop {
            let Some(due) = self.0.values().map(|(due, _)| *due).min() else {
                return messages.recv().ok();
            };
            let left = due.saturating_duration_since(clock::steady());
            if left.is_zero() {
                // What is sent without an end does not put it off.
                self.keep(store);
                continue;
            }
            match messages.recv_timeout(left) {
                Ok(message) => return Some(message),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// Keeps what is held. What cannot be kept is held on.
    pub(super) fn keep(&mut self, store: &mut Store) {
        for (_due, text) in std::mem::take(&mut self.0).into_values() {
            if store.set_draft(&text.key, &text.body, text.at).is_err() {
                self.take(text);
            }
        }
    }
}

//! What is being typed: kept while it is wrong, shown to the rules while it is right, and
//! entered when the field is left, after a pause, or when the field goes away.

use std::collections::HashMap;

use egui::Id;

use crate::app::{Action, Edit};

/// A pause in typing after which what was typed is entered, in seconds.
const PAUSE: f64 = 1.0;

/// Without a pause, what was typed is entered after this time all the same, in seconds: a
/// machine that dies takes no more than that with it.
const LONGEST: f64 = 2.0;

#[derive(Debug)]
struct Draft {
    text: String,
    /// What the diary held when it was typed.
    base: String,
    pending: Option<Edit>,
    error: Option<String>,
    changed_at: f64,
    /// When the first change since the last entering was made.
    pending_since: f64,
    seen: u64,
}

/// The fields that hold something else than the diary.
#[derive(Debug, Default)]
pub struct Drafts {
    open: HashMap<Id, Draft>,
    loose: HashMap<Id, String>,
    frame: u64,
}

impl Drafts {
    /// The text of a field, if something was typed there.
    pub fn text(&self, id: Id) -> Option<&str> {
        self.open.get(&id).map(|draft| draft.text.as_str())
    }

    /// The text of a field that is no part of the diary, such as a place for a file.
    pub fn loose(&mut self, id: Id, first: impl FnOnce() -> String) -> &mut String {
        self.loose.entry(id).or_insert_with(first)
    }

    /// The text of a field that is no part of the diary, where anything was typed yet.
    pub fn peek(&self, id: Id) -> Option<&str> {
        self.loose.get(&id).map(String::as_str)
    }

    /// What is wrong with the text of a field.
    pub fn error(&self, id: Id) -> Option<&str> {
        self.open.get(&id).and_then(|draft| draft.error.as_deref())
    }

    /// Takes note that a field is still there, and of what the diary holds in its place.
    ///
    /// A text that made no sense goes when the diary got another answer in the meantime, by a
    /// quick pick or an undo: it would contradict what is saved.
    pub fn see(&mut self, id: Id, current: &str) {
        if let Some(draft) = self.open.get_mut(&id) {
            draft.seen = self.frame;
            if draft.error.is_some() && draft.base != current {
                self.open.remove(&id);
            }
        }
    }

    /// Takes note of a change of the text; gives what the rules should look at.
    pub fn typed(
        &mut self,
        id: Id,
        (base, text): (&str, String),
        edit: Result<Edit, String>,
        now: f64,
    ) -> Action {
        let (pending, error, action) = match edit {
            Ok(edit) => (Some(edit.clone()), None, Action::Preview(edit)),
            Err(error) => (None, Some(error), Action::EndPreview),
        };
        let seen = self.frame;
        let pending_since = match self.open.get(&id) {
            Some(Draft { pending: Some(_), pending_since, .. }) => *pending_since,
            _ => now,
        };
        let base = base.to_owned();
        let draft = Draft { text, base, pending, error, changed_at: now, pending_since, seen };
        self.open.insert(id, draft);
        action
    }

    /// Seconds until the text of a field will be entered by itself.
    pub fn seconds_left(&self, id: Id, now: f64) -> Option<f64> {
        let draft = self.open.get(&id)?;
        let due = (draft.changed_at + PAUSE).min(draft.pending_since + LONGEST);
        draft.pending.as_ref().map(|_| (due - now).max(0.0))
    }

    /// Whether the text was changed a pause ago or longer.
    pub fn is_paused(&self, id: Id, now: f64) -> bool {
        self.open.get(&id).is_none_or(|draft| now - draft.changed_at >= PAUSE)
    }

    /// What a field holds is to be entered now; the typed text stays while it has the focus.
    pub fn enter(&mut self, id: Id) -> Option<Action> {
        self.open.get_mut(&id).and_then(|draft| draft.pending.take()).map(Action::Edit)
    }

    /// The field was left: a text that makes no sense stays, with what is wrong.
    pub fn leave(&mut self, id: Id) -> Option<Action> {
        let action = self.enter(id);
        if self.error(id).is_none() {
            self.open.remove(&id);
        }
        action
    }

    /// Ends a frame: what stands in fields that are gone is entered.
    pub fn end_frame(&mut self) -> Vec<Action> {
        let frame = self.frame;
        self.frame += 1;
        let gone = |draft: &Draft| draft.seen < frame && draft.pending.is_some();
        self.take_pending(gone)
    }

    /// Everything that was typed and makes sense is entered: the window closes or moves on.
    pub fn flush(&mut self) -> Vec<Action> {
        self.take_pending(|draft| draft.pending.is_some())
    }

    fn take_pending(&mut self, which: impl Fn(&Draft) -> bool) -> Vec<Action> {
        let mut taken: Vec<(Id, f64)> = self
            .open
            .iter()
            .filter(|(_, draft)| which(draft))
            .map(|(id, draft)| (*id, draft.changed_at))
            .collect();
        // What was typed first is entered first.
        taken.sort_by(|(_, one), (_, other)| one.total_cmp(other));
        taken
            .into_iter()
            .filter_map(|(id, _)| self.open.remove(&id).and_then(|draft| draft.pending))
            .map(Action::Edit)
            .collect()
    }
}

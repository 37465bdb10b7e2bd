//! What is being typed: kept while it is wrong, shown to the rules while it is right, and
//! entered when the field is left, after a pause, or when the field goes away.
//!
//! What is not entered goes into the diary file, so that it outlives a machine that dies: it is
//! found there again and offered in its field.

mod aside;
mod draft;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use egui::Id;

use crate::{
    app::{
        Action,
        drafts::{LeftText, TypedText},
    },
    diary::NightDate,
};

use super::secret::Secret;
use draft::{Draft, Entry, Held};
pub use draft::{Entered, Meaning, Via};

/// The fields that hold something else than the diary.
#[derive(Debug, Default)]
pub struct Drafts {
    open: HashMap<Id, Draft>,
    loose: HashMap<Id, String>,
    /// Texts that are to be put into a field as if they were typed.
    put: HashMap<Id, String>,
    /// Which fields go by which key in this frame.
    keys: HashMap<String, Id>,
    /// The keys of the fields that the last frame showed.
    shown: HashSet<String>,
    /// Those fields.
    fields: HashSet<Id>,
    /// Kept texts that are to be forgotten.
    forgotten: Vec<String>,
    /// The same, where the text stands under another key by now.
    renamed: Vec<String>,
    /// Texts that were put aside, by the keys that they got.
    aside: Vec<(String, TypedText)>,
    /// The cramps that were shown.
    known: aside::Known,
    /// The cramp whose fields are being shown.
    cramp: Option<(NightDate, u64)>,
    /// What is typed and never shown.
    secrets: HashMap<Id, Secret>,
    frame: u64,
}

/// A field, and what the diary holds in its place.
#[derive(Debug, Clone, Copy)]
pub struct Spot<'a> {
    /// The field.
    pub id: Id,
    /// What the file knows it by.
    pub key: &'a str,
    /// When what is typed there is entered.
    pub entered: Entered,
    /// What the diary holds, as a text.
    pub base: &'a str,
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

    /// What is typed into a field for a password; it is wiped when the field goes away.
    pub fn secret(&mut self, id: Id) -> &mut Secret {
        let secret = self.secrets.entry(id).or_default();
        secret.see();
        secret
    }

    /// What is wrong with the text of a field.
    pub fn error(&self, id: Id) -> Option<&str> {
        match &self.open.get(&id)?.held {
            Held::Wrong(error) => Some(error),
            Held::Entered | Held::Fine(_) | Held::Unsure { .. } => None,
        }
    }

    /// Whether the text of the field of a key makes no sense, wherever that field is.
    pub fn is_wrong(&self, key: &str) -> bool {
        let mut of_key = self.open.values().filter(|draft| draft.key == key);
        of_key.any(|draft| matches!(draft.held, Held::Wrong(_)))
    }

    /// What is asked about the text of a field.
    pub fn question(&self, id: Id) -> Option<&str> {
        match &self.open.get(&id)?.held {
            Held::Unsure { question, .. } => Some(question),
            Held::Entered | Held::Fine(_) | Held::Wrong(_) => None,
        }
    }

    /// When the text of a field was typed that was found in the file and not touched since.
    pub fn found(&self, id: Id) -> Option<DateTime<Utc>> {
        self.open.get(&id)?.found
    }

    /// Whether the text of a field makes sense and waits to be entered.
    pub fn waits(&self, id: Id) -> bool {
        self.open.get(&id).is_some_and(|draft| matches!(draft.held, Held::Fine(_)))
    }

    /// Whether the last frame showed the field of a key.
    pub fn shows(&self, key: &str) -> bool {
        self.shown.contains(key)
    }

    /// Whether a field shows what the diary holds: nothing is being typed there.
    pub fn is_untouched(&self, id: Id) -> bool {
        self.fields.contains(&id) && !self.open.contains_key(&id)
    }

    /// Whether nothing has been shown yet.
    pub fn is_first_frame(&self) -> bool {
        self.frame == 0
    }

    /// The key of a field: its name, with a number behind it where another field of this frame
    /// has that name too.
    pub fn key(&mut self, name: &str, id: Id) -> String {
        let mut key = name.to_owned();
        let mut number = 2;
        while self.keys.get(&key).is_some_and(|other| *other != id) {
            key = format!("{name} ({number})");
            number += 1;
        }
        self.keys.insert(key.clone(), id);
        key
    }

    /// Takes note of a change of the text; gives what the rules should look at.
    pub fn typed(
        &mut self,
        spot: Spot<'_>,
        text: String,
        meaning: Result<Meaning, String>,
        (via, now): (Via, f64),
    ) -> Action {
        let before = self.open.get(&spot.id);
        let is_kept = before.is_some_and(|draft| draft.is_kept);
        // What the diary holds already is nothing to enter, and nothing to add is no text.
        if text == spot.base {
            self.close(spot.id, true);
            return Action::EndPreview;
        }
        let waits_since = match (before, via) {
            (Some(Draft { held: Held::Fine(_), waits_since, found: None, .. }), Via::Letters) => {
                *waits_since
            }
            _ => now,
        };
        let unkept_since = before.and_then(|draft| draft.unkept_since).unwrap_or(now);
        let held = Held::from(meaning);
        let action = match &held {
            Held::Fine(Entry::Edit(edit)) | Held::Unsure { edit, .. } => {
                Action::Preview(edit.clone())
            }
            Held::Fine(Entry::Period(_)) | Held::Wrong(_) | Held::Entered => Action::EndPreview,
        };
        let draft = Draft {
            key: spot.key.to_owned(),
            text,
            base: spot.base.to_owned(),
            cramp: self.cramp,
            held,
            entered: spot.entered,
            changed_at: now,
            waits_since,
            unkept_since: Some(unkept_since),
            is_kept,
            is_held: false,
            found: None,
            seen: self.frame,
        };
        self.open.insert(spot.id, draft);
        action
    }

    /// Puts a text back into its field that was found in the file. It is not entered by itself.
    pub fn restore(&mut self, spot: Spot<'_>, left: &LeftText, meaning: Result<Meaning, String>) {
        let draft = Draft {
            key: spot.key.to_owned(),
            text: left.typed.text.clone(),
            base: spot.base.to_owned(),
            cramp: self.cramp,
            held: meaning.into(),
            entered: spot.entered,
            changed_at: 0.0,
            waits_since: 0.0,
            unkept_since: None,
            is_kept: true,
            is_held: true,
            found: Some(left.at),
            seen: self.frame,
        };
        self.open.insert(spot.id, draft);
    }

    /// Asks for a text to be put into a field as if it were typed there.
    pub fn put(&mut self, id: Id, text: String) {
        self.put.insert(id, text);
    }

    /// The text that is to be put into a field.
    pub fn take_put(&mut self, id: Id) -> Option<String> {
        self.put.remove(&id)
    }

    /// Seconds until something happens to the text of a field by itself.
    pub fn seconds_left(&self, id: Id, now: f64) -> Option<f64> {
        let draft = self.open.get(&id)?;
        let due = draft.enter_at().into_iter().chain(draft.keep_at()).min_by(f64::total_cmp)?;
        Some((due - now).max(0.0))
    }

    /// Whether the text of a field is to be entered now, by itself.
    pub fn is_due(&self, id: Id, now: f64) -> bool {
        self.open.get(&id).and_then(Draft::enter_at).is_some_and(|due| due <= now)
    }

    /// Whether the text was changed a pause ago or longer.
    pub fn is_paused(&self, id: Id, now: f64) -> bool {
        self.open.get(&id).is_none_or(|draft| draft.is_paused(now))
    }

    /// What a field holds is to be entered now, unless it makes no sense or is asked about; the
    /// typed text stays while it has the focus.
    pub fn enter(&mut self, id: Id) -> Option<Action> {
        let draft = self.open.get_mut(&id)?;
        if !matches!(draft.held, Held::Fine(_)) {
            return None;
        }
        draft.unkept_since = None;
        draft.found = None;
        if std::mem::take(&mut draft.is_kept) {
            self.forgotten.push(draft.key.clone());
        }
        match std::mem::replace(&mut draft.held, Held::Entered) {
            Held::Fine(entry) => Some(entry.into()),
            Held::Entered | Held::Unsure { .. } | Held::Wrong(_) => None,
        }
    }

    /// As [`Self::enter`], and the field shows what the diary holds then.
    pub fn finish(&mut self, id: Id) -> Option<Action> {
        let action = self.enter(id);
        if action.is_some() {
            self.open.remove(&id);
        }
        action
    }

    /// The field was left: a text that is not entered stays, with what is wrong or asked.
    pub fn leave(&mut self, id: Id) -> Option<Action> {
        let draft = self.open.get(&id)?;
        if draft.enters_when_left() {
            return self.finish(id);
        }
        match draft.held {
            Held::Entered => {
                self.open.remove(&id);
                None
            }
            // What is asked about may be right: the rules go on looking at it.
            Held::Unsure { .. } => None,
            Held::Fine(_) | Held::Wrong(_) => Some(Action::EndPreview),
        }
    }

    /// What is asked about is right.
    pub fn confirm(&mut self, id: Id) -> Option<Action> {
        let draft = self.open.get_mut(&id)?;
        let Held::Unsure { edit, .. } = &draft.held else { return None };
        draft.held = Held::Fine(Entry::Edit(edit.clone()));
        self.finish(id)
    }

    /// The text is not wanted any more.
    pub fn throw_away(&mut self, id: Id) -> Action {
        self.close(id, true);
        Action::EndPreview
    }

    /// A text that was found in the file is not wanted any more.
    pub fn forget(&mut self, key: &str) {
        self.forgotten.push(key.to_owned());
    }

    /// Ends a frame: what stands in fields that are gone is entered, and what cannot be is kept.
    pub fn end_frame(&mut self, now: f64) -> Vec<Action> {
        let frame = self.frame;
        self.frame += 1;
        (self.shown, self.fields) = self.keys.drain().unzip();
        self.secrets.retain(|_, secret| secret.was_seen());
        let mut actions = self.take_pending(|draft| draft.seen < frame && draft.enters_when_left());
        let has_just_gone = |draft: &Draft| {
            draft.seen + 1 == frame && draft.entered == Entered::WhenAsked && draft.found.is_none()
        };
        if self.open.values().any(has_just_gone) {
            actions.push(Action::EndPreview);
        }
        actions.extend(
            self.keep(|draft| draft.keep_at().is_some_and(|due| draft.seen < frame || due <= now)),
        );
        let held = self.hand_over(|draft| !draft.is_held && !matches!(draft.held, Held::Entered));
        actions.extend(held.into_iter().map(|(key, typed)| Action::HoldText(key, typed)));
        actions.extend(self.aside.drain(..).map(|(key, typed)| Action::KeepText(key, typed)));
        actions.extend(self.take_renamed().into_iter().map(Action::ForgetText));
        actions.extend(self.forgotten.drain(..).map(Action::ForgetText));
        actions
    }

    /// Everything that was typed and makes sense is entered, and the rest is kept: the window
    /// closes or moves on.
    pub fn flush(&mut self) -> Vec<Action> {
        let mut actions = self.take_pending(Draft::enters_when_left);
        actions.extend(self.keep(|draft| draft.keep_at().is_some()));
        actions
    }

    /// Takes a text out; the file forgets it too where it is `forgotten`.
    fn close(&mut self, id: Id, forgotten: bool) {
        if let Some(draft) = self.open.remove(&id)
            && draft.is_kept
            && forgotten
        {
            self.forgotten.push(draft.key);
        }
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
        taken.into_iter().filter_map(|(id, _)| self.finish(id)).collect()
    }

    fn keep(&mut self, which: impl Fn(&Draft) -> bool) -> Vec<Action> {
        let kept = self.hand_over(|draft| {
            let is_kept = which(draft);
            if is_kept {
                draft.unkept_since = None;
            }
            is_kept
        });
        kept.into_iter().map(|(key, typed)| Action::KeepText(key, typed)).collect()
    }

    /// The texts that the store is to have, by their keys.
    fn hand_over(&mut self, mut which: impl FnMut(&mut Draft) -> bool) -> Vec<(String, TypedText)> {
        let mut texts: Vec<(String, TypedText)> = self
            .open
            .values_mut()
            .filter_map(|draft| {
                let is_meant = which(draft);
                is_meant.then(|| {
                    draft.is_kept = true;
                    draft.is_held = true;
                    let typed = TypedText { text: draft.text.clone(), was: draft.base.clone() };
                    (draft.key.clone(), typed)
                })
            })
            .collect();
        texts.sort_by(|(one, _), (other, _)| one.cmp(other));
        texts
    }
}

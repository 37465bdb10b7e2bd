//! Texts that are typed and not entered yet: they are kept in the diary file, so that a machine
//! that dies takes none of them with it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::store::{self, Request};

use super::{action::Effect, state::State};

/// The texts that are kept, by the key of their field.
pub type LeftTexts = BTreeMap<String, LeftText>;

/// A text that stands in a field and is no answer yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedText {
    /// What was typed.
    pub text: String,
    /// What the diary held there when it was typed.
    pub was: String,
}

/// A text that was left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftText {
    /// The text.
    pub typed: TypedText,
    /// When it was last typed at.
    pub at: DateTime<Utc>,
}

/// What stands behind the key of a field where a text was put aside: nothing else may take its
/// place, so it holds the moment.
const ASIDE: &str = " (put aside ";

/// The key of a text of this field that is put aside now.
pub fn put_aside_key(field: &str, now: DateTime<Utc>) -> String {
    format!("{field}{ASIDE}{})", now.timestamp_millis())
}

/// The key of the field that a text was typed in, wherever it is kept.
pub fn field_of(key: &str) -> &str {
    key.rsplit_once(ASIDE).map_or(key, |(field, _)| field)
}

/// The texts that were put aside of a field, the first one first.
pub fn put_aside<'a>(
    left: &'a LeftTexts,
    field: &'a str,
) -> impl Iterator<Item = (&'a String, &'a LeftText)> {
    let of_field =
        left.range(field.to_owned()..).take_while(move |(key, _)| key.starts_with(field));
    of_field.filter(move |(key, _)| key.as_str() != field && field_of(key) == field)
}

/// What is seen of a text where it is told of.
pub fn seen_of(text: &str) -> String {
    const MOST: usize = 80;
    let words: Vec<&str> = text.split_whitespace().collect();
    let words = words.join(" ");
    let mut letters = words.chars();
    let seen: String = letters.by_ref().take(MOST).collect();
    if letters.next().is_none() { seen } else { format!("{}…", seen.trim_end()) }
}

/// Reads what the file keeps. A text of an unknown form was left by a newer version, which will
/// find it again.
pub(super) fn read(kept: BTreeMap<String, store::Draft>) -> LeftTexts {
    kept.into_iter()
        .filter_map(|(key, draft)| {
            let typed = serde_json::from_str(&draft.body).ok()?;
            Some((key, LeftText { typed, at: draft.at }))
        })
        .collect()
}

/// Keeps a text that is being typed.
pub(super) fn keep(state: &mut State, key: String, typed: TypedText) -> Vec<Effect> {
    let Ok(body) = serde_json::to_string(&typed) else { return Vec::new() };
    let at = state.now.instant;
    state.left.insert(key.clone(), LeftText { typed, at });
    vec![Effect::Store(Request::SetDraft { key, body, at })]
}

/// Has the store watch over a text that is being typed, should the window never come to keep it.
pub(super) fn hold(state: &mut State, key: String, typed: &TypedText) -> Vec<Effect> {
    let Ok(body) = serde_json::to_string(typed) else { return Vec::new() };
    let at = state.now.instant;
    state.held.insert(key.clone());
    vec![Effect::Hold { key, body, at }]
}

/// Forgets a text: it was entered or thrown away.
pub(super) fn forget(state: &mut State, key: String) -> Vec<Effect> {
    let was_held = state.held.remove(&key);
    let was_kept = state.left.remove(&key).is_some();
    if was_held || was_kept { vec![Effect::Store(Request::ClearDraft { key })] } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::DateTime;

    use super::{TypedText, read};
    use crate::{
        app::{Action, Effect, State, update},
        clock::Clock,
        store::{Draft, Request},
    };

    #[test]
    fn a_text_is_read_back_as_it_was_kept_and_forgotten_once() {
        let now = Clock::fixed("2026-03-20T08:00:00".parse().unwrap()).now();
        let mut state = State::new(now, None);
        let typed = TypedText { text: "3.15 \"xm\"".to_owned(), was: String::new() };
        let key = || "night".to_owned();
        let effects = update(&mut state, Action::KeepText(key(), typed.clone()));
        let [Effect::Store(Request::SetDraft { body, at, .. })] = effects.as_slice() else {
            panic!("{effects:?}");
        };
        let draft = Draft { body: body.clone(), at: *at, base: 3 };
        let strange = Draft { body: "3.15".to_owned(), at: DateTime::UNIX_EPOCH, base: 0 };
        let found = read(BTreeMap::from([(key(), draft), ("x".to_owned(), strange)]));
        assert_eq!(found, state.left);
        assert_eq!(found["night"].typed, typed);
        assert_eq!(update(&mut state, Action::ForgetText(key())).len(), 1);
        assert_eq!(update(&mut state, Action::ForgetText(key())).len(), 0);
    }
}

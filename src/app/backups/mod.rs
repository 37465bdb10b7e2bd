//! Backups that are made by themselves, what is shown of them, and what is done about damage.
//!
//! Where they go and by which mark they are known stands in the diary itself, beside what else
//! is preferred: so it goes where the diary goes, the command line knows it too, and a diary that
//! was put back finds the backups that it had. Nothing here waits: an entry is on the disk before
//! a backup is begun.

mod damage;
mod differences;
mod jobs;
mod synced;
mod words;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use chrono::{DateTime, TimeDelta, Utc};

use crate::store::{
    BACKUP_FOLDER, BACKUP_ID, BackupFile, BackupId, BackupOrder, BackupPlace, BackupReason,
    Contents, NewBackup, Request, Synced,
};

use super::{
    action::Effect,
    command::Place,
    failures::About,
    forgetting,
    jobs::Job,
    state::{Notice, Phase, State},
    text::{capital, count},
};

pub use damage::Damage;
pub(super) use damage::{examined, mend, open_failed, while_saving};
pub use differences::{Differences, Sort};
pub use jobs::{BackupJob, BackupNews, Compared, Found};
pub(super) use jobs::{make, wait_a_while, work};
pub use synced::{REMOTE_WORDS, conflict_words, folder_words};
pub use words::{holds, kilobytes, moment, reason};

/// A backup that failed is not tried again with each of the changes of one minute.
const BETWEEN_TRIES: TimeDelta = TimeDelta::minutes(1);

/// Without a change it is tried again after this.
const NEXT_TRY: TimeDelta = TimeDelta::hours(1);

/// What is known of the backups of the diary.
#[derive(Debug, Default)]
pub struct Backups {
    /// The folder that the person chose; `None`: beside the diary.
    pub chosen: Option<PathBuf>,
    /// The newest first; `None` until they were looked for.
    pub list: Option<Vec<BackupFile>>,
    /// Why there may be others.
    pub unreachable: Option<String>,
    /// What another program does to the diary's folder.
    pub synced: Synced,
    /// What was found in those that were looked at.
    pub looked_at: BTreeMap<PathBuf, LookedAt>,
    /// The one that is being made.
    pub running: Option<BackupReason>,
    /// Why the last one could not be made, and when that was.
    pub failure: Option<(String, DateTime<Utc>)>,
    /// The copy that a person thinks of putting back, beside the present diary.
    pub compared: Option<(PathBuf, Result<Box<Compared>, String>)>,
    /// The newest good one for a diary that cannot be opened.
    pub found: Option<Box<Found>>,
    /// That one is being looked for.
    pub is_finding: bool,
    /// What was found wrong with the diary.
    pub damage: Option<Damage>,
    /// The diary of which all this is known.
    file: Option<PathBuf>,
    /// The diary's mark.
    id: Option<BackupId>,
    /// Whether the mark is on the disk: the first backup waits for it.
    is_marked: bool,
    /// One that is made as soon as something else is done.
    wanted: Option<BackupReason>,
}

/// What was found in a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookedAt {
    /// It is being read.
    Looking,
    /// It is as it was written.
    Sound(Contents),
    /// It is not, or it cannot be read: a sentence.
    Damaged(String),
}

impl Backups {
    /// When one that failed is tried again by itself.
    pub fn next_try(&self) -> Option<DateTime<Utc>> {
        self.failure.as_ref().map(|(_, at)| *at + NEXT_TRY).filter(|_| self.running.is_none())
    }
}

/// Where the backups of the diary are; `None` for one that has no file.
pub fn place(state: &State) -> Option<BackupPlace> {
    let diary = state.file.clone().filter(|_| !state.demo)?;
    let Backups { chosen, id, .. } = &state.backups;
    Some(BackupPlace { diary, chosen: chosen.clone(), id: *id })
}

/// A backup before something else is done, and what puts the diary's mark into it where it has
/// none; `None` where there is nothing that could be lost.
pub(super) fn before(
    state: &mut State,
    reason: BackupReason,
) -> (Option<BackupOrder>, Vec<Effect>) {
    if state.phase != Phase::Open || state.saved.is_empty() || place(state).is_none() {
        return (None, Vec::new());
    }
    let effects = if state.backups.is_marked { Vec::new() } else { vec![mark(state)] };
    (order(state, reason), effects)
}

fn order(state: &State, reason: BackupReason) -> Option<BackupOrder> {
    let place = place(state)?;
    Some(BackupOrder { id: place.id?, place, reason, at: state.now.local })
}

/// Has the diary keep its mark.
fn mark(state: &mut State) -> Effect {
    let id = *state.backups.id.get_or_insert_with(BackupId::random);
    let (key, value) = (BACKUP_ID.to_owned(), Some(id.to_string()));
    Effect::Store(Request::SetPreference { key, value })
}

/// The diary was opened: looks for its backups, and has it examined if that is due.
pub(super) fn loaded(state: &mut State, stored: &BTreeMap<String, String>) -> Vec<Effect> {
    let stored_id = stored.get(BACKUP_ID).and_then(|id| id.parse().ok());
    // A copy from before the first backup takes the place of a diary that has a mark.
    let earlier = state.backups.id.filter(|_| state.backups.file == state.file);
    state.backups = Backups {
        chosen: stored.get(BACKUP_FOLDER).map(PathBuf::from),
        file: state.file.clone(),
        id: stored_id.or(earlier),
        is_marked: stored_id.is_some(),
        ..Backups::default()
    };
    let Some(place) = place(state) else { return Vec::new() };
    let examine = Request::Examine { now: state.now.local };
    vec![list(place), Effect::Store(examine)]
}

/// Looks for them again: something was done to them.
pub(super) fn look_again(state: &State) -> Vec<Effect> {
    place(state).map(list).into_iter().collect()
}

fn list(place: BackupPlace) -> Effect {
    Effect::Job(Job::Backups(BackupJob::List(place)))
}

/// A change is on the disk: the first one of a day is followed by a backup.
pub(super) fn after_change(state: &mut State) -> Vec<Effect> {
    let now = state.now.instant;
    let has_just_failed =
        state.backups.failure.as_ref().is_some_and(|(_, at)| now < *at + BETWEEN_TRIES);
    if has_just_failed { Vec::new() } else { first_of_day(state) }
}

/// What failed is tried again when its time has come.
pub(super) fn when_due(state: &mut State) -> Vec<Effect> {
    let is_due = state.backups.next_try().is_some_and(|next| next <= state.now.instant);
    if is_due { first_of_day(state) } else { Vec::new() }
}

fn first_of_day(state: &mut State) -> Vec<Effect> {
    let today = state.now.today();
    let counts = |backup: &BackupFile| {
        matches!(backup.reason, BackupReason::FirstChange | BackupReason::AskedFor)
            && backup.at.is_some_and(|at| at.date() == today)
    };
    let is_failed = state.backups.failure.is_some();
    match &state.backups.list {
        Some(list) if list.iter().any(counts) && !is_failed => Vec::new(),
        Some(_) => want(state, BackupReason::FirstChange),
        // Whether there is one of today is known in a moment.
        None => {
            state.backups.wanted = state.backups.wanted.or(Some(BackupReason::FirstChange));
            Vec::new()
        }
    }
}

/// Makes a backup, as soon as the diary has its mark.
pub(super) fn want(state: &mut State, reason: BackupReason) -> Vec<Effect> {
    if place(state).is_none() || state.phase != Phase::Open {
        return Vec::new();
    }
    let backups = &mut state.backups;
    if backups.running.is_some() {
        // What a person asked for is made once more; the other holds the day's first change.
        if reason == BackupReason::AskedFor {
            backups.wanted = Some(reason);
        }
        return Vec::new();
    }
    if !backups.is_marked {
        backups.wanted = Some(reason);
        return vec![mark(state)];
    }
    let Some(order) = order(state, reason) else { return Vec::new() };
    state.backups.running = Some(reason);
    vec![Effect::Job(Job::Backups(BackupJob::Make(order, state.keys.clone())))]
}

fn go_on(state: &mut State) -> Vec<Effect> {
    match state.backups.wanted.take() {
        Some(BackupReason::FirstChange) => first_of_day(state),
        Some(reason) => want(state, reason),
        None => Vec::new(),
    }
}

/// A preference is on the disk.
pub(super) fn preference_saved(state: &mut State, key: &str) -> Vec<Effect> {
    if key != BACKUP_ID {
        return Vec::new();
    }
    state.backups.is_marked = true;
    go_on(state)
}

/// Another place for backups was chosen; `None`: beside the diary.
pub(super) fn choose(state: &mut State, folder: Option<PathBuf>) -> Vec<Effect> {
    if state.phase != Phase::Open || place(state).is_none() {
        return Vec::new();
    }
    let value = match &folder {
        None => None,
        Some(folder) => {
            let Some(text) = folder.to_str().filter(|_| folder.is_absolute()) else {
                let words = "The name of that folder cannot be kept in the diary: choose another";
                state.notice = Some(Notice::Refused(words.to_owned()));
                return Vec::new();
            };
            Some(text.to_owned())
        }
    };
    state.backups.chosen = folder;
    resolve(state);
    let key = BACKUP_FOLDER.to_owned();
    let mut effects = vec![Effect::Store(Request::SetPreference { key, value })];
    effects.extend(look_again(state));
    // That it works there is tried at once.
    effects.extend(want(state, BackupReason::AskedFor));
    effects
}

/// Takes in what came of a job.
pub(super) fn news(state: &mut State, news: BackupNews) -> Vec<Effect> {
    match news {
        BackupNews::Listed(listed, synced) => {
            state.backups.unreachable = listed.unreachable.map(|why| capital(&why.to_string()));
            state.backups.list = Some(listed.files);
            synced::seen(state, synced);
            let is_free = state.backups.running.is_none();
            let mut effects = if is_free { go_on(state) } else { Vec::new() };
            effects.extend(refresh(state));
            effects
        }
        BackupNews::Made(reason, result) => made(state, reason, result),
        BackupNews::LookedAt(path, result) => {
            let found = match result {
                Ok(contents) => LookedAt::Sound(contents),
                Err(sentence) => LookedAt::Damaged(sentence),
            };
            state.backups.looked_at.insert(path, found);
            refresh(state)
        }
        BackupNews::Found(found, keys) => {
            state.backups.found = found;
            state.backups.is_finding = false;
            state.keys = keys;
            Vec::new()
        }
        BackupNews::Compared(path, result) => {
            state.backups.compared = Some((path, result));
            Vec::new()
        }
        BackupNews::Held(found) => forgetting::looked(state, found),
        BackupNews::Mended(result) => damage::mended(state, result),
    }
}

/// Takes note of a backup that was made or not.
pub(super) fn made(
    state: &mut State,
    reason: BackupReason,
    result: Result<NewBackup, String>,
) -> Vec<Effect> {
    state.backups.running = None;
    match result {
        Ok(NewBackup { file, contents }) => {
            resolve(state);
            if reason == BackupReason::AskedFor {
                let words = format!("A backup was made and checked; it holds {}", holds(&contents));
                state.notice = Some(Notice::Done(words));
            }
            state.backups.looked_at.insert(file.path.clone(), LookedAt::Sound(contents));
            state.backups.list.get_or_insert_default().insert(0, file);
        }
        Err(sentence) => {
            let words = format!("No backup was made: {sentence}");
            let is_known = state.failures.iter().any(|failure| failure.words == words);
            state.backups.failure = Some((words.clone(), state.now.instant));
            // What was said and stands there need not push other news away.
            if !is_known {
                state.notice = Some(Notice::Failed(words));
            }
        }
    }
    let mut effects = look_again(state);
    effects.extend(go_on(state));
    effects
}

/// Nothing keeps backups from being made any more.
fn resolve(state: &mut State) {
    state.failures.retain(|failure| failure.about != About::Backup);
    if let Some((words, _at)) = state.backups.failure.take()
        && state.notice == Some(Notice::Failed(words))
    {
        state.notice = None;
    }
}

/// Looks at the backups where they are shown, one after the other, the newest first.
pub(super) fn refresh(state: &mut State) -> Vec<Effect> {
    let Backups { list: Some(list), looked_at, .. } = &mut state.backups else {
        return Vec::new();
    };
    let is_looking = looked_at.values().any(|found| *found == LookedAt::Looking);
    if state.place != Place::Me || state.phase != Phase::Open || is_looking {
        return Vec::new();
    }
    let Some(next) = list.iter().find(|backup| !looked_at.contains_key(&backup.path)) else {
        return Vec::new();
    };
    looked_at.insert(next.path.clone(), LookedAt::Looking);
    let look = BackupJob::LookAt(next.path.clone(), state.keys.clone());
    vec![Effect::Job(Job::Backups(look))]
}

/// A copy may be put back: lays it beside the present diary first.
pub(super) fn compare(state: &mut State, from: &Path) -> Vec<Effect> {
    state.backups.compared = None;
    let is_open = state.phase == Phase::Open;
    let diary = is_open.then(|| Box::new(state.saved.clone()));
    let beside = state.file.clone().unwrap_or_default();
    let (from, keys) = (from.to_owned(), state.keys.clone());
    vec![Effect::Job(Job::Backups(BackupJob::Compare { from, diary, beside, keys }))]
}

/// "3 backups, the newest of Mon 23 November 2026"
pub fn summary(state: &State) -> String {
    match state.backups.list.as_deref() {
        None => "looking for backups".to_owned(),
        Some([]) => "no backup yet".to_owned(),
        Some(list @ [newest, ..]) => {
            let newest = newest.at.map_or_else(String::new, |at| {
                format!(", the newest of {}", super::text::date(at.date()))
            });
            format!("{}{newest}", count(list.len(), "backup", "backups"))
        }
    }
}

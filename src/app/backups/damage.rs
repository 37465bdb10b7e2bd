//! A diary that came to harm: what is said, what is offered, and what came of it.

use std::path::PathBuf;

use crate::{
    app::{
        action::Effect,
        lock,
        overlay::Overlay,
        reopen,
        state::{Notice, Phase, State},
        text::{capital, count, date},
    },
    store::{Examination, Mended, StoreError},
};

use super::{BackupJob, Job};

/// What was found wrong with a diary that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// A sentence.
    pub words: String,
    /// Where the file is kept as it was found.
    pub kept: Option<PathBuf>,
}

/// An older copy stands in the place of the diary.
const EARLIER: &str = "The diary file is an earlier one: what was entered here last is not in it. \
                       Another program may have put an old copy in its place. Look at the backups \
                       under Me before you go on.";

/// Takes note of an examination.
pub(in crate::app) fn examined(state: &mut State, examination: Examination) -> Vec<Effect> {
    if let Examination::Earlier = examination {
        state.notice = Some(Notice::Failed(EARLIER.to_owned()));
    }
    let Examination::Damaged { problems, kept } = examination else { return Vec::new() };
    let first = problems.first().map(ToString::to_string).unwrap_or_default();
    let others = match problems.len() {
        0 | 1 => String::new(),
        more => format!(" (and {} more)", more - 1),
    };
    let (kept, also) = match kept {
        Ok(path) => {
            let words = format!(" The file was kept as it was found: {}", path.display());
            (Some(path), words)
        }
        Err(error) => (None, format!(" It could not be kept apart: {error}")),
    };
    let words = format!("Your diary file is damaged: {first}{others}.{also}");
    found(state, Damage { words, kept });
    Vec::new()
}

/// Damage may show first when something is saved.
pub(in crate::app) fn while_saving(state: &mut State, error: &StoreError) {
    let is_new = state.backups.damage.is_none();
    if matches!(error, StoreError::Damaged { .. }) && state.phase == Phase::Open && is_new {
        found(state, Damage { words: capital(&reopen::why_not(error)), kept: None });
    }
}

fn found(state: &mut State, damage: Damage) {
    state.notice = Some(Notice::Failed(damage.words.clone()));
    state.backups.damage = Some(damage);
    // A cramp that is going on comes first, and what is asked already is answered first.
    if state.overlay.is_none() {
        state.overlay = Some(Overlay::Damage);
    }
}

/// The diary could not be opened: looks for a backup, where it may have come to harm.
pub(in crate::app) fn open_failed(state: &mut State, error: &StoreError) -> Vec<Effect> {
    state.backups.found = None;
    let may_be_harmed = matches!(
        error,
        StoreError::Damaged { .. }
            | StoreError::Empty { .. }
            | StoreError::NotADiary { .. }
            | StoreError::Interrupted { .. }
            | StoreError::Sqlite { .. }
    );
    let file = state.file.clone().filter(|_| may_be_harmed && !state.demo);
    state.backups.is_finding = file.is_some();
    let key = lock::tried(state);
    file.map(|diary| Effect::Job(Job::Backups(BackupJob::Find { diary, key })))
        .into_iter()
        .collect()
}

/// Has a damaged diary mended. What could not be saved stays in the window meanwhile.
pub(in crate::app) fn mend(state: &mut State) -> Vec<Effect> {
    state.overlay = None;
    let Some(diary) = state.file.clone().filter(|_| !state.demo) else { return Vec::new() };
    if state.phase == Phase::Opening || !state.on_the_way.is_empty() {
        let words = "Something is still being saved: try again in a moment";
        state.notice = Some(Notice::Refused(words.to_owned()));
        return Vec::new();
    }
    state.phase = Phase::Opening;
    vec![Effect::Mend { diary, now: state.now.local }]
}

/// Takes note of what became of it, and opens what stands there now.
pub(super) fn mended(state: &mut State, result: Result<Box<Mended>, String>) -> Vec<Effect> {
    if result.is_ok()
        && let Some(damage) = state.backups.damage.take()
    {
        state.failures.retain(|failure| failure.words != damage.words);
    }
    state.notice = Some(match result {
        // What was lost stays to be read until it is closed.
        Ok(mended) if has_losses(&mended) => Notice::Failed(told(&mended)),
        Ok(mended) => Notice::Done(told(&mended)),
        Err(sentence) => Notice::Failed(format!("The diary was not mended: {sentence}")),
    });
    let Some(path) = state.file.clone() else { return Vec::new() };
    vec![Effect::Open { path, access: state.access }]
}

/// Whether something of the diary is not there any more, as far as can be told.
fn has_losses(mended: &Mended) -> bool {
    let nights = &mended.nights;
    !nights.in_part.is_empty()
        || !nights.lost.is_empty()
        || nights.untold > 0
        || mended.other_lost > 0
        || mended.profile_lost
}

/// So many nights are named by their dates.
const DATES: usize = 7;

/// What became of a damaged diary: "1204 of 1210 nights were read; 4 are as in the backup, 2
/// could not be read: they are in (file)".
fn told(mended: &Mended) -> String {
    let nights = &mended.nights;
    let total = count(nights.total(), "night was", "nights were");
    let mut words = format!("The diary is mended: {} of {total} read", nights.read);
    let mut rest = Vec::new();
    let known = [
        (nights.from_backup.len(), "is as in the backup", "are as in the backup"),
        (nights.in_part.len(), "was read in part", "were read in part"),
        (nights.lost.len(), "could not be read", "could not be read"),
    ];
    for (number, one, many) in known {
        if number > 0 {
            rest.push(count(number, one, many));
        }
    }
    let named = || nights.in_part.iter().chain(&nights.lost);
    let mut dates: Vec<_> = named().take(DATES).map(|night| date(night.morning())).collect();
    let others = named().skip(DATES).count();
    if others > 0 {
        dates.push(count(others, "other night", "other nights"));
    }
    if !rest.is_empty() {
        words = format!("{words}; {}", rest.join(", "));
    }
    if !dates.is_empty() {
        words = format!("{words} ({})", dates.join(", "));
    }
    if nights.untold > 0 {
        let more = count(nights.untold, "more night", "more nights");
        words = format!("{words}; up to {more} may have stood where nothing can be read");
    }
    if mended.other_lost > 0 {
        let entries = count(mended.other_lost, "other entry", "other entries");
        words = format!("{words}; at least {entries} could not be read");
    }
    if mended.profile_lost {
        words = format!("{words}; the answers about you could not be read");
    }
    format!("{words}. The damaged file is kept: {}", mended.kept.display())
}

//! The password of the diary: set, changed and removed by the store, beside the window.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::{
    diary::{text::capital, written::count},
    report::{Paper, RECOVERY_GROUPS, SheetForm},
    store::{
        Key, Keys, LeftCopy, Overwrite, Password, PasswordSet, RecoveryKey, Request, StoreError,
    },
};

use super::{
    action::Effect,
    backups,
    jobs::Job,
    overlay::Overlay,
    state::{Notice, Phase, State},
    summary,
};

/// What is known of setting, changing and removing.
#[derive(Debug, Default)]
pub struct PasswordView {
    /// What is being done.
    pub doing: Option<Doing>,
    /// Why the last try did nothing: what was tried, and a sentence.
    pub refused: Option<(Doing, String)>,
    /// Copies that are not as the diary is: where, and why.
    pub left: Vec<(PathBuf, String)>,
    /// The recovery key, until it is said to be written down or the diary is locked.
    pub recovery: Option<RecoveryKey>,
    /// Which of its groups is asked for, from 0.
    pub asked_group: usize,
    /// How far the look at the paper is.
    pub check: PaperCheck,
    /// How often something was done: what was typed for it is not needed any more.
    pub times: u32,
}

/// How it is made sure that the recovery key stands on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PaperCheck {
    /// The key is shown.
    #[default]
    Shown,
    /// It is out of sight, and one of its groups is asked for.
    Asked,
    /// Nothing was typed for that group.
    Empty,
    /// What was typed is another one.
    Other,
}

/// What is done about the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// It is set.
    Set,
    /// It is changed.
    Change,
    /// It is removed.
    Remove,
    /// The recovery key is shown once more.
    Tell,
}

impl Doing {
    /// What a request is about.
    const fn of(request: &Request) -> Option<Self> {
        match request {
            Request::SetPassword { .. } => Some(Self::Set),
            Request::ChangePassword { .. } => Some(Self::Change),
            Request::RemovePassword { .. } => Some(Self::Remove),
            Request::TellRecoveryKey { .. } => Some(Self::Tell),
            Request::Commit(_)
            | Request::Undo
            | Request::UndoStep(_)
            | Request::Redo
            | Request::SetPreference { .. }
            | Request::SetDraft { .. }
            | Request::ClearDraft { .. }
            | Request::ForgetSteps
            | Request::Examine { .. }
            | Request::Backup { .. } => None,
        }
    }
}

/// Something that a person does about the password.
#[derive(Debug)]
pub enum PasswordAction {
    /// Set it.
    Set(Password),
    /// Change it.
    Change {
        /// The one until now, or the recovery key.
        old: Key,
        /// The new one.
        new: Password,
    },
    /// Remove it.
    Remove(Key),
    /// Show the recovery key once more.
    Tell(Key),
    /// What was typed can be no password, or the two are not the same: a sentence.
    Refuse(Doing, String),
    /// Hand the recovery key to the desktop's viewer, which prints it.
    Print,
    /// The recovery key is said to be on paper: a group of it is asked for.
    AskGroup,
    /// The recovery key is to be seen again.
    SeeKey,
    /// The recovery key is written down; this is the group that was asked for.
    WrittenDown(RecoveryGroup),
}

/// A group of the recovery key, as it was typed.
pub struct RecoveryGroup(pub zeroize::Zeroizing<String>);

impl std::fmt::Debug for RecoveryGroup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryGroup(..)")
    }
}

/// The recovery key, to be written down.
#[derive(Debug)]
pub struct Sheet {
    /// It.
    pub key: RecoveryKey,
    /// The day.
    pub day: NaiveDate,
    /// As what.
    pub form: SheetForm,
    /// On which paper.
    pub paper: Paper,
    /// Where to.
    pub to: SheetTo,
}

/// Where the recovery key is written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetTo {
    /// To a file.
    File {
        /// Where.
        path: PathBuf,
        /// Whether a file there may be replaced.
        overwrite: Overwrite,
        /// The diary file, which is never written over.
        own: PathBuf,
    },
    /// To the desktop's viewer, which prints it: a copy of it lies beside this diary meanwhile.
    Printer(Option<PathBuf>),
}

impl PasswordView {
    /// The letters of a group of the recovery key.
    fn is_group(&self, typed: &str) -> bool {
        let Some(recovery) = &self.recovery else { return false };
        let grouped = recovery.grouped();
        let group = grouped.split(' ').nth(self.asked_group).unwrap_or_default();
        let typed = typed.chars().filter(char::is_ascii_alphanumeric);
        typed.map(|letter| letter.to_ascii_uppercase()).eq(group.chars())
    }
}

/// Does it, or has the store do it.
pub(super) fn act(state: &mut State, action: PasswordAction) -> Vec<Effect> {
    let now = state.now.local;
    let (doing, request) = match action {
        PasswordAction::Set(new) => (Doing::Set, Request::SetPassword { new, now }),
        PasswordAction::Change { old, new } => {
            (Doing::Change, Request::ChangePassword { old, new, now })
        }
        PasswordAction::Remove(key) => (Doing::Remove, Request::RemovePassword { key, now }),
        PasswordAction::Tell(key) => (Doing::Tell, Request::TellRecoveryKey { key }),
        PasswordAction::Refuse(doing, words) => {
            state.password.refused = Some((doing, words));
            return Vec::new();
        }
        PasswordAction::AskGroup => {
            state.password.check = PaperCheck::Asked;
            return Vec::new();
        }
        PasswordAction::SeeKey => {
            state.password.check = PaperCheck::Shown;
            return Vec::new();
        }
        PasswordAction::Print => {
            let to = SheetTo::Printer(state.file.clone());
            return sheet(state, SheetForm::Pdf, to);
        }
        PasswordAction::WrittenDown(typed) => {
            if typed.0.trim().is_empty() {
                state.password.check = PaperCheck::Empty;
            } else if !state.password.is_group(&typed.0) {
                state.password.check = PaperCheck::Other;
            } else {
                state.password.check = PaperCheck::Shown;
                state.password.recovery = None;
                state.overlay = None;
                let words = "The recovery key is written down: keep it away from this computer";
                state.notice = Some(Notice::Done(words.to_owned()));
                // Whoever finds the page that was handed to the printer has the key.
                return summary::tidy(state).into_iter().collect();
            }
            return Vec::new();
        }
    };
    if state.phase != Phase::Open || state.demo || state.password.doing.is_some() {
        return Vec::new();
    }
    state.password.refused = None;
    if doing != Doing::Tell {
        state.password.left.clear();
    }
    state.password.doing = Some(doing);
    vec![Effect::Store(request)]
}

/// Has the recovery key written to a file, or handed to the desktop.
pub(super) fn sheet(state: &State, form: SheetForm, to: SheetTo) -> Vec<Effect> {
    let Some(key) = state.password.recovery.clone() else { return Vec::new() };
    let (day, paper) = (state.now.today(), state.preferences.paper);
    vec![Effect::Job(Job::RecoverySheet(Box::new(Sheet { key, day, form, paper, to })))]
}

/// The diary has a password, or another one.
pub(super) fn set(state: &mut State, set: PasswordSet, keys: Keys) -> Vec<Effect> {
    let PasswordSet { recovery, left } = set;
    state.keys = keys;
    let words = match state.password.doing.take() {
        Some(Doing::Change) => {
            "The password was changed; the recovery key of before no longer opens the diary"
        }
        _set => "The password was set: the diary is encrypted now",
    };
    show(state, recovery);
    super::lock::is_sealed_now(state, true);
    done(state, words, left)
}

/// It has none any more.
pub(super) fn removed(state: &mut State, left: Vec<LeftCopy>) -> Vec<Effect> {
    state.password.doing = None;
    state.password.recovery = None;
    state.keys = Keys::none();
    super::lock::is_sealed_now(state, false);
    done(state, "The password was removed: the diary is not encrypted any more", left)
}

/// The recovery key was asked for.
pub(super) fn told(state: &mut State, recovery: RecoveryKey) -> Vec<Effect> {
    state.password.doing = None;
    state.password.refused = None;
    state.password.times += 1;
    show(state, recovery);
    Vec::new()
}

/// Takes note of a request that failed; whether it was about the password.
pub(super) fn failed(state: &mut State, request: &Request, error: &StoreError) -> bool {
    let Some(doing) = Doing::of(request) else { return false };
    state.password.doing = None;
    let words = if matches!(error, StoreError::WrongKey { .. }) {
        "This does not open the diary. Look for capitals and for another keyboard layout, and try \
         again"
            .to_owned()
    } else {
        capital(&error.to_string())
    };
    state.password.refused = Some((doing, words));
    true
}

/// The person is shown the key, and asked for one of its groups.
fn show(state: &mut State, recovery: RecoveryKey) {
    // Another one each time; the last one is shorter.
    let seconds = state.now.instant.timestamp().unsigned_abs();
    let last = RECOVERY_GROUPS.saturating_sub(1).max(1);
    state.password.asked_group = usize::try_from(seconds).unwrap_or_default() % last;
    state.password.check = PaperCheck::Shown;
    state.password.recovery = Some(recovery);
    state.overlay = Some(Overlay::RecoveryKey);
}

/// Copies that were left over follow the password now, but for these.
pub(super) fn finished(state: &mut State, left: Vec<LeftCopy>) {
    state.password.left = told_of(left);
    if !state.password.left.is_empty() {
        let places = count(state.password.left.len(), "place", "places");
        state.notice = Some(Notice::Failed(format!(
            "Copies of the diary at {places} could not be encrypted yet and may be readable; Me, \
             Password says where and why"
        )));
    }
}

fn told_of(left: Vec<LeftCopy>) -> Vec<(PathBuf, String)> {
    left.into_iter().map(|copy| (copy.path, capital(&copy.error.to_string()))).collect()
}

fn done(state: &mut State, words: &str, left: Vec<LeftCopy>) -> Vec<Effect> {
    state.password.refused = None;
    state.password.times += 1;
    state.password.left = told_of(left);
    state.notice = Some(Notice::Done(words.to_owned()));
    backups::look_again(state)
}

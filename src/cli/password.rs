//! `password`: sets, changes and removes the password of the diary, and tells the recovery key.

use std::fmt::Write as _;

use serde::Serialize;

use crate::store::{
    Access, BackupReason, Key, LeftCopy, PasswordSet, Store, StoreError, is_sealed,
};

use super::{
    Context,
    args::{NewPasswordArgs, PasswordTask},
    error::CliError,
    output::{Output, counted},
    secrets::new_password,
};

#[derive(Serialize)]
struct Done<'a> {
    password: bool,
    recovery_key: Option<&'a str>,
    /// Copies that could not follow.
    left: Vec<LeftJson>,
}

#[derive(Serialize)]
struct LeftJson {
    path: String,
    why: String,
}

pub(super) fn run(task: &PasswordTask, context: &Context) -> Result<Output, CliError> {
    let path = context.place.path();
    match task {
        PasswordTask::Set(NewPasswordArgs { new_password_file }) => {
            let mut store = match Store::open(path, Access::Write) {
                Err(StoreError::Locked { path }) => {
                    return Err(StoreError::HasPassword { path }.into());
                }
                opened => opened?,
            };
            let new = new_password(new_password_file.as_deref())?;
            back_up(&mut store, context);
            set("The diary has a password from now on", &store.set_password(&new)?)
        }
        PasswordTask::Change(NewPasswordArgs { new_password_file }) => {
            let (mut store, old) = unlocked(context)?;
            let new = new_password(new_password_file.as_deref())?;
            back_up(&mut store, context);
            set("The diary has another password from now on", &store.change_password(&old, &new)?)
        }
        PasswordTask::Remove => {
            let (mut store, key) = unlocked(context)?;
            back_up(&mut store, context);
            let left = store.remove_password(&key)?;
            let mut text = "The diary has no password any more: whoever can open its file can \
                            read it\n"
                .to_owned();
            text.push_str(&copies("Copies that still have the password", &left));
            let done = Done { password: false, recovery_key: None, left: json(&left) };
            let words = "the diary has no password any more, but {} still have it";
            Ok(Output { left: left_over(words, &left), ..Output::of_deed(&text, &done)? })
        }
        PasswordTask::Recovery => {
            let (mut store, key) = unlocked(context)?;
            let recovery = store.recovery_key(&key)?;
            let grouped = recovery.grouped();
            Output::of_figures(
                &format!("{}\n", *grouped),
                &Done { password: true, recovery_key: Some(&grouped), left: Vec::new() },
            )
        }
    }
}

/// The diary, which has a password, with what opened it.
fn unlocked(context: &Context) -> Result<(Store, Key), CliError> {
    let path = context.place.path();
    if !is_sealed(path) {
        // What else is wrong with it comes first.
        let store = Store::open(path, Access::Write)?;
        return Err(StoreError::NoPassword { path: store.path().to_owned() }.into());
    }
    let key = context.secrets.key("the diary")?;
    Ok((Store::open_with_key(path, Access::Write, &key)?, key))
}

/// Makes a backup before the password changes. One that fails keeps nobody from it: what is
/// written is read back before it takes the place of anything.
fn back_up(store: &mut Store, context: &Context) {
    store.back_up_before(BackupReason::BeforePassword, context.clock.now().local).ok();
}

fn set(done: &str, set: &PasswordSet) -> Result<Output, CliError> {
    let PasswordSet { recovery, left } = set;
    let grouped = recovery.grouped();
    let mut text = format!(
        "{done}\nThis recovery key opens it when the password is forgotten; print it or write it \
         down, and keep it away from this computer\n\n{}\n\n",
        *grouped
    );
    text.push_str(&copies("Copies that are not under this password", left));
    let done = Done { password: true, recovery_key: Some(&grouped), left: json(left) };
    let words = "the password of the diary was set, but {} could not be brought under it and may be \
                 readable";
    Ok(Output { left: left_over(words, left), ..Output::of_deed(&text, &done)? })
}

/// One line about copies that could not follow, for whoever looks at the exit status only.
fn left_over(words: &str, left: &[LeftCopy]) -> Option<String> {
    let first = left.first()?;
    let words = words.replace("{}", &counted(left.len(), "place", "places"));
    Some(format!("{words}; the first is this, see to it and open the diary again: {}", first.error))
}

fn copies(heading: &str, left: &[LeftCopy]) -> String {
    let mut text = String::new();
    if !left.is_empty() {
        text = format!("{heading}: {}\n", left.len());
    }
    for copy in left {
        // Writing to a text cannot fail.
        writeln!(text, "  {}", copy.error).ok();
    }
    text
}

fn json(left: &[LeftCopy]) -> Vec<LeftJson> {
    left.iter()
        .map(|copy| LeftJson { path: copy.path.display().to_string(), why: copy.error.to_string() })
        .collect()
}

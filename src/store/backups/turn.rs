//! Who is at the backups of a diary: one that is begun before a change of the password, and done
//! after it, would be under what was before.

use std::{
    path::{Path, PathBuf},
    sync::{Condvar, Mutex, PoisonError},
    time::Duration,
};

use super::super::{StoreError, place};

/// The diaries at whose backups somebody is.
static TAKEN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());
static GIVEN_BACK: Condvar = Condvar::new();

/// How long a writer waits for a backup that is being made: one that takes longer may hang with
/// its disk, and entries wait behind the writer.
const PATIENCE: Duration = Duration::from_secs(1);

/// Held by whoever makes a backup beside the writer, and by a writer that changes what the backups
/// are encrypted with.
#[derive(Debug)]
pub(in super::super) struct Turn(PathBuf);

impl Turn {
    /// Waits for it as long as it takes; never to be called by a writer.
    pub(in super::super) fn wait(diary: &Path) -> Self {
        let diary = known(diary);
        let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = GIVEN_BACK
            .wait_while(taken, |taken| taken.contains(&diary))
            .unwrap_or_else(PoisonError::into_inner);
        taken.push(diary.clone());
        Self(diary)
    }

    /// Waits for a moment only.
    ///
    /// # Errors
    /// [`StoreError::BackingUp`].
    pub(in super::super) fn take(diary: &Path) -> Result<Self, StoreError> {
        let diary = known(diary);
        let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut taken, _waited) = GIVEN_BACK
            .wait_timeout_while(taken, PATIENCE, |taken| taken.contains(&diary))
            .unwrap_or_else(PoisonError::into_inner);
        if taken.contains(&diary) {
            return Err(StoreError::BackingUp { path: diary });
        }
        taken.push(diary.clone());
        Ok(Self(diary))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        taken.retain(|diary| *diary != self.0);
        GIVEN_BACK.notify_all();
    }
}

/// The one path by which a diary is known; of one that is gone, the path itself.
fn known(diary: &Path) -> PathBuf {
    place::resolve_diary(diary).unwrap_or_else(|_gone| diary.to_owned())
}

#[cfg(test)]
mod tests {
    use std::{sync::mpsc, task::Waker, thread};

    use super::Turn;
    use crate::{
        diary::{Change, Diary, Night, Step},
        store::{Access, Event, Password, Request, Store, StoreError, StoreHandle},
    };

    /// The next event of a store on its thread that is one of these.
    fn wait_for(store: &mut StoreHandle, is_one: impl Fn(&Event) -> bool) -> Event {
        loop {
            if let Some(event) = store.poll().into_iter().find(&is_one) {
                return event;
            }
            thread::yield_now();
        }
    }

    #[test]
    fn an_entry_is_acknowledged_while_a_backup_hangs_and_a_password_waits_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("diary");
        drop(Store::open(&path, Access::WriteOrCreate).unwrap());
        // Somebody is at the backups and comes to no end: its disk hangs.
        let (release, released) = mpsc::channel::<()>();
        let (begun, has_begun) = mpsc::channel();
        let hanging = path.clone();
        let hanging = thread::Builder::new().spawn(move || {
            let _turn = Turn::wait(&hanging);
            begun.send(()).unwrap();
            released.recv().ok();
        });
        has_begun.recv().unwrap();

        let mut store = StoreHandle::spawn(path.clone(), Access::Write, Waker::noop().clone());
        let new = Password::new("the first password").unwrap();
        let now = "2026-03-20T08:00:00".parse().unwrap();
        store.send(Request::SetPassword { new: new.clone(), now });
        let night = Night::unanswered("2026-03-01".parse().unwrap());
        let changes = vec![Change::of_night(&Diary::default(), night)];
        store.send(Request::Commit(Step { name: "add".to_owned(), changes }));
        let refused = wait_for(&mut store, |event| matches!(event, Event::Failed { .. }));
        let Event::Failed { error, .. } = refused else { panic!() };
        assert!(matches!(error, StoreError::BackingUp { .. }), "{error:?}");
        wait_for(&mut store, |event| matches!(event, Event::Saved(_)));
        let backups = folder.path().join("diary-backups");
        assert!(!backups.exists(), "the disk of the backups is not touched meanwhile");

        release.send(()).unwrap();
        hanging.unwrap().join().unwrap();
        store.send(Request::SetPassword { new, now });
        wait_for(&mut store, |event| matches!(event, Event::PasswordSet { .. }));
    }

    #[test]
    fn one_diary_does_not_wait_for_the_backups_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let [one, other] = ["one", "other"].map(|name| folder.path().join(name));
        let _turn = Turn::wait(&one);
        let refused = Turn::take(&one).unwrap_err();
        assert!(matches!(refused, StoreError::BackingUp { .. }), "{refused:?}");
        drop(Turn::take(&other).unwrap());
        drop(Turn::wait(&other));
        // However it is named.
        let again = folder.path().join(".").join("one");
        assert!(Turn::take(&again).is_err());
    }
}

//! The thread of a store: requests in their order, and texts that it watches over.

use std::sync::mpsc::Receiver;

use chrono::NaiveDateTime;

use super::{Answer, Event, Message, Request, held::Held};
use crate::store::{
    BackupReason, PasswordSet, Store, StoreError, backups::Turn, sealed::wipe_stack,
};

/// Opens a store and serves it until nobody asks any more.
pub(super) fn serve(
    open: impl FnOnce() -> Result<Store, StoreError>,
    messages: &Receiver<Message>,
    answer: &Answer,
) {
    let opened = open().and_then(|store| store.load().map(|loaded| (store, loaded)));
    match opened {
        Ok((mut store, loaded)) => {
            if let Some(event) = unlocked(&store) {
                answer.send(event);
            }
            answer.send(Event::Loaded(Box::new(loaded)));
            if let Some(left) = store.take_finished() {
                answer.send(Event::CopiesFinished(left));
            }
            let mut held = Held::default();
            while let Some(message) = held.next(messages, &mut store) {
                match message {
                    Message::Request(request) => {
                        held.heard_of(&request);
                        answer.send(perform(&mut store, *request));
                        if store.is_sealed() {
                            wipe_stack();
                        }
                    }
                    Message::Hold(text) => held.take(text),
                }
            }
            // The window has gone; where it broke off, this is all that is left of what was typed.
            held.keep(&mut store);
        }
        Err(error) => {
            answer.send(Event::OpenFailed(error));
            for message in messages {
                if let Message::Request(request) = message {
                    let error = StoreError::Closed;
                    answer.send(Event::Failed { request: Some(*request), error });
                }
            }
        }
    }
}

/// What is told of a diary with a password before it is told what it holds.
pub(super) fn unlocked(store: &Store) -> Option<Event> {
    store.is_sealed().then(|| Event::Unlocked(store.keys()))
}

/// Does one request.
pub(super) fn perform(store: &mut Store, request: Request) -> Event {
    let done = match &request {
        Request::Commit(step) => {
            store.commit(step.clone()).map(|committed| Event::Saved(Box::new(committed)))
        }
        Request::Undo => store.undo().map(|undone| {
            undone.map_or(Event::NothingToUndo, |committed| Event::Saved(Box::new(committed)))
        }),
        Request::UndoStep(step) => store.undo_step(step).map(|undone| {
            undone.map_or(Event::NothingToUndo, |committed| Event::Saved(Box::new(committed)))
        }),
        Request::Redo => store.redo().map(|redone| {
            redone.map_or(Event::NothingToRedo, |committed| Event::Saved(Box::new(committed)))
        }),
        Request::SetPreference { key, value } => store
            .set_preference(key, value.as_deref())
            .map(|_revision| Event::PreferenceSaved { key: key.clone() }),
        Request::SetDraft { key, body, at } => {
            store.set_draft(key, body, *at).map(|_revision| Event::DraftSaved { key: key.clone() })
        }
        Request::ClearDraft { key } => {
            store.clear_draft(key).map(|_revision| Event::DraftSaved { key: key.clone() })
        }
        Request::ForgetSteps => store.forget_steps().map(Event::StepsForgotten),
        Request::Examine { now } => store.examine_if_due(*now).map(Event::Examined),
        Request::SetPassword { new, now } => password(store, *now, |store| store.set_password(new)),
        Request::ChangePassword { old, new, now } => {
            password(store, *now, |store| store.change_password(old, new))
        }
        Request::RemovePassword { key, now } => back_up(store, *now)
            .and_then(|()| store.remove_password(key))
            .map(|left| Event::PasswordRemoved { left }),
        Request::TellRecoveryKey { key } => store.recovery_key(key).map(Event::RecoveryKey),
        Request::Backup { out, overwrite } => store.backup(out, *overwrite).map(Event::BackedUp),
    };
    done.unwrap_or_else(|error| Event::Failed { request: Some(request), error })
}

/// Sets or changes the password of a diary of which there is a backup.
fn password(
    store: &mut Store,
    now: NaiveDateTime,
    set: impl FnOnce(&mut Store) -> Result<PasswordSet, StoreError>,
) -> Result<Event, StoreError> {
    back_up(store, now)?;
    set(store).map(|set| Event::PasswordSet { set, keys: store.keys() })
}

/// Makes a backup before the password changes. One that fails keeps nobody from it: what is
/// written is read back before it takes the place of anything.
///
/// While another one is being made, its disk is not touched: it may hang, and entries wait here.
fn back_up(store: &mut Store, now: NaiveDateTime) -> Result<(), StoreError> {
    drop(Turn::take(store.path())?);
    store.back_up_before(BackupReason::BeforePassword, now).ok();
    Ok(())
}

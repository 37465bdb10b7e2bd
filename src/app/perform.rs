//! What each command does.

use crate::diary::NightDate;

use super::{
    action::Effect,
    calendar::Layout,
    command::{Command, Part, Place},
    cramp_now,
    edit::Edit,
    preferences::Preferences,
    saving,
    state::{Notice, Phase, State},
    update::{edit_diary, go, open_night, set_preferences, show},
};

/// Does what a command says.
pub(super) fn perform(state: &mut State, command: Command) -> Vec<Effect> {
    let open = state.phase == Phase::Open;
    if !cramp_now::lets_through(state, command) {
        return Vec::new();
    }
    match command {
        Command::CrampNow => cramp_now::now(state),
        Command::AddCramp if open => {
            state.place = Place::Night;
            edit_diary(state, &add_cramp(state.night))
        }
        Command::NoCramps if open => {
            state.place = Place::Night;
            if state.shown_night().is_cramp_night() {
                state.notice = Some(Notice::Failed(
                    "This night has cramps: remove them first if there were none".to_owned(),
                ));
                return Vec::new();
            }
            edit_diary(state, &no_cramps(state.night))
        }
        Command::NightBefore => open_night(state, state.night.plus_days(-1)),
        Command::NightAfter => open_night(state, state.night.plus_days(1)),
        Command::Today => open_night(state, state.last_night()),
        Command::Go(place) => go(state, place),
        Command::Undo if state.undo.is_some() && state.unsaved.is_empty() => saving::undo(state),
        Command::Redo if state.redo.is_some() && state.unsaved.is_empty() => saving::redo(state),
        // What needs an open diary, or something to undo, does nothing without.
        Command::AddCramp | Command::NoCramps | Command::Undo | Command::Redo => Vec::new(),
        Command::Summary => show(state, Part::Summary),
        Command::Search => {
            state.calendar.layout = Layout::List;
            state.calendar.search.asked += 1;
            go(state, Place::Calendar)
        }
        Command::LargerText => {
            let text_size = state.preferences.text_size.larger();
            set_preferences(state, Preferences { text_size, ..state.preferences })
        }
        Command::SmallerText => {
            let text_size = state.preferences.text_size.smaller();
            set_preferences(state, Preferences { text_size, ..state.preferences })
        }
        Command::Help => {
            state.help = !state.help;
            Vec::new()
        }
    }
}

/// The edit behind "No cramps".
pub fn no_cramps(night: NightDate) -> Edit {
    Edit::night(night, "record a night without cramps", |night| {
        // A cramp that is there is never taken away by a single key.
        night.cramps.get_or_insert_default();
    })
}

/// The edit behind "Add a cramp".
pub fn add_cramp(night: NightDate) -> Edit {
    Edit::night(night, "add a cramp", |night| {
        let cramps = night.cramps.get_or_insert_default();
        if cramps.len() < crate::diary::MAX_CRAMPS {
            cramps.push(crate::diary::Cramp::default());
        }
    })
}

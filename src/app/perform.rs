//! What each command does, and when it can be done.

use crate::diary::{MAX_CRAMPS, NightDate};

use super::{
    action::Effect,
    calendar::Layout,
    command::{Command, Part, Place},
    cramp_now,
    edit::Edit,
    lock,
    overlay::{self, Overlay},
    preferences::{Preferences, TextSize},
    saving::{self, Sent},
    state::{Notice, Phase, State},
    update::{changed, edit_diary, go, open_night, set_preferences, show},
};

impl Command {
    /// Why it cannot be done now, in a few words; `None` where it can.
    pub fn why_not(self, state: &State) -> Option<&'static str> {
        if self == Self::Lock {
            return lock::why_not(state);
        }
        let size = state.preferences.text_size;
        let is_open = state.phase == Phase::Open;
        let is_redoing = state.on_the_way.contains(&Sent::Redo);
        let waits = !state.on_the_way.is_empty() && (!state.unsaved.is_empty() || is_redoing);
        let edits = matches!(self, Self::AddCramp | Self::NoCramps | Self::Undo | Self::Redo);
        let cramps = state.shown_night().cramps().len();
        let rules = [
            (edits && !is_open, "The diary is not open"),
            (
                self == Self::AddCramp && cramps >= MAX_CRAMPS,
                "This night has as many cramps as one can hold",
            ),
            (
                self == Self::NoCramps && cramps > 0,
                "This night has cramps: remove them first if there were none",
            ),
            (
                self == Self::NoCramps && state.is_night_ahead(),
                "This night is not over: in the morning you can say that it had no cramps",
            ),
            (
                self == Self::NightAfter && state.night >= state.tonight(),
                "The next night has not begun",
            ),
            (matches!(self, Self::Undo | Self::Redo) && waits, "Something is still being saved"),
            (self == Self::Undo && !can_undo(state), "There is nothing to undo"),
            (self == Self::Redo && state.redo.is_none(), "There is nothing to make again"),
            (self == Self::Redo && !state.unsaved.is_empty(), "Something is not saved yet"),
            (self == Self::LargerText && size == size.larger(), "The text is as large as it gets"),
            (
                self == Self::SmallerText && size == size.smaller(),
                "The text is as small as it gets",
            ),
        ];
        rules.into_iter().find_map(|(applies, why)| applies.then_some(why))
    }
}

/// What is on its way can be undone as soon as it has arrived.
fn can_undo(state: &State) -> bool {
    state.undo.is_some() || !state.is_saved()
}

/// Does what a command says; where it cannot be done, the person is told why.
pub(super) fn perform(state: &mut State, command: Command) -> Vec<Effect> {
    if !lock::lets_through(state, command) || !cramp_now::lets_through(state, command) {
        return Vec::new();
    }
    if let Some(why) = command.why_not(state) {
        state.notice = Some(Notice::Refused(why.to_owned()));
        return Vec::new();
    }
    match command {
        Command::CrampNow => {
            // Whatever lies over the window makes way.
            overlay::show(state, None);
            cramp_now::now(state)
        }
        Command::AddCramp => {
            state.place = Place::Night;
            edit_diary(state, &add_cramp(state.night))
        }
        Command::NoCramps => {
            state.place = Place::Night;
            let is_recorded = state.shown_night().is_recorded();
            let effects = edit_diary(state, &no_cramps(state.night));
            state.notice = match state.notice.take() {
                _ if is_recorded => {
                    let words = "This night is recorded without cramps already";
                    Some(Notice::Refused(words.to_owned()))
                }
                // A key that some press to make the text smaller: it says how to get back.
                Some(Notice::Undoable(done)) => {
                    let undo = Command::Undo.chord().label();
                    Some(Notice::Undoable(format!("{done}; {undo} takes it back")))
                }
                other => other,
            };
            effects
        }
        Command::NightBefore => open_night(state, state.night.plus_days(-1)),
        Command::NightAfter => open_night(state, state.night.plus_days(1)),
        Command::Today => open_night(state, state.last_night()),
        Command::Go(place) => go(state, place),
        Command::Undo => {
            let effects = saving::undo(state);
            changed(state, effects)
        }
        Command::Redo => saving::redo(state),
        Command::Summary => show(state, Part::Summary),
        Command::Search => {
            state.calendar.layout = Layout::List;
            state.calendar.search.asked += 1;
            go(state, Place::Calendar)
        }
        Command::Lock => lock::want(state),
        Command::LargerText => set_text_size(state, TextSize::larger),
        Command::SmallerText => set_text_size(state, TextSize::smaller),
        Command::Palette => {
            let is_shown = state.overlay == Some(Overlay::Palette);
            state.overlay = (!is_shown).then_some(Overlay::Palette);
            state.help = false;
            Vec::new()
        }
        Command::Help => {
            state.help = !state.help;
            Vec::new()
        }
    }
}

fn set_text_size(state: &mut State, change: impl Fn(TextSize) -> TextSize) -> Vec<Effect> {
    let text_size = change(state.preferences.text_size);
    set_preferences(state, Preferences { text_size, ..state.preferences })
}

/// The edit behind "No cramps".
pub fn no_cramps(night: NightDate) -> Edit {
    Edit::night(night, "record no cramps", |night| {
        // A cramp that is there is never taken away by a single key.
        night.cramps.get_or_insert_default();
    })
}

/// The edit behind "Add a cramp".
pub fn add_cramp(night: NightDate) -> Edit {
    Edit::night(night, "add a cramp", |night| {
        let cramps = night.cramps.get_or_insert_default();
        if cramps.len() < MAX_CRAMPS {
            cramps.push(crate::diary::Cramp::default());
        }
    })
}

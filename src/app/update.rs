//! The one place that changes the state. It does no work outside: it says what is to be done.

use crate::{
    clock::Now,
    diary::NightDate,
    exchange::Plan,
    store::{Event, Overwrite, Request, StoreError},
};

use super::{
    action::{Action, Effect},
    calendar::{Layout, Month},
    command::{Command, Part, Place},
    edit::Edit,
    files,
    jobs::{Job, JobDone, PathFor},
    preferences::Preferences,
    saving,
    state::{Notice, Phase, State},
    text::count,
};

/// Applies an action; gives what is to be done outside.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Command(command) => self::command(state, command),
        Action::Go(place) => go(state, place),
        Action::OpenNight(night) => open_night(state, night),
        Action::Edit(edit) => edit_diary(state, &edit),
        Action::Preview(edit) => {
            state.preview = Some(edit);
            state.reassess();
            Vec::new()
        }
        Action::EndPreview => {
            state.preview = None;
            state.reassess();
            Vec::new()
        }
        Action::RetrySave => saving::retry(state),
        Action::CloseNotice => {
            state.notice = None;
            Vec::new()
        }
        Action::SetPreferences(preferences) => set_preferences(state, preferences),
        Action::ShowMonth(month) => {
            state.calendar.month = month;
            Vec::new()
        }
        Action::ShowCalendarAs(layout) => {
            state.calendar.layout = layout;
            refresh(state)
        }
        Action::Search(text) => {
            state.calendar.search.text = text;
            refresh(state)
        }
        Action::ChooseTrends(range) => {
            state.trends.range = range;
            refresh_trends(state)
        }
        Action::ChooseReport(range) => {
            state.report.range = range;
            Vec::new()
        }
        Action::ReportWithNotes(with_notes) => {
            state.report.with_notes = with_notes;
            Vec::new()
        }
        Action::AskPath(what) => {
            state.asking = Some(what);
            vec![Effect::Job(Job::AskPath(what))]
        }
        // The desktop's dialog, or a second press, has asked about a file that stands there.
        Action::PathChosen(what, path) => files::put(state, what, path, Overwrite::Yes),
        Action::PathTyped(what, path) => files::put(state, what, path, Overwrite::No),
        Action::KeepFile => {
            state.taken = None;
            Vec::new()
        }
        Action::Show(part) => show(state, part),
        Action::Shown => {
            state.wanted = None;
            Vec::new()
        }
        Action::ShowHelp(shown) => {
            state.help = shown;
            Vec::new()
        }
        Action::Tick(now) => tick(state, now),
        Action::Store(event) => store_event(state, event),
        Action::Done(done) => job_done(state, done),
    }
}

fn command(state: &mut State, command: Command) -> Vec<Effect> {
    let open = state.phase == Phase::Open;
    match command {
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

fn go(state: &mut State, place: Place) -> Vec<Effect> {
    if place == Place::Calendar && state.place != place {
        state.calendar.month = Month::of(state.night);
    }
    state.place = place;
    refresh(state)
}

fn show(state: &mut State, part: Part) -> Vec<Effect> {
    state.wanted = Some(part);
    go(state, part.place())
}

fn open_night(state: &mut State, night: NightDate) -> Vec<Effect> {
    // A night that has not begun cannot be recorded.
    state.night = night.min(state.tonight());
    state.place = Place::Night;
    Vec::new()
}

fn edit_diary(state: &mut State, edit: &Edit) -> Vec<Effect> {
    state.preview = None;
    let Some(step) = edit.step(&state.shown, &state.now) else {
        state.reassess();
        return Vec::new();
    };
    let mut effects = saving::retry(state);
    effects.extend(saving::send(state, step));
    changed(state, effects)
}

/// What follows from every change of the shown diary.
fn changed(state: &mut State, mut effects: Vec<Effect>) -> Vec<Effect> {
    state.revision += 1;
    state.reassess();
    effects.extend(refresh(state));
    effects
}

fn set_preferences(state: &mut State, preferences: Preferences) -> Vec<Effect> {
    let stored = state.preferences.to_stored();
    state.preferences = preferences;
    state.reassess();
    preferences
        .to_stored()
        .into_iter()
        .zip(stored)
        .filter(|(new, old)| new != old)
        .map(|((key, value), _old)| {
            Effect::Store(Request::SetPreference { key: key.to_string(), value: Some(value) })
        })
        .collect()
}

fn tick(state: &mut State, now: Now) -> Vec<Effect> {
    let showed_last_night = state.night == state.last_night();
    let day_changed = now.today() != state.now.today();
    let (was, zone_changed) = (state.tonight(), now.zone != state.now.zone);
    state.now = now;
    if day_changed && showed_last_night {
        state.night = state.last_night();
    }
    if was == state.tonight() && !zone_changed {
        return Vec::new();
    }
    state.reassess();
    refresh_trends(state)
}

fn store_event(state: &mut State, event: Event) -> Vec<Effect> {
    match event {
        Event::Loaded(loaded) => {
            state.preferences = Preferences::from_stored(&loaded.preferences);
            state.saved = loaded.diary;
            state.shown = state.saved.clone();
            state.undo = loaded.undo;
            state.redo = loaded.redo;
            state.phase = Phase::Open;
            state.night = state.night.min(state.tonight());
            changed(state, Vec::new())
        }
        Event::OpenFailed(error) => {
            state.phase = Phase::CannotOpen(error.to_string());
            Vec::new()
        }
        Event::Saved(committed) => {
            if saving::saved(state, *committed) {
                changed(state, Vec::new())
            } else {
                Vec::new()
            }
        }
        Event::BackedUp(backup) => {
            let place = backup.path.display();
            state.notice =
                Some(Notice::Done(format!("A copy of the diary was saved and checked: {place}")));
            Vec::new()
        }
        Event::Failed {
            request: Some(Request::Backup { .. }),
            error: StoreError::Exists { path },
        } => {
            files::taken(state, PathFor::Backup, path);
            Vec::new()
        }
        Event::Failed { request, error } => {
            if saving::failed(state, request, &error) {
                changed(state, Vec::new())
            } else {
                Vec::new()
            }
        }
        Event::NothingToUndo | Event::NothingToRedo => {
            saving::nothing_to_do(state);
            Vec::new()
        }
        Event::PreferenceSaved { .. } | Event::DraftSaved { .. } => Vec::new(),
    }
}

/// Works out what the shown place needs and does not have yet.
fn refresh(state: &mut State) -> Vec<Effect> {
    if state.place == Place::Calendar && state.calendar.layout == Layout::List {
        state.calendar.search.refresh(&state.shown, state.revision);
    }
    refresh_trends(state)
}

/// Asks for the figures where they are shown and not there yet.
fn refresh_trends(state: &mut State) -> Vec<Effect> {
    if state.place != Place::Trends || state.phase != Phase::Open {
        return Vec::new();
    }
    let Some(period) = state.trends.range.period(&state.shown, state.tonight()) else {
        return Vec::new();
    };
    let wanted = (state.revision, period);
    if state.trends.asked == Some(wanted) {
        return Vec::new();
    }
    state.trends.asked = Some(wanted);
    let diary = Box::new(state.shown.clone());
    vec![Effect::Job(Job::Trends { revision: state.revision, period, diary })]
}

fn job_done(state: &mut State, done: JobDone) -> Vec<Effect> {
    match done {
        JobDone::Trends { revision, trends } => {
            state.trends.figures = Some((revision, trends));
            Vec::new()
        }
        JobDone::Path(what, path) => {
            state.asking = None;
            path.map_or_else(Vec::new, |path| files::put(state, what, path, Overwrite::Yes))
        }
        JobDone::Taken(what, path) => {
            files::taken(state, what, path);
            Vec::new()
        }
        JobDone::Written(what, result) => {
            state.notice = Some(match result {
                Ok(path) => Notice::Done(match what {
                    PathFor::Report => format!("The summary was saved: {}", path.display()),
                    PathFor::Backup | PathFor::Export | PathFor::Import => {
                        format!("The diary was exported: {}", path.display())
                    }
                }),
                Err(sentence) => Notice::Failed(sentence),
            });
            Vec::new()
        }
        JobDone::Read(Err(sentence)) => {
            state.notice = Some(Notice::Failed(sentence));
            Vec::new()
        }
        JobDone::Read(Ok(plan)) => take_in(state, *plan),
    }
}

/// Takes what a file holds into the diary: what is already answered stays.
fn take_in(state: &mut State, plan: Plan) -> Vec<Effect> {
    let Plan { step, report } = plan;
    if step.changes.is_empty() {
        state.notice = Some(Notice::Done("The file holds nothing that is new".to_owned()));
        return Vec::new();
    }
    let effects = saving::send(state, step);
    let taken: Vec<String> = report
        .tallies()
        .into_iter()
        .map(|(one, many, tally)| (one, many, tally.new + tally.changed))
        .filter(|(_, _, entries)| *entries > 0)
        .map(|(one, many, entries)| count(entries, one, many))
        .collect();
    let mut words = format!("Taken in from the file: {}", taken.join(", "));
    if !report.differences.is_empty() {
        let left = report.differences.len();
        let left = count(left, "answer differs", "answers differ");
        words = format!("{words}. {left}; the diary's were kept");
    }
    state.notice = Some(Notice::Done(words));
    changed(state, effects)
}

//! The one place that changes the state. It does no work outside: it says what is to be done.

use crate::{
    clock::Now,
    diary::NightDate,
    store::{BackupReason, Event, Loaded, Overwrite, Request, StoreError},
};

use super::{
    action::{Action, Effect},
    backups, calendar, choice, clock_jump,
    command::{Part, Place},
    cramp_now, drafts,
    drinks::{self, DrinkAmounts},
    edit::Edit,
    failures, files,
    finished::job_done,
    first_start,
    forgetting::{self, Forgetting},
    jobs::Job,
    leave, lock, look, overlay, password,
    path_for::PathFor,
    perform::perform,
    preferences::Preferences,
    range::Range,
    read_only, reopen, saving,
    state::{Notice, Phase, State},
    summary, trends,
    unkept::{self, Slot, Unkept},
};

/// Applies an action; gives what is to be done outside.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    let about = failures::about(&action);
    lock::answered(state, &action);
    let mut effects =
        if read_only::refuses(state, &action) { Vec::new() } else { apply(state, action) };
    read_only::without_writing(state, &mut effects);
    failures::keep(state, about);
    lock::settle(state, &mut effects);
    effects
}

fn apply(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Command(command) => perform(state, command),
        Action::Go(place) => go(state, place),
        Action::OpenNight(night) => open_night(state, night),
        Action::Edit(edit) => edit_diary(state, &edit),
        Action::Preview(edit) => preview(state, Some(edit)),
        Action::EndPreview => preview(state, None),
        Action::KeepText(key, typed) => drafts::keep(state, key, typed),
        Action::HoldText(key, typed) => drafts::hold(state, key, &typed),
        Action::ForgetText(key) => drafts::forget(state, key),
        Action::RetrySave => {
            let mut effects = saving::retry(state);
            effects.extend(unkept::retry(state));
            effects
        }
        Action::CloseNotice => failures::close_line(state),
        Action::CloseFailure(words) => failures::close(state, &words),
        Action::ShowOverlay(overlay) => overlay::show(state, overlay),
        Action::EndFirstStart => first_start::end(state),
        Action::AskToLeave => leave::ask(state),
        Action::Leave => leave::now(state),
        Action::BackToUsualDiary => choice::back_to_usual(state),
        Action::Reopen(how) => reopen::reopen(state, how),
        Action::SetPreferences(preferences) => set_preferences(state, preferences),
        Action::SetDrinks(amounts) => drinks::set(state, amounts),
        Action::BackUp => backups::want(state, BackupReason::AskedFor),
        Action::BackUpBesideDiary => backups::choose(state, None),
        Action::Mend => backups::mend(state),
        Action::Calendar(action) => calendar::act(state, action),
        Action::ChooseTrends(range) => trends::choose(state, range),
        Action::ChooseReport(range) => {
            state.report.range = range;
            Vec::new()
        }
        Action::ReportSections(sections) => {
            state.report.sections = sections;
            Vec::new()
        }
        Action::ReportDates(dates) => {
            state.report.dates = dates;
            Vec::new()
        }
        Action::ReportWithNotes(with_notes) => {
            state.report.with_notes = with_notes;
            Vec::new()
        }
        Action::SummaryPages(action) => summary::act(state, action),
        Action::OpenFile(path) => summary::open(path),
        Action::PrintSummary => summary::print(state),
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
        Action::ShowThreshold(threshold) => {
            state.wanted_threshold = Some(threshold);
            show(state, Part::Thresholds)
        }
        Action::Shown => {
            state.wanted = None;
            state.wanted_threshold = None;
            Vec::new()
        }
        Action::ShowHelp(shown) => overlay::show_help(state, shown),
        Action::Cramp(action) => cramp_now::act(state, action),
        Action::Lock(action) => lock::act(state, action),
        Action::Password(action) => password::act(state, action),
        Action::Forget(action) => forgetting::act(state, action),
        Action::Tick(now) => tick(state, now),
        Action::Store(event) => store_event(state, event),
        Action::Done(done) => {
            lock::filtered(state, done).map_or_else(Vec::new, |done| job_done(state, done))
        }
    }
}

fn preview(state: &mut State, edit: Option<Edit>) -> Vec<Effect> {
    state.preview = edit;
    state.reassess();
    Vec::new()
}

pub(super) fn go(state: &mut State, place: Place) -> Vec<Effect> {
    if place == Place::Calendar && state.place != place {
        state.calendar.selected = state.night;
    }
    state.place = place;
    refresh(state)
}

pub(super) fn show(state: &mut State, part: Part) -> Vec<Effect> {
    state.wanted = Some(part);
    go(state, part.place())
}

pub(super) fn open_night(state: &mut State, night: NightDate) -> Vec<Effect> {
    // A night that has not begun cannot be recorded.
    state.night = night.min(state.tonight());
    state.place = Place::Night;
    Vec::new()
}

pub(super) fn edit_diary(state: &mut State, edit: &Edit) -> Vec<Effect> {
    state.preview = None;
    let Some(step) = edit.step(&state.shown, &state.now) else {
        state.reassess();
        return Vec::new();
    };
    let effects = saving::send(state, step);
    changed(state, effects)
}

/// What follows from every change of the shown diary.
pub(super) fn changed(state: &mut State, mut effects: Vec<Effect>) -> Vec<Effect> {
    state.revision += 1;
    state.reassess();
    effects.extend(refresh(state));
    effects
}

pub(super) fn set_preferences(state: &mut State, preferences: Preferences) -> Vec<Effect> {
    let stored = state.preferences.to_stored();
    state.preferences = preferences;
    state.reassess();
    let mut effects = look::note(state);
    if state.phase != Phase::Open {
        // There is nowhere to keep the others; they count until the window closes.
        return effects;
    }
    let changed =
        preferences.to_stored().into_iter().zip(stored).filter(|(new, old)| new != old).map(
            |((key, value), _old)| {
                Effect::Store(Request::SetPreference { key: key.to_string(), value: Some(value) })
            },
        );
    effects.extend(changed);
    effects
}

fn tick(state: &mut State, now: Now) -> Vec<Effect> {
    let (was, zone_changed) = (state.tonight(), now.zone != state.now.zone);
    let grows_long = cramp_now::grows_long(state, &now);
    clock_jump::go_to(state, now);
    let mut effects = saving::retry_when_due(state);
    effects.extend(unkept::retry_when_due(state));
    effects.extend(backups::when_due(state));
    if was == state.tonight() && !zone_changed && !grows_long {
        return effects;
    }
    state.reassess();
    effects.extend(trends::refresh(state));
    effects
}

fn store_event(state: &mut State, event: Event) -> Vec<Effect> {
    match event {
        Event::Unlocked(keys) => {
            state.lock.opened_by = keys;
            Vec::new()
        }
        Event::Loaded(read) => loaded(state, *read),
        Event::CopiesFinished(left) => {
            password::finished(state, left);
            Vec::new()
        }
        Event::OpenFailed(error) => open_failed(state, &error),
        Event::Saved(committed) => {
            let has_changed = saving::saved(state, *committed);
            // What is written now, the rest may be as well.
            let mut effects = unkept::retry(state);
            effects.extend(backups::after_change(state));
            if has_changed { changed(state, effects) } else { effects }
        }
        Event::Examined(examination) => backups::examined(state, examination),
        Event::BackedUp(backup) => {
            let place = backup.path.display();
            state.notice =
                Some(Notice::Done(format!("A copy of the diary was saved and checked: {place}")));
            read_only::copied(state, backup.path);
            Vec::new()
        }
        Event::Failed {
            request: Some(Request::Backup { .. }),
            error: StoreError::Exists { path },
        } => {
            files::taken(state, PathFor::Backup, path);
            Vec::new()
        }
        Event::Failed { request: Some(request), error }
            if password::failed(state, &request, &error)
                || unkept::failed(state, &request, &error) =>
        {
            Vec::new()
        }
        Event::StepsForgotten(done) => forgetting::forgotten(state, done),
        Event::PasswordSet { set, keys } => password::set(state, set, keys),
        Event::PasswordRemoved { left } => password::removed(state, left),
        Event::RecoveryKey(recovery) => password::told(state, recovery),
        Event::Failed { request, error } => {
            backups::while_saving(state, &error);
            if saving::failed(state, request.as_ref(), &error) {
                changed(state, Vec::new())
            } else {
                Vec::new()
            }
        }
        Event::NothingToUndo | Event::NothingToRedo => {
            if saving::nothing_to_do(state) {
                changed(state, Vec::new())
            } else {
                Vec::new()
            }
        }
        Event::PreferenceSaved { key } => {
            let effects = backups::preference_saved(state, &key);
            unkept::kept(state, &Slot::Preference(key));
            effects
        }
        Event::DraftSaved { key } => {
            unkept::kept(state, &Slot::Draft(key));
            Vec::new()
        }
    }
}

/// The diary could not be opened: to be read, for want of its key, or not at all.
fn open_failed(state: &mut State, error: &StoreError) -> Vec<Effect> {
    if let Some(effects) = read_only::open_failed(state, error) {
        return effects;
    }
    let was_locked = state.phase == Phase::Locked;
    if lock::open_failed(state, error) {
        // What a killed run left to print is readable without the password.
        return summary::tidy(state).into_iter().filter(|_| !was_locked).collect();
    }
    state.can_restore = reopen::can_restore(error);
    state.phase = Phase::CannotOpen(reopen::why_not(error));
    backups::open_failed(state, error)
}

/// The diary is open: shows it, and what was left over of the time before.
fn loaded(state: &mut State, loaded: Loaded) -> Vec<Effect> {
    let unlocked = lock::unlocking(state);
    state.keys = std::mem::take(&mut state.lock.opened_by);
    state.preferences = Preferences::from_stored(&loaded.preferences, state.usual);
    state.drinks = DrinkAmounts::from_stored(&loaded.preferences);
    state.trends.range = Range::from_stored(&loaded.preferences);
    state.saved = loaded.diary;
    state.shown = state.saved.clone();
    state.left = drafts::read(loaded.drafts);
    state.held.clear();
    state.copy_to_open = None;
    state.forgetting = Forgetting::default();
    state.unkept = Unkept::default();
    state.undo = loaded.undo;
    state.redo = loaded.redo;
    state.phase = Phase::Open;
    state.night = state.night.min(state.tonight());
    clock_jump::opened(state);
    let mut effects = cramp_now::loaded(state);
    effects.extend(choice::remember(state));
    effects.extend(backups::loaded(state, &loaded.preferences));
    effects.extend(summary::tidy(state));
    effects.extend(saving::after_reopening(state));
    effects.extend(look::note(state));
    first_start::begin(state);
    effects.extend(lock::unlocked(state, unlocked));
    changed(state, effects)
}

/// Works out what the shown place needs and does not have yet.
fn refresh(state: &mut State) -> Vec<Effect> {
    let mut effects = calendar::refresh(state);
    effects.extend(trends::refresh(state));
    effects.extend(backups::refresh(state));
    effects
}

//! Files that go out and come in at a place that a person chose.

use std::path::PathBuf;

use crate::store::{BackupReason, Overwrite, Request};

use super::{
    action::Effect,
    backups,
    jobs::Job,
    overlay::Overlay,
    path_for::PathFor,
    reopen::{Reopen, reopen},
    state::{Notice, State},
    trends::save_chart,
};

/// Starts what the place was chosen for.
pub(super) fn put(
    state: &mut State,
    what: PathFor,
    path: PathBuf,
    overwrite: Overwrite,
) -> Vec<Effect> {
    state.asking = None;
    state.taken = None;
    let diary = Box::new(state.shown.clone());
    let own = state.file.clone().unwrap_or_default();
    let mut effects = Vec::new();
    let effect = match what {
        PathFor::Report(format) => {
            let Some(options) = state.report_options() else { return Vec::new() };
            Effect::Job(Job::Report { path, overwrite, own, diary, options, format })
        }
        PathFor::Export(format) => {
            let today = state.now.today();
            Effect::Job(Job::Export { format, today, path, overwrite, own, diary })
        }
        PathFor::Import => {
            let (before, mark) = backups::before(state, BackupReason::BeforeImport);
            effects = mark;
            Effect::Job(Job::Import { path, diary, before })
        }
        PathFor::BackupFolder => return backups::choose(state, Some(path)),
        PathFor::Chart(id, file) => {
            return save_chart(state, (id, file), path, overwrite);
        }
        PathFor::Backup => Effect::Store(Request::Backup { out: path, overwrite }),
        PathFor::Restore => {
            // The person is asked before anything is replaced.
            let effects = backups::compare(state, &path);
            state.overlay = Some(Overlay::Restore(path));
            return effects;
        }
        PathFor::Diary => return reopen(state, Reopen::File(path)),
    };
    effects.push(effect);
    effects
}

/// A file stands at a typed place: the person is asked before it is replaced.
pub(super) fn taken(state: &mut State, what: PathFor, path: PathBuf) {
    state.taken = Some((what, path));
    // News of an earlier file would read as if this one had been written.
    if matches!(state.notice, Some(Notice::Done(_))) {
        state.notice = None;
    }
}

#[cfg(test)]
mod tests {
    use std::{path::PathBuf, sync::Arc};

    use crate::{
        app::{
            Action, Effect, Notice, PathFor, State,
            jobs::{Job, JobDone, work},
            update,
        },
        clock::Clock,
        diary::Night,
        exchange::ExportFormat,
        report::ReportFormat,
        store::Overwrite,
    };

    fn with_a_night() -> State {
        let now = Clock::fixed("2026-03-20T09:00:00".parse().unwrap()).now();
        let mut state = State::new(now, None);
        state.shown.put_night(Arc::new(Night::unanswered("2026-03-19".parse().unwrap())));
        state
    }

    fn job(effects: Vec<Effect>) -> Job {
        match effects.into_iter().next() {
            Some(Effect::Job(job)) => job,
            other => panic!("no job: {other:?}"),
        }
    }

    #[test]
    fn a_file_at_a_typed_place_is_replaced_only_after_a_second_press() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("diary.json");
        std::fs::write(&path, "mine").unwrap();
        let mut state = with_a_night();
        let export = PathFor::Export(ExportFormat::Json);
        let typed = Action::PathTyped(export, path.clone());
        let done = work(job(update(&mut state, typed)));
        update(&mut state, Action::Done(done));
        assert_eq!(state.taken, Some((export, path.clone())));
        assert_eq!(state.notice, None);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");

        let confirmed = Action::PathChosen(export, path.clone());
        let done = work(job(update(&mut state, confirmed)));
        assert_eq!(state.taken, None);
        assert!(matches!(&done, JobDone::Written(PathFor::Export(_), Ok(_))));
        assert!(std::fs::read_to_string(&path).unwrap().contains("2026-03-19"));
    }

    #[test]
    fn a_desktop_that_cannot_ask_is_told_of_and_may_be_asked_again() {
        let mut state = with_a_night();
        let ask = || Action::AskPath(PathFor::Backup);
        assert!(matches!(job(update(&mut state, ask())), Job::AskPath(PathFor::Backup)));
        update(&mut state, Action::Done(JobDone::NoDialog));
        let Some(Notice::Failed(words)) = &state.notice else { panic!("{:?}", state.notice) };
        assert!(words.contains("type the place"), "{words}");
        assert!(matches!(job(update(&mut state, ask())), Job::AskPath(PathFor::Backup)));
    }

    #[test]
    fn a_typed_place_never_replaces_by_itself() {
        let mut state = with_a_night();
        let typed = Action::PathTyped(
            PathFor::Report(ReportFormat::Pdf),
            PathBuf::from("/tmp/summary.pdf"),
        );
        let job = job(update(&mut state, typed));
        assert!(matches!(job, Job::Report { overwrite: Overwrite::No, .. }));
    }
}

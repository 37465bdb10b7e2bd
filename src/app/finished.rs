//! What follows from work that was done beside the window.

use crate::{
    exchange::Plan,
    store::{BackupReason, Overwrite},
};

use super::{
    action::Effect,
    backups, choice,
    failures::{self, About},
    files,
    jobs::JobDone,
    lock, look,
    path_for::PathFor,
    reopen, saving,
    state::{Notice, State},
    summary,
    text::count,
    trends::ChartFile,
    update::changed,
};

/// Takes in what came of a job.
pub(super) fn job_done(state: &mut State, done: JobDone) -> Vec<Effect> {
    match done {
        JobDone::Trends(figures) => {
            if let Some(figures) = figures {
                state.trends.take_in(figures, state.revision);
            }
            Vec::new()
        }
        JobDone::Index(index) => {
            state.calendar.search.take_in(index);
            Vec::new()
        }
        JobDone::Summary(done) => summary::done(state, done),
        JobDone::Path(what, path) => {
            state.asking = None;
            path.map_or_else(Vec::new, |path| files::put(state, what, path, Overwrite::Yes))
        }
        JobDone::NoDialog => {
            state.asking = None;
            let words = "This desktop has no window for choosing a file; type the place of the \
                         file in the field under the button instead";
            state.notice = Some(Notice::Failed(words.to_owned()));
            Vec::new()
        }
        JobDone::Taken(what, path) => {
            files::taken(state, what, path);
            Vec::new()
        }
        JobDone::Written(what, result) => {
            if let (PathFor::Report(_), Ok(path)) = (what, &result) {
                state.saved_summary = Some(path.clone());
            }
            state.notice = Some(match result {
                Ok(path) => Notice::Done(match what {
                    PathFor::Report(_) => format!("The summary was saved: {}", path.display()),
                    PathFor::Chart(_, ChartFile::Csv) => {
                        format!("The figures were saved: {}", path.display())
                    }
                    PathFor::Chart(..) => format!("The chart was saved: {}", path.display()),
                    PathFor::RecoveryKey(_) => {
                        format!("The recovery key was saved: {}", path.display())
                    }
                    PathFor::Backup
                    | PathFor::Export(_)
                    | PathFor::Import
                    | PathFor::Restore
                    | PathFor::BackupFolder
                    | PathFor::Diary => {
                        format!("The diary was exported: {}", path.display())
                    }
                }),
                Err(sentence) => Notice::Failed(sentence),
            });
            Vec::new()
        }
        JobDone::Desktop(motion) => {
            state.desktop_motion = motion;
            Vec::new()
        }
        JobDone::Chosen(result) => {
            choice::chosen(state, result);
            Vec::new()
        }
        JobDone::LookNoted => look::noted(state),
        JobDone::KeyTried(result) => lock::key_tried(state, result),
        JobDone::Restored(result) => reopen::restored(state, result),
        JobDone::Backups(news) => backups::news(state, news),
        JobDone::Read(Err(sentence), _no_backup) => {
            state.notice = Some(Notice::Failed(sentence));
            Vec::new()
        }
        JobDone::Read(Ok(plan), backup) => {
            // One that failed is said, and keeps nothing out: an import can be undone.
            let reason = BackupReason::BeforeImport;
            let mut effects =
                backup.map_or_else(Vec::new, |made| backups::made(state, reason, *made));
            failures::keep(state, About::Backup);
            effects.extend(take_in(state, *plan));
            effects
        }
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

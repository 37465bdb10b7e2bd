//! `import`: reads a file into the diary, all of it or nothing.

use std::fmt::Write as _;

use serde::Serialize;

use crate::{
    diary::Diary,
    exchange::{MergeReport, Plan, Stands, parse, plan, read_file},
    store::{Access, BackupReason, StoreError},
};

use super::{
    Context,
    args::ImportArgs,
    error::CliError,
    output::{Output, counted},
};

#[derive(Serialize)]
struct Done<'a> {
    dry_run: bool,
    changed: bool,
    /// The backup that was made before; null where there was nothing to lose.
    backup: Option<String>,
    #[serde(flatten)]
    report: &'a MergeReport,
}

pub(super) fn run(arguments: &ImportArgs, context: &Context) -> Result<Output, CliError> {
    let ImportArgs { file, format, dry_run, on_conflict } = arguments;
    let bytes = read_file(file)?;
    let incoming =
        parse(&bytes, *format).map_err(|source| CliError::Import { source, path: file.clone() })?;
    let mut backup = None;
    let plan = if *dry_run {
        plan(&as_it_is(context)?, &incoming, *on_conflict)?
    } else {
        context.place.make_folder()?;
        let mut store = context.open(Access::WriteOrCreate)?;
        let diary = store.load()?.diary;
        let plan = plan(&diary, &incoming, *on_conflict)?;
        if !plan.is_empty() && !diary.is_empty() {
            let at = context.clock.now().local;
            backup = Some(store.back_up_before(BackupReason::BeforeImport, at));
        }
        if !plan.is_empty()
            && let Err(error) = store.commit(plan.step.clone())
        {
            // The error that is told is the first one; what is left over is empty.
            store.close_if_unused().ok();
            return Err(error.into());
        }
        plan
    };
    let mut text = text(&plan, *dry_run);
    // One that failed keeps nothing out: an import is one step, which can be undone.
    if let Some(Err(error)) = &backup {
        writeln!(text, "No backup was made before it: {error}").ok();
    }
    let backup = backup.and_then(|made| Some(made.ok()?.file.path.to_string_lossy().into_owned()));
    let changed = !plan.is_empty();
    let done = Done { dry_run: *dry_run, changed, backup, report: &plan.report };
    if *dry_run { Output::of_figures(&text, &done) } else { Output::of_deed(&text, &done) }
}

/// The diary, or an empty one where there is none yet; nothing is made.
fn as_it_is(context: &Context) -> Result<Diary, CliError> {
    match context.load() {
        Err(CliError::Store(StoreError::Missing { .. })) => Ok(Diary::default()),
        loaded => loaded,
    }
}

fn text(plan: &Plan, dry_run: bool) -> String {
    let report = &plan.report;
    let mut text = String::new();
    let mut line = |words: &str| {
        text.push_str(words);
        text.push('\n');
    };
    line(match (plan.is_empty(), dry_run) {
        (true, _) => "Nothing is new: the diary stays as it is",
        (false, true) => "Nothing was changed; this is what the import would do",
        (false, false) => "Imported",
    });
    for (one, many, tally) in report.tallies() {
        if tally.read == 0 {
            continue;
        }
        let mut words = format!(
            "{} read: {} new, {} already there",
            counted(tally.read, one, many),
            tally.new,
            tally.already_there()
        );
        if tally.changed > 0 {
            // Writing to a text cannot fail.
            write!(words, " ({} of them changed)", tally.changed).ok();
        }
        line(&words);
    }
    for (stands, words) in [
        (Stands::Diary, "Left out, because the diary has its own answer"),
        (Stands::File, "Replaced by the answer of the file"),
    ] {
        let of_these: Vec<_> =
            report.differences.iter().filter(|difference| difference.stands == stands).collect();
        if !of_these.is_empty() {
            line(&format!("{words}: {}", of_these.len()));
        }
        for difference in of_these {
            line(&format!("  {difference}"));
        }
    }
    text
}

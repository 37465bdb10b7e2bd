//! A file that is to be taken in: read, laid beside the diary, and preceded by a backup.

use std::path::Path;

use crate::{
    diary::{Diary, text::capital},
    exchange::{self, OnConflict, Plan},
    store::{BackupOrder, Keys},
};

use super::{backups::make, jobs::JobDone};

/// Reads a file. Where it holds something new, a backup is made before it is taken in.
pub(super) fn read(path: &Path, diary: &Diary, before: Option<(BackupOrder, Keys)>) -> JobDone {
    let plan = plan(path, diary);
    let brings_something = plan.as_ref().is_ok_and(|plan| !plan.is_empty());
    let backup =
        before.filter(|_| brings_something).map(|(order, keys)| Box::new(make(&order, &keys)));
    JobDone::Read(plan, backup)
}

/// What is already answered stays; the file fills what is not.
fn plan(path: &Path, diary: &Diary) -> Result<Box<Plan>, String> {
    let sentence = |error: &dyn std::error::Error| capital(&error.to_string());
    let bytes = exchange::read_file(path).map_err(|error| sentence(&error))?;
    let imported = exchange::parse(&bytes, None)
        .map_err(|error| format!("Nothing was imported: {}: {}", error, path.display()))?;
    exchange::plan(diary, &imported, OnConflict::Keep)
        .map(Box::new)
        .map_err(|error| sentence(&error))
}

#[cfg(test)]
mod tests {
    use std::{path::PathBuf, sync::Arc};

    use super::read;
    use crate::{
        app::{
            PathFor,
            jobs::{Job, JobDone, work},
        },
        diary::{Diary, Night},
        exchange::ExportFormat,
        store::Overwrite,
    };

    #[test]
    fn a_table_that_the_window_saved_comes_in_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("nights.csv");
        let mut diary = Diary::default();
        diary.put_night(Arc::new(Night::unanswered("2026-03-19".parse().unwrap())));
        let saved = work(Job::Export {
            format: ExportFormat::Csv,
            today: "2026-03-20".parse().unwrap(),
            path: path.clone(),
            overwrite: Overwrite::No,
            own: PathBuf::new(),
            diary: Box::new(diary),
        });
        assert!(matches!(saved, JobDone::Written(PathFor::Export(_), Ok(_))), "{saved:?}");
        let JobDone::Read(Ok(plan), None) = read(&path, &Diary::default(), None) else {
            panic!("it was not read")
        };
        assert_eq!(plan.report.nights.new, 1);
    }

    #[test]
    fn what_cannot_come_in_is_said_with_its_place_last() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("nights.json");
        std::fs::write(&path, "{").unwrap();
        for (path, words) in [
            (PathBuf::from("/dev/zero"), "Could not read the file: it is no ordinary file"),
            (folder.path().join("none"), "Could not read the file: "),
            (path, "Nothing was imported: line 1, column 1: the file breaks off here"),
        ] {
            let JobDone::Read(Err(sentence), None) = read(&path, &Diary::default(), None) else {
                panic!("{} was read", path.display())
            };
            assert!(sentence.starts_with(words), "{sentence}");
            assert!(sentence.ends_with(&format!(": {}", path.display())), "{sentence}");
        }
    }
}

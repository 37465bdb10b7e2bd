//! Tests of `store` from outside.

mod round_trip;

use std::path::PathBuf;

use cramp_diary::{
    diary::{Change, Diary, Edit, Step},
    store::{Access, Store},
};

/// A folder that is gone after the test, and a place for a diary in it.
pub(crate) struct Folder {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) diary: PathBuf,
}

impl Folder {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("diary.cramps");
        Self { folder, diary }
    }

    pub(crate) fn open(&self) -> Store {
        Store::open(&self.diary, Access::WriteOrCreate).unwrap()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// The step that puts everything of a diary into an empty one.
pub(crate) fn fill(name: &str, diary: &Diary) -> Step {
    let mut changes = vec![
        Change::Profile(Box::new(Edit {
            before: Default::default(),
            after: diary.profile.clone(),
        })),
        Change::Settings(Edit { before: Default::default(), after: diary.settings.clone() }),
    ];
    changes.extend(diary.medications.iter().map(|(id, entry)| {
        Change::Medication(*id, Edit { before: None, after: Some(entry.clone()) })
    }));
    changes.extend(diary.exposures.iter().map(|(id, entry)| {
        Change::Exposure(*id, Edit { before: None, after: Some(entry.clone()) })
    }));
    changes.extend(diary.acknowledgements.iter().map(|(id, entry)| {
        Change::Acknowledgement(*id, Edit { before: None, after: Some(entry.clone()) })
    }));
    changes.extend(diary.appointments.iter().map(|(id, entry)| {
        Change::Appointment(*id, Edit { before: None, after: Some(entry.clone()) })
    }));
    changes.extend(
        diary.nights().map(|night| {
            Change::Night(night.date, Edit { before: None, after: Some(night.clone()) })
        }),
    );
    Step { name: name.to_owned(), changes }
}

//! Tests of `store` from outside.

mod access;
mod added_fluid;
mod amplified;
mod backups;
mod copies;
mod damage;
mod examined;
mod forget;
mod hostile;
mod refused;
mod round_trip;
mod running;
mod sealed;
mod worker;

use std::path::PathBuf;

use cramp_diary::{
    diary::{Change, Diary, Edit, EntryId, Medication, Night, Profile, Settings, Step, text::Text},
    store::{Access, Committed, Store},
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

    /// As [`Folder::new`], on a disk in memory where there is one: for what is done so often that
    /// bringing each to a disk would take most of the time.
    pub(crate) fn quick() -> Self {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_none| tempfile::tempdir()).unwrap();
        let diary = folder.path().join("diary.cramps");
        Self { folder, diary }
    }

    pub(crate) fn open(&self) -> Store {
        Store::open(&self.diary, Access::WriteOrCreate).unwrap()
    }

    /// Everything in the folder, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        crate::support::files::names_in(self.folder.path())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// The step that puts everything of a diary into an empty one.
pub(crate) fn fill(name: &str, diary: &Diary) -> Step {
    let mut changes = vec![
        Change::Profile(Box::new(Edit {
            before: Profile::default(),
            after: diary.profile.clone(),
        })),
        Change::Settings(Edit { before: Settings::default(), after: diary.settings.clone() }),
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

/// Records a cramp-free night in a diary that does not have it.
pub(crate) fn add_night(store: &mut Store, date: &str) -> Committed {
    let mut night = Night::unanswered(date.parse().unwrap());
    night.cramps = Some(Vec::new());
    let changes = vec![Change::of_night(&Diary::default(), night)];
    store.commit(Step { name: format!("add {date}"), changes }).unwrap()
}

/// A closed diary with a row in most tables.
pub(crate) fn make_diary(folder: &Folder) -> PathBuf {
    let night = serde_json::json!({
        "date": "2026-03-01", "time_zone": "Europe/London", "note": "a note of the night",
        "cramps": [{"started": "02:13", "minutes": 0.5, "relief": [{"measure": "stretch"}]}],
        "sleep": {"into_bed": "23:00", "awakenings": 2, "quality": "fair"},
        "before": {"alcohol_g": 12.5}, "bedtime": ["bike", "heat"],
        "signs": [{"sign": "swelling", "side": "left"}], "doses": [{"name": "Quinine"}],
    });
    let night: Night = serde_json::from_value(night).unwrap();
    let medication = Medication::named(Text::new("Furosemide").unwrap());
    let diary = Diary::default();
    let changes = vec![
        Change::of_night(&diary, night),
        Change::Medication(EntryId(1), Edit { before: None, after: Some(medication) }),
    ];
    folder.open().commit(Step { name: "fill".to_owned(), changes }).unwrap();
    folder.diary.clone()
}

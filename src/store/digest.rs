//! A digest of everything that a diary holds.
//!
//! SQLite's own examination sees a damaged structure, but not a letter or a number that
//! changed within a row: of random flips that changed entries, half went unseen. So the file
//! keeps a digest of its entries, which every commit brings up to date from what it changed.
//!
//! The digest is the exclusive or of the SHA-256 of each entry (its kind, its date or number,
//! and its JSON in the shape of the interchange format). An unset profile, unchanged
//! settings and no cramp that is going on add nothing: the digest of an empty diary is zero.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::diary::{Change, Diary, Edit, Profile, Settings, Step};

/// The digest of the entries of a diary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct ContentDigest(pub(super) [u8; 32]);

/// Raised when an entry has no JSON; none of the diary's types is so.
pub(super) type NoJson = serde_json::Error;

impl ContentDigest {
    /// The digest of a whole diary.
    pub(super) fn of(diary: &Diary) -> Result<Self, NoJson> {
        let mut digest = Self::default();
        digest.toggle_profile(&diary.profile)?;
        digest.toggle_settings(&diary.settings)?;
        for (id, entry) in &diary.medications {
            digest.toggle("medication", &id, entry)?;
        }
        for (id, entry) in &diary.exposures {
            digest.toggle("exposure", &id, entry)?;
        }
        for (id, entry) in &diary.acknowledgements {
            digest.toggle("acknowledgement", &id, entry)?;
        }
        for (id, entry) in &diary.appointments {
            digest.toggle("appointment", &id, entry)?;
        }
        if let Some(running) = &diary.running {
            digest.toggle("running", &1, running)?;
        }
        for (date, fluid) in &diary.added_fluid {
            digest.toggle("added fluid", date, fluid)?;
        }
        for night in diary.nights() {
            digest.toggle("night", &night.date, night)?;
        }
        Ok(digest)
    }

    /// The digest of the diary after a step that fits it.
    pub(super) fn after(mut self, step: &Step) -> Result<Self, NoJson> {
        for change in &step.changes {
            self.toggle_change(change)?;
        }
        Ok(self)
    }

    fn toggle_change(&mut self, change: &Change) -> Result<(), NoJson> {
        match change {
            Change::Night(date, edit) => self.toggle_both("night", date, edit),
            Change::Medication(id, edit) => self.toggle_both("medication", id, edit),
            Change::Exposure(id, edit) => self.toggle_both("exposure", id, edit),
            Change::Acknowledgement(id, edit) => self.toggle_both("acknowledgement", id, edit),
            Change::Appointment(id, edit) => self.toggle_both("appointment", id, edit),
            Change::Profile(edit) => {
                self.toggle_profile(&edit.before)?;
                self.toggle_profile(&edit.after)
            }
            Change::Running(edit) => self.toggle_both("running", &1, edit),
            Change::AddedFluid(date, edit) => self.toggle_both("added fluid", date, edit),
            Change::Settings(edit) => {
                self.toggle_settings(&edit.before)?;
                self.toggle_settings(&edit.after)
            }
        }
    }

    fn toggle_both(
        &mut self,
        kind: &str,
        key: &impl Serialize,
        edit: &Edit<Option<impl Serialize>>,
    ) -> Result<(), NoJson> {
        for entry in edit.before.iter().chain(&edit.after) {
            self.toggle(kind, key, entry)?;
        }
        Ok(())
    }

    fn toggle_profile(&mut self, profile: &Profile) -> Result<(), NoJson> {
        if *profile == Profile::default() { Ok(()) } else { self.toggle("profile", &1, profile) }
    }

    fn toggle_settings(&mut self, settings: &Settings) -> Result<(), NoJson> {
        if settings.is_default() { Ok(()) } else { self.toggle("settings", &1, settings) }
    }

    /// Puts an entry in, or takes out one that is in.
    fn toggle(
        &mut self,
        kind: &str,
        key: &impl Serialize,
        entry: &impl Serialize,
    ) -> Result<(), NoJson> {
        let json = serde_json::to_vec(&(kind, key, entry))?;
        for (kept, byte) in self.0.iter_mut().zip(Sha256::digest(&json)) {
            *kept ^= byte;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::ContentDigest;
    use crate::diary::{Change, Diary, Night, Step};

    /// Files hold digests: what a known diary has must stay what it has.
    #[test]
    fn the_digest_of_a_known_diary_does_not_change() {
        let night = r#"{"date": "2026-03-01", "time_zone": "Europe/London",
            "cramps": [{"started": "02:13", "minutes": 0.1, "pain": 7, "relief": []}],
            "sleep": {"into_bed": "23:00"}, "before": {"alcohol_g": 12}, "note": "a\tb"}"#;
        let night: Night = serde_json::from_str(night).unwrap();
        let mut diary = Diary::default();
        assert_eq!(ContentDigest::of(&diary).unwrap(), ContentDigest::default());
        let change = Change::of_night(&diary, night);
        let step = Step { name: String::new(), changes: vec![change] };
        diary.apply_step(&step).unwrap();
        let digest = ContentDigest::of(&diary).unwrap();
        let pinned = "4d908bb480f1536f006c975def08ffc4dc14a33a9dbb145a7103b5dbf71b0aef";
        for (byte, digits) in digest.0.iter().zip(pinned.as_bytes().chunks(2)) {
            assert_eq!(format!("{byte:02x}").as_bytes(), digits);
        }
        assert_eq!(ContentDigest::default().after(&step).unwrap(), digest);
        assert_eq!(digest.after(&step.inverse()).unwrap(), ContentDigest::default());
    }
}

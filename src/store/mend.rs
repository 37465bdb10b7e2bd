//! A damaged diary, made whole again as far as that goes: what can still be read of it, put into
//! the newest good backup, or into an empty diary where there is none.
//!
//! The damaged file is kept as it is under another name. What is put in is one step, so that it
//! can be undone down to the backup.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::{
    Contents, DamagedPart, Keys, Overwrite, StoreError,
    beside::remove_unfinished_copies,
    check::{digest_of, entries_are_sound, examine, examine_copy},
    commit::{Write, transact},
    connection::failed_rows,
    contents,
    damage::damaged_name,
    history::{self, HistoryEdit},
    lock::WriterLock,
    migration::MIGRATIONS,
    open::Place,
    place::{self, OpenMark},
    restore::{OpenedBackup, keep, of_backup, put_right, seal_for},
    salvage::{self, Damaged, Listed, Salvaged},
    sealed::starts_sealed,
    tables::RowError,
    workpiece::Workpiece,
};
use crate::diary::{Change, Diary, Edit, Entries, EntryId, Night, NightDate, Step};

/// What became of a damaged diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The damaged file, as it was.
    pub kept: PathBuf,
    /// The backup that stands in for what could not be read.
    pub backup: Option<PathBuf>,
    /// What became of the nights.
    pub nights: MendedNights,
    /// Medications, exposures, appointments and acknowledgements that could not be read and
    /// that no backup has.
    pub other_lost: usize,
    /// Whether the profile could not be read and no backup has it.
    pub profile_lost: bool,
    /// How much the diary holds now.
    pub contents: Contents,
}

/// What became of the nights of a damaged diary; each is counted once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MendedNights {
    /// Read whole, in the damaged file or in the steps that it keeps.
    pub read: usize,
    /// Those that only the backup has, as they were then.
    pub from_backup: BTreeSet<NightDate>,
    /// Those of which a part could be read, and that no backup has.
    pub in_part: BTreeSet<NightDate>,
    /// Those of which nothing could be read, and that no backup has.
    pub lost: BTreeSet<NightDate>,
    /// How many more may have stood, at most, where nothing can be read and nothing tells of them.
    /// None where all that was read is all that was saved, as its digest shows.
    pub untold: usize,
}

impl MendedNights {
    /// How many nights there were, as far as that can be told.
    pub fn total(&self) -> usize {
        self.read + self.from_backup.len() + self.in_part.len() + self.lost.len()
    }
}

/// Mends a damaged diary; the damaged file is kept beside it under a name with this moment.
///
/// # Errors
/// [`StoreError::InUse`] while anybody has the diary open for writing; otherwise what is wrong
/// with the backup or the disk. The diary is as it was.
pub fn mend(
    diary: &Path,
    backup: Option<&Path>,
    now: NaiveDateTime,
    keys: &Keys,
) -> Result<Mended, StoreError> {
    let diary = place::resolve_diary(diary)?;
    let Some(file) = place::examine(&diary)? else {
        return Err(StoreError::Missing { path: diary });
    };
    let backup = backup.map(place::resolve_diary).transpose().map_err(of_backup)?;
    let mut lock = WriterLock::take(&diary)?;
    if OpenMark::is_set(file) {
        return Err(StoreError::InUse { path: diary });
    }
    remove_unfinished_copies(&diary);
    put_right(&diary, file)?;
    let was_sealed = starts_sealed(&diary, file)?;
    let opened = backup
        .as_deref()
        .map(|from| OpenedBackup::open(from, keys, MIGRATIONS).map(|opened| (from, opened)))
        .transpose()
        .map_err(of_backup)?;
    let backup_seal = opened.as_ref().and_then(|(_from, opened)| opened.seal.as_ref());
    let seal = seal_for(&diary, was_sealed, keys, backup_seal)?;
    let mut new = match opened {
        Some((from, opened)) => {
            Workpiece::of_backup(opened, from, &diary, seal.clone()).map_err(of_backup)?
        }
        None => Workpiece::empty(&diary, seal.clone())?,
    };
    let damaged = if was_sealed { Damaged::sealed(&diary, keys)? } else { Damaged::File(&diary) };
    let (mut mended, contents) = fill(new.connection(), &damaged, &diary)?;
    drop(damaged);
    let new = new.finish(&diary)?;
    let written = examine_copy(new.path(), seal.as_deref())
        .map_err(|error| failed_rows("mend the diary", error, &diary))?;
    if !entries_are_sound(&written) {
        return Err(StoreError::CopyDiffers { path: diary });
    }
    mended.contents = contents;
    mended.kept = keep(&diary, file, &damaged_name(&diary, now)?)?;
    mended.backup = backup;
    let there = place::examine(&diary)?.is_some();
    if seal.is_some() && !was_sealed {
        lock.set_copies_pending(true);
    }
    new.put_in_place(&diary, if there { Overwrite::Yes } else { Overwrite::No })?;
    lock.forget_revision();
    lock.set_examined(now.date());
    Ok(mended)
}

/// Puts into a new diary what can be read of the damaged one.
fn fill(
    connection: &mut Connection,
    damaged: &Damaged<'_>,
    diary: &Path,
) -> Result<(Mended, Contents), StoreError> {
    let rows = |error| failed_rows("mend the diary", error, diary);
    let meta = contents::read_meta(connection).map_err(rows)?;
    let known = contents::read_diary(connection).map_err(rows)?;
    let mut salvaged = salvage::salvage(damaged, &known)?;
    let read = salvaged.all.take().unwrap_or_else(|| merged(&Diary::default(), &salvaged).0);
    if digest_of(&read).is_ok_and(|digest| Some(digest) == salvaged.saved) {
        salvaged.is_all(&read);
    }
    let (target, mended) = merged(&known, &salvaged);
    let step = Step { name: "mend the diary".to_owned(), changes: changes(&known, &target) };
    let seq = history::next_seq(connection).map_err(rows)?;
    let write = Write { step, history: HistoryEdit::Record { seq } };
    let mut place = Place { path: diary.to_owned(), file: None, sealed: None };
    transact(connection, &mut place, meta, Some(&write.step), |connection| {
        if !write.step.changes.is_empty() {
            write.perform(connection)?;
        }
        put_beside_entries(connection, &salvaged)
    })?;
    let report = examine(connection).map_err(rows)?;
    if entries_are_sound(&report) {
        Ok((mended, report.contents))
    } else {
        Err(StoreError::Damaged { part: DamagedPart::Content, path: diary.to_owned() })
    }
}

/// Preferences and texts that were being typed.
fn put_beside_entries(connection: &Connection, salvaged: &Salvaged) -> Result<(), RowError> {
    for (key, value) in salvaged.preferences.iter().flatten() {
        contents::write_preference(connection, key, Some(value))?;
    }
    for (key, draft) in salvaged.drafts.iter().flatten() {
        contents::write_draft(connection, key, Some(draft))?;
    }
    Ok(())
}

/// What the diary is to hold: what was read, and what only the earlier state has.
fn merged(known: &Diary, salvaged: &Salvaged) -> (Diary, Mended) {
    let mut target = known.clone();
    let nights = merge_nights(&mut target, known, salvaged);
    let person = &salvaged.person;
    let profile_lost = person.profile.is_none() && known.profile == Diary::default().profile;
    if let Some(profile) = &person.profile {
        target.profile = profile.clone();
    }
    target.settings = person.settings.clone();
    let other_lost = merge_list(&mut target.medications, &person.medications)
        + merge_list(&mut target.exposures, &person.exposures)
        + merge_list(&mut target.acknowledgements, &person.acknowledgements)
        + merge_list(&mut target.appointments, &person.appointments);
    if let Some(fluid) = &salvaged.added_fluid {
        target.added_fluid.clone_from(fluid);
    }
    target.running = salvaged.running;
    // One whose cramp could not be read is not going on.
    target.running = target.running_cramp().map(|(running, _cramp)| running);
    let mended = Mended {
        kept: PathBuf::new(),
        backup: None,
        nights,
        other_lost,
        profile_lost,
        contents: Contents::of(&target),
    };
    (target, mended)
}

fn merge_nights(target: &mut Diary, known: &Diary, salvaged: &Salvaged) -> MendedNights {
    let mut nights = MendedNights { untold: salvaged.untold, ..MendedNights::default() };
    let Salvaged { whole, in_part, lost, all_nights, past, .. } = salvaged;
    if *all_nights {
        // What the backup has beyond that was taken out since.
        for night in known.nights() {
            target.remove_night(night.date);
        }
    }
    for night in whole.values() {
        target.put_night(Arc::new(night.clone()));
        nights.read += 1;
    }
    let unreadable = in_part.iter().map(|(date, night)| (*date, Some(night)));
    for (date, part) in unreadable.chain(lost.iter().map(|date| (*date, None))) {
        let step = past.nights.get(&date).and_then(Option::as_ref);
        if let Some(night) = step {
            target.put_night(Arc::clone(night));
            nights.read += 1;
        } else if let Some(night) = known.night(date) {
            target.put_night(Arc::clone(night));
            nights.from_backup.insert(date);
        } else if let Some(night) = part {
            target.put_night(Arc::new(night.clone()));
            nights.in_part.insert(date);
        } else {
            nights.lost.insert(date);
        }
    }
    nights
}

/// Puts the entries in that were read; how many are lost that were not there before either.
fn merge_list<T: Clone>(target: &mut Entries<T>, listed: &Listed<T>) -> usize {
    let earlier: Vec<EntryId> = target.iter().map(|(id, _)| *id).collect();
    // What is neither there nor lost was taken out since.
    for id in earlier.iter().filter(|id| !listed.lost.contains(id)) {
        target.put(*id, None);
    }
    for (id, entry) in &listed.read {
        target.put(*id, Some(entry.clone()));
    }
    listed.lost.iter().filter(|id| target.get(**id).is_none()).count()
}

/// The changes that lead from one diary to another.
fn changes(from: &Diary, to: &Diary) -> Vec<Change> {
    let mut changes = vec![
        Change::Profile(Box::new(Edit { before: from.profile.clone(), after: to.profile.clone() })),
        Change::Settings(Edit { before: from.settings.clone(), after: to.settings.clone() }),
        Change::Running(Edit { before: from.running, after: to.running }),
    ];
    changes.extend(entries(&from.medications, &to.medications, Change::Medication));
    changes.extend(entries(&from.exposures, &to.exposures, Change::Exposure));
    changes.extend(entries(&from.acknowledgements, &to.acknowledgements, Change::Acknowledgement));
    changes.extend(entries(&from.appointments, &to.appointments, Change::Appointment));
    let dates: BTreeSet<NightDate> =
        from.nights().chain(to.nights()).map(|night| night.date).collect();
    let night = |diary: &Diary, date| -> Option<Arc<Night>> { diary.night(date).cloned() };
    changes.extend(dates.into_iter().map(|date| {
        Change::Night(date, Edit { before: night(from, date), after: night(to, date) })
    }));
    let dates: BTreeSet<NightDate> =
        from.added_fluid.keys().chain(to.added_fluid.keys()).copied().collect();
    let fluid = |diary: &Diary, date| diary.added_fluid.get(&date).copied();
    changes.extend(dates.into_iter().map(|date| {
        Change::AddedFluid(date, Edit { before: fluid(from, date), after: fluid(to, date) })
    }));
    changes.retain(|change| !change.is_empty());
    changes
}

fn entries<T: Clone>(
    from: &Entries<T>,
    to: &Entries<T>,
    change: impl Fn(EntryId, Edit<Option<T>>) -> Change,
) -> Vec<Change> {
    let ids: BTreeSet<EntryId> = from.iter().chain(to.iter()).map(|(id, _)| *id).collect();
    ids.into_iter()
        .map(|id| change(id, Edit { before: from.get(id).cloned(), after: to.get(id).cloned() }))
        .collect()
}

//! A cramp that is going on: which one it is, since when, and how that outlives other edits.
//!
//! The cramp itself stands in its night from its first second on, with its start. Beside it the
//! diary knows that it has not ended, and at which moment it began: the wall clock alone could
//! not tell how long it lasted over a clock change. None of this is part of the interchange
//! format.

use chrono::{DateTime, NaiveDateTime, SubsecRound as _, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{
    Change, ClockTime, Cramp, Diary, Edit, MAX_CRAMPS, Night, NightDate, night_time::moments_of,
    quantity::CrampMinutes,
};

/// The cramp that is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunningCramp {
    /// The night that it began in; it stays of that night however long it lasts.
    pub night: NightDate,
    /// Its place among the cramps of the night.
    pub position: usize,
    /// The moment at which it was said to begin, to the millisecond.
    #[serde(with = "chrono::serde::ts_milliseconds")]
    pub since: DateTime<Utc>,
    /// What the clock on the wall showed at that moment.
    pub clock: ClockTime,
    /// The zone of that clock, where it could be told.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "super::zone")]
    pub zone: Option<Tz>,
}

/// Who edits a night: how a cramp is told from another one follows from that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Editor {
    /// A person, cramp by cramp: a start may be corrected.
    Person,
    /// A file, all cramps of a night at once: another start is another cramp.
    File,
}

/// A moment at which a cramp begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beginning {
    /// The moment.
    pub instant: DateTime<Utc>,
    /// What the clock on the wall shows.
    pub local: NaiveDateTime,
    /// The zone of that clock, where it can be told.
    pub zone: Option<Tz>,
    /// The night that the moment belongs to.
    pub night: NightDate,
}

impl RunningCramp {
    /// The moment at which the cramp began.
    ///
    /// A start that was corrected since is the moment nearest to the one that was noticed.
    pub fn began(&self, cramp: &Cramp) -> DateTime<Utc> {
        let Some(corrected) = cramp.started.filter(|started| *started != self.clock) else {
            return self.since;
        };
        let local = self.zone.map_or_else(
            || self.night.morning(),
            |zone| self.since.with_timezone(&zone).date_naive(),
        );
        // Without a zone the clock is compared with itself: both moments are as it stands.
        let noticed = match self.zone {
            Some(_) => self.since,
            None => local.and_time(self.clock.naive()).and_utc(),
        };
        (-1..=1)
            .flat_map(|days| moments_of(local + TimeDelta::days(days), corrected, self.zone))
            .map(|moment| moment - noticed)
            .min_by_key(TimeDelta::abs)
            .map_or(self.since, |away| self.since + away)
    }

    /// How long it has been going on; nothing where the clock was set back behind its start.
    pub fn elapsed(&self, cramp: &Cramp, now: DateTime<Utc>) -> TimeDelta {
        (now - self.began(cramp)).max(TimeDelta::zero())
    }

    /// How long it lasted where it ended at this moment; `None` for more than a day, which no
    /// cramp is recorded with, and where the clock was set back behind its start: then nobody
    /// knows.
    pub fn minutes(&self, cramp: &Cramp, end: DateTime<Utc>) -> Option<CrampMinutes> {
        // A clock that is kept right is put back by seconds now and then.
        let was_set_back = self.began(cramp) - end > TimeDelta::minutes(1);
        if was_set_back { None } else { in_minutes(self.elapsed(cramp, end)) }
    }

    /// The first moment from its beginning on at which the clock on the wall showed this time.
    pub fn first_time(&self, cramp: &Cramp, clock: ClockTime) -> Option<DateTime<Utc>> {
        let began = self.began(cramp);
        // Where no zone is known, the clock is taken to have gone on evenly.
        let shift = if self.zone.is_some() {
            TimeDelta::zero()
        } else {
            let minute = self.since - TimeDelta::seconds(self.since.timestamp().rem_euclid(60));
            self.night.morning().and_time(self.clock.naive()).and_utc() - minute
        };
        let local = self.zone.map_or_else(
            || (began + shift).date_naive(),
            |zone| began.with_timezone(&zone).date_naive(),
        );
        // To the minute: a cramp may end in the one in which it began.
        let earliest = began - TimeDelta::seconds(began.timestamp().rem_euclid(60) + 1);
        (0..=2)
            .flat_map(|days| moments_of(local + TimeDelta::days(days), clock, self.zone))
            .map(|moment| moment - shift)
            .find(|moment| *moment > earliest)
            .map(|moment| moment.max(began))
    }

    /// Where the cramp stands after the cramps of its night were edited; `None` where it is no
    /// longer going on: it was taken out, or somebody said how long it lasted.
    fn after(self, before: &[Cramp], after: &[Cramp], editor: Editor) -> Option<Self> {
        let position = place_after(self.position, before, after, editor)?;
        let (old, new) = (before.get(self.position)?, after.get(position)?);
        let was_ended = old.minutes.is_none() && new.minutes.is_some();
        (!was_ended).then_some(Self { position, ..self })
    }
}

/// A length in minutes, in full tenths of one, never less than it was: what lasts a second over
/// ten minutes lasts more than ten.
pub fn in_minutes(length: TimeDelta) -> Option<CrampMinutes> {
    const MILLISECONDS: i64 = 6_000;
    let tenths = (length.num_milliseconds().max(0) + MILLISECONDS - 1) / MILLISECONDS;
    CrampMinutes::new(f64::from(u32::try_from(tenths).ok()?) / 10.0).ok()
}

/// Where a cramp of a list stands in another one that came of it.
///
/// What stands alike at the head and at the foot of both is the same; between them, a cramp is
/// told by its start.
fn place_after(
    position: usize,
    before: &[Cramp],
    after: &[Cramp],
    editor: Editor,
) -> Option<usize> {
    let head = before.iter().zip(after).take_while(|(old, new)| old == new).count();
    if position < head {
        return Some(position);
    }
    let (old, new) = (before.get(head..)?, after.get(head..)?);
    let foot = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    if position + foot >= before.len() {
        return (position + after.len()).checked_sub(before.len());
    }
    let between = new.get(..new.len() - foot)?;
    let was = before.get(position)?;
    if old.len() == new.len() {
        let is_alone = old.len() - foot == 1 && editor == Editor::Person;
        let is_same = is_alone || after.get(position)?.started == was.started;
        if is_same {
            return Some(position);
        }
    }
    let mut alike = between
        .iter()
        .enumerate()
        .filter(|(_, cramp)| was.started.is_some() && cramp.started == was.started);
    let (found, _) = alike.next()?;
    alike.next().is_none().then_some(head + found)
}

impl Diary {
    /// The cramp that is going on, with its entry; `None` where there is none, or where its entry
    /// is gone.
    pub fn running_cramp(&self) -> Option<(RunningCramp, &Cramp)> {
        let running = self.running?;
        Some((running, self.cramp_at(running)?))
    }

    /// The entry of a cramp that is going on, or that was a moment ago.
    pub fn cramp_at(&self, running: RunningCramp) -> Option<&Cramp> {
        self.night(running.night)?.cramps().get(running.position)
    }

    /// The changes that begin a cramp; `None` where the night holds no more.
    ///
    /// Nothing is answered but the start. A cramp that was going on before is left as it is, its
    /// length unanswered.
    pub fn begin_cramp(&self, beginning: Beginning) -> Option<Vec<Change>> {
        let Beginning { instant, local, zone, night: date } = beginning;
        let clock = ClockTime::from(local.time());
        let entry = self.night(date).map(|night| (**night).clone());
        let mut night =
            entry.unwrap_or_else(|| Night { time_zone: zone, ..Night::unanswered(date) });
        let cramps = night.cramps.get_or_insert_default();
        let position = cramps.len();
        if position >= MAX_CRAMPS {
            return None;
        }
        cramps.push(Cramp { started: Some(clock), ..Cramp::default() });
        let running =
            RunningCramp { night: date, position, since: instant.trunc_subsecs(3), clock, zone };
        let after = Some(running);
        Some(vec![
            Change::of_night(self, night),
            Change::Running(Edit { before: self.running, after }),
        ])
    }

    /// Adds to changes of this diary what they mean for the cramp that is going on: its place in
    /// its night, or that it is over.
    pub fn follow_running_cramp(&self, changes: &mut Vec<Change>, editor: Editor) {
        let Some(running) = self.running else { return };
        if changes.iter().any(|change| matches!(change, Change::Running(_))) {
            return;
        }
        let edited = changes.iter().find_map(|change| match change {
            Change::Night(date, edit) if *date == running.night => Some(edit),
            Change::Night(..)
            | Change::Medication(..)
            | Change::Exposure(..)
            | Change::Acknowledgement(..)
            | Change::Appointment(..)
            | Change::Profile(_)
            | Change::Settings(_)
            | Change::Running(_)
            | Change::AddedFluid(..) => None,
        });
        let Some(Edit { before, after }) = edited else { return };
        let cramps = |night: &Option<std::sync::Arc<Night>>| {
            night.as_ref().map(|night| night.cramps().to_vec()).unwrap_or_default()
        };
        let after = running.after(&cramps(before), &cramps(after), editor);
        if after != Some(running) {
            changes.push(Change::Running(Edit { before: Some(running), after }));
        }
    }
}

#[cfg(test)]
mod tests;

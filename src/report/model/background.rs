//! History, exposures and signs that the articles name, and self-care.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::count;
use crate::diary::{
    Diary, NotedHabit, Period, Threshold,
    vocabulary::{BedtimeMeasure, Condition, Helped, ReliefMeasure, Side, SignKind, Substance},
};

/// What else a doctor may ask for. `None` always means "not answered".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Background {
    /// Conditions of the person.
    pub personal_history: Option<Vec<Condition>>,
    /// Conditions in the family.
    pub family_history: Option<Vec<Condition>>,
    /// The first and the last day of a pregnancy that touches the period.
    pub pregnancy: Option<(Option<NaiveDate>, Option<NaiveDate>)>,
    /// Exercises often.
    pub exercises_often: Option<bool>,
    /// Suspects to lack a mineral or vitamin.
    pub suspects_deficiency: Option<bool>,
    /// Contacts with harmful substances up to the end of the period, the newest first.
    pub exposures: Vec<(NaiveDate, Substance)>,
    /// Nights of the period on which it was answered if there were signs.
    pub signs_answered: u32,
    /// The signs of the period.
    pub signs: Vec<SignRow>,
    /// Nights of the period on which it was answered what was done at bedtime.
    pub bedtime_answered: u32,
    /// On how many nights each thing was done at bedtime.
    pub bedtime: Vec<(BedtimeMeasure, u32)>,
    /// On how many nights something was noted that has no answer of its own.
    pub noted: Vec<(NotedHabit, u32)>,
    /// Cramps of the period of which it was answered what was tried.
    pub relief_answered: u32,
    /// What was tried against cramps while they lasted.
    pub relief: Vec<(ReliefMeasure, Measure)>,
}

/// A sign over the nights of the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignRow {
    /// Which sign.
    pub sign: SignKind,
    /// Nights on which it was recorded.
    pub nights: u32,
    /// Nights by side; `None`: the side was not recorded. A night may count for several.
    pub sides: BTreeMap<Option<Side>, u32>,
    /// Nights on which it was recorded as lasting.
    pub lasting: u32,
    /// Nights on which it was recorded as known to a doctor.
    pub known_to_doctor: u32,
    /// The highest pain between cramps.
    pub highest_pain: Option<u16>,
    /// The first and the last night of it.
    pub first_and_last: (NaiveDate, NaiveDate),
}

/// For how many cramps something was tried, and how it went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Measure {
    /// Cramps for which it was tried.
    pub tried: u32,
    /// It helped.
    pub helped: u32,
    /// It helped partly.
    pub partly: u32,
    /// It did not help.
    pub not: u32,
}

pub(super) fn background(diary: &Diary, period: Period) -> Background {
    let profile = &diary.profile;
    let nights = || diary.nights_in(period);
    let cramps = || nights().flat_map(|night| night.cramps());
    Background {
        personal_history: profile.personal_history.as_ref().map(|list| list.as_slice().to_vec()),
        family_history: profile.family_history.as_ref().map(|list| list.as_slice().to_vec()),
        pregnancy: pregnancy(diary, period),
        exercises_often: profile.exercises_often,
        suspects_deficiency: profile.suspects_deficiency,
        exposures: exposures(diary, period),
        signs_answered: count(nights().filter(|night| night.signs.is_some())),
        signs: signs(diary, period),
        bedtime_answered: count(nights().filter(|night| night.bedtime.is_some())),
        bedtime: bedtime(diary, period),
        noted: noted(diary, period),
        relief_answered: count(cramps().filter(|cramp| cramp.relief.is_some())),
        relief: relief(diary, period),
    }
}

fn pregnancy(diary: &Diary, period: Period) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    let (from, until) = (diary.profile.pregnant_from, diary.profile.pregnant_until);
    let answered = from.is_some() || until.is_some();
    let touches = from.is_none_or(|from| from <= period.last().morning())
        && until.is_none_or(|until| period.first().evening() <= until);
    (answered && touches).then_some((from, until))
}

/// Contacts of the period and of the days before it that the rule on exposures looks back to.
fn exposures(diary: &Diary, period: Period) -> Vec<(NaiveDate, Substance)> {
    let days = diary.settings.get(Threshold::ExposureDays);
    let from = period.first().plus_days(-i64::from(days)).morning();
    let mut exposures: Vec<_> = diary
        .exposures
        .values()
        .map(|exposure| (exposure.date, exposure.substance))
        .filter(|(date, _)| (from..=period.last().morning()).contains(date))
        .collect();
    exposures.sort_by_key(|(date, substance)| (std::cmp::Reverse(*date), *substance));
    exposures.dedup();
    exposures
}

fn signs(diary: &Diary, period: Period) -> Vec<SignRow> {
    let mut rows: BTreeMap<SignKind, SignRow> = BTreeMap::new();
    for night in diary.nights_in(period) {
        let date = night.date.morning();
        for kind in SignKind::ALL {
            let of_kind = || night.signs().iter().filter(|sign| sign.sign == *kind);
            if of_kind().next().is_none() {
                continue;
            }
            let row = rows.entry(*kind).or_insert_with(|| SignRow {
                sign: *kind,
                nights: 0,
                sides: BTreeMap::new(),
                lasting: 0,
                known_to_doctor: 0,
                highest_pain: None,
                first_and_last: (date, date),
            });
            row.nights += 1;
            row.first_and_last.1 = date;
            row.lasting += u32::from(of_kind().any(|sign| sign.lasting == Some(true)));
            row.known_to_doctor +=
                u32::from(of_kind().any(|sign| sign.known_to_doctor == Some(true)));
            let pain =
                of_kind().filter_map(|sign| sign.pain).map(crate::diary::quantity::Pain::get).max();
            row.highest_pain = row.highest_pain.max(pain);
            let mut sides: Vec<Option<Side>> = of_kind().map(|sign| sign.side).collect();
            sides.sort_unstable();
            sides.dedup();
            for side in sides {
                *row.sides.entry(side).or_default() += 1;
            }
        }
    }
    rows.into_values().collect()
}

fn bedtime(diary: &Diary, period: Period) -> Vec<(BedtimeMeasure, u32)> {
    let nights_with = |measure: BedtimeMeasure| {
        count(diary.nights_in(period).filter(|night| {
            night.bedtime.as_ref().is_some_and(|bedtime| bedtime.contains(measure))
        }))
    };
    BedtimeMeasure::ALL
        .iter()
        .map(|measure| (*measure, nights_with(*measure)))
        .filter(|(_, nights)| *nights > 0)
        .collect()
}

fn noted(diary: &Diary, period: Period) -> Vec<(NotedHabit, u32)> {
    let nights_with = |habit: NotedHabit| {
        count(diary.nights_in(period).filter(|night| habit.is_in(night.note.as_ref())))
    };
    NotedHabit::ALL
        .iter()
        .map(|habit| (*habit, nights_with(*habit)))
        .filter(|(_, nights)| *nights > 0)
        .collect()
}

fn relief(diary: &Diary, period: Period) -> Vec<(ReliefMeasure, Measure)> {
    let mut tried: BTreeMap<ReliefMeasure, Measure> = BTreeMap::new();
    for cramp in diary.nights_in(period).flat_map(|night| night.cramps()) {
        for measure in ReliefMeasure::ALL {
            let of_measure = || cramp.relief().iter().filter(|relief| relief.measure == *measure);
            if of_measure().next().is_none() {
                continue;
            }
            let row = tried.entry(*measure).or_default();
            row.tried += 1;
            // Something that was tried twice during one cramp counts once, at its best.
            match of_measure().filter_map(|relief| relief.helped).min() {
                Some(Helped::Yes) => row.helped += 1,
                Some(Helped::Partly) => row.partly += 1,
                Some(Helped::No) => row.not += 1,
                None => {}
            }
        }
    }
    tried.into_iter().collect()
}

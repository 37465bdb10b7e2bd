//! The rules that ask to speak to a doctor.

use std::collections::BTreeSet;

use super::{
    finding::{Evidence, EvidenceKind, Finding, RECENT_NIGHTS, Rule, Tally},
    medicines::{Uptake, class_of, is_taken_on, uptakes},
    signs::{Established, Legs, established},
    window::{RecentNight, RecentNights, cramp_nights_in, on_nights, recorded_in, size},
    words,
};
use crate::diary::{
    Medication, NightDate, Period, Profile, Threshold,
    unique::UniqueList,
    vocabulary::{Condition, MedicationClass, SignKind},
};

/// Tired days that must follow a cramp night, so that tiredness has to do with cramps at all.
/// Our choice: A-R1 names both without a number.
const TIRED_AFTER_CRAMPS: usize = 2;

/// Recorded nights that a block of 28 needs before it says anything: half of it. Our choice.
const RECORDED_OF_A_BLOCK: u32 = 14;

/// The conditions that article A names as a history (A-R5).
const HISTORY: [Condition; 3] =
    [Condition::ThyroidDisease, Condition::Diabetes, Condition::CirculatoryProblem];

/// Every routine rule that fires, in the order in which they are shown.
pub(super) fn findings(recent: &RecentNights<'_>) -> impl Iterator<Item = Finding> {
    [
        frequent_cramps(recent),
        severe_cramps(recent),
        sleep_lost(recent),
        woken_regularly(recent),
        limits_activities(recent),
        persistent_cramps(recent),
        weakness_or_shrinking(recent),
        swelling(recent),
        nerve_signs(recent),
        skin_or_vein_changes(recent),
        new_medication(recent),
        suspected_medication(recent),
        medical_history(recent),
    ]
    .into_iter()
    .flatten()
}

/// Whether `frequent-cramps` fires.
pub(super) fn are_cramps_frequent(recent: &RecentNights<'_>) -> bool {
    size(recent.cramp_nights().count()) >= recent.threshold(Threshold::FrequentCrampNights)
}

fn frequent_cramps(recent: &RecentNights<'_>) -> Option<Finding> {
    let nights: Vec<_> = recent.cramp_nights().map(RecentNight::date).collect();
    let tally = reached(recent, nights.len(), Threshold::FrequentCrampNights)?;
    let evidence = on_nights(nights, EvidenceKind::Cramp);
    Some(Finding::counted(Rule::FrequentCramps, tally, evidence, words::frequent_cramps(tally)))
}

fn severe_cramps(recent: &RecentNights<'_>) -> Option<Finding> {
    let severe = recent.threshold(Threshold::SeverePain);
    let nights = recent
        .nights_with_cramp(|cramp| cramp.pain.is_some_and(|pain| u32::from(pain.get()) >= severe));
    let tally = reached(recent, nights.len(), Threshold::SevereNights)?;
    let text = words::severe_cramps(tally, severe);
    let evidence = on_nights(nights, EvidenceKind::Cramp);
    Some(Finding::counted(Rule::SevereCramps, tally, evidence, text))
}

/// `sleep-lost-and-tired`, or `sleep-lost` where that does not fire.
fn sleep_lost(recent: &RecentNights<'_>) -> Option<Finding> {
    let lost = dates(recent, |night| night.is_sleep_loss);
    let tally = reached(recent, lost.len(), Threshold::SleepLossNights)?;
    let minutes = recent.threshold(Threshold::SleepLossMinutes);
    let tired = dates(recent, |night| night.is_tired);
    let tired_days = words::TiredDays {
        count: size(tired.len()),
        threshold: recent.threshold(Threshold::TiredDays),
        score: recent.threshold(Threshold::TiredScore),
        after_cramps: TIRED_AFTER_CRAMPS,
    };
    let after_cramps = recent.cramp_nights().filter(|night| night.is_tired).count();
    let mut evidence = on_nights(lost, EvidenceKind::SleepLoss);
    if tired_days.count < tired_days.threshold || after_cramps < TIRED_AFTER_CRAMPS {
        let text = words::sleep_lost(tally, minutes);
        return Some(Finding::counted(Rule::SleepLost, tally, evidence, text));
    }
    let text = words::sleep_lost_and_tired(tally, minutes, tired_days);
    evidence.extend(on_nights(tired, EvidenceKind::Tired));
    Some(Finding::counted(Rule::SleepLostAndTired, tally, evidence, text))
}

fn woken_regularly(recent: &RecentNights<'_>) -> Option<Finding> {
    let nights = recent.nights_with_cramp(|cramp| cramp.woke == Some(true));
    let tally = reached(recent, nights.len(), Threshold::WokenNights)?;
    let evidence = on_nights(nights, EvidenceKind::Woken);
    Some(Finding::counted(Rule::WokenRegularly, tally, evidence, words::woken_regularly(tally)))
}

fn limits_activities(recent: &RecentNights<'_>) -> Option<Finding> {
    let days = dates(recent, |night| night.is_limited);
    let tally = reached(recent, days.len(), Threshold::LimitedDays)?;
    let evidence = on_nights(days, EvidenceKind::Limited);
    Some(Finding::counted(Rule::LimitsActivities, tally, evidence, words::limits_activities(tally)))
}

fn persistent_cramps(recent: &RecentNights<'_>) -> Option<Finding> {
    let blocks = recent.threshold(Threshold::PersistentBlocks);
    let mut evidence = BTreeSet::new();
    let mut recorded_nights = 0;
    let mut block = Period::ending(recent.as_of, RECENT_NIGHTS);
    for _ in 0..blocks {
        let recorded = recorded_in(recent.diary, block);
        let cramp_nights = cramp_nights_in(recent.diary, block);
        if recorded < RECORDED_OF_A_BLOCK || cramp_nights.is_empty() {
            return None;
        }
        recorded_nights += recorded;
        evidence.extend(on_nights(cramp_nights, EvidenceKind::Cramp));
        block = block.before();
    }
    let window_nights = RECENT_NIGHTS * blocks;
    let tally = Tally { count: blocks, threshold: blocks, window_nights, recorded_nights };
    let text = words::persistent_cramps(tally, size(evidence.len()), RECORDED_OF_A_BLOCK);
    Some(Finding::counted(Rule::PersistentCramps, tally, evidence, text))
}

fn weakness_or_shrinking(recent: &RecentNights<'_>) -> Option<Finding> {
    let found: Vec<_> = [SignKind::Weakness, SignKind::MuscleShrinking]
        .into_iter()
        .map(|kind| {
            let nights = dates(recent, |night| night.signs.iter().any(|sign| sign.kind == kind));
            (kind, nights)
        })
        .filter(|(_, nights)| !nights.is_empty())
        .collect();
    if found.is_empty() {
        return None;
    }
    let text = words::weakness_or_shrinking(&found);
    let evidence = found
        .into_iter()
        .flat_map(|(kind, nights)| on_nights(nights, EvidenceKind::Sign(kind)))
        .collect();
    Some(Finding::new(Rule::WeaknessOrShrinking, recent.recorded, evidence, text))
}

fn swelling(recent: &RecentNights<'_>) -> Option<Finding> {
    let found = established(recent, SignKind::Swelling, |sign| sign.legs == Legs::Both);
    established_signs(recent, Rule::Swelling, found.into_iter().collect())
}

fn nerve_signs(recent: &RecentNights<'_>) -> Option<Finding> {
    let kinds = [SignKind::Numbness, SignKind::Tingling, SignKind::Burning];
    each_by_itself(recent, Rule::NerveSigns, &kinds)
}

fn skin_or_vein_changes(recent: &RecentNights<'_>) -> Option<Finding> {
    let kinds = [SignKind::SkinDiscoloration, SignKind::VisibleVeins];
    each_by_itself(recent, Rule::SkinOrVeinChanges, &kinds)
}

fn each_by_itself(recent: &RecentNights<'_>, rule: Rule, kinds: &[SignKind]) -> Option<Finding> {
    let found = kinds.iter().filter_map(|kind| established(recent, *kind, |_| true)).collect();
    established_signs(recent, rule, found)
}

/// A rule of established signs has no count: a sign that lasts is established on one night,
/// below `sign_days`, and several signs each have nights of their own.
fn established_signs(
    recent: &RecentNights<'_>,
    rule: Rule,
    found: Vec<Established>,
) -> Option<Finding> {
    if found.is_empty() {
        return None;
    }
    let text = words::established_signs(rule, &found, recent.threshold(Threshold::SignDays));
    let evidence = found
        .into_iter()
        .flat_map(|sign| on_nights(sign.nights, EvidenceKind::Sign(sign.kind)))
        .collect();
    Some(Finding::new(rule, recent.recorded, evidence, text))
}

fn new_medication(recent: &RecentNights<'_>) -> Option<Finding> {
    let days = recent.threshold(Threshold::MedicationDays);
    let mut evidence = BTreeSet::new();
    let mut counted: Vec<(Uptake<'_>, MedicationClass)> = Vec::new();
    for medication in recent.diary.medications.values() {
        let class = match class_of(medication) {
            None | Some(MedicationClass::Other) => continue,
            Some(class) => class,
        };
        for uptake in uptakes(medication) {
            let nights: Vec<_> = recent
                .cramp_nights()
                .map(RecentNight::date)
                .filter(|night| {
                    uptake.reaches(night.morning(), days)
                        && is_taken_on(medication, night.morning())
                })
                .collect();
            if !nights.is_empty() {
                evidence.extend(on_nights(nights, EvidenceKind::Cramp));
                evidence.insert(Evidence { date: uptake.date, what: uptake.what });
                counted.push((uptake, class));
            }
        }
    }
    if counted.is_empty() {
        return None;
    }
    let text = words::new_medication(recent.diary, &counted, days);
    Some(Finding::new(Rule::NewMedication, recent.recorded, evidence, text))
}

fn suspected_medication(recent: &RecentNights<'_>) -> Option<Finding> {
    let mut evidence = BTreeSet::new();
    let mut counted: Vec<&Medication> = Vec::new();
    let suspected =
        recent.diary.medications.values().filter(|medication| medication.suspected == Some(true));
    for medication in suspected {
        let nights: Vec<_> = recent
            .cramp_nights()
            .map(RecentNight::date)
            .filter(|night| {
                medication.started.is_none_or(|started| started < night.morning())
                    && is_taken_on(medication, night.morning())
            })
            .collect();
        if !nights.is_empty() {
            evidence.extend(on_nights(nights, EvidenceKind::Cramp));
            evidence.extend(
                medication
                    .started
                    .map(|date| Evidence { date, what: EvidenceKind::MedicationStart }),
            );
            counted.push(medication);
        }
    }
    if counted.is_empty() {
        return None;
    }
    let text = words::suspected_medication(recent.diary, &counted);
    Some(Finding::new(Rule::SuspectedMedication, recent.recorded, evidence, text))
}

fn medical_history(recent: &RecentNights<'_>) -> Option<Finding> {
    let Profile { personal_history, family_history, .. } = &recent.diary.profile;
    let named = |history: &Option<UniqueList<Condition>>| -> Vec<Condition> {
        let list = history.as_ref();
        HISTORY.into_iter().filter(|c| list.is_some_and(|list| list.contains(*c))).collect()
    };
    let (own, family) = (named(personal_history), named(family_history));
    let nights: Vec<_> = recent.cramp_nights().map(RecentNight::date).collect();
    if nights.is_empty() || (own.is_empty() && family.is_empty()) {
        return None;
    }
    let text = words::medical_history(&own, &family, size(nights.len()), recent.recorded);
    let evidence = on_nights(nights, EvidenceKind::Cramp);
    Some(Finding::new(Rule::MedicalHistory, recent.recorded, evidence, text))
}

/// The tally of a count over the 28 nights, if it meets its threshold.
pub(super) fn reached(
    recent: &RecentNights<'_>,
    count: usize,
    threshold: Threshold,
) -> Option<Tally> {
    let (count, threshold) = (size(count), recent.threshold(threshold));
    (count >= threshold).then_some(Tally {
        count,
        threshold,
        window_nights: RECENT_NIGHTS,
        recorded_nights: recent.recorded,
    })
}

fn dates(recent: &RecentNights<'_>, is_meant: impl Fn(&RecentNight<'_>) -> bool) -> Vec<NightDate> {
    recent.iter().filter(|night| is_meant(night)).map(RecentNight::date).collect()
}

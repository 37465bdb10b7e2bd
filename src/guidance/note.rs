//! The rules that are worth a line, not a card.

use std::collections::BTreeSet;

use super::{
    emergency::{cramp_will_not_stop, is_long},
    finding::{Evidence, EvidenceKind, Finding, RECENT_NIGHTS, Rule, Tally},
    medicines::{Uptake, uptakes},
    routine::{are_cramps_frequent, reached},
    window::{RecentNight, RecentNights, cramp_nights_in, on_nights, recorded_in, size},
    words,
};
use crate::diary::{
    Night, Period, Threshold,
    vocabulary::{SignKind, SleepQuality},
};

/// The window of `repeated-cramps`: the entry threshold of the trial it comes from (Tan 2024)
/// is counted over two weeks.
const REPEATED_NIGHTS: u32 = 14;

/// Awakenings from which a night's sleep is broken. Our choice: A-N1 gives no number.
const BROKEN_SLEEP_AWAKENINGS: u16 = 2;

/// Every note rule that fires, in the order in which they are shown.
pub(super) fn findings(recent: &RecentNights<'_>) -> impl Iterator<Item = Finding> {
    [
        repeated_cramps(recent),
        fragmented_sleep(recent),
        new_symptoms_after_medication(recent),
        long_cramp(recent),
        suspected_deficiency(recent),
    ]
    .into_iter()
    .flatten()
}

fn repeated_cramps(recent: &RecentNights<'_>) -> Option<Finding> {
    if are_cramps_frequent(recent) {
        return None;
    }
    let window = Period::ending(recent.as_of, REPEATED_NIGHTS);
    let nights = cramp_nights_in(recent.diary, window);
    let tally = Tally {
        count: size(nights.len()),
        threshold: recent.threshold(Threshold::RepeatedCrampNights),
        window_nights: REPEATED_NIGHTS,
        recorded_nights: recorded_in(recent.diary, window),
    };
    if tally.count < tally.threshold {
        return None;
    }
    let evidence = on_nights(nights, EvidenceKind::Cramp);
    Some(Finding::counted(Rule::RepeatedCramps, tally, evidence, words::repeated_cramps(tally)))
}

fn fragmented_sleep(recent: &RecentNights<'_>) -> Option<Finding> {
    let nights: Vec<_> = recent
        .cramp_nights()
        .filter(|recent| is_sleep_broken(recent.night))
        .map(RecentNight::date)
        .collect();
    let tally = reached(recent, nights.len(), Threshold::SleepLossNights)?;
    let text = words::fragmented_sleep(tally, BROKEN_SLEEP_AWAKENINGS);
    let evidence = on_nights(nights, EvidenceKind::Sleep);
    Some(Finding::counted(Rule::FragmentedSleep, tally, evidence, text))
}

fn is_sleep_broken(night: &Night) -> bool {
    let sleep = &night.sleep;
    sleep.awakenings.is_some_and(|awakenings| awakenings.get() >= BROKEN_SLEEP_AWAKENINGS)
        || matches!(sleep.quality, Some(SleepQuality::Poor | SleepQuality::VeryPoor))
}

/// A sign is new after a start or an increase when it was on none of the 28 nights up to it,
/// known to the doctor or not. Each start and increase is looked at by itself.
fn new_symptoms_after_medication(recent: &RecentNights<'_>) -> Option<Finding> {
    let days = recent.threshold(Threshold::MedicationDays);
    let mut evidence = BTreeSet::new();
    let mut counted: Vec<(Uptake<'_>, BTreeSet<SignKind>)> = Vec::new();
    for uptake in recent.diary.medications.values().flat_map(uptakes) {
        let reached: Vec<_> = recent
            .iter()
            .filter(|night| uptake.reaches(night.date().morning(), days))
            .flat_map(|night| night.signs.iter().map(|sign| (night.date(), sign.kind)))
            .collect();
        if reached.is_empty() {
            continue;
        }
        let old = signs_before(recent, &uptake);
        let new: Vec<_> = reached.into_iter().filter(|(_, kind)| !old.contains(kind)).collect();
        if new.is_empty() {
            continue;
        }
        evidence.insert(Evidence { date: uptake.date, what: uptake.what });
        evidence.extend(new.iter().map(|(night, kind)| Evidence {
            date: night.morning(),
            what: EvidenceKind::Sign(*kind),
        }));
        counted.push((uptake, new.into_iter().map(|(_, kind)| kind).collect()));
    }
    if counted.is_empty() {
        return None;
    }
    let text = words::new_symptoms_after_medication(&counted, days);
    Some(Finding::new(Rule::NewSymptomsAfterMedication, recent.recorded, evidence, text))
}

fn signs_before(recent: &RecentNights<'_>, uptake: &Uptake<'_>) -> BTreeSet<SignKind> {
    let before = Period::ending(uptake.night(), RECENT_NIGHTS);
    recent
        .diary
        .nights_in(before)
        .flat_map(|night| night.signs().iter().map(|entry| entry.sign))
        .collect()
}

fn long_cramp(recent: &RecentNights<'_>) -> Option<Finding> {
    let nights = recent.nights_with_cramp(|cramp| is_long(cramp) && !cramp_will_not_stop(cramp));
    if nights.is_empty() {
        return None;
    }
    let text = words::long_cramp(size(nights.len()), recent.recorded);
    let evidence = on_nights(nights, EvidenceKind::Cramp);
    Some(Finding::new(Rule::LongCramp, recent.recorded, evidence, text))
}

fn suspected_deficiency(recent: &RecentNights<'_>) -> Option<Finding> {
    let nights: Vec<_> = recent.cramp_nights().map(RecentNight::date).collect();
    if recent.diary.profile.suspects_deficiency != Some(true) || nights.is_empty() {
        return None;
    }
    let text = words::suspected_deficiency(size(nights.len()), recent.recorded);
    let evidence = on_nights(nights, EvidenceKind::Cramp);
    Some(Finding::new(Rule::SuspectedDeficiency, recent.recorded, evidence, text))
}

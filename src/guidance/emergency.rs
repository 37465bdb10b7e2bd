//! The rules that ask for emergency help. Their numbers are fixed but for the exposure window.

use std::collections::BTreeSet;

use super::{
    finding::{Evidence, EvidenceKind, Finding, Rule},
    signs::{INTENSE_PAIN, JoinedSign, Legs, joined},
    window::{RecentNight, RecentNights, on_nights},
    words,
};
use crate::diary::{
    Cramp, Exposure, Night, NightDate, Threshold,
    vocabulary::{Helped, ReliefMeasure, SignKind},
};

/// Minutes after which a cramp is longer than an ordinary one. Article B gives "about ten
/// minutes" as the upper end (B-D10), and Hallegraeff 2017 gives 10 as the maximum.
pub const LONG_CRAMP_MINUTES: f64 = 10.0;

/// Every emergency rule that fires, in the order in which they are shown.
pub(super) fn findings(recent: &RecentNights<'_>) -> impl Iterator<Item = Finding> {
    [will_not_stop(recent), toxin_exposure(recent), one_leg_signs(recent)].into_iter().flatten()
}

/// Whether a cramp by itself asks for emergency help: severe, going on, and not eased by
/// stretching or massage (A-E1).
///
/// Either it did not stop, its pain is at least 7 or unanswered, and no stretch or massage
/// helped; or it took more than 10 minutes, its pain is at least 7, and a stretch or massage
/// did not help. "Partly" is neither.
pub fn cramp_will_not_stop(cramp: &Cramp) -> bool {
    let goes_on = cramp.did_not_stop == Some(true)
        && cramp.pain.is_none_or(|pain| pain.get() >= INTENSE_PAIN)
        && !eased(cramp, Helped::Yes);
    let outlasts_relief = is_long(cramp)
        && cramp.pain.is_some_and(|pain| pain.get() >= INTENSE_PAIN)
        && eased(cramp, Helped::No);
    goes_on || outlasts_relief
}

/// Whether what was recorded of a night by itself asks for emergency help: a cramp (A-E1) or a
/// sign in one leg that no doctor is known to know of (A-E3).
pub fn is_emergency_night(night: &Night) -> bool {
    night.cramps().iter().any(cramp_will_not_stop) || joined(night).into_iter().any(is_one_leg_sign)
}

/// Whether a cramp took more than 10 minutes; 10 itself is not more.
pub(super) fn is_long(cramp: &Cramp) -> bool {
    cramp.minutes.is_some_and(|minutes| minutes.get() > LONG_CRAMP_MINUTES)
}

/// Whether a stretch or a massage has this answer.
pub(super) fn eased(cramp: &Cramp, answer: Helped) -> bool {
    cramp.relief().iter().any(|relief| {
        matches!(relief.measure, ReliefMeasure::Stretch | ReliefMeasure::Massage)
            && relief.helped == Some(answer)
    })
}

fn will_not_stop(recent: &RecentNights<'_>) -> Option<Finding> {
    let nights = recent.nights_with_cramp(cramp_will_not_stop);
    let text = words::cramp_will_not_stop(&nights, recent.as_of)?;
    let evidence = on_nights(nights, EvidenceKind::Cramp);
    Some(Finding::new(Rule::CrampWillNotStop, recent.recorded, evidence, text))
}

fn toxin_exposure(recent: &RecentNights<'_>) -> Option<Finding> {
    let days = recent.threshold(Threshold::ExposureDays);
    let reaches = |exposure: &Exposure, night: NightDate| {
        (0..=i64::from(days)).contains(&(night.morning() - exposure.date).num_days())
    };
    let mut nights: BTreeSet<NightDate> = BTreeSet::new();
    let mut exposures: Vec<&Exposure> = Vec::new();
    for exposure in recent.diary.exposures.values() {
        let reached: Vec<_> = recent
            .cramp_nights()
            .map(RecentNight::date)
            .filter(|night| reaches(exposure, *night))
            .collect();
        if !reached.is_empty() {
            nights.extend(reached);
            exposures.push(exposure);
        }
    }
    let text = words::toxin_exposure(&exposures, &nights, days, recent.as_of)?;
    let mut evidence = on_nights(nights, EvidenceKind::Cramp);
    evidence.extend(
        exposures
            .iter()
            .map(|exposure| Evidence { date: exposure.date, what: EvidenceKind::Exposure }),
    );
    Some(Finding::new(Rule::ToxinExposure, recent.recorded, evidence, text))
}

fn one_leg_signs(recent: &RecentNights<'_>) -> Option<Finding> {
    let found: BTreeSet<(NightDate, SignKind)> = recent
        .iter()
        .flat_map(|night| night.signs.iter().map(|sign| (night.date(), *sign)))
        .filter(|(_, sign)| is_one_leg_sign(*sign))
        .map(|(night, sign)| (night, sign.kind))
        .collect();
    let (nights, kinds) = found.iter().copied().unzip();
    let text = words::one_leg_signs(&kinds, &nights, recent.as_of)?;
    let evidence = found
        .into_iter()
        .map(|(night, kind)| Evidence { date: night.morning(), what: EvidenceKind::Sign(kind) })
        .collect();
    Some(Finding::new(Rule::OneLegSigns, recent.recorded, evidence, text))
}

/// Whether a sign of a night by itself asks for emergency help (A-E3).
pub(super) fn is_one_leg_sign(sign: JoinedSign) -> bool {
    sign.legs == Legs::One
        && match sign.kind {
            SignKind::Swelling | SignKind::Redness | SignKind::Heat => true,
            SignKind::PainBetweenCramps => sign.is_intense || sign.is_pain_open,
            SignKind::SkinDiscoloration
            | SignKind::VisibleVeins
            | SignKind::Numbness
            | SignKind::Tingling
            | SignKind::Burning
            | SignKind::Weakness
            | SignKind::MuscleShrinking
            | SignKind::UrgeToMove
            | SignKind::Twitching => false,
        }
}

//! Acknowledgements: which one of a rule is in force, and what one covers.

use chrono::NaiveDate;

use super::finding::{Evidence, Finding, InForce, Tier};
use crate::diary::{Acknowledgement, CoveredEvidence, Entries, text::EvidenceWord};

/// Days that a routine card or a note stays folded although new evidence has come. Our choice:
/// any rule watched daily fires sooner or later. An emergency card never waits.
pub const RESTING_DAYS: i64 = 28;

/// What an acknowledgement of this finding covers when it is made now: all that stands on it.
pub fn covers(finding: &Finding) -> Vec<CoveredEvidence> {
    let covered = |evidence: &Evidence| {
        let what = EvidenceWord::new(evidence.what.word()).ok()?;
        Some(CoveredEvidence { date: evidence.date, what })
    };
    finding.evidence.iter().filter_map(covered).collect()
}

/// The newest acknowledgement of the finding's rule dated up to `as_of`, if it still holds.
///
/// Of two of the same date the one that was entered last is the newest. An older one never
/// steps in for one that no longer holds. A rule that this program does not know matches none.
pub(super) fn in_force(
    acknowledgements: &Entries<Acknowledgement>,
    finding: &Finding,
    as_of: NaiveDate,
) -> Option<InForce> {
    let newest = acknowledgements
        .values()
        .filter(|entry| entry.rule.as_str() == finding.rule.word() && entry.date <= as_of)
        .max_by_key(|entry| entry.date)?;
    let is_resting = match finding.tier {
        Tier::Emergency => false,
        Tier::Routine | Tier::Note => (as_of - newest.date).num_days() < RESTING_DAYS,
    };
    let holds = is_resting || finding.evidence.iter().all(|evidence| is_covered(newest, *evidence));
    holds.then_some(InForce { date: newest.date, action: newest.action })
}

fn is_covered(acknowledgement: &Acknowledgement, evidence: Evidence) -> bool {
    match &acknowledgement.covers {
        Some(covers) => covers.iter().any(|covered| {
            covered.date == evidence.date && covered.what.as_str() == evidence.what.word()
        }),
        None => evidence.date <= acknowledgement.date,
    }
}

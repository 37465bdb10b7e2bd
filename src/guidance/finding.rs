//! What an assessment holds.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::diary::vocabulary::{CareAction, SignKind, vocabulary};

/// The nights that most rules look at: the window of 28.
pub const RECENT_NIGHTS: u32 = 28;

vocabulary!(
    /// How urgent a finding is. An earlier one is more urgent.
    Tier, "tier", {
        /// Shown at once and never snoozed.
        Emergency = "emergency",
        /// "Speak to a doctor if".
        Routine = "routine",
        /// A line, not a card.
        Note = "note",
    }
);

vocabulary!(
    /// The rules, in the order in which findings are shown.
    Rule, "rule", {
        CrampWillNotStop = "cramp-will-not-stop",
        ToxinExposure = "toxin-exposure",
        OneLegSigns = "one-leg-signs",
        FrequentCramps = "frequent-cramps",
        SevereCramps = "severe-cramps",
        SleepLostAndTired = "sleep-lost-and-tired",
        SleepLost = "sleep-lost",
        WokenRegularly = "woken-regularly",
        LimitsActivities = "limits-activities",
        PersistentCramps = "persistent-cramps",
        WeaknessOrShrinking = "weakness-or-shrinking",
        Swelling = "swelling",
        NerveSigns = "nerve-signs",
        SkinOrVeinChanges = "skin-or-vein-changes",
        NewMedication = "new-medication",
        SuspectedMedication = "suspected-medication",
        MedicalHistory = "medical-history",
        RepeatedCramps = "repeated-cramps",
        FragmentedSleep = "fragmented-sleep",
        NewSymptomsAfterMedication = "new-symptoms-after-medication",
        LongCramp = "long-cramp",
        SuspectedDeficiency = "suspected-deficiency",
    }
);

impl Rule {
    /// The tier of the rule.
    pub const fn tier(self) -> Tier {
        match self {
            Self::CrampWillNotStop | Self::ToxinExposure | Self::OneLegSigns => Tier::Emergency,
            Self::FrequentCramps
            | Self::SevereCramps
            | Self::SleepLostAndTired
            | Self::SleepLost
            | Self::WokenRegularly
            | Self::LimitsActivities
            | Self::PersistentCramps
            | Self::WeaknessOrShrinking
            | Self::Swelling
            | Self::NerveSigns
            | Self::SkinOrVeinChanges
            | Self::NewMedication
            | Self::SuspectedMedication
            | Self::MedicalHistory => Tier::Routine,
            Self::RepeatedCramps
            | Self::FragmentedSleep
            | Self::NewSymptomsAfterMedication
            | Self::LongCramp
            | Self::SuspectedDeficiency => Tier::Note,
        }
    }
}

/// What a piece of evidence is. Ordered as its words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EvidenceKind {
    /// A night with a cramp that counted.
    Cramp,
    /// A night with a cramp that woke the person.
    Woken,
    /// A night in which cramps took sleep.
    SleepLoss,
    /// A tired day.
    Tired,
    /// A day that cramps limited.
    Limited,
    /// A night of broken or poor sleep.
    Sleep,
    /// A sign, by its own name.
    Sign(SignKind),
    /// The start of a medication.
    MedicationStart,
    /// The increase of a medication.
    MedicationIncrease,
    /// A contact with a harmful substance.
    Exposure,
}

impl EvidenceKind {
    /// The word in files and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cramp => "cramp",
            Self::Woken => "woken",
            Self::SleepLoss => "sleep_loss",
            Self::Tired => "tired",
            Self::Limited => "limited",
            Self::Sleep => "sleep",
            Self::Sign(sign) => sign.word(),
            Self::MedicationStart => "medication_start",
            Self::MedicationIncrease => "medication_increase",
            Self::Exposure => "exposure",
        }
    }
}

impl Ord for EvidenceKind {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.word().cmp(other.word())
    }
}

impl PartialOrd for EvidenceKind {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Serialize for EvidenceKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// A night or entry that counted. Ordered by date, then by word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Evidence {
    /// The night's morning, or the entry's own date.
    pub date: NaiveDate,
    /// What counted.
    pub what: EvidenceKind,
}

/// An acknowledgement that still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct InForce {
    /// When it was made.
    pub date: NaiveDate,
    /// What was done.
    pub action: Option<CareAction>,
}

/// A rule that fires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// How urgent.
    pub tier: Tier,
    /// What was counted, where the rule has a threshold.
    pub count: Option<u32>,
    /// The threshold that it met.
    pub threshold: Option<u32>,
    /// Nights of the window, where the rule has a threshold.
    pub window_nights: Option<u32>,
    /// Recorded nights of that window (of the last 28 where the rule has none).
    pub recorded_nights: u32,
    /// Everything that counted, sorted, each once.
    pub evidence: Vec<Evidence>,
    /// The articles' statements behind it, by id.
    pub sources: Vec<&'static str>,
    /// The acknowledgement in force.
    pub acknowledged: Option<InForce>,
    /// The heading of the card.
    pub title: String,
    /// The text of the card: the condition in our words, with what was counted.
    pub text: String,
}

impl Finding {
    /// A finding of a rule without a threshold.
    pub(super) fn new(
        rule: Rule,
        recorded_nights: u32,
        evidence: BTreeSet<Evidence>,
        text: String,
    ) -> Self {
        Self {
            rule,
            tier: rule.tier(),
            count: None,
            threshold: None,
            window_nights: None,
            recorded_nights,
            evidence: evidence.into_iter().collect(),
            sources: rule.sources().to_vec(),
            acknowledged: None,
            title: rule.title(),
            text,
        }
    }

    /// A finding of a rule that compares a count with a threshold.
    pub(super) fn counted(
        rule: Rule,
        tally: Tally,
        evidence: BTreeSet<Evidence>,
        text: String,
    ) -> Self {
        let Tally { count, threshold, window_nights, recorded_nights } = tally;
        Self {
            count: Some(count),
            threshold: Some(threshold),
            window_nights: Some(window_nights),
            ..Self::new(rule, recorded_nights, evidence, text)
        }
    }
}

/// A count that met its threshold, with the window that it was made in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) count: u32,
    pub(super) threshold: u32,
    pub(super) window_nights: u32,
    pub(super) recorded_nights: u32,
}

/// All findings of one date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Assessment {
    /// The morning up to which nights count.
    pub as_of: NaiveDate,
    /// Recorded nights of the last 28.
    pub recorded_nights: u32,
    /// The 28.
    pub window_nights: u32,
    /// Emergency first, then routine, then notes.
    pub findings: Vec<Finding>,
}

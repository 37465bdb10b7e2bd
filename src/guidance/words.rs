//! What the cards say: the condition in our own words, with what was counted.
//!
//! Wherever a number decided, it stands beside the count. No card names an illness as a
//! conclusion, and none says that something brings cramps about.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};

use super::{
    card::NHS_LONG_CRAMP,
    emergency::LONG_CRAMP_MINUTES,
    finding::{Assessment, EvidenceKind, RECENT_NIGHTS, Rule, Tally},
    medicines::Uptake,
    names::{class_name, condition_name, sign_name, substance_name},
    signs::{Established, INTENSE_PAIN},
    window::{cramp_nights_in, recorded_in, size},
};
use crate::diary::{
    Diary, Exposure, Medication, NightDate, Period,
    vocabulary::{Condition, MedicationClass, SignKind},
};

/// The tired days of a card, with what they were held against.
#[derive(Debug, Clone, Copy)]
pub(super) struct TiredDays {
    pub(super) count: u32,
    pub(super) threshold: u32,
    /// The score from which a day is tired.
    pub(super) score: u32,
    /// How many must follow a cramp night.
    pub(super) after_cramps: usize,
}

/// On every card that names a medication (A-C6, B-P1).
const MEDICATION_SAFETY: &str =
    "Talk to your doctor first: never stop, start or adjust a medication on your own.";

impl Assessment {
    /// What to say where no rule was met; `None` where one was. Never that all is well.
    pub fn silence(&self) -> Option<String> {
        self.findings.is_empty().then(|| {
            format!(
                "No rule was met on the nights you recorded ({} of the last {}). If you are \
                 worried, speak to a doctor.",
                self.recorded_nights, self.window_nights
            )
        })
    }
}

pub(super) fn cramp_will_not_stop(nights: &[NightDate], as_of: NightDate) -> Option<String> {
    Some(format!(
        "Such a cramp was {}. Counted here is a cramp that did not stop, if its pain is \
         {INTENSE_PAIN} or more or not answered; and one of more than {LONG_CRAMP_MINUTES} \
         minutes, if its pain is {INTENSE_PAIN} or more and a stretch or massage did not help.",
        when_recorded(size(nights.len()), *nights.last()?, as_of),
    ))
}

pub(super) fn toxin_exposure(
    exposures: &[&Exposure],
    cramp_nights: &BTreeSet<NightDate>,
    days: u32,
    as_of: NightDate,
) -> Option<String> {
    let contacts = exposures.iter().map(|exposure| {
        format!("{} on {}", substance_name(exposure.substance), day(exposure.date))
    });
    Some(format!(
        "Contact recorded: {}. Cramps within {days} days after it were {}.",
        listed(contacts.collect()),
        when_recorded(size(cramp_nights.len()), *cramp_nights.last()?, as_of)
    ))
}

pub(super) fn one_leg_signs(
    kinds: &BTreeSet<SignKind>,
    nights: &BTreeSet<NightDate>,
    as_of: NightDate,
) -> Option<String> {
    Some(format!(
        "This was {}: {}. A sign without a side counts as one leg until you say which.",
        when_recorded(size(nights.len()), *nights.last()?, as_of),
        listed(kinds.iter().map(|kind| sign_name(*kind).to_owned()).collect()),
    ))
}

pub(super) fn frequent_cramps(tally: Tally) -> String {
    format!("Cramps on {}.", of_recorded(tally))
}

pub(super) fn severe_cramps(tally: Tally, pain: u32) -> String {
    format!("Cramps with a pain of {pain} or more on {}.", of_recorded(tally))
}

pub(super) fn sleep_lost(tally: Tally, minutes: u32) -> String {
    format!(
        "Cramps took sleep, by your own word or by {minutes} minutes awake in a night, on {}",
        of_all(tally, "nights")
    )
}

pub(super) fn sleep_lost_and_tired(tally: Tally, minutes: u32, tired: TiredDays) -> String {
    let TiredDays { count, threshold, score, after_cramps } = tired;
    format!(
        "{} You were tired, {score} or more of 10, on {}; this diary's threshold is \
         {threshold}, \
         with at least {after_cramps} after a cramp night.",
        sleep_lost(tally, minutes),
        days_word(count)
    )
}

pub(super) fn woken_regularly(tally: Tally) -> String {
    format!("A cramp woke you on {}.", of_recorded(tally))
}

pub(super) fn limits_activities(tally: Tally) -> String {
    format!("Cramps limited your activities or exercise on {}", of_all(tally, "days"))
}

pub(super) fn persistent_cramps(tally: Tally, cramp_nights: u32, recorded: u32) -> String {
    let Tally { count, threshold, window_nights, recorded_nights } = tally;
    format!(
        "Cramps in each of the last {count} blocks of {RECENT_NIGHTS} nights; this diary's \
         threshold is {threshold} blocks with at least {recorded} recorded nights each. In all, \
         cramps on {cramp_nights} of the {recorded_nights} nights recorded in the last {window_nights}.",
    )
}

pub(super) fn weakness_or_shrinking(found: &[(SignKind, Vec<NightDate>)]) -> String {
    let signs = found.iter().map(|(kind, nights)| {
        format!("{} on {}", sign_name(*kind), nights_word(size(nights.len())))
    });
    format!(
        "Recorded in the last {RECENT_NIGHTS} nights: {}. Once is enough.",
        listed(signs.collect())
    )
}

pub(super) fn established_signs(rule: Rule, found: &[Established], needed: u32) -> String {
    let signs = found.iter().map(|sign| {
        let lasting = if sign.is_lasting { ", recorded as lasting" } else { "" };
        format!("{} on {}{lasting}", sign_name(sign.kind), nights_word(size(sign.nights.len())))
    });
    let legs = if rule == Rule::Swelling { " in both legs" } else { "" };
    let or_lasting = if needed > 1 { ", or one night with a sign that lasts" } else { "" };
    format!(
        "Recorded{legs} in the last {RECENT_NIGHTS} nights: {}. This diary's threshold is \
         {}{or_lasting}.",
        listed(signs.collect()),
        nights_word(needed)
    )
}

pub(super) fn new_medication(
    diary: &Diary,
    counted: &[(Uptake<'_>, MedicationClass)],
    days: u32,
) -> String {
    let medications = counted.iter().map(|(uptake, class)| {
        format!(
            "{} ({}) was {} on {}. {}",
            uptake.medication.name,
            class_name(*class),
            uptake_word(uptake.what),
            day(uptake.date),
            nights_before(diary, uptake.night())
        )
    });
    format!(
        "In the last {RECENT_NIGHTS} nights you recorded cramps, up to {days} days after a \
         medication was started or increased. {} {MEDICATION_SAFETY}",
        joined_sentences(medications)
    )
}

pub(super) fn suspected_medication(diary: &Diary, counted: &[&Medication]) -> String {
    let medications = counted.iter().map(|medication| match medication.started {
        Some(started) => format!(
            "You suspect {}, started on {}. {}",
            medication.name,
            day(started),
            nights_before(diary, NightDate::from_morning(started))
        ),
        None => format!("You suspect {}; its start is not recorded.", medication.name),
    });
    format!("{} {MEDICATION_SAFETY}", joined_sentences(medications))
}

pub(super) fn medical_history(
    own: &[Condition],
    family: &[Condition],
    cramp_nights: u32,
    recorded: u32,
) -> String {
    let part = |whose: &str, conditions: &[Condition]| {
        let names = conditions.iter().map(|condition| condition_name(*condition).to_owned());
        (!conditions.is_empty()).then(|| format!("{} {whose}", listed(names.collect())))
    };
    let history: Vec<_> = part("in your own history", own)
        .into_iter()
        .chain(part("in your family", family))
        .collect();
    format!("{} You recorded {}.", on_recorded(cramp_nights, recorded), listed(history))
}

pub(super) fn repeated_cramps(tally: Tally) -> String {
    format!("Cramps on {}.", of_recorded(tally))
}

pub(super) fn fragmented_sleep(tally: Tally, awakenings: u16) -> String {
    format!(
        "Cramps together with {awakenings} or more awakenings, or poor sleep, on {}.",
        of_recorded(tally)
    )
}

pub(super) fn new_symptoms_after_medication(
    counted: &[(Uptake<'_>, BTreeSet<SignKind>)],
    days: u32,
) -> String {
    let medications = counted.iter().map(|(uptake, kinds)| {
        format!(
            "After {} was {} on {}: {}.",
            uptake.medication.name,
            uptake_word(uptake.what),
            day(uptake.date),
            listed(kinds.iter().map(|kind| sign_name(*kind).to_owned()).collect()),
        )
    });
    format!(
        "You recorded signs up to {days} days after a medication was started or increased that you \
         had not recorded in the {RECENT_NIGHTS} nights before. {} {MEDICATION_SAFETY}",
        joined_sentences(medications)
    )
}

pub(super) fn long_cramp(nights: u32, recorded: u32) -> String {
    format!(
        "A cramp took more than {LONG_CRAMP_MINUTES} minutes on {}. {NHS_LONG_CRAMP}. The two \
         articles do not say so; article B only describes most cramps as shorter.",
        of_nights(nights, recorded)
    )
}

pub(super) fn suspected_deficiency(cramp_nights: u32, recorded: u32) -> String {
    format!(
        "You suspect that you lack a mineral or a vitamin. {}",
        on_recorded(cramp_nights, recorded)
    )
}

/// "6 of the 19 nights recorded in the last 28; this diary's threshold is 5".
fn of_recorded(tally: Tally) -> String {
    let Tally { count, threshold, window_nights, recorded_nights } = tally;
    format!(
        "{count} of the {} recorded in the last {window_nights}; this diary's threshold is \
         {threshold}",
        nights_word(recorded_nights)
    )
}

/// For what may be answered on a night whose cramps are not: it is no share of the recorded, and
/// a bare "0 of these 28 recorded" beside it would deny what was entered. Ends its sentence.
fn of_all(tally: Tally, counted: &str) -> String {
    let Tally { count, threshold, window_nights, recorded_nights } = tally;
    let answered = if recorded_nights == 0 {
        format!("none of those {window_nights} nights")
    } else {
        format!("{recorded_nights} of those {window_nights} nights")
    };
    format!(
        "{count} of the last {window_nights} {counted}; this diary's threshold is {threshold}. \
         Whether there were cramps was answered for {answered}."
    )
}

fn of_nights(count: u32, recorded: u32) -> String {
    if (count, recorded) == (1, 1) {
        return format!("the only night recorded in the last {RECENT_NIGHTS}");
    }
    format!("{count} of the {} recorded in the last {RECENT_NIGHTS}", nights_word(recorded))
}

fn on_recorded(cramp_nights: u32, recorded: u32) -> String {
    format!("Cramps on {}.", of_nights(cramp_nights, recorded))
}

/// The cramp nights of the 28 nights up to and including the morning of a start.
fn nights_before(diary: &Diary, start: NightDate) -> String {
    let before = Period::ending(start, RECENT_NIGHTS);
    let (cramp_nights, recorded) =
        (size(cramp_nights_in(diary, before).len()), recorded_in(diary, before));
    if recorded == 0 {
        return format!("None of the {RECENT_NIGHTS} nights before that day is recorded.");
    }
    format!(
        "In the {RECENT_NIGHTS} nights before that day: cramps on {cramp_nights} of the {} \
         recorded.",
        nights_word(recorded)
    )
}

fn nights_word(count: u32) -> String {
    if count == 1 { "1 night".to_owned() } else { format!("{count} nights") }
}

fn days_word(count: u32) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

/// "recorded in the night of …", or "recorded on 3 nights, last in the night of …".
fn when_recorded(nights: u32, newest: NightDate, as_of: NightDate) -> String {
    let newest = newest.both_dates(as_of.morning().year());
    if nights == 1 {
        format!("recorded in the night of {newest}")
    } else {
        format!("recorded on {}, last in the night of {newest}", nights_word(nights))
    }
}

fn day(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// "a", "a and b", "a, b and c".
fn listed(mut items: Vec<String>) -> String {
    let last = items.pop().unwrap_or_default();
    if items.is_empty() { last } else { format!("{} and {last}", items.join(", ")) }
}

fn joined_sentences(sentences: impl Iterator<Item = String>) -> String {
    sentences.collect::<Vec<_>>().join(" ")
}

fn uptake_word(what: EvidenceKind) -> &'static str {
    if what == EvidenceKind::MedicationIncrease { "increased" } else { "started" }
}

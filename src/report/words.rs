//! The words of the summary: dates, numbers and the names of things.
//!
//! A no-break space keeps what belongs together on one line; it is printed as a plain one.

use chrono::{Datelike as _, NaiveDate, TimeDelta};

use super::model::{Figure, Quantity, SpanUnit, Unit};
use crate::{
    diary::{
        Period,
        vocabulary::{
            BedtimeMeasure, CareAction, Condition, Helped, MedicationClass, Muscle, ReliefMeasure,
            Side, SignKind, SleepQuality, Substance,
        },
        written,
    },
    guidance::{EvidenceKind, Rule, Tier},
};

/// A day with its year: "3 Mar 2026".
pub fn date(date: NaiveDate) -> String {
    solid(&format!("{} {}", date.format("%-d %b"), date.year()))
}

/// A day, with its year where that is another than `year`.
pub fn short_date(date: NaiveDate, year: i32) -> String {
    if date.year() == year { solid(&date.format("%-d %b").to_string()) } else { self::date(date) }
}

/// The mornings of a period: "1 Feb to 28 Mar 2026".
pub fn period(period: Period) -> String {
    let (first, last) = (period.first().morning(), period.last().morning());
    if first == last {
        date(last)
    } else {
        format!("{} to {}", short_date(first, last.year()), date(last))
    }
}

/// Days in few words: "3, 5, 9 to 12 Mar, 2 Apr".
///
/// `days` are sorted; the year stands with what is not of `year`.
pub fn dates(days: &[NaiveDate], year: i32) -> String {
    let mut runs: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some((_, last)) if *last + TimeDelta::days(1) == *day => *last = *day,
            _ => runs.push((*day, *day)),
        }
    }
    let same_month = |a: NaiveDate, b: NaiveDate| (a.year(), a.month()) == (b.year(), b.month());
    let mut text = String::new();
    for (position, (first, last)) in runs.iter().enumerate() {
        let month_follows = runs.get(position + 1).is_some_and(|(next, end)| {
            // The month is said once, after the last of its days.
            same_month(*first, *next) && same_month(*next, *end)
        });
        let end =
            if month_follows { last.format("%-d").to_string() } else { short_date(*last, year) };
        let run = if first == last {
            end
        } else if same_month(*first, *last) {
            format!("{} to {end}", first.format("%-d"))
        } else {
            format!("{} to {end}", short_date(*first, year))
        };
        if position > 0 {
            text.push_str(", ");
        }
        text.push_str(&solid(&run));
    }
    text
}

/// Puts no-break spaces in the place of spaces.
pub fn solid(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// "1 night", "2 nights", on one line.
pub fn counted(count: u32, one: &str, more: &str) -> String {
    solid(&plainly_counted(count, one, more))
}

/// "1 night", "2 nights"; in a narrow column the word may stand under its number.
pub fn plainly_counted(count: u32, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// A number with at most one digit after the point, which is left out where it is 0.
pub fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

/// A rate over another; near 1 with the digit that tells on which side of it.
pub fn rate(ratio: f64) -> String {
    if ratio < 2.0 {
        format!("{ratio:.2}")
    } else if ratio <= 100.0 {
        format!("{ratio:.1}")
    } else {
        "over 100".to_owned()
    }
}

/// The name of a row of the table of numbers.
pub const fn quantity(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::CrampNightsAWeek => "Cramp nights a week",
        Quantity::CrampsPerCrampNight => "Cramps per cramp night",
        Quantity::LongestMinutes => "Longest cramp",
        Quantity::MedianMinutes => "Length, median",
        Quantity::HighestPain => "Highest pain, 0 to 10",
        Quantity::MedianPain => "Pain, median",
        Quantity::WokenNights => "Nights woken by a cramp",
        Quantity::MinutesAwake => "Awake by cramps, median",
        Quantity::TotalSleepTime => "Total sleep time, mean",
        Quantity::SleepEfficiency => "Sleep efficiency, mean",
    }
}

/// A number as it is printed, without what it was counted over.
pub fn figure(quantity: Quantity, figure: &Figure) -> String {
    let value = figure.value;
    match quantity {
        Quantity::CrampNightsAWeek | Quantity::CrampsPerCrampNight => {
            let interval = figure
                .interval
                .map(|(low, high)| solid(&format!(" ({low:.1} to {high:.1})")))
                .unwrap_or_default();
            format!("{value:.1}{interval}")
        }
        Quantity::LongestMinutes | Quantity::MedianMinutes | Quantity::MinutesAwake => {
            solid(&format!("{} min", number(value)))
        }
        Quantity::HighestPain | Quantity::MedianPain | Quantity::WokenNights => number(value),
        Quantity::TotalSleepTime => hours_and_minutes(value),
        Quantity::SleepEfficiency => solid(&format!("{value:.0} %")),
    }
}

/// "6 h 45 min".
pub fn hours_and_minutes(minutes: f64) -> String {
    let minutes = minutes.round();
    let hours = (minutes / 60.0).floor();
    solid(&format!("{hours:.0} h {:.0} min", minutes - 60.0 * hours))
}

/// What a number was counted over: "24 nights". The row says where those are cramp nights.
pub fn denominator(figure: &Figure) -> String {
    match figure.of {
        Unit::Nights | Unit::CrampNights => plainly_counted(figure.n, "night", "nights"),
        Unit::Cramps => plainly_counted(figure.n, "cramp", "cramps"),
    }
}

/// What a rule says, for a doctor, in our words.
pub const fn rule(rule: Rule) -> &'static str {
    rule.told_to_doctor()
}

/// How urgent a finding is.
pub const fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Emergency => "Emergency",
        Tier::Routine => "Routine",
        Tier::Note => "Note",
    }
}

/// What counted.
pub const fn evidence(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Cramp => "cramp",
        EvidenceKind::Woken => "woken",
        EvidenceKind::SleepLoss => "sleep lost",
        EvidenceKind::Tired => "tired",
        EvidenceKind::Limited => "limited",
        EvidenceKind::Sleep => "poor sleep",
        EvidenceKind::Sign(kind) => sign(kind),
        EvidenceKind::MedicationStart => "started",
        EvidenceKind::MedicationIncrease => "increased",
        EvidenceKind::Exposure => "contact",
    }
}

/// What was done about a card.
pub const fn action(action: Option<CareAction>) -> &'static str {
    match action {
        None | Some(CareAction::Seen) => "seen",
        Some(CareAction::AppointmentBooked) => "appointment booked",
        Some(CareAction::DiscussedWithDoctor) => "discussed with a doctor",
        Some(CareAction::ReceivedCare) => "received care",
    }
}

/// A muscle; `None`: not recorded.
pub const fn muscle(muscle: Option<Muscle>) -> &'static str {
    match muscle {
        Some(muscle) => written::muscle(muscle),
        None => "not recorded",
    }
}

/// Which leg; `None`: not recorded.
pub const fn leg(side: Option<Side>) -> &'static str {
    match side {
        Some(Side::Left) => "left",
        Some(Side::Right) => "right",
        Some(Side::Both) => "both legs",
        None => "side not recorded",
    }
}

/// The letter of a side in the night strip; a question mark where it was not recorded.
pub const fn side_letter(side: Option<Side>) -> char {
    match side {
        Some(Side::Left) => 'L',
        Some(Side::Right) => 'R',
        Some(Side::Both) => 'B',
        None => '?',
    }
}

/// A sign.
pub const fn sign(sign: SignKind) -> &'static str {
    match sign {
        SignKind::Swelling => "swelling",
        SignKind::Redness => "redness",
        SignKind::Heat => "heat",
        SignKind::PainBetweenCramps => "pain between cramps",
        SignKind::SkinDiscoloration => "changed skin colour",
        SignKind::VisibleVeins => "visible veins",
        SignKind::Numbness => "numbness",
        SignKind::Tingling => "tingling",
        SignKind::Burning => "burning",
        SignKind::Weakness => "weakness",
        SignKind::MuscleShrinking => "shrinking of a muscle",
        SignKind::UrgeToMove => "urge to move the legs",
        SignKind::Twitching => "twitching",
    }
}

/// A condition.
pub const fn condition(condition: Condition) -> &'static str {
    match condition {
        Condition::ThyroidDisease => "thyroid disease",
        Condition::Diabetes => "diabetes",
        Condition::CirculatoryProblem => "circulatory problem",
        Condition::KidneyDisease => "kidney disease",
        Condition::LiverDisease => "liver disease",
        Condition::NerveDisorder => "nerve disorder",
        Condition::SpinalNerveCompression => "nerve compression in the spine",
    }
}

/// A substance.
pub const fn substance(substance: Substance) -> &'static str {
    match substance {
        Substance::Lead => "lead",
        Substance::Pesticide => "a pesticide",
        Substance::Solvent => "a solvent",
        Substance::HeavyMetal => "a heavy metal",
        Substance::Other => "another substance",
    }
}

/// A class of medications; `None`: not known.
pub const fn class(class: Option<MedicationClass>) -> &'static str {
    match class {
        Some(MedicationClass::Diuretic) => "diuretic",
        Some(MedicationClass::Statin) => "statin",
        Some(MedicationClass::Asthma) => "asthma",
        Some(MedicationClass::Other) => "other",
        None => "not known",
    }
}

/// Something done at bedtime.
pub const fn bedtime(measure: BedtimeMeasure) -> &'static str {
    match measure {
        BedtimeMeasure::Stretch => "stretch",
        BedtimeMeasure::Massage => "massage",
        BedtimeMeasure::Heat => "heat",
        BedtimeMeasure::Bike => "stationary bike",
        BedtimeMeasure::Walk => "walk",
        BedtimeMeasure::WarmBath => "warm bath",
        BedtimeMeasure::LooseBedding => "loose bedding",
        BedtimeMeasure::FeetRaised => "feet raised",
        BedtimeMeasure::FeetFlexed => "feet flexed",
        BedtimeMeasure::PillowUnderKnees => "pillow under the knees",
    }
}

/// Something tried against a cramp.
pub const fn relief(measure: ReliefMeasure) -> &'static str {
    match measure {
        ReliefMeasure::Stretch => "stretch",
        ReliefMeasure::Massage => "massage",
        ReliefMeasure::Pressure => "pressure",
        ReliefMeasure::Cold => "cold",
        ReliefMeasure::Heat => "heat",
        ReliefMeasure::Walk => "walk",
        ReliefMeasure::WarmBath => "warm shower or bath",
        ReliefMeasure::Other => "other",
    }
}

/// Whether something helped; `None`: not answered.
pub const fn helped(helped: Option<Helped>) -> &'static str {
    match helped {
        Some(Helped::Yes) => "helped",
        Some(Helped::Partly) => "helped partly",
        Some(Helped::No) => "did not help",
        None => "tried",
    }
}

/// How the sleep was.
pub const fn sleep_quality(quality: SleepQuality) -> &'static str {
    match quality {
        SleepQuality::VeryPoor => "very poor",
        SleepQuality::Poor => "poor",
        SleepQuality::Fair => "fair",
        SleepQuality::Good => "good",
        SleepQuality::VeryGood => "very good",
    }
}

/// What a row of a long strip stands for.
pub fn span_unit(unit: SpanUnit) -> String {
    match unit {
        SpanUnit::Week => "a row a week".to_owned(),
        SpanUnit::Month => "a row a month".to_owned(),
        SpanUnit::Years(1) => "a row a year".to_owned(),
        SpanUnit::Years(years) => format!("a row for {years} years"),
    }
}

#[cfg(test)]
mod tests;

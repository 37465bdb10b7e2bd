//! The thresholds in words: what each is called, what it counts, and which values are offered.

use crate::diary::Threshold;

/// What it is called.
pub const fn name(threshold: Threshold) -> &'static str {
    match threshold {
        Threshold::FrequentCrampNights => "Frequent cramps",
        Threshold::RepeatedCrampNights => "Repeated cramps",
        Threshold::SeverePain => "Severe pain",
        Threshold::SevereNights => "Nights with severe pain",
        Threshold::SleepLossNights => "Regularly lost sleep",
        Threshold::SleepLossMinutes => "A night of lost sleep",
        Threshold::WokenNights => "Regularly woken",
        Threshold::TiredScore => "A tired day",
        Threshold::TiredDays => "Tired days",
        Threshold::LimitedDays => "Days limited by cramps",
        Threshold::PersistentBlocks => "Persistent cramps",
        Threshold::MedicationDays => "After a medication was started or increased",
        Threshold::ExposureDays => "After contact with a harmful substance",
        Threshold::SignDays => "A sign that stays",
        Threshold::LateHours => "Late in the day",
        Threshold::FluidGoalMl => "Enough to drink",
    }
}

/// What the number counts; it stands behind the number.
pub const fn unit(threshold: Threshold) -> &'static str {
    match threshold {
        Threshold::FrequentCrampNights => "cramp nights in 28, or more",
        Threshold::RepeatedCrampNights => "cramp nights in 14, or more",
        Threshold::SeverePain | Threshold::TiredScore => "of 10, or more",
        Threshold::SevereNights
        | Threshold::SleepLossNights
        | Threshold::WokenNights
        | Threshold::SignDays => "nights in 28, or more",
        Threshold::SleepLossMinutes => "minutes awake with cramps, or more",
        Threshold::TiredDays | Threshold::LimitedDays => "days in 28, or more",
        Threshold::PersistentBlocks => "times 28 nights in a row with a cramp in each",
        Threshold::MedicationDays | Threshold::ExposureDays => "days",
        Threshold::LateHours => "hours before bed, or less",
        Threshold::FluidGoalMl => "ml a day, or more",
    }
}

/// By how much the buttons beside it change it.
pub const fn step(threshold: Threshold) -> i64 {
    match threshold {
        Threshold::SleepLossMinutes => 5,
        Threshold::MedicationDays | Threshold::ExposureDays => 10,
        Threshold::FluidGoalMl => 100,
        Threshold::FrequentCrampNights
        | Threshold::RepeatedCrampNights
        | Threshold::SeverePain
        | Threshold::SevereNights
        | Threshold::SleepLossNights
        | Threshold::WokenNights
        | Threshold::TiredScore
        | Threshold::TiredDays
        | Threshold::LimitedDays
        | Threshold::PersistentBlocks
        | Threshold::SignDays
        | Threshold::LateHours => 1,
    }
}

/// Values that have a ground of their own, in words.
pub const fn presets(threshold: Threshold) -> &'static [(u16, &'static str)] {
    match threshold {
        Threshold::FrequentCrampNights => &[(5, "5 in 28"), (8, "8 in 28: twice a week")],
        Threshold::SleepLossNights | Threshold::WokenNights => {
            &[(4, "4 in 28: once a week"), (12, "12 in 28: 3 a week")]
        }
        Threshold::RepeatedCrampNights
        | Threshold::SeverePain
        | Threshold::SevereNights
        | Threshold::SleepLossMinutes
        | Threshold::TiredScore
        | Threshold::TiredDays
        | Threshold::LimitedDays
        | Threshold::PersistentBlocks
        | Threshold::MedicationDays
        | Threshold::ExposureDays
        | Threshold::SignDays
        | Threshold::LateHours
        | Threshold::FluidGoalMl => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::{name, presets};
    use crate::diary::Threshold;

    #[test]
    fn names_tell_thresholds_apart_and_offered_values_may_be_set() {
        for (position, threshold) in Threshold::ALL.iter().enumerate() {
            let (min, max) = threshold.range();
            assert!(presets(*threshold).iter().all(|(value, _)| (min..=max).contains(value)));
            for other in &Threshold::ALL[..position] {
                assert_ne!(name(*threshold), name(*other));
            }
        }
    }
}

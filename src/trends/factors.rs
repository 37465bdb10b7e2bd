//! What may go with cramp nights: each factor's nights with it against those without.

use super::{
    figures::{Factor, FactorComparison, NightCounts},
    two_by_two::{benjamini_hochberg, fisher_two_sided, risk_difference},
};
use crate::diary::{
    ClockTime, DayBefore, Diary, Night, Period, Settings, Threshold,
    vocabulary::{BedtimeMeasure, Exercise},
};

/// Nights that each side of a comparison needs.
pub const NIGHTS_A_SIDE: u32 = 10;
/// Cramp nights that a comparison needs in all.
pub const CRAMP_NIGHTS_IN_ALL: u32 = 5;

/// Whether a night was one with the factor; `None` where that was not answered.
pub fn answer(factor: Factor, night: &Night, settings: &Settings) -> Option<bool> {
    let before = &night.before;
    let measure = |measure| night.bedtime.as_ref().map(|done| done.contains(measure));
    match factor {
        Factor::LateCaffeine => late(
            before.caffeine_mg.map(|amount| amount.get() > 0),
            before.last_caffeine,
            night.sleep.into_bed,
            settings,
        ),
        Factor::LateAlcohol => late(
            before.alcohol_g.map(|amount| amount.get() > 0.0),
            before.last_alcohol,
            night.sleep.into_bed,
            settings,
        ),
        Factor::LowFluid => {
            before.fluid_ml.map(|fluid| fluid.get() < settings.get(Threshold::FluidGoalMl))
        }
        Factor::HardExercise => before.exercise.map(|exercise| exercise == Exercise::Hard),
        Factor::ExerciseWithoutWarmUp => without_warm_up(before),
        Factor::HotOrSweaty => before.hot_or_sweaty,
        Factor::LongSitting => before.long_sitting,
        Factor::LongStanding => before.long_standing,
        Factor::UnsupportiveShoes => before.unsupportive_shoes,
        Factor::Electrolytes => before.electrolytes,
        Factor::Stretch => measure(BedtimeMeasure::Stretch),
        Factor::Massage => measure(BedtimeMeasure::Massage),
        Factor::Heat => measure(BedtimeMeasure::Heat),
        Factor::Bike => measure(BedtimeMeasure::Bike),
        Factor::Walk => measure(BedtimeMeasure::Walk),
        Factor::WarmBath => measure(BedtimeMeasure::WarmBath),
        Factor::LooseBedding => measure(BedtimeMeasure::LooseBedding),
        Factor::FeetRaised => measure(BedtimeMeasure::FeetRaised),
        Factor::FeetFlexed => measure(BedtimeMeasure::FeetFlexed),
        Factor::PillowUnderKnees => measure(BedtimeMeasure::PillowUnderKnees),
    }
}

/// Every factor that was answered on a recorded night of the period, in the order of
/// [`Factor::ALL`].
pub fn compare_factors(diary: &Diary, period: Period) -> Vec<FactorComparison> {
    let mut sides: Vec<_> = Factor::ALL
        .iter()
        .map(|factor| (*factor, NightCounts::default(), NightCounts::default()))
        .collect();
    for night in diary.nights_in(period).filter(|night| night.is_recorded()) {
        for (factor, with, without) in &mut sides {
            let side = match answer(*factor, night, &diary.settings) {
                Some(true) => with,
                Some(false) => without,
                None => continue,
            };
            side.recorded += 1;
            side.cramp_nights += u32::from(night.is_cramp_night());
        }
    }
    let mut comparisons: Vec<_> = sides
        .into_iter()
        .filter(|(_, with, without)| with.recorded + without.recorded > 0)
        .map(|(factor, with, without)| compare(factor, with, without))
        .collect();

    let mut tested: Vec<_> =
        comparisons.iter_mut().filter(|comparison| comparison.p.is_some()).collect();
    let p_values: Vec<f64> = tested.iter().filter_map(|comparison| comparison.p).collect();
    for (comparison, q) in tested.iter_mut().zip(benjamini_hochberg(&p_values)) {
        comparison.q = Some(q);
    }
    comparisons
}

/// Whether the last drink came at most [`Threshold::LateHours`] before getting into bed.
///
/// None taken is "without", whatever the times say; a time without an amount counts as
/// taken. The drink is at its latest moment not after getting into bed. Both times are read
/// off the clock on the wall: the hour of a clock change falls between a drink and getting
/// into bed only for a person who goes to bed after it, and the diary asks for clock times,
/// not for hours in between.
fn late(
    taken: Option<bool>,
    last: Option<ClockTime>,
    into_bed: Option<ClockTime>,
    settings: &Settings,
) -> Option<bool> {
    const MINUTES_A_DAY: i32 = 24 * 60;
    if taken == Some(false) {
        return Some(false);
    }
    let minutes = i32::from(into_bed?.minute_of_day()) - i32::from(last?.minute_of_day());
    let late_minutes = 60 * i32::from(settings.get(Threshold::LateHours));
    Some(minutes.rem_euclid(MINUTES_A_DAY) <= late_minutes)
}

/// Of days with exercise only.
fn without_warm_up(before: &DayBefore) -> Option<bool> {
    match before.exercise? {
        Exercise::None => None,
        Exercise::Light | Exercise::Moderate | Exercise::Hard => {
            before.warmed_up.map(|warmed_up| !warmed_up)
        }
    }
}

fn compare(factor: Factor, with: NightCounts, without: NightCounts) -> FactorComparison {
    let cramp_nights = with.cramp_nights + without.cramp_nights;
    let enough = with.recorded >= NIGHTS_A_SIDE
        && without.recorded >= NIGHTS_A_SIDE
        && cramp_nights >= CRAMP_NIGHTS_IN_ALL;
    let difference = if enough { risk_difference(with, without) } else { None };
    let too_few = (!enough).then(|| {
        format!(
            "needs {NIGHTS_A_SIDE} recorded nights with it, {NIGHTS_A_SIDE} without and \
             {CRAMP_NIGHTS_IN_ALL} cramp nights in all; there are {}, {} and {cramp_nights}",
            with.recorded, without.recorded
        )
    });
    FactorComparison {
        factor,
        with,
        without,
        risk_difference: difference.map(|found| found.difference),
        low: difference.map(|found| found.low),
        high: difference.map(|found| found.high),
        p: if enough { fisher_two_sided(with, without) } else { None },
        q: None,
        too_few,
    }
}

#[cfg(test)]
mod tests {
    use super::{answer, compare};
    use crate::{
        diary::{Night, Settings, Threshold},
        trends::{Factor, figures::NightCounts},
    };

    fn night(fields: &str) -> Night {
        serde_json::from_str(&format!("{{\"date\": \"2026-03-01\", {fields}}}")).unwrap()
    }

    #[track_caller]
    fn check(factor: Factor, fields: &str, expected: Option<bool>) {
        assert_eq!(answer(factor, &night(fields), &Settings::default()), expected, "{fields}");
    }

    #[test]
    fn late_is_at_most_six_hours_before_getting_into_bed() {
        let caffeine = |last: &str, into_bed: &str| {
            format!(
                "\"before\": {{\"last_caffeine\": \"{last}\"}}, \
                 \"sleep\": {{\"into_bed\": \"{into_bed}\"}}"
            )
        };
        for (last, into_bed, late) in [
            ("16:30", "22:30", true),
            ("16:29", "22:30", false),
            ("22:30", "22:30", true),
            ("22:31", "22:30", false),
            ("19:00", "01:00", true),
            ("18:59", "01:00", false),
            ("00:10", "00:30", true),
        ] {
            check(Factor::LateCaffeine, &caffeine(last, into_bed), Some(late));
        }
        let mut settings = Settings::default();
        settings.set(Threshold::LateHours, Some(8)).unwrap();
        let early = night(&caffeine("14:30", "22:30"));
        assert_eq!(answer(Factor::LateCaffeine, &early, &settings), Some(true));
    }

    #[test]
    fn none_taken_is_without_and_half_an_answer_is_none() {
        let bed = "\"sleep\": {\"into_bed\": \"22:30\"}";
        for (before, expected) in [
            (r#""caffeine_mg": 0, "last_caffeine": "22:00""#, Some(false)),
            (r#""caffeine_mg": 0"#, Some(false)),
            (r#""caffeine_mg": 80"#, None),
            (r#""caffeine_mg": 80, "last_caffeine": "22:00""#, Some(true)),
        ] {
            check(Factor::LateCaffeine, &format!("\"before\": {{{before}}}, {bed}"), expected);
            let alcohol = before.replace("caffeine_mg", "alcohol_g").replace("caffeine", "alcohol");
            check(Factor::LateAlcohol, &format!("\"before\": {{{alcohol}}}, {bed}"), expected);
        }
        check(Factor::LateCaffeine, r#""before": {"last_caffeine": "22:00"}"#, None);
    }

    #[test]
    fn each_factor_has_its_own_question() {
        for (factor, before, expected) in [
            (Factor::LowFluid, r#"{"fluid_ml": 1499}"#, Some(true)),
            (Factor::LowFluid, r#"{"fluid_ml": 1500}"#, Some(false)),
            (Factor::LowFluid, "{}", None),
            (Factor::HardExercise, r#"{"exercise": "hard"}"#, Some(true)),
            (Factor::HardExercise, r#"{"exercise": "none"}"#, Some(false)),
            (Factor::ExerciseWithoutWarmUp, r#"{"exercise": "none", "warmed_up": false}"#, None),
            (Factor::ExerciseWithoutWarmUp, r#"{"warmed_up": false}"#, None),
            (Factor::ExerciseWithoutWarmUp, r#"{"exercise": "light"}"#, None),
            (
                Factor::ExerciseWithoutWarmUp,
                r#"{"exercise": "light", "warmed_up": false}"#,
                Some(true),
            ),
            (
                Factor::ExerciseWithoutWarmUp,
                r#"{"exercise": "hard", "warmed_up": true}"#,
                Some(false),
            ),
            (Factor::Electrolytes, r#"{"electrolytes": false}"#, Some(false)),
        ] {
            check(factor, &format!("\"before\": {before}"), expected);
        }
        check(Factor::Heat, "\"bedtime\": []", Some(false));
        check(Factor::Heat, "\"bedtime\": [\"heat\"]", Some(true));
        check(Factor::Heat, "\"note\": \"warm\"", None);
    }

    #[test]
    fn a_comparison_needs_ten_nights_a_side_and_five_cramp_nights() {
        let side = |cramp_nights, recorded| NightCounts { recorded, cramp_nights };
        for (with, without, enough) in [
            (side(3, 10), side(2, 10), true),
            (side(3, 9), side(9, 30), false),
            (side(3, 30), side(2, 9), false),
            (side(2, 10), side(2, 10), false),
        ] {
            let found = compare(Factor::Heat, with, without);
            assert_eq!(found.too_few.is_none(), enough, "{with:?} {without:?}");
            assert_eq!(found.p.is_some() && found.low.is_some(), enough, "{with:?} {without:?}");
        }
    }
}

//! The published reference values, and the file of values that `reference/make.py` computed with
//! `SciPy`, statsmodels and pymannkendall.

use std::sync::Arc;

use cramp_diary::{
    diary::{Cramp, Diary, Medication, Night, NightDate, text::Name},
    trends::{
        NightCounts, SideCounts, Trends, Week,
        before_after::rate_ratio,
        quantiles::distribution,
        rates::{cramp_nights_per_week, cramps_per_week, dispersion, garwood, wilson},
        trend_test::{mann_kendall, theil_sen},
        trends,
        two_by_two::{benjamini_hochberg, fisher_two_sided, risk_difference},
    },
};
use serde_json::Value;

/// Equal to within 1e-8 of the value, or to ten places as the contract gives them.
#[track_caller]
fn assert_published(got: f64, want: f64) {
    assert!((got - want).abs() <= (1e-8 * want.abs()).max(5e-11), "{got} is not {want}");
}

fn nights(cramp_nights: u32, recorded: u32) -> NightCounts {
    NightCounts { recorded, cramp_nights }
}

fn cramps(cramps: u32, recorded: u32) -> SideCounts {
    SideCounts { recorded, cramp_nights: cramps.min(recorded), cramps }
}

#[test]
fn the_published_rates_come_out() {
    for (count, recorded, low, high) in [
        (0, 14, 0.0, 1.844_439_727_1),
        (4, 14, 0.544_932_686_8, 5.120_794_337_7),
        (11, 28, 1.372_790_091_8, 4.920_509_628_3),
    ] {
        let rate = cramps_per_week(count, recorded, &[]).unwrap();
        assert_published(rate.estimate, 7.0 * f64::from(count) / f64::from(recorded));
        assert_published(rate.low, low);
        assert_published(rate.high, high);
        assert_eq!(rate.dispersion, None);
    }
    assert_eq!(cramps_per_week(0, 0, &[]), None);
}

#[test]
fn the_published_rate_ratios_come_out() {
    let found = rate_ratio(cramps(2, 17_877), cramps(9, 16_660));
    assert_published(found.ratio.unwrap(), 0.207_094_155_7);
    assert!((found.p.unwrap() - 0.050_11).abs() < 5e-6);
    assert!((found.low.unwrap() - 0.021_774_06).abs() < 5e-9);
    assert!((found.high.unwrap() - 1.000_549_10).abs() < 5e-9);
    for (after, before, ratio, p, low, high) in [
        ((5, 14), (2, 30), 5.357_142_857_1, 0.074_239_357_1, 0.877_041_601_8, 56.257_450_226_6),
        ((0, 28), (4, 28), 0.0, 0.125, 0.0, 1.514_866_859_4),
    ] {
        let found = rate_ratio(cramps(after.0, after.1), cramps(before.0, before.1));
        assert_published(found.ratio.unwrap(), ratio);
        assert_published(found.p.unwrap(), p);
        assert_published(found.low.unwrap(), low);
        assert_published(found.high.unwrap(), high);
    }
}

#[test]
fn the_test_and_the_interval_of_a_rate_ratio_agree() {
    for after in 0..=30 {
        for before in 0..=30 {
            for (nights_after, nights_before) in [(28, 28), (14, 28), (23, 17)] {
                let found = rate_ratio(cramps(after, nights_after), cramps(before, nights_before));
                let Some(p) = found.p else { continue };
                let holds_one =
                    found.low.unwrap() <= 1.0 && found.high.is_none_or(|high| high >= 1.0);
                assert_eq!(
                    holds_one,
                    p >= 0.05,
                    "{after} of {nights_after}, {before} of {nights_before}"
                );
            }
        }
    }
}

#[test]
fn the_published_tables_of_two_by_two_come_out() {
    let found = risk_difference(nights(8, 12), nights(9, 30)).unwrap();
    assert_published(found.difference, 0.366_666_666_7);
    assert_published(found.low, 0.037_797_412_0);
    assert_published(found.high, 0.603_079_660_9);
    assert_published(fisher_two_sided(nights(8, 12), nights(9, 30)).unwrap(), 0.040_744_784_4);

    let found = risk_difference(nights(56, 70), nights(48, 80)).unwrap();
    assert_published(found.difference, 0.2);
    assert_published(found.low, 0.052_431_472_4);
    assert_published(found.high, 0.333_872_654_0);

    let found = benjamini_hochberg(&[0.01, 0.04, 0.03, 0.005, 0.2, 0.5]);
    for (got, want) in found.into_iter().zip([0.03, 0.06, 0.06, 0.03, 0.24, 0.5]) {
        assert_published(got, want);
    }
}

#[test]
fn the_published_trends_come_out() {
    let check = |values: &[f64], s, variance: f64, p, slope| {
        let found = mann_kendall(values);
        assert_eq!(found.s, s);
        assert_published(found.variance, variance);
        assert_published(found.p, p);
        let points: Vec<_> = (0..).zip(values.iter().copied()).collect();
        assert_published(theil_sen(&points, variance).unwrap().estimate, slope);
    };
    let rising = [1.0, 2.0, 2.0, 0.0, 3.0, 1.0, 4.0, 3.0, 5.0, 2.0, 4.0, 6.0];
    check(&rising, 36, 206.0, 0.014_745_684_1, 0.4);
    let falling = [3.0, 2.0, 2.0, 1.0, 0.0, 1.0, 0.0, 0.0];
    check(&falling, -21, 179.0 / 3.0, 0.009_620_168_7, -0.414_285_714_3);
}

/// A case of the file, which says itself when a value is not met.
#[derive(Clone, Copy)]
struct Case<'a>(&'a Value);

impl Case<'_> {
    #[track_caller]
    fn count(self, key: &str) -> u32 {
        u32::try_from(self.0[key].as_u64().unwrap()).unwrap()
    }

    /// The values of a list of whole numbers.
    #[track_caller]
    fn counts(self, key: &str) -> Vec<u32> {
        self.0[key].as_array().unwrap().iter().map(whole).collect()
    }

    /// The same value to within 1e-8 of it, and `None` for null; a zero is a zero but for the
    /// rounding of the last digit of numbers below 1.
    #[track_caller]
    fn assert(self, key: &str, got: impl Into<Option<f64>>) {
        let got = got.into();
        let near = match (got, self.0[key].as_f64()) {
            (Some(got), Some(want)) => (got - want).abs() <= 1e-8 * want.abs() + 1e-15,
            (None, None) => self.0[key].is_null(),
            _ => false,
        };
        assert!(near, "{key}: {got:?} is not that of {}", self.0);
    }
}

fn whole(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

fn real(values: &Value) -> Vec<f64> {
    values.as_array().unwrap().iter().map(|value| value.as_f64().unwrap()).collect()
}

/// Calls with every case of a group; a group of fewer cases than that has lost some.
fn for_each(group: &str, at_least: usize, check: impl Fn(Case<'_>)) {
    let file: Value = serde_json::from_str(include_str!("reference/values.json")).unwrap();
    let cases = file[group].as_array().unwrap();
    assert!(cases.len() >= at_least, "{} cases of {group}", cases.len());
    for case in cases {
        check(Case(case));
    }
}

#[test]
fn the_file_holds_several_hundred_cases_of_named_versions() {
    let file: Value = serde_json::from_str(include_str!("reference/values.json")).unwrap();
    let counted: usize =
        file.as_object().unwrap().values().filter_map(Value::as_array).map(Vec::len).sum();
    assert!(counted >= 500, "{counted}");
    assert_eq!(file["cases"], counted);
    for line in include_str!("reference/requirements.txt").lines() {
        let (package, version) = line.split_once("==").unwrap();
        assert_eq!(file["made_with"][package], version, "{package}");
    }
}

#[test]
fn proportions_agree_with_statsmodels() {
    for_each("wilson", 70, |case| {
        let (k, n) = (case.count("k"), case.count("n"));
        let (low, high) = wilson(k, n).unwrap();
        case.assert("low", low);
        case.assert("high", high);
        let weekly = cramp_nights_per_week(k, n).unwrap();
        case.assert("low", weekly.low / 7.0);
        case.assert("high", weekly.high / 7.0);
    });
}

#[test]
fn poisson_intervals_agree_with_statsmodels() {
    for_each("garwood", 40, |case| {
        let (low, high) = garwood(case.count("count")).unwrap();
        case.assert("low", low);
        case.assert("high", high);
    });
}

#[test]
fn widened_intervals_agree_with_a_poisson_model_of_statsmodels() {
    for_each("dispersion", 50, |case| {
        let weeks: Vec<Week> = case.0["weeks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|week| a_week(whole(&week[0]), 0, whole(&week[1])))
            .collect();
        case.assert("dispersion", dispersion(&weeks));
        let sum = |count: fn(&Week) -> u32| weeks.iter().map(count).sum();
        let found = cramps_per_week(sum(|week| week.cramps), sum(|week| week.recorded), &weeks);
        let found = found.unwrap();
        case.assert("estimate", found.estimate);
        case.assert("low", found.low);
        case.assert("high", found.high);
    });
}

fn a_week(recorded: u32, cramp_nights: u32, cramps: u32) -> Week {
    let date = "2026-01-01".parse().unwrap();
    Week { from: date, to: date, recorded, cramp_nights, cramps }
}

#[test]
fn rate_ratios_agree_with_scipy() {
    for_each("ratio", 90, |case| {
        let (after, before) = (case.counts("after"), case.counts("before"));
        let found = rate_ratio(cramps(after[0], after[1]), cramps(before[0], before[1]));
        case.assert("ratio", found.ratio);
        case.assert("low", found.low);
        case.assert("high", found.high);
        case.assert("p", found.p);
    });
}

#[test]
fn risk_differences_and_fisher_agree_with_statsmodels_and_scipy() {
    for_each("table", 120, |case| {
        let (with, without) = (case.counts("with"), case.counts("without"));
        let (with, without) = (nights(with[0], with[1]), nights(without[0], without[1]));
        let found = risk_difference(with, without).unwrap();
        case.assert("difference", found.difference);
        case.assert("low", found.low);
        case.assert("high", found.high);
        case.assert("p", fisher_two_sided(with, without));
    });
}

#[test]
fn false_discovery_rates_agree_with_statsmodels() {
    for_each("family", 40, |case| {
        let found = benjamini_hochberg(&real(&case.0["p"]));
        let expected = real(&case.0["q"]);
        assert_eq!(found.len(), expected.len());
        for (got, want) in found.iter().zip(expected) {
            assert!((got - want).abs() <= 1e-8 * want, "{got} is not {want} in {}", case.0);
        }
    });
}

#[test]
fn trends_with_ties_and_gaps_agree_with_pymannkendall_and_scipy() {
    for_each("trend", 90, |case| {
        let points: Vec<(u32, f64)> = case.0["weeks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|week| {
                (whole(&week[0]), f64::from(7 * whole(&week[1])) / f64::from(whole(&week[2])))
            })
            .collect();
        let values: Vec<f64> = points.iter().map(|(_, value)| *value).collect();
        let found = mann_kendall(&values);
        assert_eq!(case.0["s"], found.s, "{}", case.0);
        case.assert("variance", found.variance);
        case.assert("p", found.p);
        let slope = theil_sen(&points, found.variance).unwrap();
        case.assert("slope", slope.estimate);
        case.assert("low", slope.low);
        case.assert("high", slope.high);
    });
}

#[test]
fn quartiles_agree_with_numpy() {
    for_each("quartiles", 50, |case| {
        let found = distribution(real(&case.0["values"]));
        case.assert("q1", found.q1);
        case.assert("median", found.median);
        case.assert("q3", found.q3);
    });
}

#[test]
fn whole_diaries_agree_with_all_of_them() {
    for_each("diary", 16, |case| {
        let figures = figures_of(case);
        let expected = &case.0["figures"];
        let nights = figures.cramp_nights_per_week.unwrap();
        Case(&expected["cramp_nights"]).assert("low", nights.low);
        Case(&expected["cramp_nights"]).assert("high", nights.high);

        let rate = figures.cramps_per_week.unwrap();
        Case(expected).assert("dispersion", rate.dispersion);
        Case(&expected["cramps"]).assert("estimate", rate.estimate);
        Case(&expected["cramps"]).assert("low", rate.low);
        Case(&expected["cramps"]).assert("high", rate.high);

        assert_eq!(expected["weeks_used"], figures.trend.weeks_used);
        assert_eq!(expected["trend"].is_null(), figures.trend.p.is_none());
        if let Some(s) = figures.trend.s {
            assert_eq!(expected["trend"]["s"], s);
            Case(&expected["trend"]).assert("p", figures.trend.p);
            Case(&expected["trend"]).assert("slope", figures.trend.slope_per_week);
        }

        let (medication, found) = (Case(&expected["medication"]), &figures.medications[0]);
        assert_eq!(medication.counts("before"), [found.before.cramps, found.before.recorded]);
        assert_eq!(medication.counts("after"), [found.after.cramps, found.after.recorded]);
        medication.assert("ratio", found.rate_ratio);
        medication.assert("low", found.low);
        medication.assert("high", found.high);
        medication.assert("p", found.p);

        assert_eq!(expected["factors"].as_object().unwrap().len(), figures.factors.len());
        for found in &figures.factors {
            let factor = Case(&expected["factors"][found.factor.to_string()]);
            assert_eq!(factor.counts("with"), [found.with.cramp_nights, found.with.recorded]);
            let without = [found.without.cramp_nights, found.without.recorded];
            assert_eq!(factor.counts("without"), without);
            factor.assert("low", found.low);
            factor.assert("high", found.high);
            factor.assert("p", found.p);
            factor.assert("q", found.q);
        }
    });
}

/// The figures of a diary that the file gives as one letter a night.
fn figures_of(case: Case<'_>) -> Trends {
    let first: NightDate = "2025-03-01".parse().unwrap();
    let cramps = case.0["cramps"].as_str().unwrap();
    let answer = |factor: &str, night: usize| match case.0["answers"][factor].as_str() {
        Some(letters) if letters.as_bytes()[night] != b'.' => {
            Some(letters.as_bytes()[night] == b'y')
        }
        _ => None,
    };
    let mut diary = Diary::default();
    for (position, letter) in cramps.chars().enumerate() {
        let mut night = Night::unanswered(first.plus_days(i64::try_from(position).unwrap()));
        let count = letter.to_digit(10).map(|count| usize::try_from(count).unwrap());
        night.cramps = count.map(|count| vec![Cramp::default(); count]);
        night.before.hot_or_sweaty = answer("hot_or_sweaty", position);
        night.before.long_sitting = answer("long_sitting", position);
        night.before.long_standing = answer("long_standing", position);
        night.before.unsupportive_shoes = answer("unsupportive_shoes", position);
        night.before.electrolytes = answer("electrolytes", position);
        diary.put_night(Arc::new(night));
    }
    let mut medication = Medication::named(Name::new("Furosemide").unwrap());
    medication.started = Some(first.plus_days(case.count("medication").into()).morning());
    diary.medications = [medication].into_iter().collect();
    let period = diary.span().unwrap();
    trends(&diary, period)
}

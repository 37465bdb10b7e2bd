//! What the sentences about figures say.

use super::{Verdict, medication, of_factor, of_medication, of_trend};
use crate::trends::{BeforeAfter, Factor, FactorComparison, NightCounts, SideCounts, TrendTest};

fn caffeine(q: f64) -> FactorComparison {
    FactorComparison {
        factor: Factor::LateCaffeine,
        with: NightCounts { recorded: 12, cramp_nights: 8 },
        without: NightCounts { recorded: 30, cramp_nights: 9 },
        risk_difference: Some(0.366_666),
        low: Some(0.037_797),
        high: Some(0.603_079),
        p: Some(0.040_744),
        q: Some(q),
        too_few: None,
    }
}

fn furosemide(before: u32, after: u32, interval: [Option<f64>; 3]) -> BeforeAfter {
    let side = |cramps| SideCounts { recorded: 24, cramp_nights: cramps, cramps };
    BeforeAfter {
        name: "Furosemide".to_owned(),
        since: "2026-01-12".parse().unwrap(),
        before: side(before),
        after: side(after),
        rate_ratio: interval[1],
        low: interval[0],
        high: interval[2],
        p: None,
        too_few: None,
    }
}

#[test]
fn a_factor_says_its_counts_its_interval_and_one_sentence() {
    let words = of_factor(&caffeine(0.2));
    assert_eq!(
        words.paragraph(),
        "On 8 of 12 nights with late caffeine a cramp was recorded; on 9 of 30 without. Cramp \
         nights in 100: 37 more (95 % interval: 4 more to 60 more). This could be chance."
    );
    assert_eq!(of_factor(&caffeine(0.049)).verdict, Verdict::MoreOften);
    let wide = |low, high| FactorComparison { low: Some(low), high: Some(high), ..caffeine(0.2) };
    assert_eq!(of_factor(&wide(-0.2, 0.2)).verdict, Verdict::TooFew);
    assert_eq!(of_factor(&wide(-0.3, 0.09)).verdict, Verdict::CouldBeChance);
    let less = FactorComparison { risk_difference: Some(-0.2), ..caffeine(0.01) };
    assert_eq!(of_factor(&less).verdict, Verdict::LessOften);
}

#[test]
fn what_people_do_because_of_cramps_says_so() {
    let heat = FactorComparison {
        factor: Factor::Heat,
        risk_difference: None,
        low: None,
        high: None,
        p: None,
        q: None,
        too_few: Some("needs more".to_owned()),
        ..caffeine(1.0)
    };
    assert_eq!(
        of_factor(&heat).paragraph(),
        "On 8 of 12 nights with heat at bedtime a cramp was recorded; on 9 of 30 without. Too \
         few nights to tell. Often used because of cramps."
    );
    assert_eq!(of_factor(&caffeine(0.2)).note, None);
    let never = FactorComparison { with: NightCounts::default(), ..heat.clone() };
    assert_eq!(
        of_factor(&never).counts,
        "No night with heat at bedtime was recorded; a cramp on 9 of 30 without"
    );
    let always = FactorComparison { without: NightCounts::default(), ..heat };
    assert_eq!(
        of_factor(&always).counts,
        "On 8 of 12 nights with heat at bedtime a cramp was recorded; none without"
    );
}

#[test]
fn a_medication_is_told_by_whether_its_interval_leaves_out_one() {
    for (before, after, interval, verdict) in [
        (5, 12, [Some(0.9), Some(2.4), Some(10.4)], Verdict::TooFew),
        (5, 20, [Some(1.4), Some(4.0), Some(14.0)], Verdict::MoreOften),
        (20, 5, [Some(0.1), Some(0.25), Some(0.7)], Verdict::LessOften),
        (0, 9, [Some(1.7), None, None], Verdict::MoreOften),
        (26, 27, [Some(0.51), Some(1.2), Some(2.0)], Verdict::CouldBeChance),
        (26, 27, [Some(0.5), Some(1.2), Some(2.0)], Verdict::TooFew),
        (0, 1, [Some(0.03), None, None], Verdict::TooFew),
        (0, 9, [None, None, None], Verdict::TooFew),
        (4, 0, [Some(0.0), Some(0.0), None], Verdict::TooFew),
        (4, 0, [Some(0.0), Some(0.0), Some(1.5)], Verdict::TooFew),
    ] {
        let words = of_medication(&furosemide(before, after, interval));
        assert_eq!(words.verdict, verdict, "{before} {after}");
    }
    let too_few = Some("needs".to_owned());
    let none = BeforeAfter { too_few: too_few.clone(), ..furosemide(0, 0, [None; 3]) };
    assert_eq!(Verdict::of_medication(&none), Verdict::NoCramps);
    let few = BeforeAfter { too_few, ..furosemide(0, 3, [None; 3]) };
    assert_eq!(Verdict::of_medication(&few), Verdict::TooFew);
    let words = of_medication(&furosemide(1, 12, [Some(0.9), Some(12.0), Some(10.4)]));
    assert_eq!(
        words.paragraph(),
        "12 cramps on 24 recorded nights after Furosemide was started; 1 cramp on 24 recorded \
         nights before. 12 times as many cramps a night (95 % interval 0.90 to 10). Too few \
         nights to tell."
    );
}

#[test]
fn a_trend_names_its_direction_only_where_chance_would_not_explain_it() {
    let trend = |p, s, slope| TrendTest {
        weeks_used: 11,
        s: Some(s),
        p: Some(p),
        slope_per_week: Some(slope),
        slope_interval: Some((slope - 0.1, slope + 0.1)),
        too_few: None,
    };
    assert_eq!(
        of_trend(&trend(0.38, -12, -0.05)),
        "No clear change over 11 weeks; what there is could be chance"
    );
    let wide = TrendTest { slope_interval: Some((-0.2, 0.2)), ..trend(0.38, -12, 0.0) };
    assert_eq!(of_trend(&wide), "Too few nights to tell a change over 11 weeks");
    assert!(of_trend(&trend(0.01, -30, -0.25)).starts_with(
        "Cramp nights became fewer over 11 weeks, by about 0.25 a week every week, which is more"
    ));
    assert!(
        of_trend(&trend(0.01, 400, 0.002))
            .contains("by about 0.10 a week from one year to the next")
    );
    let missing = TrendTest {
        weeks_used: 5,
        s: None,
        p: None,
        slope_per_week: None,
        slope_interval: None,
        too_few: Some("needs 8 weeks; there are 5".to_owned()),
    };
    assert_eq!(of_trend(&missing), "Too few weeks to tell a change: needs 8 weeks; there are 5");
}

#[test]
fn a_chart_is_told_in_a_plain_sentence_and_in_its_method() {
    let said = medication(&furosemide(20, 5, [Some(0.1), Some(0.25), Some(0.7)]));
    assert_eq!(
        said.plain,
        "5 cramps on 24 recorded nights after Furosemide was started; 20 cramps on 24 recorded \
         nights before: less often than chance alone would explain; it may still be something \
         else that changed"
    );
    assert_eq!(
        said.method,
        "24 recorded nights before and 24 after the start; 0.25 times as many cramps a night (95 % \
         interval 0.10 to 0.70), widened because the weeks differ more than chance would have \
         it; no p can be had"
    );
    let tested =
        BeforeAfter { p: Some(0.003), ..furosemide(20, 5, [Some(0.1), Some(0.25), Some(0.7)]) };
    assert!(medication(&tested).method.ends_with("exact conditional test, p = 0.003"));
    let missing = Some("needs 14 recorded nights on each side of the start".to_owned());
    let said = medication(&BeforeAfter { too_few: missing, ..furosemide(0, 3, [None; 3]) });
    assert_eq!(
        said.paragraph(),
        "3 cramps on 24 recorded nights after Furosemide was started; 0 cramps on 24 recorded \
         nights before: too few nights to tell. Needs 14 recorded nights on each side of the \
         start; no interval can be had."
    );
}

//! The reference values, and more that were computed with `SciPy` 1.17 and statsmodels 0.15.

use cramp_diary::trends::{
    NightCounts, SideCounts,
    before_after::{RateRatio, rate_ratio},
    quantiles::quantile,
    rates::{cramp_nights_per_week, cramps_per_week, garwood, wilson},
    trend_test::{mann_kendall, theil_sen},
    two_by_two::{benjamini_hochberg, fisher_two_sided, risk_difference},
};

/// Equal to within 1e-8 of the value, or to ten places as the reference gives them.
#[track_caller]
fn assert_close(got: f64, want: f64) {
    assert!((got - want).abs() <= (1e-8 * want.abs()).max(5e-11), "{got} is not {want}");
}

fn nights(cramp_nights: u32, recorded: u32) -> NightCounts {
    NightCounts { recorded, cramp_nights }
}

fn cramps(cramps: u32, recorded: u32) -> SideCounts {
    SideCounts { recorded, cramp_nights: cramps.min(recorded), cramps }
}

#[test]
fn garwood_agrees_with_published_and_computed_bounds() {
    for (count, recorded, low, high) in [
        (0, 14, 0.0, 1.844_439_727_1),
        (4, 14, 0.544_932_686_8, 5.120_794_337_7),
        (11, 28, 1.372_790_091_8, 4.920_509_628_3),
    ] {
        let rate = cramps_per_week(count, recorded, &[]).unwrap();
        assert_close(rate.estimate, 7.0 * f64::from(count) / f64::from(recorded));
        assert_close(rate.low, low);
        assert_close(rate.high, high);
        assert_eq!(rate.dispersion, None);
    }
    for (count, low, high) in GARWOOD_COUNTS {
        let found = garwood(count).unwrap();
        assert_close(found.0, low);
        assert_close(found.1, high);
    }
    assert_eq!(cramps_per_week(0, 0, &[]), None);
}

#[test]
fn wilson_agrees_with_computed_bounds() {
    for (count, trials, low, high) in WILSON {
        let found = wilson(count, trials).unwrap();
        assert_close(found.0, low);
        assert_close(found.1, high);
        let weekly = cramp_nights_per_week(count, trials).unwrap();
        assert_close(weekly.estimate, 7.0 * f64::from(count) / f64::from(trials));
        assert_close(weekly.low, 7.0 * low);
        assert_close(weekly.high, 7.0 * high);
    }
}

#[test]
fn the_published_rate_ratio_comes_out() {
    let found = rate_ratio(cramps(2, 17_877), cramps(9, 16_660));
    assert_close(found.ratio.unwrap(), 0.207_094_155_7);
    assert!((found.p.unwrap() - 0.050_11).abs() < 5e-6);
    assert!((found.low.unwrap() - 0.021_774_06).abs() < 5e-9);
    assert!((found.high.unwrap() - 1.000_549_10).abs() < 5e-9);
}

#[test]
fn rate_ratios_agree_with_computed_values() {
    for (after, before, ratio, p, low, high) in [
        ((5, 14), (2, 30), 5.357_142_857_1, 0.074_239_357_1, 0.877_041_601_8, 56.257_450_226_6),
        ((0, 28), (4, 28), 0.0, 0.125, 0.0, 1.514_866_859_4),
    ] {
        assert_ratio(
            rate_ratio(cramps(after.0, after.1), cramps(before.0, before.1)),
            (Some(ratio), p, low, Some(high)),
        );
    }
    for (after, before, expected) in RATE_RATIOS {
        assert_ratio(rate_ratio(cramps(after.0, after.1), cramps(before.0, before.1)), expected);
    }
}

#[track_caller]
fn assert_ratio(found: RateRatio, expected: RatioBounds) {
    let (ratio, p, low, high) = expected;
    assert_eq!(found.ratio.is_some(), ratio.is_some());
    assert_eq!(found.high.is_some(), high.is_some());
    assert_close(found.ratio.unwrap_or_default(), ratio.unwrap_or_default());
    assert_close(found.p.unwrap(), p);
    assert_close(found.low.unwrap(), low);
    assert_close(found.high.unwrap_or_default(), high.unwrap_or_default());
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
fn newcombe_and_fisher_agree_with_published_and_computed_values() {
    let found = risk_difference(nights(8, 12), nights(9, 30)).unwrap();
    assert_close(found.difference, 0.366_666_666_7);
    assert_close(found.low, 0.037_797_412_0);
    assert_close(found.high, 0.603_079_660_9);
    assert_close(fisher_two_sided(nights(8, 12), nights(9, 30)).unwrap(), 0.040_744_784_4);

    let found = risk_difference(nights(56, 70), nights(48, 80)).unwrap();
    assert_close(found.difference, 0.2);
    assert_close(found.low, 0.052_431_472_4);
    assert_close(found.high, 0.333_872_654_0);

    for (with, without, low, high, p) in TABLES {
        let (with, without) = (nights(with.0, with.1), nights(without.0, without.1));
        let found = risk_difference(with, without).unwrap();
        assert_close(found.low, low);
        assert_close(found.high, high);
        assert_close(fisher_two_sided(with, without).unwrap(), p);
    }
}

#[test]
fn mann_kendall_and_theil_sen_agree_with_the_reference() {
    let check = |values: &[f64], s, variance: f64, p, slope| {
        let found = mann_kendall(values);
        assert_eq!(found.s, s);
        assert_close(found.variance, variance);
        assert_close(found.p, p);
        let points: Vec<_> = (0..).zip(values.iter().copied()).collect();
        assert_close(theil_sen(&points, variance).unwrap().estimate, slope);
    };
    let rising = [1.0, 2.0, 2.0, 0.0, 3.0, 1.0, 4.0, 3.0, 5.0, 2.0, 4.0, 6.0];
    check(&rising, 36, 206.0, 0.014_745_684_1, 0.4);
    let falling = [3.0, 2.0, 2.0, 1.0, 0.0, 1.0, 0.0, 0.0];
    check(&falling, -21, 179.0 / 3.0, 0.009_620_168_7, -0.414_285_714_3);
}

#[test]
fn benjamini_hochberg_agrees_with_the_reference() {
    let found = benjamini_hochberg(&[0.01, 0.04, 0.03, 0.005, 0.2, 0.5]);
    for (got, want) in found.into_iter().zip([0.03, 0.06, 0.06, 0.03, 0.24, 0.5]) {
        assert_close(got, want);
    }
}

#[test]
fn quartiles_agree_with_numpy() {
    let sorted = [0.5, 1.0, 1.0, 2.0, 3.5, 8.0, 12.0];
    for (share, want) in [(0.25, 1.0), (0.5, 2.0), (0.75, 5.75), (0.1, 0.8), (1.0, 12.0)] {
        assert_close(quantile(&sorted, share).unwrap(), want);
    }
}

/// Count, lower and upper bound.
const GARWOOD_COUNTS: [(u32, f64, f64); 6] = [
    (1, 0.025_317_807_984_289_876, 5.571_643_390_938_898),
    (2, 0.242_209_278_543_964_96, 7.224_687_667_723_96),
    (5, 1.623_486_390_118_420_7, 11.668_332_079_322_67),
    (30, 20.240_874_021_420_915, 42.826_865_394_807_66),
    (365, 328.510_902_785_409_7, 404.434_301_892_342_1),
    (12_000, 11_786.245_419_782_668, 12_216.657_820_597_758),
];

/// Successes, trials, lower and upper bound.
const WILSON: [(u32, u32, f64, f64); 7] = [
    (0, 14, 0.0, 0.215_310_802_737_635_86),
    (14, 14, 0.784_689_197_262_364_1, 1.0),
    (1, 1, 0.206_549_314_377_237_4, 1.0),
    (9, 24, 0.211_593_675_595_487_78, 0.572_900_375_573_257_3),
    (1, 18_250, 9.672_643_837_356_894e-6, 0.000_310_339_931_809_912_95),
    (6_000, 18_250, 0.321_988_284_731_771_27, 0.335_618_032_596_034_23),
    (21, 60, 0.241_677_744_060_175_56, 0.476_373_811_582_451_35),
];

/// Cramps of nights.
type Counts = (u32, u32);

/// Ratio, p, lower and upper bound.
type RatioBounds = (Option<f64>, f64, f64, Option<f64>);

/// After, before; ratio, p, lower and upper bound.
const RATE_RATIOS: [(Counts, Counts, RatioBounds); 9] = [
    (
        (12, 20),
        (5, 24),
        (
            Some(2.88),
            0.065_585_471_996_973_16,
            0.944_455_073_007_379_3,
            Some(10.435_177_342_416_319),
        ),
    ),
    ((1, 14), (1, 14), (Some(1.0), 1.0, 0.012_739_367_083_666_617, Some(78.496_835_316_262_99))),
    ((5, 14), (0, 28), (None, 0.008_230_452_674_897_117, 1.832_711_714_630_919_3, None)),
    ((0, 20), (1, 20), (Some(0.0), 1.0, 0.0, Some(39.0))),
    (
        (300, 28),
        (200, 26),
        (
            Some(1.392_857_142_857_142_8),
            0.000_299_524_301_468_583_4,
            1.160_790_648_339_312_7,
            Some(1.674_208_752_504_271),
        ),
    ),
    (
        (2_800, 28),
        (2_700, 28),
        (
            Some(1.037_037_037_037_037),
            0.181_898_753_259_581_4,
            0.983_285_811_177_059_2,
            Some(1.093_740_653_848_417),
        ),
    ),
    (
        (1, 28),
        (700, 28),
        (
            Some(0.001_428_571_428_571_428_6),
            1.334_566_279_539_202_2e-208,
            3.611_735_404_801_011_4e-5,
            Some(0.007_985_530_673_186_102),
        ),
    ),
    (
        (20, 28),
        (20, 14),
        (
            Some(0.5),
            0.042_881_467_059_574_17,
            0.255_307_333_604_791_74,
            Some(0.979_211_981_380_028_2),
        ),
    ),
    (
        (60, 15),
        (1, 28),
        (
            Some(112.0),
            2.892_111_458_271_404_7e-26,
            19.348_317_863_752_566,
            Some(4_496.559_829_262_31),
        ),
    ),
];

/// With, without; lower and upper bound of the difference, Fisher's p.
const TABLES: [(Counts, Counts, f64, f64, f64); 10] = [
    (
        (0, 10),
        (5, 10),
        -0.763_406_909_487_436_1,
        -0.117_367_467_450_222_08,
        0.032_507_739_938_080_496,
    ),
    ((10, 10), (0, 10), 0.607_509_350_430_524, 1.0, 1.082_508_822_446_903e-5),
    ((5, 10), (5, 10), -0.372_513_623_819_914_4, 0.372_513_623_819_914_4, 1.0),
    (
        (3, 25),
        (12, 25),
        -0.560_913_819_482_600_8,
        -0.105_975_351_630_266_17,
        0.012_115_962_852_738_9,
    ),
    (
        (1, 200),
        (30, 1_000),
        -0.038_163_725_353_040_77,
        -0.000_546_715_965_915_437_6,
        0.047_238_276_519_650_42,
    ),
    (
        (2_500, 9_000),
        (3_500, 9_250),
        -0.114_109_815_194_640_8,
        -0.087_035_494_262_649_37,
        1.471_287_491_228_711_5e-47,
    ),
    (
        (4, 11),
        (9, 37),
        -0.143_943_340_817_042_08,
        0.423_477_628_244_746_55,
        0.458_352_827_119_306_75,
    ),
    (
        (12, 15),
        (10, 40),
        0.255_863_417_671_277_5,
        0.718_725_926_058_758_6,
        0.000_406_616_922_796_783_8,
    ),
    ((7, 14), (7, 28), -0.045_839_084_588_880_75, 0.512_706_258_836_422_4, 0.165_457_878_015_688_7),
    (
        (400, 1_000),
        (4_600, 9_000),
        -0.142_765_966_378_579_13,
        -0.078_728_738_657_615_29,
        2.873_795_534_686_143e-11,
    ),
];

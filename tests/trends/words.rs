//! Every sentence about a comparison, over a grid of everything that a comparison can come to.

use std::{fs, path::Path, sync::Arc};

use cramp_diary::{
    demo,
    diary::{ClockTime, Cramp, Diary, Night, NightDate, Period},
    trends::{
        BeforeAfter, Factor, FactorComparison, NightCounts, SideCounts, TrendTest, Trends,
        before_after::{RECORDED_A_SIDE, RateRatio, rate_ratio},
        factors::{CRAMP_NIGHTS_IN_ALL, NIGHTS_A_SIDE},
        trends,
        two_by_two::{fisher_two_sided, risk_difference},
        words::{self, Said, Verdict},
    },
};

use crate::support::{files::files_below, said::assert_said};

/// Counts of the sides of a comparison, from none over the least that is compared to many.
const NIGHTS: [u32; 8] = [0, 1, 9, 10, 13, 14, 28, 180];
const SHARES: [u32; 6] = [0, 10, 40, 50, 90, 100];

fn half_year(nights: u32) -> Trends {
    let tonight = "2026-03-20".parse().unwrap();
    trends(&demo::half_year(tonight), Period::ending(tonight, nights))
}

fn sides() -> impl Iterator<Item = (u32, u32)> {
    NIGHTS
        .into_iter()
        .flat_map(|nights| SHARES.into_iter().map(move |share| (nights, share * nights / 100)))
}

/// Comparisons as the program makes them, of every pair of sides; `q` is chosen besides.
fn factors(q: f64) -> impl Iterator<Item = FactorComparison> {
    let counts = |(recorded, cramp_nights)| NightCounts { recorded, cramp_nights };
    let pairs = sides().flat_map(|with| sides().map(move |without| (with, without)));
    Factor::ALL.iter().cycle().zip(pairs).map(move |(factor, (with, without))| {
        let (with, without) = (counts(with), counts(without));
        let enough = with.recorded >= NIGHTS_A_SIDE
            && without.recorded >= NIGHTS_A_SIDE
            && with.cramp_nights + without.cramp_nights >= CRAMP_NIGHTS_IN_ALL;
        let found = risk_difference(with, without).filter(|_| enough);
        FactorComparison {
            factor: *factor,
            with,
            without,
            risk_difference: found.map(|found| found.difference),
            low: found.map(|found| found.low),
            high: found.map(|found| found.high),
            p: fisher_two_sided(with, without).filter(|_| enough),
            q: enough.then_some(q),
            too_few: (!enough).then(|| "needs 10 recorded nights with it".to_owned()),
        }
    })
}

fn medications() -> impl Iterator<Item = BeforeAfter> {
    let counts = |(recorded, cramps)| SideCounts { recorded, cramp_nights: cramps, cramps };
    let pairs = sides().flat_map(|before| sides().map(move |after| (before, after)));
    pairs.map(move |(before, after)| {
        let (before, after) = (counts(before), counts(after));
        let enough = before.recorded >= RECORDED_A_SIDE
            && after.recorded >= RECORDED_A_SIDE
            && before.cramps + after.cramps > 0;
        let found = if enough { rate_ratio(after, before) } else { RateRatio::default() };
        BeforeAfter {
            name: "Furosemide".to_owned(),
            since: "2026-01-12".parse().unwrap(),
            before,
            after,
            rate_ratio: found.ratio,
            low: found.low,
            high: found.high,
            p: found.p,
            too_few: (!enough).then(|| "needs 14 recorded nights on each side".to_owned()),
        }
    })
}

/// What stands behind "95 % interval" in a text, as two numbers.
fn interval(text: &str) -> Option<(f64, f64)> {
    let behind = text.split_once("95 % interval")?.1.trim_start_matches(':');
    let (low, high) = behind.split_once(" to ")?;
    let number = |text: &str| -> Option<f64> {
        let text = &text.trim().replace('−', "-");
        let end = text.find(|c: char| !c.is_ascii_digit() && !"+-.".contains(c));
        let value: f64 = text.get(..end.unwrap_or(text.len()))?.parse().ok()?;
        Some(if text.contains("fewer") && !text.contains("to") { -value } else { value })
    };
    let high = high.split(')').next()?;
    Some((number(low)?, number(high)?))
}

#[test]
fn a_factor_says_what_its_interval_can_bear_and_never_more() {
    let figures = half_year(182);
    let mut verdicts = Vec::new();
    for found in [0.01, 0.049, 0.05, 0.8].into_iter().flat_map(factors) {
        let said = words::factor(&figures, &found);
        assert_said(&said);
        let verdict = Verdict::of_factor(&found);
        verdicts.push(verdict);
        assert!(said.plain.contains(verdict.text()), "{said:?}");
        // Both counts stand in the sentence, or the words that there is none.
        for side in [found.with, found.without] {
            let counted = format!("{} of {}", side.cramp_nights, side.recorded);
            let is_told = side.recorded == 0 || said.plain.contains(&counted);
            assert!(is_told, "{counted}: {said:?}");
        }
        let (Some(low), Some(high)) = (found.low, found.high) else {
            assert_eq!(verdict, Verdict::TooFew);
            assert!(said.method.contains("no interval can be had"), "{said:?}");
            continue;
        };
        let shown = interval(&said.method).unwrap();
        assert!((shown.0 - 100.0 * low).abs() <= 0.51 && (shown.1 - 100.0 * high).abs() <= 0.51);
        // A bound that is off 0 is shown off 0, on the same side.
        assert_eq!((shown.0 < 0.0, shown.1 > 0.0), (low < 0.0, high > 0.0), "{said:?}");
        if low <= 0.0 && high >= 0.0 && high - low >= 0.4 && found.q.is_some_and(|q| q >= 0.05) {
            assert!(said.plain.contains("too few nights to tell"), "{said:?}");
        }
        if found.q.is_some_and(|q| q >= 0.05) {
            assert!(!said.plain.contains("than chance alone"), "{said:?}");
        }
    }
    for verdict in Verdict::ALL.into_iter().filter(|verdict| *verdict != Verdict::NoCramps) {
        assert!(verdicts.contains(&verdict), "the grid never comes to {verdict:?}");
    }
}

#[test]
fn what_people_do_because_of_cramps_always_says_so_and_nothing_else_does() {
    let figures = half_year(182);
    for found in factors(0.01).chain(factors(0.5)) {
        let marked = matches!(found.factor, Factor::Heat | Factor::Massage | Factor::Stretch);
        let note = "often used because of cramps";
        assert_eq!(words::factor(&figures, &found).plain.contains(note), marked);
        assert_eq!(words::of_factor(&found).note, marked.then_some(note));

        let alone = Trends { factors: vec![found.clone()], ..figures.clone() };
        let told = words::factors(&alone).plain;
        let named = Verdict::of_factor(&found) != Verdict::TooFew && found.q == Some(0.01);
        assert_eq!(told.contains(note), marked && named, "{told}");
    }
}

#[test]
fn a_medication_says_what_its_interval_can_bear_and_never_more() {
    let mut verdicts = Vec::new();
    for exact in medications() {
        let widened = BeforeAfter { p: None, ..exact.clone() };
        let no_bounds = BeforeAfter { rate_ratio: None, low: None, high: None, ..widened.clone() };
        for found in [exact, widened, no_bounds] {
            let said = words::medication(&found);
            assert_said(&said);
            let verdict = Verdict::of_medication(&found);
            verdicts.push(verdict);
            assert!(said.plain.contains(verdict.text()), "{said:?}");
            for side in [found.before, found.after] {
                let counted = format!("{} recorded night", side.recorded);
                let is_told = side.recorded == 0 || said.plain.contains(&counted);
                assert!(is_told, "{counted}: {said:?}");
            }
            match (found.low, found.high) {
                (Some(low), Some(high)) => {
                    let shown = interval(&said.method).unwrap();
                    assert!((shown.0 - low).abs() <= 0.051 * low.max(0.1), "{said:?}");
                    assert!((shown.1 - high).abs() <= 0.051 * high.max(0.1), "{said:?}");
                    // A bound that is off 1 is shown off 1, on the same side.
                    assert_eq!((shown.0 < 1.0, shown.1 > 1.0), (low < 1.0, high > 1.0));
                    let is_wide = low <= 1.0 && high >= 1.0 && high >= 4.0 * low;
                    assert_eq!(is_wide, verdict == Verdict::TooFew, "{said:?}");
                }
                (Some(_), None) => assert!(said.method.contains("at least"), "{said:?}"),
                _ => assert!(said.method.contains("no interval can be had"), "{said:?}"),
            }
            if let Some(p) = found.p {
                let is_told = matches!(verdict, Verdict::MoreOften | Verdict::LessOften);
                assert_eq!(is_told, p < 0.05, "{said:?}");
            }
        }
    }
    for verdict in Verdict::ALL {
        assert!(verdicts.contains(&verdict), "the grid never comes to {verdict:?}");
    }
}

#[test]
fn a_change_over_the_weeks_is_told_only_where_chance_would_not_explain_it() {
    let figures = half_year(182);
    for p in [0.000_1, 0.049, 0.05, 0.6] {
        for (s, slope) in [(-40, -0.2), (-40, 0.0), (1, 0.001), (40, 0.2)] {
            for arm in [0.0, 0.01, 0.3] {
                let trend = TrendTest {
                    weeks_used: 12,
                    s: Some(s),
                    p: Some(p),
                    slope_per_week: Some(slope),
                    slope_interval: Some((slope - arm, slope + arm)),
                    too_few: None,
                };
                let said = words::trend(&Trends { trend, ..figures.clone() });
                assert_said(&said);
                let is_told = said.plain.contains("than chance alone would explain");
                assert_eq!(is_told, p < 0.05, "{said:?}");
                let is_wide = 12.0 * (slope - arm) <= -2.0 && 12.0 * (slope + arm) >= 2.0;
                let says_so = said.plain.starts_with("Too few nights to tell");
                assert_eq!(says_so, is_wide && p >= 0.05, "{said:?}");
                let shown = interval(&said.method).unwrap();
                assert!((shown.0 - slope + arm).abs() < 0.006, "{said:?}");
                assert!((shown.1 - slope - arm).abs() < 0.006, "{said:?}");
            }
        }
    }
}

#[test]
fn every_chart_has_its_sentence_its_n_and_its_method() {
    let clock = |time: ClockTime| time.to_string();
    for nights in [1, 5, 14, 56, 182, 2_000] {
        let figures = half_year(nights);
        let nothing =
            trends(&Diary::default(), Period::ending("2026-03-20".parse().unwrap(), nights));
        for figures in [figures, nothing] {
            for said in [
                words::cramp_nights(&figures),
                words::weeks(&figures),
                words::cramps(&figures),
                words::trend(&figures),
                words::places(&figures),
                words::hours(&figures, clock),
                words::lengths(&figures),
                words::pain(&figures),
                words::sleep(&figures),
                words::factors(&figures),
            ] {
                assert_said(&said);
            }
            for found in &figures.medications {
                assert_said(&words::medication(found));
            }
            for found in &figures.factors {
                assert_said(&words::factor(&figures, found));
            }
        }
    }
}

#[test]
fn the_charts_of_half_a_year_are_told_like_this() {
    let figures = half_year(182);
    let plain = |said: Said| said.plain;
    let clock = |time: ClockTime| time.to_string();
    for (said, expected) in [
        (
            words::weeks(&figures).method,
            "161 recorded nights of 182; 7 × the share of cramp nights, 95 % interval 1.7 to 2.7 \
             (Wilson)",
        ),
        (
            plain(words::weeks(&figures)),
            "About 2.1 cramp nights a week: a cramp on 49 of 161 recorded nights, 21 not recorded",
        ),
        (
            plain(words::places(&figures)),
            "Most often in the calf (34 of 62 cramps), and in the left leg (32 of 61 cramps)",
        ),
        (
            plain(words::hours(&figures, clock)),
            "Most often between 03:00 and 04:00: 18 of 59 cramps",
        ),
        (plain(words::lengths(&figures)), "A typical cramp lasted 4 min, the longest 13.5 min"),
        (plain(words::pain(&figures)), "The typical pain of a cramp was 6 of 10, the highest 8"),
        (
            words::pain(&figures).method,
            "Pain known for 59 of 63 cramps; median 6, middle half 5 to 6 of 10 (quartiles by \
             linear interpolation, type 7); no interval",
        ),
        (
            plain(words::sleep(&figures)),
            "On average 7 h 7 min asleep a night, and 8 h 8 min in bed",
        ),
        (
            plain(words::factors(&figures)),
            "Of 17 things compared, cramp nights came more often with late caffeine and with heat \
             at bedtime (often used because of cramps) than chance alone would explain; it may \
             still be something else that changed",
        ),
    ] {
        assert_eq!(said, expected);
    }
}

#[test]
fn a_rate_with_a_wide_interval_says_so() {
    // A night with a cramp in so many, on so many nights.
    for (one_in, nights, is_wide) in [
        (2, 7, true),
        (2, 20, true),
        (2, 22, false),
        (2, 300, false),
        (1, 3, true),
        (1, 14, false),
        (100, 5, true),
        (100, 6, false),
    ] {
        let mut diary = Diary::default();
        let first: NightDate = "2026-01-01".parse().unwrap();
        for day in 0..nights {
            let cramps = vec![Cramp::default(); usize::from(day % one_in == one_in - 1)];
            let night = Night { cramps: Some(cramps), ..Night::unanswered(first.plus_days(day)) };
            diary.put_night(Arc::new(night));
        }
        let figures = trends(&diary, diary.span().unwrap());
        let rate = figures.cramp_nights_per_week.unwrap();
        let name = format!("one in {one_in} of {nights} nights: {rate:?}");
        assert_eq!(rate.high - rate.low >= 2.8, is_wide, "{name}");
        let of_nights = [words::weeks(&figures).plain, words::cramp_nights(&figures).plain];
        for said in of_nights {
            assert_eq!(
                said.contains("too few nights to tell how often"),
                is_wide,
                "{name}: {said}"
            );
        }
        let rate = figures.cramps_per_week.unwrap();
        let is_wide_count = rate.high - rate.low >= 2.8 && rate.high >= 4.0 * rate.low;
        let said = words::cramps(&figures).plain;
        assert_eq!(said.contains("too few nights to tell how often"), is_wide_count, "{said}");
        let over_all = words::of_wide_rates(&figures);
        assert_eq!(over_all.is_some(), is_wide || is_wide_count, "{name}");
    }
}

/// What no text of the program says, as whole words: the figures are counts beside each other.
const IN_NO_SOURCE: [&str; 9] = [
    "causes",
    "caused",
    "triggers",
    "triggered",
    "prevents",
    "prevented",
    "all clear",
    "significant",
    "significantly",
];

#[test]
fn no_text_of_the_program_says_that_one_thing_leads_to_another() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut read, mut faults) = (0, Vec::new());
    for path in files_below(["src", "assets"].map(|folder| root.join(folder))) {
        if path.extension().is_none_or(|extension| extension != "rs" && extension != "json") {
            continue;
        }
        read += 1;
        for (position, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let text = line.split("//").next().unwrap_or_default().to_lowercase();
            if IN_NO_SOURCE.iter().any(|word| has_word(&text, word)) {
                faults.push(format!("{}:{}: {line}", path.display(), position + 1));
            }
        }
    }
    assert!(read > 200, "only {read} files were read");
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(has_word("salt causes cramps", "causes") && !has_word("becauses", "causes"));
}

fn has_word(text: &str, word: &str) -> bool {
    let is_letter = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    };
    text.match_indices(word).any(|(at, _)| {
        !is_letter(text[..at].chars().next_back())
            && !is_letter(text[at + word.len()..].chars().next())
    })
}

//! How often the intervals of proportions hold the truth, summed over every count that can come
//! out, so that nothing is left to chance.

use cramp_diary::trends::{NightCounts, rates::wilson, two_by_two::risk_difference};

/// The probabilities of 0 to `n` of `n` nights with a cramp.
fn binomial(n: u32, share: f64) -> Vec<f64> {
    let mut probabilities = vec![1.0];
    for _ in 0..n {
        let mut next = vec![0.0; probabilities.len() + 1];
        for (count, probability) in probabilities.iter().enumerate() {
            next[count] += probability * (1.0 - share);
            next[count + 1] += probability * share;
        }
        probabilities = next;
    }
    probabilities
}

/// Shares of cramp nights of one in twenty to nineteen in twenty, a hundredth apart.
fn shares() -> impl Iterator<Item = f64> + Clone {
    (5_u8..=95).map(|percent| f64::from(percent) / 100.0)
}

/// The probability that Wilson's interval of `n` nights holds the share.
fn of_wilson(n: u32, share: f64) -> f64 {
    (0..=n)
        .zip(binomial(n, share))
        .filter(|(count, _)| {
            wilson(*count, n).is_some_and(|(low, high)| low <= share && share <= high)
        })
        .map(|(_, probability)| probability)
        .sum()
}

/// The probability that Newcombe's interval holds no difference, where there is none and the
/// comparison is made at all.
fn of_newcombe(n_with: u32, n_without: u32, share: f64) -> f64 {
    let (with, without) = (binomial(n_with, share), binomial(n_without, share));
    let (mut held, mut all) = (0.0, 0.0);
    for (one, p_one) in (0..=n_with).zip(&with) {
        for (other, p_other) in (0..=n_without).zip(&without) {
            if one + other < 5 {
                continue;
            }
            let side = |cramp_nights, recorded| NightCounts { recorded, cramp_nights };
            let found = risk_difference(side(one, n_with), side(other, n_without)).unwrap();
            all += p_one * p_other;
            if found.low <= 0.0 && found.high >= 0.0 {
                held += p_one * p_other;
            }
        }
    }
    held / all
}

/// The least and the mean of some probabilities in per cent.
fn least_and_mean(probabilities: impl Iterator<Item = f64>) -> (f64, f64) {
    let all: Vec<f64> = probabilities.map(|probability| 100.0 * probability).collect();
    let least = all.iter().copied().fold(100.0, f64::min);
    (least, all.iter().sum::<f64>() / all.len() as f64)
}

/// The tables of the document.
pub(super) fn lines() -> Vec<String> {
    let mut lines = vec![
        "Wilson's interval holds the true share (0.05 to 0.95)\n".to_owned(),
        "| nights | least | mean |\n|---|---|---|".to_owned(),
    ];
    for n in [7, 14, 28, 56, 182] {
        let (least, mean) = least_and_mean(shares().map(|share| of_wilson(n, share)));
        lines.push(format!("| {n} | {least:.1} % | {mean:.1} % |"));
    }
    lines.push("\nNewcombe's interval holds 0 where there is no difference\n".to_owned());
    lines.push("| nights with, without | least | mean |\n|---|---|---|".to_owned());
    for (n_with, n_without) in [(10, 10), (10, 30), (10, 60), (20, 40), (30, 60)] {
        let coverage = shares().step_by(5).map(|share| of_newcombe(n_with, n_without, share));
        let (least, mean) = least_and_mean(coverage);
        lines.push(format!("| {n_with}, {n_without} | {least:.1} % | {mean:.1} % |"));
    }
    lines
}

#[test]
fn intervals_of_proportions_hold_the_truth_about_as_often_as_they_say() {
    for n in [14, 28] {
        let (least, mean) = least_and_mean(shares().map(|share| of_wilson(n, share)));
        assert!(least > 91.0 && mean > 94.5 && mean < 97.0, "{n}: {least} {mean}");
    }
    let (least, mean) =
        least_and_mean(shares().step_by(10).map(|share| of_newcombe(10, 20, share)));
    assert!(least > 94.0 && mean > 94.5, "{least} {mean}");
}

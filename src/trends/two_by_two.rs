//! Two proportions side by side: their difference, its interval, and whether it could be
//! chance.

use super::{figures::NightCounts, rates::wilson};

/// Tables within this relative distance count as equally probable; the recurrence is good
/// to about 1e-12.
const EQUAL: f64 = 1e-10;

/// A difference of two proportions with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RiskDifference {
    /// The first proportion less the second.
    pub difference: f64,
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// The difference of two proportions with the hybrid score interval; `None` where a side
/// has no night.
///
/// Newcombe RG, "Interval estimation for the difference between independent proportions:
/// comparison of eleven methods", Statistics in Medicine 1998;17:873-890, method 10 (from
/// Wilson's intervals, without continuity correction).
pub fn risk_difference(with: NightCounts, without: NightCounts) -> Option<RiskDifference> {
    let share = |side: NightCounts| f64::from(side.cramp_nights) / f64::from(side.recorded);
    let (low_1, high_1) = wilson(with.cramp_nights, with.recorded)?;
    let (low_2, high_2) = wilson(without.cramp_nights, without.recorded)?;
    let (share_1, share_2) = (share(with), share(without));
    let difference = share_1 - share_2;
    Some(RiskDifference {
        difference,
        low: difference - (share_1 - low_1).hypot(high_2 - share_2),
        high: difference + (high_1 - share_1).hypot(share_2 - low_2),
    })
}

/// Fisher's exact test of a table of two sides: the two-sided p, from 0 to 1; `None` where
/// a side has more cramp nights than nights.
///
/// Fisher RA, "The logic of inductive inference", Journal of the Royal Statistical Society
/// 1935;98:39-82. Two-sided: the sum over every table with the same margins that is not
/// more probable than the one observed. Each table's probability follows from its
/// neighbour's, starting at the most probable one, so that no factorial is rounded.
pub fn fisher_two_sided(with: NightCounts, without: NightCounts) -> Option<f64> {
    if with.cramp_nights > with.recorded || without.cramp_nights > without.recorded {
        return None;
    }
    let (with_nights, without_nights) = (u64::from(with.recorded), u64::from(without.recorded));
    let cramp_nights = u64::from(with.cramp_nights) + u64::from(without.cramp_nights);
    let first = cramp_nights.saturating_sub(without_nights);
    let last = cramp_nights.min(with_nights);
    let mode = ((with_nights + 1) * (cramp_nights + 1) / (with_nights + without_nights + 2))
        .clamp(first, last);

    // How much more probable `count` cramp nights with the factor are than one fewer.
    let step_to = |count: u64| {
        let fewer = count - 1;
        let up = (with_nights - fewer) as f64 * (cramp_nights - fewer) as f64;
        let down = count as f64 * (without_nights + count - cramp_nights) as f64;
        up / down
    };
    let above = (mode + 1..=last).scan(1.0, |weight, count| {
        *weight *= step_to(count);
        Some((count, *weight))
    });
    let below = (first + 1..=mode).rev().scan(1.0, |weight, count| {
        *weight /= step_to(count);
        Some((count - 1, *weight))
    });
    let tables: Vec<(u64, f64)> = std::iter::once((mode, 1.0)).chain(above).chain(below).collect();

    let observed = tables
        .iter()
        .find(|(count, _)| *count == u64::from(with.cramp_nights))
        .map_or(0.0, |(_, weight)| *weight);
    let all: f64 = tables.iter().map(|(_, weight)| weight).sum();
    let as_rare: f64 = tables
        .iter()
        .map(|(_, weight)| *weight)
        .filter(|weight| *weight <= observed * (1.0 + EQUAL))
        .sum();
    Some((as_rare / all).min(1.0))
}

/// The q values of several p values, in their order: the smallest share of false findings
/// at which each would be called one.
///
/// Benjamini Y, Hochberg Y, "Controlling the false discovery rate", Journal of the Royal
/// Statistical Society B 1995;57:289-300.
pub fn benjamini_hochberg(p_values: &[f64]) -> Vec<f64> {
    let tests = p_values.len() as f64;
    let mut ranked: Vec<(usize, f64)> = p_values.iter().copied().enumerate().collect();
    ranked.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut smallest = 1.0_f64;
    let mut q_values = vec![1.0; p_values.len()];
    for (below, (place, p)) in ranked.into_iter().enumerate().rev() {
        // By this quotient, which is never below 1, no rounding puts a q below its p.
        smallest = smallest.min(p * (tests / (below + 1) as f64));
        if let Some(q) = q_values.get_mut(place) {
            *q = smallest;
        }
    }
    q_values
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{benjamini_hochberg, fisher_two_sided, risk_difference};
    use crate::trends::figures::NightCounts;

    fn side(cramp_nights: u32, recorded: u32) -> NightCounts {
        NightCounts { recorded, cramp_nights }
    }

    #[test]
    fn no_q_is_below_its_p_by_a_rounding() {
        for tests in 1..=20 {
            for step in 1..997 {
                let p = f64::from(step) / 997.0;
                let family = vec![p; tests];
                for q in benjamini_hochberg(&family) {
                    assert!(q >= p, "{tests} tests: p {p}, q {q}");
                }
            }
        }
    }

    #[test]
    fn sides_that_are_alike_do_not_differ() {
        for (k, n) in [(0, 10), (10, 10), (5, 10), (1, 1)] {
            assert_eq!(fisher_two_sided(side(k, n), side(k, n)), Some(1.0), "{k} of {n}");
        }
        let alike = risk_difference(side(5, 10), side(5, 10)).unwrap();
        assert!(alike.difference.abs() < 1e-15 && (alike.low + alike.high).abs() < 1e-15);
        assert_eq!(risk_difference(side(0, 0), side(5, 10)), None);
        assert_eq!(fisher_two_sided(side(6, 5), side(5, 10)), None);
    }

    #[test]
    fn q_values_never_fall_below_p_and_keep_the_order() {
        assert!(benjamini_hochberg(&[]).is_empty());
        assert_eq!(benjamini_hochberg(&[0.2]), [0.2]);
        assert_eq!(benjamini_hochberg(&[0.9, 1.0]), [1.0, 1.0]);
    }

    fn table() -> impl Strategy<Value = (NightCounts, NightCounts)> {
        (0_u32..40, 0_u32..40, 0_u32..40, 0_u32..40)
            .prop_map(|(a, b, c, d)| (side(a, a + b + 1), side(c, c + d + 1)))
    }

    proptest! {
        #[test]
        fn fisher_is_a_probability_that_does_not_mind_which_side_is_first((a, b) in table()) {
            let p = fisher_two_sided(a, b).unwrap();
            prop_assert!(p > 0.0 && p <= 1.0);
            prop_assert!((p - fisher_two_sided(b, a).unwrap()).abs() < 1e-12);
        }

        #[test]
        fn the_interval_holds_the_difference((a, b) in table()) {
            let found = risk_difference(a, b).unwrap();
            prop_assert!(-1.0 <= found.low && found.low <= found.difference);
            prop_assert!(found.difference <= found.high && found.high <= 1.0);
        }
    }
}

//! Medians and quartiles.

use super::figures::Distribution;

/// The quantile at `share` (0 to 1) of sorted values, by linear interpolation between the
/// two nearest; `None` of nothing.
///
/// Type 7 of Hyndman RJ, Fan Y, "Sample quantiles in statistical packages", The American
/// Statistician 1996;50:361-365.
pub fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = last as f64 * share.clamp(0.0, 1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a slice, rounded down"
    )]
    let below = place.floor() as usize;
    let lower = *sorted.get(below)?;
    let upper = sorted.get(below + 1).copied().unwrap_or(lower);
    Some(lower + place.fract() * (upper - lower))
}

/// The spread of values, each of which was answered.
pub fn distribution(mut values: Vec<f64>) -> Distribution {
    values.sort_unstable_by(f64::total_cmp);
    Distribution {
        n: u32::try_from(values.len()).unwrap_or(u32::MAX),
        median: quantile(&values, 0.5),
        q1: quantile(&values, 0.25),
        q3: quantile(&values, 0.75),
        max: values.last().copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::distribution;

    #[test]
    fn quartiles_lie_between_the_nearest_values() {
        for (values, q1, median, q3) in [
            (vec![4.0], 4.0, 4.0, 4.0),
            (vec![4.0, 1.0], 1.75, 2.5, 3.25),
            (vec![5.0, 1.0, 3.0], 2.0, 3.0, 4.0),
            (vec![10.0, 2.0, 3.0, 7.0], 2.75, 5.0, 7.75),
        ] {
            let max = values.iter().copied().reduce(f64::max);
            let spread = distribution(values.clone());
            assert_eq!(
                (spread.q1, spread.median, spread.q3, spread.max),
                (Some(q1), Some(median), Some(q3), max),
                "{values:?}"
            );
        }
    }

    #[test]
    fn nothing_known_gives_no_figure() {
        let spread = distribution(Vec::new());
        assert_eq!(
            (spread.n, spread.median, spread.q1, spread.q3, spread.max),
            (0, None, None, None, None)
        );
    }
}

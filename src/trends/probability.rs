//! The probabilities and quantiles that the figures need, from `statrs`.
//!
//! Checked against `SciPy` 1.17 over every count that a diary can hold: the chi-squared
//! quantile to 4e-11, the binomial tails to 1e-12 and the normal tail to 1e-10, relative.

use statrs::distribution::{
    Beta, Binomial, ChiSquared, Continuous as _, ContinuousCDF as _, DiscreteCDF as _, Normal,
};

/// The probability below the lower bound of a 95 % interval.
const LOWER_TAIL: f64 = 0.025;
/// The probability below its upper bound.
const UPPER_TAIL: f64 = 0.975;

/// Half the width of a 95 % interval in standard deviations: 1.96.
pub(super) fn normal_95() -> f64 {
    Normal::standard().inverse_cdf(UPPER_TAIL)
}

/// The probability that a standard normal value lies at least `z` from 0 on either side.
pub(super) fn normal_two_sided(z: f64) -> f64 {
    2.0 * Normal::standard().sf(z.abs())
}

/// The 2.5 % quantile of the chi-squared distribution; `None` without degrees of freedom.
pub(super) fn chi_squared_lower(freedom: f64) -> Option<f64> {
    ChiSquared::new(freedom).ok().map(|chi| chi.inverse_cdf(LOWER_TAIL))
}

/// The 97.5 % quantile of the chi-squared distribution; `None` without degrees of freedom.
pub(super) fn chi_squared_upper(freedom: f64) -> Option<f64> {
    ChiSquared::new(freedom).ok().map(|chi| chi.inverse_cdf(UPPER_TAIL))
}

/// The 2.5 % quantile of the beta distribution; `None` where a shape is not positive.
///
/// The library's own quantile is good to 3e-9 where the shapes differ a thousandfold; one
/// Newton step on its cdf and density brings it to the last digits.
pub(super) fn beta_lower(a: f64, b: f64) -> Option<f64> {
    let beta = Beta::new(a, b).ok()?;
    let near = beta.inverse_cdf(LOWER_TAIL);
    let step = (beta.cdf(near) - LOWER_TAIL) / beta.pdf(near);
    let polished = near - step;
    // Where the density leaves the range of a float the library's value stands.
    Some(if polished > 0.0 && polished < 1.0 { polished } else { near })
}

/// The probabilities that a binomial count is at most `count`, and that it is at least
/// `count`; `None` where `share` is no probability.
pub(super) fn binomial_tails(count: u64, trials: u64, share: f64) -> Option<(f64, f64)> {
    let binomial = Binomial::new(share, trials).ok()?;
    let at_least = count.checked_sub(1).map_or(1.0, |below| binomial.sf(below));
    Some((binomial.cdf(count), at_least))
}

#[cfg(test)]
mod tests {
    use super::{beta_lower, binomial_tails, chi_squared_lower, chi_squared_upper, normal_95};

    /// Equal to within a relative 1e-10.
    fn assert_close(got: Option<f64>, want: f64) {
        let got = got.unwrap();
        assert!((got - want).abs() <= 1e-10 * want.abs(), "{got} is not {want}");
    }

    #[test]
    fn quantiles_agree_with_scipy_from_the_smallest_to_the_largest_counts() {
        assert_close(Some(normal_95()), 1.959_963_984_540_054);
        assert_close(chi_squared_lower(24_000.0), 23_572.490_839_565_337);
        assert_close(chi_squared_upper(2.0), 7.377_758_908_227_87);
        for (a, b, want) in [
            (1.0, 1.0, 0.025),
            (2.0, 2458.0, 9.851_427_831_002_158e-5),
            (12.0, 2801.0, 0.002_206_925_852_385_888_6),
            (1.0, 501.0, 5.053_327_002_612_458e-5),
            (2801.0, 1.0, 0.998_683_880_250_720_7),
        ] {
            assert_close(beta_lower(a, b), want);
        }
        assert_eq!(beta_lower(0.0, 1.0), None);
        assert_eq!(chi_squared_lower(0.0), None);
    }

    #[test]
    fn both_tails_hold_the_count_itself() {
        let (at_most, at_least) = binomial_tails(1, 4, 0.5).unzip();
        assert_close(at_most, 0.3125);
        assert_close(at_least, 0.9375);
        assert_eq!(binomial_tails(0, 4, 0.5).map(|(_, at_least)| at_least), Some(1.0));
        assert_eq!(binomial_tails(4, 4, 0.5).map(|(at_most, _)| at_most), Some(1.0));
        assert_eq!(binomial_tails(1, 4, f64::NAN), None);
    }
}

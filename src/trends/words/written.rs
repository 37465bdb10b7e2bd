//! How figures are rounded for people: never so far that they cross a limit that matters.

use crate::diary::{text::capital, written::count};

/// "1 recorded night", "24 recorded nights".
pub(super) fn recorded(nights: u32) -> String {
    count(nights, "recorded night", "recorded nights")
}

/// A ratio or slope for people: about two digits, and finer near 1, so that an interval that
/// leaves out 1 is seen to leave it out.
pub(super) fn figure(value: f64) -> String {
    match value {
        _ if value <= 0.0 => "0".to_owned(),
        _ if value < 1.995 => on_its_side(value, 1.0, 2),
        _ if value < 9.95 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

/// A p or q value: "p = 0.38", "p < 0.001".
pub(super) fn probability(name: char, value: f64) -> String {
    match value {
        _ if value < 0.001 => format!("{name} < 0.001"),
        _ if value < 0.1 => format!("{name} = {}", on_its_side(value, 0.05, 3)),
        _ => format!("{name} = {value:.2}"),
    }
}

/// A difference of shares as nights in a hundred.
pub(super) fn more_or_fewer(difference: f64) -> String {
    let nights = on_its_side((100.0 * difference).abs(), 0.0, 0);
    if difference < 0.0 { format!("{nights} fewer") } else { format!("{nights} more") }
}

/// A number with its sign: "+0.25", "−0.05", "0"; a very small one with two digits that are not 0.
pub(super) fn signed(value: f64) -> String {
    let digits = if value.abs() < 0.001 { 5 } else { 2 + usize::from(value.abs() < 0.01) * 2 };
    let size = on_its_side(value.abs(), 0.0, digits);
    match value {
        _ if value > 0.0 => format!("+{size}"),
        _ if value < 0.0 => format!("−{size}"),
        _ => "0".to_owned(),
    }
}

/// How fast cramp nights a week change; a slow change is told from year to year.
pub(super) fn pace(change_per_week: f64) -> String {
    const WEEKS_A_YEAR: f64 = 365.25 / 7.0;
    if change_per_week < 0.045 {
        format!("{} a week from one year to the next", figure(WEEKS_A_YEAR * change_per_week))
    } else {
        format!("{} a week every week", figure(change_per_week))
    }
}

/// With a capital in front and a stop behind.
pub(super) fn sentence(text: &str) -> String {
    format!("{}.", capital(text))
}

/// A sentence that goes on inside another one.
pub(super) fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A value with at least so many digits after the point, and with as many more as it takes to
/// tell on which side of a limit it is.
fn on_its_side(value: f64, limit: f64, digits: usize) -> String {
    const MOST_DIGITS: usize = 6;
    let written = |digits| format!("{value:.digits$}");
    let tells = |text: &String| {
        let shown: f64 = text.parse().unwrap_or(value);
        shown.total_cmp(&limit) == value.total_cmp(&limit)
    };
    (digits..MOST_DIGITS).map(written).find(tells).unwrap_or_else(|| written(MOST_DIGITS))
}

#[cfg(test)]
mod tests {
    use super::{figure, more_or_fewer, probability, signed};

    #[test]
    fn no_rounding_crosses_a_limit_that_matters() {
        assert_eq!(
            [0.9, 0.998, 1.0, 1.0004, 4.26, 56.2].map(figure),
            ["0.90", "0.998", "1.00", "1.0004", "4.3", "56"]
        );
        assert_eq!(
            [0.0004, 0.0147, 0.0499, 0.049_96, 0.05, 0.0501, 0.38].map(|p| probability('p', p)),
            [
                "p < 0.001",
                "p = 0.015",
                "p = 0.0499",
                "p = 0.04996",
                "p = 0.050",
                "p = 0.0501",
                "p = 0.38"
            ]
        );
        assert_eq!(
            [0.366, -0.04, 0.004, -0.0004, 0.0].map(more_or_fewer),
            ["37 more", "4 fewer", "0.4 more", "0.04 fewer", "0 more"]
        );
        assert_eq!([0.25, -0.051, 0.0, 0.003].map(signed), ["+0.25", "−0.05", "0", "+0.0030"]);
        assert_eq!([0.000_65, -0.000_061].map(signed), ["+0.00065", "−0.00006"]);
    }
}

//! What goes with cramp nights: a forest of differences, and what cannot be told yet.
//!
//! They are sorted by the bound of the interval that lies nearest to no difference: what stands
//! first is what stays a difference in the worst case that the interval allows. The width would
//! put first what was answered most often, the estimate what was answered on a few odd nights.

mod forest;
mod wanted;

use std::cmp::Ordering;

use super::{
    Chart, ChartId, Drawing,
    table::{Cell, Table},
};
use crate::trends::{
    FactorComparison, Trends, factor_label,
    words::{self, Said},
};

pub(super) use forest::Forest;
pub use wanted::{Wanted, what_would_help};

/// The chart of a period.
pub(super) fn chart(trends: &Trends) -> Chart {
    let id = ChartId::Factors;
    if trends.factors.is_empty() {
        let method = "With answers on the day before and on bedtime, what goes with cramp nights \
                      would stand here";
        let plain = words::factors(trends).plain;
        return Chart::without_data(id, Said { plain, method: method.to_owned() });
    }
    let sorted = sorted(trends);
    Chart {
        id,
        said: words::factors(trends),
        table: table(&sorted),
        drawing: Drawing::Factors(Forest::of(&sorted)),
    }
}

/// A difference of shares with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Difference {
    estimate: f64,
    low: f64,
    high: f64,
}

impl Difference {
    fn of(found: &FactorComparison) -> Option<Self> {
        Some(Self { estimate: found.risk_difference?, low: found.low?, high: found.high? })
    }

    /// How far the bound nearest to no difference lies from it; below 0 where the interval
    /// holds it.
    fn distance(&self) -> f64 {
        self.low.max(-self.high)
    }
}

/// Those that could be tested, by the bound nearest to no difference; then the others, those
/// of which least is missing first.
fn sorted(trends: &Trends) -> Vec<&FactorComparison> {
    let mut sorted: Vec<&FactorComparison> = trends.factors.iter().collect();
    sorted.sort_by(|one, other| match (Difference::of(one), Difference::of(other)) {
        (Some(one), Some(other)) => other.distance().total_cmp(&one.distance()),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Wanted::of(one).nights().cmp(&Wanted::of(other).nights()),
    });
    sorted
}

fn table(sorted: &[&FactorComparison]) -> Table {
    let mut table = Table::with_columns([
        ("What", ""),
        ("Nights with it", ""),
        ("Cramp nights with it", ""),
        ("Nights without", ""),
        ("Cramp nights without", ""),
        ("Difference", "cramp nights in 100"),
        ("95 % from", ""),
        ("95 % to", ""),
        ("p", ""),
        ("q", ""),
        ("What is missing", ""),
        ("Note", ""),
    ]);
    for found in sorted {
        let in_100 = |share: Option<f64>| Cell::figure(share.map(|share| 100.0 * share), 0);
        table.row([
            Cell::text(factor_label(found.factor)),
            Cell::count(found.with.recorded),
            Cell::count(found.with.cramp_nights),
            Cell::count(found.without.recorded),
            Cell::count(found.without.cramp_nights),
            in_100(found.risk_difference),
            in_100(found.low),
            in_100(found.high),
            Cell::figure(found.p, 4),
            Cell::figure(found.q, 4),
            found.too_few.as_deref().map_or(Cell::Missing, Cell::text),
            words::of_factor(found).note.map_or(Cell::Missing, Cell::text),
        ]);
    }
    table
}

#[cfg(test)]
mod tests;

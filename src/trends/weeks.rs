//! The weeks of a period: blocks of seven nights counted from its first.

use super::figures::Week;
use crate::diary::{Diary, Period};

const NIGHTS_A_WEEK: i64 = 7;

/// The weeks of a period with what was recorded in each; the last week may be short.
pub(super) fn weeks(diary: &Diary, period: Period) -> Vec<Week> {
    let mut weeks: Vec<Week> = (0..period.nights())
        .step_by(7)
        .map(|start| Week {
            from: period.first().plus_days(start),
            to: period.first().plus_days((start + NIGHTS_A_WEEK).min(period.nights()) - 1),
            recorded: 0,
            cramp_nights: 0,
            cramps: 0,
        })
        .collect();
    for night in diary.nights_in(period).filter(|night| night.is_recorded()) {
        let position = usize::try_from(night.date.days_since(period.first()) / NIGHTS_A_WEEK);
        let Some(week) = position.ok().and_then(|position| weeks.get_mut(position)) else {
            continue;
        };
        week.recorded += 1;
        week.cramp_nights += u32::from(night.is_cramp_night());
        week.cramps += u32::try_from(night.cramps().len()).unwrap_or(u32::MAX);
    }
    weeks
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::weeks;
    use crate::diary::{Cramp, Diary, Night, Period};

    #[test]
    fn the_last_week_may_be_short_and_a_night_counts_in_one_week_only() {
        let first = "2026-02-25".parse().unwrap();
        let mut diary = Diary::default();
        for (day, cramps) in [(-1, 1), (0, 2), (6, 0), (7, 1), (15, 3), (16, 1)] {
            let mut night = Night::unanswered(crate::diary::NightDate::plus_days(first, day));
            night.cramps = Some(vec![Cramp::default(); cramps]);
            diary.put_night(Arc::new(night));
        }
        diary.put_night(Arc::new(Night::unanswered(first.plus_days(3))));
        let period = Period::new(first, first.plus_days(15)).unwrap();
        let found: Vec<_> = weeks(&diary, period)
            .iter()
            .map(|week| {
                let nights = format!("{} {}", week.from, week.to);
                (nights, week.recorded, week.cramp_nights, week.cramps)
            })
            .collect();
        assert_eq!(
            found,
            [
                ("2026-02-25 2026-03-03".to_owned(), 2, 1, 2),
                ("2026-03-04 2026-03-10".to_owned(), 1, 1, 1),
                ("2026-03-11 2026-03-12".to_owned(), 1, 1, 3),
            ]
        );
    }
}

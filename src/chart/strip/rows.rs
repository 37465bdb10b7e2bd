//! What stands in the rows of the strip: a night each, or counts of more nights.

use chrono::{Datelike as _, NaiveDate};

use crate::diary::{
    ClockTime, Cramp, Diary, Dose, Night, NightDate, Period,
    sleep_times::sleep_times,
    vocabulary::Side,
    written::{count, muscle, side},
};

/// The most rows.
pub(super) const MOST_ROWS: i64 = 56;
/// The axis begins at this minute of the day, 18:00.
const FIRST_MINUTE: u16 = 18 * 60;
/// Minutes of the axis, to 12:00.
pub(super) const AXIS_MINUTES: u16 = 18 * 60;

/// The rows of a period: the smallest unit with which there are not too many.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Rows {
    /// A row a night.
    Nights(Vec<NightRow>),
    /// A row for more nights.
    Spans(Unit, Vec<SpanRow>),
}

/// One night. Times are minutes after 18:00.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NightRow {
    pub(super) night: NightDate,
    /// Whether it was answered if there were cramps.
    pub(super) recorded: bool,
    /// From trying to sleep to the final awakening, where the answers fit together.
    pub(super) sleep: Option<[ClockTime; 2]>,
    /// The first one first, those without a time last.
    pub(super) cramps: Vec<CrampMark>,
    pub(super) doses: Vec<DoseMark>,
}

/// A cramp of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CrampMark {
    /// When it began; `None`: no time, or one outside the axis.
    pub(super) at: Option<u16>,
    pub(super) pain: Option<u16>,
    pub(super) side: Option<Side>,
    /// "03:10, left calf, pain 7 of 10".
    pub(super) words: String,
}

/// A dose of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DoseMark {
    /// When it was taken; `None`: no time, or one outside the axis.
    pub(super) at: Option<u16>,
    /// "Magnesium 300 mg at 22:00".
    pub(super) words: String,
}

/// How many nights a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Seven nights, counted from the first of the period.
    Week,
    /// A month of the calendar.
    Month,
    /// This many years of the calendar.
    Years(i32),
}

/// Several nights as one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SpanRow {
    /// The first night of it that lies in the period.
    pub(super) from: NightDate,
    /// The last one.
    pub(super) to: NightDate,
    pub(super) nights: u32,
    pub(super) recorded: u32,
    pub(super) cramp_nights: u32,
    pub(super) cramps: u32,
}

/// Where a clock time lies on the axis; `None` between 12:00 and 18:00.
pub(super) fn minutes_into_night(time: ClockTime) -> Option<u16> {
    let day = 24 * 60;
    let minutes = (time.minute_of_day() + day - FIRST_MINUTE) % day;
    (minutes <= AXIS_MINUTES).then_some(minutes)
}

impl Rows {
    pub(super) fn of(diary: &Diary, period: Period) -> Self {
        if period.nights() <= MOST_ROWS {
            return Self::Nights(period.iter().map(|night| NightRow::of(diary, night)).collect());
        }
        let unit = Unit::of(period);
        let mut rows = Vec::new();
        let mut from = period.first();
        while from <= period.last() {
            let to = unit.last_of(from).min(period.last());
            rows.extend(Period::new(from, to).map(|span| SpanRow::of(diary, span)));
            from = to.plus_days(1);
        }
        Self::Spans(unit, rows)
    }
}

impl Unit {
    fn of(period: Period) -> Self {
        let (first, last) = (period.first().morning(), period.last().morning());
        let months = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
        if period.nights() <= 7 * MOST_ROWS {
            Self::Week
        } else if months(last) - months(first) < MOST_ROWS {
            Self::Month
        } else {
            let rows =
                |years: i32| last.year().div_euclid(years) - first.year().div_euclid(years) + 1;
            let years = [1, 2, 5, 10, 20, 50, 100]
                .into_iter()
                .find(|years| i64::from(rows(*years)) <= MOST_ROWS)
                .unwrap_or(1000);
            Self::Years(years)
        }
    }

    /// The last night of the unit that a night lies in.
    fn last_of(self, night: NightDate) -> NightDate {
        let date = night.morning();
        let day_before = |year: i32, month: u32| {
            NaiveDate::from_ymd_opt(year, month, 1)
                .map_or(night, |next| NightDate::from_morning(next).plus_days(-1))
        };
        match self {
            Self::Week => night.plus_days(6),
            Self::Month if date.month() == 12 => day_before(date.year() + 1, 1),
            Self::Month => day_before(date.year(), date.month() + 1),
            Self::Years(years) => day_before((date.year().div_euclid(years) + 1) * years, 1),
        }
    }

    /// "a row a week".
    pub(super) fn words(self) -> String {
        match self {
            Self::Week => "a row a week".to_owned(),
            Self::Month => "a row a month".to_owned(),
            Self::Years(1) => "a row a year".to_owned(),
            Self::Years(years) => format!("a row for {years} years"),
        }
    }

    /// What stands beside a row.
    pub(super) fn label(self, row: &SpanRow) -> String {
        let (from, to) = (row.from.morning(), row.to.morning());
        match self {
            Self::Week => from.format("%-d %b %y").to_string(),
            Self::Month => from.format("%b %Y").to_string(),
            Self::Years(_) if from.year() == to.year() => from.year().to_string(),
            Self::Years(_) => format!("{}–{}", from.year(), to.year()),
        }
    }
}

impl SpanRow {
    fn of(diary: &Diary, span: Period) -> Self {
        let mut row = Self {
            from: span.first(),
            to: span.last(),
            nights: u32::try_from(span.nights()).unwrap_or(u32::MAX),
            recorded: 0,
            cramp_nights: 0,
            cramps: 0,
        };
        for night in diary.nights_in(span) {
            row.recorded += u32::from(night.is_recorded());
            row.cramp_nights += u32::from(night.is_cramp_night());
            row.cramps += u32::try_from(night.cramps().len()).unwrap_or(u32::MAX);
        }
        row
    }

    /// "9 of 24, 12 cramps".
    pub(super) fn counts(&self) -> String {
        if self.recorded == 0 {
            return "not recorded".to_owned();
        }
        let cramps = count(self.cramps, "cramp", "cramps");
        format!("{} of {}, {cramps}", self.cramp_nights, self.recorded)
    }
}

impl NightRow {
    fn of(diary: &Diary, date: NightDate) -> Self {
        let Some(night) = diary.night(date) else {
            let (sleep, cramps, doses) = (None, Vec::new(), Vec::new());
            return Self { night: date, recorded: false, sleep, cramps, doses };
        };
        let mut cramps: Vec<CrampMark> = night.cramps().iter().map(CrampMark::of).collect();
        cramps.sort_by_key(|cramp| (cramp.at.is_none(), cramp.at));
        let doses = night.doses.as_deref().unwrap_or_default();
        Self {
            night: date,
            recorded: night.is_recorded(),
            sleep: asleep(night),
            cramps,
            doses: doses.iter().map(DoseMark::of).collect(),
        }
    }

    /// Where its sleep lies on the axis; none where it leaves it.
    pub(super) fn sleep_on_axis(&self) -> Option<[u16; 2]> {
        let [from, to] = self.sleep?;
        let (from, to) = (minutes_into_night(from)?, minutes_into_night(to)?);
        (from < to).then_some([from, to])
    }

    /// All that is known of it, in words.
    pub(super) fn words(&self) -> String {
        let mut parts = vec![match (self.recorded, self.cramps.len()) {
            (false, _) => "not recorded".to_owned(),
            (true, 0) => "no cramps".to_owned(),
            (true, cramps) => format!(
                "{} ({})",
                count(u32::try_from(cramps).unwrap_or(u32::MAX), "cramp", "cramps"),
                self.cramps_in_words()
            ),
        }];
        parts.extend(self.sleep.map(|[from, to]| format!("asleep from about {from} to {to}")));
        if !self.doses.is_empty() {
            parts.push(format!("doses: {}", self.doses_in_words()));
        }
        format!("Night to {}: {}", crate::diary::written::date(self.night.morning()), {
            parts.join("; ")
        })
    }

    pub(super) fn cramps_in_words(&self) -> String {
        let words: Vec<&str> = self.cramps.iter().map(|cramp| cramp.words.as_str()).collect();
        words.join("; ")
    }

    pub(super) fn doses_in_words(&self) -> String {
        let words: Vec<&str> = self.doses.iter().map(|dose| dose.words.as_str()).collect();
        words.join("; ")
    }
}

impl CrampMark {
    fn of(cramp: &Cramp) -> Self {
        let place = match (cramp.side, cramp.muscle) {
            (Some(Side::Both), Some(at)) => Some(format!("{} of both legs", muscle(at))),
            (Some(of), Some(at)) => Some(format!("{} {}", side(of), muscle(at))),
            (None, Some(at)) => Some(muscle(at).to_owned()),
            (Some(Side::Both), None) => Some("both legs".to_owned()),
            (Some(of), None) => Some(format!("{} leg", side(of))),
            (None, None) => None,
        };
        let pain = cramp.pain.map(crate::diary::quantity::Pain::get);
        let parts = [
            cramp.started.map(|time| time.to_string()),
            place,
            pain.map(|pain| format!("pain {pain} of 10")),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        Self {
            at: cramp.started.and_then(minutes_into_night),
            pain,
            side: cramp.side,
            words: if parts.is_empty() {
                "nothing else known".to_owned()
            } else {
                parts.join(", ")
            },
        }
    }

    /// The letter of its side.
    pub(super) const fn letter(&self) -> char {
        match self.side {
            Some(Side::Left) => 'L',
            Some(Side::Right) => 'R',
            Some(Side::Both) => 'B',
            None => '?',
        }
    }
}

impl DoseMark {
    fn of(dose: &Dose) -> Self {
        let amount = dose.amount.as_ref().map(|amount| format!(" {amount}")).unwrap_or_default();
        let time = dose.time.map(|time| format!(" at {time}")).unwrap_or_default();
        Self {
            at: dose.time.and_then(minutes_into_night),
            words: format!("{}{amount}{time}", dose.name),
        }
    }
}

/// From trying to sleep to the final awakening; none where the night's times contradict each
/// other.
fn asleep(night: &Night) -> Option<[ClockTime; 2]> {
    sleep_times(night).ok()?;
    Some([night.sleep.tried_to_sleep?, night.sleep.final_awakening?])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Rows, Unit, minutes_into_night};
    use crate::diary::{Diary, Night, Period};

    fn period(first: &str, last: &str) -> Period {
        Period::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
    }

    fn diary(nights: &[&str]) -> Diary {
        let mut diary = Diary::default();
        for night in nights {
            diary.put_night(Arc::new(serde_json::from_str::<Night>(night).unwrap()));
        }
        diary
    }

    #[test]
    fn the_axis_goes_from_six_in_the_evening_to_noon() {
        for (time, minutes) in [
            ("17:59", None),
            ("18:00", Some(0)),
            ("00:00", Some(360)),
            ("12:00", Some(1080)),
            ("12:01", None),
        ] {
            assert_eq!(minutes_into_night(time.parse().unwrap()), minutes, "{time}");
        }
    }

    #[test]
    fn no_period_has_more_rows_than_can_be_read() {
        let nothing = Diary::default();
        let unit = |first, last| match Rows::of(&nothing, period(first, last)) {
            Rows::Nights(rows) => (None, rows.len()),
            Rows::Spans(unit, rows) => {
                assert_eq!(rows.first().unwrap().from.to_string(), first);
                assert_eq!(rows.last().unwrap().to.to_string(), last);
                for pair in rows.windows(2) {
                    assert_eq!(pair[0].to.plus_days(1), pair[1].from);
                }
                (Some(unit), rows.len())
            }
        };
        assert_eq!(unit("2026-01-24", "2026-03-20"), (None, 56));
        assert_eq!(unit("2026-01-23", "2026-03-20"), (Some(Unit::Week), 9));
        assert_eq!(unit("2025-02-22", "2026-03-20"), (Some(Unit::Week), 56));
        assert_eq!(unit("2025-02-21", "2026-03-20"), (Some(Unit::Month), 14));
        assert_eq!(unit("2021-07-31", "2026-03-20"), (Some(Unit::Years(1)), 6));
        assert_eq!(unit("1900-01-01", "2026-03-20"), (Some(Unit::Years(5)), 26));
        assert_eq!(unit("1000-01-01", "2026-03-20"), (Some(Unit::Years(20)), 52));
    }

    #[test]
    fn a_row_holds_what_was_answered_and_no_more() {
        let diary = diary(&[
            r#"{"date": "2026-03-01", "cramps": [
                {"pain": 3},
                {"started": "03:10", "side": "left", "muscle": "calf", "pain": 7},
                {"started": "13:00", "side": "both"}],
              "sleep": {"tried_to_sleep": "23:00", "final_awakening": "06:30"},
              "doses": [{"name": "Magnesium", "amount": "300 mg", "time": "22:00"}]}"#,
            r#"{"date": "2026-03-02", "cramps": []}"#,
            r#"{"date": "2026-03-03", "sleep": {"tried_to_sleep": "07:00",
                "final_awakening": "06:30", "into_bed": "08:00", "out_of_bed": "06:20"}}"#,
        ]);
        let Rows::Nights(rows) = Rows::of(&diary, period("2026-03-01", "2026-03-04")) else {
            panic!("four nights have a row each")
        };
        assert_eq!(
            rows[0].words(),
            "Night to Sun 1 March 2026: 3 cramps (03:10, left calf, pain 7 of 10; pain 3 of 10; \
             13:00, both legs); asleep from about 23:00 to 06:30; doses: Magnesium 300 mg at 22:00"
        );
        let at: Vec<_> = rows[0].cramps.iter().map(|cramp| cramp.at).collect();
        assert_eq!(at, [Some(550), None, None]);
        assert_eq!(rows[0].sleep_on_axis(), Some([300, 750]));
        assert_eq!(rows[1].words(), "Night to Mon 2 March 2026: no cramps");
        // Of times that contradict each other nothing is drawn.
        assert_eq!(rows[2].sleep, None);
        assert_eq!(rows[3].words(), "Night to Wed 4 March 2026: not recorded");
    }
}

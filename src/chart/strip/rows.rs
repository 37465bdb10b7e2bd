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
    pub(super) sleep: Option<Asleep>,
    /// The first one first, those without a time last.
    pub(super) cramps: Vec<CrampMark>,
    pub(super) doses: Vec<DoseMark>,
}

/// From trying to sleep to the final awakening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asleep {
    /// On the axis; `None` where it leaves it.
    pub(super) at: Option<[u16; 2]>,
    /// Both times.
    pub(super) words: [String; 2],
}

/// How a person writes a time.
type Clock<'a> = &'a dyn Fn(ClockTime) -> String;

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
    pub(super) fn of(diary: &Diary, period: Period, clock: Clock<'_>) -> Self {
        if period.nights() <= MOST_ROWS {
            let row = |night| NightRow::of(diary, night, clock);
            return Self::Nights(period.iter().map(row).collect());
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
    fn of(diary: &Diary, date: NightDate, clock: Clock<'_>) -> Self {
        let Some(night) = diary.night(date) else {
            let (sleep, cramps, doses) = (None, Vec::new(), Vec::new());
            return Self { night: date, recorded: false, sleep, cramps, doses };
        };
        let mut cramps: Vec<CrampMark> =
            night.cramps().iter().map(|cramp| CrampMark::of(cramp, clock)).collect();
        cramps.sort_by_key(|cramp| (cramp.at.is_none(), cramp.at));
        let doses = night.doses.as_deref().unwrap_or_default();
        Self {
            night: date,
            recorded: night.is_recorded(),
            sleep: asleep(night, clock),
            cramps,
            doses: doses.iter().map(|dose| DoseMark::of(dose, clock)).collect(),
        }
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
        if let Some(Asleep { words: [from, to], .. }) = &self.sleep {
            parts.push(format!("asleep from about {from} to {to}"));
        }
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
    fn of(cramp: &Cramp, clock: Clock<'_>) -> Self {
        let place = match (cramp.side, cramp.muscle) {
            (Some(Side::Both), Some(at)) => Some(format!("{} of both legs", muscle(at))),
            (Some(of), Some(at)) => Some(format!("{} {}", side(of), muscle(at))),
            (None, Some(at)) => Some(muscle(at).to_owned()),
            (Some(Side::Both), None) => Some("both legs".to_owned()),
            (Some(of), None) => Some(format!("{} leg", side(of))),
            (None, None) => None,
        };
        let pain = cramp.pain.map(crate::diary::quantity::Pain::get);
        let parts =
            [cramp.started.map(clock), place, pain.map(|pain| format!("pain {pain} of 10"))];
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
    fn of(dose: &Dose, clock: Clock<'_>) -> Self {
        let amount = dose.amount.as_ref().map(|amount| format!(" {amount}")).unwrap_or_default();
        let time = dose.time.map(|time| format!(" at {}", clock(time))).unwrap_or_default();
        Self {
            at: dose.time.and_then(minutes_into_night),
            words: format!("{}{amount}{time}", dose.name),
        }
    }
}

/// From trying to sleep to the final awakening; none where the night's times contradict each
/// other.
fn asleep(night: &Night, clock: Clock<'_>) -> Option<Asleep> {
    sleep_times(night).ok()?;
    let times = [night.sleep.tried_to_sleep?, night.sleep.final_awakening?];
    let [from, to] = times.map(minutes_into_night);
    let at = from.zip(to).filter(|(from, to)| from < to).map(|(from, to)| [from, to]);
    Some(Asleep { at, words: times.map(clock) })
}

#[cfg(test)]
mod tests;

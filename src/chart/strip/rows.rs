//! What stands in the rows of the strip: a night each, or counts of more nights.

use crate::{
    diary::{
        ClockTime, Cramp, Diary, Dose, NightDate, Period,
        vocabulary::Side,
        written::{count, place},
    },
    trends::night_rows::{SpanRow, SpanUnit, minutes_into_night, sleep_span, span_in_row, spans},
};

/// The rows of a period: the smallest unit with which there are not too many.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Rows {
    /// A row a night.
    Nights(NightRows),
    /// A row for more nights.
    Spans(SpanUnit, Vec<SpanRow>),
}

/// A row a night.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NightRows {
    pub(super) rows: Vec<NightRow>,
    pub(super) hours: Hours,
}

/// Each third hour of the axis, as the person writes a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hours([String; 7]);

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
    /// What of it lies on the axis.
    pub(super) at: Vec<[u16; 2]>,
    /// Some of it does not.
    pub(super) is_cut: bool,
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

impl Rows {
    pub(super) fn of(diary: &Diary, period: Period, clock: Clock<'_>) -> Self {
        if let Some((unit, rows)) = spans(diary, period) {
            return Self::Spans(unit, rows);
        }
        let rows = period.iter().map(|night| NightRow::of(diary, night, clock)).collect();
        Self::Nights(NightRows { rows, hours: Hours::of(clock) })
    }
}

impl Hours {
    fn of(clock: Clock<'_>) -> Self {
        Self(
            [18, 21, 0, 3, 6, 9, 12]
                .map(|hour| ClockTime::new(hour, 0).map_or_else(String::new, clock)),
        )
    }

    /// Minutes on the axis with their labels.
    pub(super) fn shown(&self) -> impl Iterator<Item = (u16, &str)> {
        (0_u16..).step_by(180).zip(self.0.iter().map(String::as_str))
    }

    /// "18:00 to 12:00".
    pub(super) fn night(&self) -> String {
        let [evening, .., noon] = &self.0;
        format!("{evening} to {noon}")
    }

    /// "12:00 and 18:00".
    pub(super) fn afternoon(&self) -> String {
        let [evening, .., noon] = &self.0;
        format!("{noon} and {evening}")
    }
}

impl Asleep {
    fn of(times: [ClockTime; 2], clock: Clock<'_>) -> Self {
        let (at, is_cut) = span_in_row(times);
        Self { at, is_cut, words: times.map(clock) }
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
            sleep: sleep_span(night).map(|times| Asleep::of(times, clock)),
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
        let pain = cramp.pain.map(crate::diary::quantity::Pain::get);
        let parts = [
            cramp.started.map(clock),
            place(cramp.muscle, cramp.side),
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
    fn of(dose: &Dose, clock: Clock<'_>) -> Self {
        let amount = dose.amount.as_ref().map(|amount| format!(" {amount}")).unwrap_or_default();
        let time = dose.time.map(|time| format!(" at {}", clock(time))).unwrap_or_default();
        Self {
            at: dose.time.and_then(minutes_into_night),
            words: format!("{}{amount}{time}", dose.name),
        }
    }
}

#[cfg(test)]
mod tests;

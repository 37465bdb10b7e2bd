//! Floor 2: the charts of the trends as pictures, with their words and their figures.
//!
//! Pure: no window, no paper, no clock. [`Chart::all`] makes the charts of a period; a
//! [`Chart::scene`] is a chart laid out for a width, as shapes with a meaning. The window paints
//! scenes; [`svg`], [`png`] and [`csv`] write them to files. Picture, words and table of a chart
//! are made from the same figures.

mod bars;
mod columns;
mod cramp_nights;
pub mod csv;
mod events;
pub mod factors;
mod hours;
mod interval;
mod key;
mod lanes;
pub mod letters;
mod medications;
pub mod outline;
pub mod palette;
pub mod pen;
mod places;
pub mod png;
pub mod scale;
pub mod scene;
mod sheet;
mod sleep;
mod spread;
mod strip;
pub mod svg;
mod table;
#[cfg(test)]
mod testing;
mod trend_line;
mod week_bars;
mod week_plot;

pub use scene::{Anchor, Area, Hit, Ink, Mark, Point, Scene, Shape, TextRole, TextSizes};
pub use table::{Cell, Column, Table};

use crate::{
    diary::{ClockTime, Diary},
    trends::{
        Trends,
        words::{self, Said},
    },
};

/// The charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChartId {
    /// Cramp nights a week.
    CrampNights,
    /// By muscle and leg.
    Places,
    /// By the hour of the night.
    Hours,
    /// A row a night.
    NightStrip,
    /// How long cramps lasted.
    Lengths,
    /// How painful they were.
    Pain,
    /// The sleep measures over time.
    Sleep,
    /// Before and after each medication.
    Medications,
    /// What goes with cramp nights.
    Factors,
}

impl ChartId {
    /// Every one, in the order in which they stand.
    pub const ALL: [Self; 9] = [
        Self::CrampNights,
        Self::Places,
        Self::Hours,
        Self::NightStrip,
        Self::Lengths,
        Self::Pain,
        Self::Sleep,
        Self::Medications,
        Self::Factors,
    ];

    /// What stands over it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::CrampNights => "Cramp nights, week by week",
            Self::Places => "Where the cramps were",
            Self::Hours => "When in the night cramps began",
            Self::Lengths => "How long cramps lasted",
            Self::Pain => "How painful cramps were",
            Self::NightStrip => "Night by night",
            Self::Sleep => "Sleep over the weeks",
            Self::Medications => "Before and after each medication",
            Self::Factors => "What goes with cramp nights",
        }
    }

    /// The name of its files, without an ending.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::CrampNights => "cramp-nights-a-week",
            Self::Places => "cramps-by-place",
            Self::Hours => "cramps-by-hour",
            Self::Lengths => "lengths-of-cramps",
            Self::Pain => "pain-of-cramps",
            Self::NightStrip => "night-by-night",
            Self::Sleep => "sleep-over-the-weeks",
            Self::Medications => "before-and-after-medications",
            Self::Factors => "what-goes-with-cramp-nights",
        }
    }
}

/// One chart with all that stands around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Which one.
    pub id: ChartId,
    /// Its sentences; where it has no data, what is missing.
    pub said: Said,
    /// Its figures.
    pub table: Table,
    drawing: Drawing,
}

/// What a chart draws.
#[derive(Debug, Clone, PartialEq)]
enum Drawing {
    /// There is nothing to draw.
    Nothing,
    CrampNights(cramp_nights::CrampNights),
    Places(places::Places),
    Hours(hours::Hours),
    Spread(spread::Spread),
    NightStrip(strip::NightStrip),
    Sleep(sleep::SleepLines),
    Medications(medications::Medications),
    Factors(factors::Forest),
}

impl Chart {
    /// Every chart of a period, in the order in which they stand; `before` are the figures of
    /// the period before it, and `clock` writes a time as the person does.
    ///
    /// One without data is there too, and says what is missing.
    pub fn all(
        diary: &Diary,
        trends: &Trends,
        before: Option<&Trends>,
        clock: &dyn Fn(ClockTime) -> String,
    ) -> Vec<Self> {
        vec![
            cramp_nights::chart(diary, trends, before),
            places::chart(trends, words::places(trends)),
            hours::chart(trends, words::hours(trends, clock), clock),
            strip::chart(diary, trends, clock),
            spread::lengths(diary, trends, words::lengths(trends)),
            spread::pain(diary, trends, words::pain(trends)),
            sleep::chart(diary, trends),
            medications::chart(trends),
            factors::chart(trends),
        ]
    }

    /// One that says what is missing.
    fn without_data(id: ChartId, said: Said) -> Self {
        Self { id, said, table: Table::default(), drawing: Drawing::Nothing }
    }

    /// What stands over it.
    pub const fn title(&self) -> &'static str {
        self.id.title()
    }

    /// Whether there is something to draw.
    pub const fn has_data(&self) -> bool {
        !matches!(self.drawing, Drawing::Nothing)
    }

    /// Lays it out for a width; the height follows.
    pub fn scene(&self, width: f32, text: &dyn TextSizes) -> Scene {
        match &self.drawing {
            Drawing::Nothing => Scene { width, ..Scene::default() },
            Drawing::CrampNights(drawing) => drawing.scene(width, text),
            Drawing::Places(drawing) => drawing.scene(width, text),
            Drawing::Hours(drawing) => drawing.scene(width, text),
            Drawing::Spread(drawing) => drawing.scene(width, text),
            Drawing::NightStrip(drawing) => drawing.scene(width, text),
            Drawing::Sleep(drawing) => drawing.scene(width, text),
            Drawing::Medications(drawing) => drawing.scene(width, text),
            Drawing::Factors(drawing) => drawing.scene(width, text),
        }
    }
}

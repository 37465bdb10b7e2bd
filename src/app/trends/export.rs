//! A chart as a file.

use crate::{
    chart::{
        Chart, csv,
        letters::Letters,
        png::{self, PngError},
        svg,
    },
    diary::Period,
};

/// The width of a saved chart, in points.
const WIDTH: f32 = 960.0;
/// The pixels of a point: fine enough for paper.
const SCALE: f32 = 2.0;

/// What a chart is saved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChartFile {
    /// A picture of pixels.
    Png,
    /// A drawing of any size.
    Svg,
    /// Its figures.
    Csv,
}

/// Raised when a chart cannot be made into a file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The letters that the program brings along cannot be read.
    #[error("the letters of the chart could not be drawn; save its figures as CSV instead")]
    NoLetters,
    /// The picture failed.
    #[error(transparent)]
    Png(#[from] PngError),
}

impl ChartFile {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Png, Self::Svg, Self::Csv];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Png => "Picture (PNG)",
            Self::Svg => "Drawing (SVG)",
            Self::Csv => "Figures (CSV)",
        }
    }

    /// How names of such files end.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Csv => "csv",
        }
    }

    /// What stands in the file. It takes its time: never call it in a frame.
    ///
    /// # Errors
    /// [`ExportError`] where the chart cannot be drawn.
    pub fn content(self, chart: &Chart, period: Period) -> Result<Vec<u8>, ExportError> {
        let letters = || Letters::load().ok_or(ExportError::NoLetters);
        match self {
            Self::Png => Ok(png::write(chart, period, WIDTH, SCALE, &letters()?)?),
            Self::Svg => Ok(svg::write(chart, period, WIDTH, &letters()?).into_bytes()),
            Self::Csv => Ok(csv::write(&chart.table).into_bytes()),
        }
    }
}

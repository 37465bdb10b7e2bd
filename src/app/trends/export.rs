//! A chart as a file.

use crate::{
    chart::{Chart, csv},
    diary::Period,
};

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
    /// Something of the drawing failed.
    #[error("the chart could not be drawn; save its figures as CSV instead")]
    NotDrawn,
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
    pub fn content(self, chart: &Chart, _period: Period) -> Result<Vec<u8>, ExportError> {
        match self {
            Self::Png | Self::Svg => Err(ExportError::NotDrawn),
            Self::Csv => Ok(csv::write(&chart.table).into_bytes()),
        }
    }
}

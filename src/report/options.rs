//! What is printed, on what, and in which form: the same choice for the window and the
//! command line.

use chrono::NaiveDate;

use crate::diary::{Period, vocabulary::vocabulary};

vocabulary!(
    /// The size of the paper.
    Paper, "paper", {
        /// 210 by 297 mm.
        A4 = "a4",
        /// 8.5 by 11 inches.
        Letter = "letter",
    }
);

vocabulary!(
    /// The form in which a summary goes out; all of them say the same.
    ReportFormat, "format", {
        /// Pages to print.
        Pdf = "pdf",
        /// One page for a browser, in one file.
        Html = "html",
        /// Plain text for a message.
        Text = "txt",
        /// A table for a spreadsheet.
        Csv = "csv",
    }
);

vocabulary!(
    /// How dates are written.
    DateStyle, "way to write dates", {
        /// "3 Mar 2026".
        Words = "words",
        /// "2026-03-03", which needs no language.
        Iso = "iso",
    }
);

vocabulary!(
    /// A section of the summary that can be left out.
    SectionKind, "section", {
        /// Warning signs.
        Warnings = "warnings",
        /// The numbers beside those of the period before.
        Numbers = "numbers",
        /// The nights as a chart.
        Strip = "nights",
        /// Where and when the cramps were.
        Places = "places",
        /// Medications and their changes.
        Medications = "medications",
        /// History, exposures, signs and self-care.
        Background = "background",
        /// The person's questions.
        Questions = "questions",
    }
);

/// Whether the night-by-night record with the person's notes follows the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Notes {
    /// No notes: they may hold what is not meant for a doctor.
    #[default]
    Without,
    /// The record and every note follow as an appendix.
    With,
}

/// The sections that are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SectionSet(u8);

impl SectionSet {
    /// Every section.
    pub const ALL: Self = Self(u8::MAX);

    /// Whether a section is printed.
    pub const fn contains(self, section: SectionKind) -> bool {
        self.0 & Self::bit(section) != 0
    }

    /// The same with a section printed, or not.
    #[must_use]
    pub const fn with(self, section: SectionKind, printed: bool) -> Self {
        if printed { Self(self.0 | Self::bit(section)) } else { Self(self.0 & !Self::bit(section)) }
    }

    /// The sections that are left out, in the order of the page.
    pub fn left_out(self) -> impl Iterator<Item = SectionKind> {
        SectionKind::ALL.iter().copied().filter(move |section| !self.contains(*section))
    }

    const fn bit(section: SectionKind) -> u8 {
        1 << section as u8
    }
}

/// What is printed, on what, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportOptions {
    /// The nights that it is about.
    pub period: Period,
    /// The size of the paper.
    pub paper: Paper,
    /// Whether the appendix follows.
    pub notes: Notes,
    /// The sections that are printed.
    pub sections: SectionSet,
    /// How dates are written.
    pub dates: DateStyle,
    /// The day that is printed as the day of preparation.
    pub prepared_on: NaiveDate,
}

impl ReportOptions {
    /// Every section on A4, dates in words, without notes.
    pub const fn usual(period: Period, prepared_on: NaiveDate) -> Self {
        Self {
            period,
            paper: Paper::A4,
            notes: Notes::Without,
            sections: SectionSet::ALL,
            dates: DateStyle::Words,
            prepared_on,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SectionKind, SectionSet};

    #[test]
    fn a_section_is_left_out_and_taken_in_again() {
        for section in SectionKind::ALL {
            let without = SectionSet::ALL.with(*section, false);
            assert_eq!(without.left_out().collect::<Vec<_>>(), [*section]);
            assert_eq!(without.with(*section, true), SectionSet::ALL);
        }
        assert_eq!(SectionSet::ALL.left_out().count(), 0);
    }
}

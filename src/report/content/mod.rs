//! The summary in words: headings, paragraphs, tables and what each figure shows.
//!
//! Every form in which it goes out is made from this and from nothing else, so that a page,
//! a message and a table cannot differ in a number.

mod abridge;
mod background;
mod foot;
mod head;
mod medications;
mod numbers;
mod pattern;
mod record;
mod warnings;

pub use abridge::{Limits, abridged};
pub use foot::{PROGRAM, SENTENCE};
pub use head::TITLE;
pub use pattern::{bars, span_counts, span_label};

use chrono::Datelike as _;

use super::{
    model::Summary,
    options::{ReportOptions, SectionKind},
    words::Wording,
};

/// Everything that is said, in reading order.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// The title of the document.
    pub title: &'static str,
    /// Whose diary, which nights, and how many of them were recorded.
    pub head: Vec<Block>,
    /// The sections of the summary that were asked for.
    pub sections: Vec<Section>,
    /// Definitions and sources.
    pub definitions: Vec<String>,
    /// The record night by night, where it was asked for.
    pub record: Vec<Section>,
}

/// A heading with what stands under it.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Which section; `None`: a part of the appendix.
    pub kind: Option<SectionKind>,
    /// The heading.
    pub title: String,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// A paragraph, a table or a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// A figure.
    Figure(Figure),
}

/// Running text.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// How it is said.
    pub tone: Tone,
    /// The text; a line break is one that the person made.
    pub text: String,
    /// The number in it.
    pub number: Option<Number>,
}

/// How much a text matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As any other text.
    Plain,
    /// What is looked for first.
    Strong,
    /// What is looked for last.
    Weak,
    /// An emergency.
    Emergency,
}

/// A table; its first row, where it has one, names the columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it holds, from which its columns get their widths.
    pub kind: TableKind,
    /// The headers of the columns; empty where every row has one text of its own.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// What a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// Rules that fire.
    Warnings,
    /// Quantities in two periods.
    Numbers,
    /// Muscles by side.
    Places,
    /// Medications.
    Medications,
    /// Facts with their names.
    Facts,
    /// Nights and notes.
    Record,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The column of the cell that names the row.
    pub head: usize,
    /// The cells, one a column.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// How it is said.
    pub tone: Tone,
    /// The text.
    pub text: String,
    /// The number in it, where it holds one.
    pub number: Option<Number>,
}

/// A number for a spreadsheet, with the digits that are printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The number.
    pub value: String,
    /// Its interval.
    pub interval: Option<(String, String)>,
    /// How many it was counted over.
    pub over: Option<u32>,
    /// Its unit.
    pub unit: &'static str,
}

/// A figure with what it shows in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Which figure.
    pub kind: FigureKind,
    /// What it shows.
    pub words: String,
}

/// The figures of the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    /// The nights.
    Strip,
    /// Cramps by the hour.
    Hours,
    /// Cramps on the drawn legs.
    Legs,
}

impl Content {
    /// What a summary says.
    pub fn of(summary: &Summary, options: &ReportOptions) -> Self {
        let say = wording(options);
        let sections = SectionKind::ALL
            .iter()
            .filter(|kind| options.sections.contains(**kind))
            .map(|kind| section(*kind, summary, say))
            .collect();
        Self {
            title: TITLE,
            head: head::head(summary, options.sections, say),
            sections,
            definitions: foot::definitions(&summary.strip),
            record: summary
                .record
                .as_ref()
                .map(|record| record::record(record, say))
                .unwrap_or_default(),
        }
    }

    /// A section of the summary.
    pub fn section(&self, kind: SectionKind) -> Option<&Section> {
        self.sections.iter().find(|section| section.kind == Some(kind))
    }

    /// Every text that is said, figures in words, in reading order.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        [self.title]
            .into_iter()
            .chain(self.head.iter().flat_map(Block::texts))
            .chain(self.sections.iter().flat_map(Section::texts))
            .chain(self.definitions.iter().map(String::as_str))
            .chain(self.record.iter().flat_map(Section::texts))
    }
}

/// How a summary with these options writes its dates.
pub fn wording(options: &ReportOptions) -> Wording {
    Wording { dates: options.dates, year: options.period.last().morning().year() }
}

fn section(kind: SectionKind, summary: &Summary, say: Wording) -> Section {
    match kind {
        SectionKind::Warnings => warnings::warnings(summary, say),
        SectionKind::Numbers => numbers::numbers(summary, say),
        SectionKind::Strip => pattern::strip(summary, say),
        SectionKind::Places => pattern::places(summary),
        SectionKind::Medications => medications::medications(summary, say),
        SectionKind::Background => background::background(summary, say),
        SectionKind::Questions => background::questions(summary),
    }
}

impl Section {
    fn texts(&self) -> impl Iterator<Item = &str> {
        [self.title.as_str()].into_iter().chain(self.blocks.iter().flat_map(Block::texts))
    }
}

impl Block {
    /// A paragraph like any other.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Paragraph(Paragraph { tone: Tone::Plain, text: text.into(), number: None })
    }

    /// Its texts in reading order.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Paragraph(paragraph) => vec![&paragraph.text],
            Self::Figure(figure) => vec![&figure.words],
            Self::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells).map(|cell| &*cell.text);
                table.columns.iter().map(String::as_str).chain(cells).collect()
            }
        }
    }
}

impl Row {
    /// A row that its first cell names.
    pub const fn new(cells: Vec<Cell>) -> Self {
        Self { head: 0, cells }
    }
}

impl Cell {
    /// A cell like any other.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { tone: Tone::Plain, text: text.into(), number: None }
    }

    /// A cell of what is looked for first.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { tone: Tone::Strong, ..Self::plain(text) }
    }

    /// A cell of what is looked for last.
    pub fn weak(text: impl Into<String>) -> Self {
        Self { tone: Tone::Weak, ..Self::plain(text) }
    }

    /// The same in another tone.
    #[must_use]
    pub fn in_tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// The same with the number in it.
    #[must_use]
    pub fn with(self, number: Option<Number>) -> Self {
        Self { number, ..self }
    }
}

impl Number {
    /// A number that was counted.
    pub fn count(count: u32, unit: &'static str) -> Self {
        Self { value: count.to_string(), interval: None, over: None, unit }
    }

    /// The same with how many it was counted over.
    #[must_use]
    pub fn over(self, over: u32) -> Self {
        Self { over: Some(over), ..self }
    }
}

//! The pages: one for the summary where it fits, more where it does not, and the appendix.

use chrono::Datelike as _;

use super::{
    Paper, ReportError,
    layout::{
        flow::{Flow, Slice, height},
        fonts::Fonts,
        scene::{Document, Mark, MarkKind, Structure},
        table::Press,
    },
    model::Summary,
    sections::{appendix, background, foot, head, medications, numbers, places, warnings},
    strip,
};

/// Around everything that is printed.
pub const MARGIN: f32 = 30.0;
/// Between columns.
const GAP: f32 = 14.0;
/// Between sections.
const SECTION: f32 = 5.0;
/// The share of the left column beside the night strip.
const LEFT: f32 = 0.57;
/// The share of the left column beside the questions.
const FACTS: f32 = 0.64;

/// How small texts may be set to save a second page; the usual size comes first.
const SCALES: [f32; 4] = [1.0, 0.96, 0.92, 0.88];

/// The share of a page that smaller texts cannot save.
const HOPELESS: f32 = 0.2;

impl Paper {
    /// Width and height in points.
    pub const fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// Puts a summary on pages.
///
/// # Errors
/// [`ReportError::Typeface`] where the typeface cannot be read.
pub fn lay_out(summary: &Summary, paper: Paper) -> Result<Document, ReportError> {
    let (width, page_height) = paper.size();
    let inner = width - 2.0 * MARGIN;
    let bottom = page_height - MARGIN - foot::RUNNING_HEIGHT;
    let mut press = Press { fonts: Fonts::load()?, structure: Structure::default(), scale: 1.0 };

    let (lowest, highest) = strip::pitch_range(&summary.strip);
    let rows = strip::rows(&summary.strip);
    let mut fit = None;
    for scale in SCALES {
        press.scale = scale;
        let draft = Sections::set(&mut press, summary, inner, lowest);
        press.structure = Structure::default();
        let free = draft.free(bottom - MARGIN);
        // Where no size makes a page enough, the usual one it is.
        if free >= 0.0 || fit.is_none() {
            fit = Some((scale, draft.pitch(rows, free, lowest)));
        }
        if free >= 0.0 || free < -HOPELESS * bottom {
            break;
        }
    }
    let (scale, pitch) = fit.unwrap_or((1.0, lowest));
    press.scale = scale;
    let sections = Sections::set(&mut press, summary, inner, pitch.min(highest));

    let definitions = height(&sections.definitions);
    let mut flow = Flow::new(MARGIN, bottom - definitions, bottom);
    let definitions = sections.put(&mut flow, inner);
    if let Some(record) = &summary.record {
        let year = summary.period.last().morning().year();
        press.scale = 1.0;
        flow.new_page();
        flow.put(MARGIN, appendix::appendix(&mut press, record, year, inner));
    }

    let mut pages = flow.into_pages();
    let mut y = bottom - height(&definitions);
    if let Some(first) = pages.first_mut() {
        for slice in definitions {
            first.extend(slice.marks.into_iter().map(|mark| mark.moved(MARGIN, y)));
            y += slice.height;
        }
    }
    press.scale = 1.0;
    let count = pages.len();
    for (page, number) in pages.iter_mut().zip(1..) {
        page.extend(foot::running(&mut press, [MARGIN, bottom, inner], number, count));
    }
    for page in &mut pages {
        in_reading_order(page);
    }
    Ok(Document { width, height: page_height, pages, structure: press.structure })
}

/// Puts the marks of each part next to each other, in the order of the structure.
///
/// The lines of a row stand beside each other; who copies the text wants cell by cell.
/// Rules and frames are printed first, under everything, a running foot last.
fn in_reading_order(page: &mut [Mark]) {
    page.sort_by_key(|mark| match mark.part {
        None if !matches!(mark.kind, MarkKind::Text { .. }) => (0, None),
        Some(part) => (1, Some(part)),
        None => (2, None),
    });
}

/// The sections in reading order.
struct Sections {
    head: Vec<Slice>,
    warnings: Vec<Slice>,
    numbers: Vec<Slice>,
    strip: Vec<Slice>,
    places: Vec<Slice>,
    medications: Vec<Slice>,
    background: Vec<Slice>,
    questions: Vec<Slice>,
    /// Whether the questions stand beside the background, else under it.
    beside: bool,
    definitions: Vec<Slice>,
}

impl Sections {
    fn set(press: &mut Press, summary: &Summary, inner: f32, pitch: f32) -> Self {
        let year = summary.period.last().morning().year();
        let left = (inner - GAP) * LEFT;
        let facts = (inner - GAP) * FACTS;
        let head = head::head(press, summary, inner);
        let warnings = warnings::warnings(press, summary, inner);
        let numbers = numbers::numbers(press, summary, left);
        let strip = strip::strip(press, summary, inner - GAP - left, pitch);
        let places = places::places(press, summary, left);
        let medications = medications::medications(press, summary, inner);
        // Long questions would leave half of the page empty beside them.
        let written = summary.questions.as_ref().map_or(0, |text| text.chars().count());
        let beside = written < 700;
        let (facts, asked) = if beside { (facts, inner - GAP - facts) } else { (inner, inner) };
        let background = background::background(press, summary, year, facts);
        let questions = background::questions(press, summary, asked);
        let definitions = foot::definitions(press, &summary.strip, inner);
        Self {
            head,
            warnings,
            numbers,
            strip,
            places,
            medications,
            background,
            questions,
            beside,
            definitions,
        }
    }

    /// What is left of a page of this height; less than 0 where more pages are needed.
    fn free(&self, page: f32) -> f32 {
        let facts = if self.beside {
            height(&self.background).max(height(&self.questions))
        } else {
            height(&self.background) + SECTION + height(&self.questions)
        };
        let others = [&self.head, &self.warnings, &self.medications, &self.definitions];
        let others: f32 = others.into_iter().map(|slices| height(slices)).sum();
        page - others - facts - 3.0 * SECTION - self.left_column().max(height(&self.strip))
    }

    fn left_column(&self) -> f32 {
        height(&self.numbers) + SECTION + height(&self.places)
    }

    /// How high a row of the strip may be: the strip takes what is free, and the height of the
    /// column beside it in any case.
    fn pitch(&self, rows: usize, free: f32, pitch: f32) -> f32 {
        let strip = height(&self.strip);
        let more = (self.left_column() - strip).max(0.0) + free.max(0.0);
        pitch + more / f32::from(u16::try_from(rows).unwrap_or(u16::MAX)).max(1.0)
    }

    /// Puts everything but the definitions on the pages, and gives those back.
    fn put(self, flow: &mut Flow, inner: f32) -> Vec<Slice> {
        let second = MARGIN + (inner - GAP) * LEFT + GAP;
        flow.put(MARGIN, self.head);
        flow.put(MARGIN, self.warnings);
        flow.put(MARGIN, vec![Slice::gap(SECTION)]);
        let mut left = self.numbers;
        left.push(Slice::gap(SECTION));
        left.extend(self.places);
        flow.put_columns(vec![(MARGIN, left), (second, self.strip)]);
        flow.put(MARGIN, vec![Slice::gap(SECTION)]);
        flow.put(MARGIN, self.medications);
        flow.put(MARGIN, vec![Slice::gap(SECTION)]);
        if self.beside {
            let asked = MARGIN + (inner - GAP) * FACTS + GAP;
            flow.put_columns(vec![(MARGIN, self.background), (asked, self.questions)]);
        } else {
            flow.put(MARGIN, self.background);
            flow.put(MARGIN, vec![Slice::gap(SECTION)]);
            flow.put(MARGIN, self.questions);
        }
        self.definitions
    }
}

//! The pages: the summary on the first one, always; what is too long for it, and the record
//! where it is asked for, on those that follow.

use std::sync::Arc;

use super::{
    Paper, ReportError, ReportOptions, SectionKind,
    content::{self, Content, Limits, Section},
    layout::{
        find::FindFont,
        flow::{Flow, Slice, height},
        fonts::Fonts,
        scene::{Document, Mark, MarkKind, Structure},
        table::Press,
    },
    model::Summary,
    sections::{self, foot},
    strip,
    words::Wording,
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
/// Longer questions would leave half of the page empty beside them.
const BESIDE: usize = 700;

/// The usual size of texts, and how small they may be set to save space.
const LARGEST: f32 = 1.0;
const SMALLEST: f32 = 0.88;
/// The sizes between, the larger first.
const BETWEEN: [f32; 2] = [0.96, 0.92];
/// What texts may be set at where cutting alone does not do.
const LAST_RESORT: f32 = 0.8;

/// How much of a section the first page takes, the most first. What is cut stands whole in the
/// appendix.
const LIMITS: [Limits; 6] = [
    Limits { paragraph: usize::MAX, lines: usize::MAX, cell: usize::MAX, rows: usize::MAX },
    Limits { paragraph: 900, lines: 14, cell: 260, rows: 14 },
    Limits { paragraph: 600, lines: 9, cell: 180, rows: 10 },
    Limits { paragraph: 400, lines: 6, cell: 110, rows: 8 },
    Limits { paragraph: 240, lines: 4, cell: 70, rows: 6 },
    Limits { paragraph: 110, lines: 2, cell: 30, rows: 3 },
];

/// Which of the limits hold for questions and medications, for the background, and for warning
/// signs, which are cut last. With the last step, any diary fits.
const STEPS: [[usize; 3]; 9] = [
    [0, 0, 0],
    [1, 0, 0],
    [2, 1, 0],
    [3, 2, 0],
    [4, 3, 0],
    [5, 4, 1],
    [5, 5, 2],
    [5, 5, 3],
    [5, 5, 5],
];

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
pub fn lay_out(
    summary: &Summary,
    content: &Content,
    options: &ReportOptions,
    desktop: &mut dyn FindFont,
) -> Result<Document, ReportError> {
    let (width, page_height) = options.paper.size();
    let inner = width - 2.0 * MARGIN;
    let bottom = page_height - MARGIN - foot::RUNNING_HEIGHT;
    let fonts = Arc::new(Fonts::for_texts(content.texts(), desktop)?);
    let structure = Structure::default();
    let mut press = Press { fonts: Arc::clone(&fonts), structure, scale: 1.0 };
    let sheet = Sheet { summary, say: content::wording(options), inner, page: bottom - MARGIN };

    let fit = sheet.fit(&mut press, content);
    press.scale = fit.scale;
    let set = Sections::set(&mut press, &sheet, &fit.content, fit.pitch);
    let definitions = height(&set.definitions);
    let mut flow = Flow::new(MARGIN, bottom - definitions, bottom);
    let definitions = set.put(&mut flow, inner);
    press.scale = 1.0;
    let appendix: Vec<&Section> = fit.in_full.iter().chain(&content.record).collect();
    if !appendix.is_empty() {
        flow.new_page();
    }
    for (position, section) in appendix.into_iter().enumerate() {
        if position > 0 {
            flow.put(MARGIN, vec![Slice::gap(2.0 * SECTION)]);
        }
        flow.put(MARGIN, sections::section(&mut press, section, inner));
    }

    let mut pages = flow.into_pages();
    let mut y = bottom - height(&definitions);
    if let Some(first) = pages.first_mut() {
        for slice in definitions {
            first.extend(slice.marks.into_iter().map(|mark| mark.moved(MARGIN, y)));
            y += slice.height;
        }
    }
    let count = pages.len();
    for (page, number) in pages.iter_mut().zip(1..) {
        page.extend(foot::running(&mut press, [MARGIN, bottom, inner], number, count));
    }
    for page in &mut pages {
        in_reading_order(page);
    }
    Ok(Document { width, height: page_height, pages, structure: press.structure, fonts })
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

/// What the first page is made for.
struct Sheet<'a> {
    summary: &'a Summary,
    say: Wording,
    /// Its width and height without the margins.
    inner: f32,
    page: f32,
}

/// What goes on the first page, and how it is set there.
struct Fit {
    scale: f32,
    /// The height of a row of the strip.
    pitch: f32,
    content: Content,
    /// The sections that were cut, whole.
    in_full: Vec<Section>,
}

impl Sheet<'_> {
    /// Small letters save space before anything is cut; then as little is cut as possible.
    fn fit(&self, press: &mut Press, content: &Content) -> Fit {
        let (lowest, highest) = strip::pitch_range(&self.summary.strip);
        let rows = strip::rows(&self.summary.strip);
        let mut tried: Option<Fit> = None;
        for step in STEPS {
            let (content, in_full) = cut(content, step);
            if tried.as_ref().is_some_and(|fit| fit.content == content) {
                continue;
            }
            let mut draft = |scale: f32| {
                press.scale = scale;
                let draft = Sections::set(press, self, &content, lowest);
                press.structure = Structure::default();
                let free = draft.free(self.page);
                (free, draft.pitch(rows, free, lowest).min(highest))
            };
            let fit = |scale: f32, pitch: f32| Fit {
                scale,
                pitch,
                content: content.clone(),
                in_full: in_full.clone(),
            };
            let (free, pitch) = draft(LARGEST);
            if free >= 0.0 {
                return fit(LARGEST, pitch);
            }
            let (free, pitch) = draft(SMALLEST);
            if free >= 0.0 {
                let larger = BETWEEN.iter().find_map(|scale| {
                    let (free, pitch) = draft(*scale);
                    (free >= 0.0).then_some((*scale, pitch))
                });
                let (scale, pitch) = larger.unwrap_or((SMALLEST, pitch));
                return fit(scale, pitch);
            }
            tried = Some(fit(SMALLEST, pitch));
        }
        let (content, in_full) =
            tried.map_or_else(|| cut(content, [0; 3]), |fit| (fit.content, fit.in_full));
        Fit { scale: LAST_RESORT, pitch: lowest, content, in_full }
    }
}

/// The content of the first page within the limits of a step, and the sections that were cut,
/// whole.
fn cut(content: &Content, [asked, background, warnings]: [usize; 3]) -> (Content, Vec<Section>) {
    let mut in_full = Vec::new();
    let mut short = Content { record: Vec::new(), ..content.clone() };
    for section in &mut short.sections {
        let (limits, all_rows) = match section.kind {
            Some(SectionKind::Questions | SectionKind::Medications) => (asked, false),
            // Facts have few rows, and each has its name.
            Some(SectionKind::Background) => (background, true),
            Some(SectionKind::Warnings) => (warnings, false),
            // These are never long.
            Some(SectionKind::Numbers | SectionKind::Strip | SectionKind::Places) | None => {
                continue;
            }
        };
        let Some(limits) = LIMITS.get(limits).copied() else { continue };
        let limits = if all_rows { Limits { rows: usize::MAX, ..limits } } else { limits };
        if let Some(abridged) = content::abridged(section, limits) {
            let whole = std::mem::replace(section, abridged);
            in_full.push(Section { title: format!("{}, in full", whole.title), ..whole });
        }
    }
    (short, in_full)
}

/// The sections in reading order; one that was left out is empty.
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
    fn set(press: &mut Press, sheet: &Sheet<'_>, content: &Content, pitch: f32) -> Self {
        let &Sheet { summary, say, inner, .. } = sheet;
        let found = |kind: SectionKind| content.section(kind);
        let plain = |press: &mut Press, kind: SectionKind, width: f32| {
            found(kind).map(|own| sections::section(press, own, width)).unwrap_or_default()
        };
        let head = sections::head(press, content, inner);
        let warnings = plain(press, SectionKind::Warnings, inner);
        // A column that would be empty leaves its place to the other.
        let has_left =
            found(SectionKind::Numbers).is_some() || found(SectionKind::Places).is_some();
        let (left, right) = match (has_left, found(SectionKind::Strip).is_some()) {
            (true, true) => ((inner - GAP) * LEFT, (inner - GAP) * (1.0 - LEFT)),
            _ => (inner, inner),
        };
        let numbers = plain(press, SectionKind::Numbers, left);
        let strip = found(SectionKind::Strip)
            .map(|own| strip::strip(press, own, (summary, say), right, pitch))
            .unwrap_or_default();
        let places = found(SectionKind::Places)
            .map(|own| sections::places_and_figures(press, own, summary, left))
            .unwrap_or_default();
        let medications = plain(press, SectionKind::Medications, inner);
        let asked = found(SectionKind::Questions);
        let short = |section: &Section| {
            section.blocks.iter().flat_map(content::Block::texts).map(str::len).sum::<usize>()
                < BESIDE
        };
        let beside = found(SectionKind::Background).is_some() && asked.is_some_and(short);
        let facts = if beside { (inner - GAP) * FACTS } else { inner };
        let background = plain(press, SectionKind::Background, facts);
        let questions =
            plain(press, SectionKind::Questions, if beside { inner - GAP - facts } else { inner });
        let definitions = foot::definitions(press, &content.definitions, inner);
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

    /// What is left of a page of this height; less than 0 where more is needed.
    fn free(&self, page: f32) -> f32 {
        let facts = if self.beside {
            with_gap(&self.background).max(with_gap(&self.questions))
        } else {
            with_gap(&self.background) + with_gap(&self.questions)
        };
        let middle = self.left_column().max(height(&self.strip));
        let middle = if middle > 0.0 { middle + SECTION } else { 0.0 };
        let others = height(&self.head) + height(&self.warnings) + height(&self.definitions);
        page - others - middle - with_gap(&self.medications) - facts - SECTION
    }

    fn left_column(&self) -> f32 {
        height(&self.numbers) + with_gap(&self.places)
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
        let gap = || vec![Slice::gap(SECTION)];
        flow.put(MARGIN, self.head);
        flow.put(MARGIN, self.warnings);
        flow.put(MARGIN, gap());
        let mut left = self.numbers;
        if !left.is_empty() && !self.places.is_empty() {
            left.push(Slice::gap(SECTION));
        }
        left.extend(self.places);
        let second = if left.is_empty() { MARGIN } else { MARGIN + (inner - GAP) * LEFT + GAP };
        let columns = [(MARGIN, left), (second, self.strip)];
        flow.put_columns(columns.into_iter().filter(|(_, slices)| !slices.is_empty()).collect());
        flow.put(MARGIN, gap());
        if !self.medications.is_empty() {
            flow.put(MARGIN, self.medications);
            flow.put(MARGIN, gap());
        }
        if self.beside {
            let asked = MARGIN + (inner - GAP) * FACTS + GAP;
            flow.put_columns(vec![(MARGIN, self.background), (asked, self.questions)]);
        } else {
            let between = if self.background.is_empty() { Vec::new() } else { gap() };
            flow.put(MARGIN, self.background);
            flow.put(MARGIN, between);
            flow.put(MARGIN, self.questions);
        }
        self.definitions
    }
}

/// How high slices are with a gap under them; nothing needs no gap.
fn with_gap(slices: &[Slice]) -> f32 {
    if slices.is_empty() { 0.0 } else { height(slices) + SECTION }
}

//! The night strip: a row a night from 18:00 to 12:00, or a row of counts for more nights.

use chrono::Datelike as _;

use super::{
    layout::{
        flow::{Slice, text_mark},
        fonts::Weight,
        scene::{Ink, Mark, MarkKind, PartId, Role},
        table::{Press, rule},
        text::Style,
    },
    model::{CrampMark, NightRow, SpanRow, SpanUnit, Strip, Summary},
    sections::{HEADING, LABEL},
    words,
};

/// The dates beside the rows.
const LABEL_WIDTH: f32 = 42.0;
/// What has no place on the axis.
const OTHER_WIDTH: f32 = 34.0;
/// The counts at the end of a row for more nights.
const COUNTS_WIDTH: f32 = 78.0;
/// Minutes from the left to the right end of the axis.
const AXIS_MINUTES: f32 = 18.0 * 60.0;
/// Between the lines of a hatch.
const HATCH: f32 = 3.4;
/// The most letters that stand beside ticks; a number says more of them.
const MOST_LETTERS: usize = 5;

/// The lowest and the highest that a row may be.
pub const fn pitch_range(strip: &Strip) -> (f32, f32) {
    match strip {
        Strip::Nights(rows) if rows.len() > 28 => (4.2, 7.0),
        Strip::Nights(_) => (4.6, 10.0),
        Strip::Spans(..) => (5.6, 11.0),
    }
}

/// How many rows it has.
pub fn rows(strip: &Strip) -> usize {
    match strip {
        Strip::Nights(rows) => rows.len(),
        Strip::Spans(_, rows) => rows.len(),
    }
}

/// The section over a width, each row this high.
pub fn strip(press: &mut Press, summary: &Summary, width: f32, pitch: f32) -> Vec<Slice> {
    let heading = match &summary.strip {
        Strip::Nights(_) => "Night strip, 18:00 to 12:00".to_owned(),
        Strip::Spans(unit, _) => format!("The nights, {}", words::span_unit(*unit)),
    };
    let mut slices = press.heading(2, HEADING, &heading, width);
    let part = press.structure.add(Role::Figure(alternative(summary)));
    let mut drawing = Drawing { press, part, width, pitch, marks: Vec::new() };
    let height = match &summary.strip {
        Strip::Nights(rows) => drawing.nights(rows),
        Strip::Spans(unit, rows) => drawing.spans(*unit, rows),
    };
    slices.push(Slice { height, marks: drawing.marks, keep: false });
    slices
}

/// What the figure shows, in words.
fn alternative(summary: &Summary) -> String {
    let (cramp_nights, recorded, nights) = match &summary.strip {
        Strip::Nights(rows) => rows.iter().fold((0, 0, 0), |(with, recorded, all), row| {
            let cramp_night = u32::from(!row.cramps.is_empty());
            (with + cramp_night, recorded + u32::from(row.recorded), all + 1)
        }),
        Strip::Spans(_, rows) => rows.iter().fold((0, 0, 0), |(with, recorded, all), row| {
            (with + row.cramp_nights, recorded + row.recorded, all + row.nights)
        }),
    };
    format!(
        "Chart of the nights of {}: {cramp_nights} with a cramp, {} cramp-free, {} not recorded",
        words::period(summary.period),
        recorded - cramp_nights,
        nights - recorded,
    )
}

/// The figure while it is drawn, from its own top left corner.
struct Drawing<'a> {
    press: &'a Press,
    part: PartId,
    width: f32,
    pitch: f32,
    marks: Vec<Mark>,
}

impl Drawing<'_> {
    fn nights(&mut self, rows: &[NightRow]) -> f32 {
        let legend = self.legend(&[
            (Sample::Tick, "cramp, as high as its pain"),
            (Sample::Letters, "left, right, both legs, not known"),
            (Sample::Sleep, "asleep"),
            (Sample::Dose, "dose"),
            (Sample::Hatch, "not recorded"),
        ]);
        let (left, right) = (LABEL_WIDTH, self.width - OTHER_WIDTH);
        let top = legend + LABEL.leading + 1.0;
        let bottom = top + self.pitch * in_points(rows.len());
        for hour in (0..=18_u8).step_by(3) {
            let x = left + (right - left) * f32::from(hour) / 18.0;
            let text = format!("{:02}", (u16::from(hour) + 18) % 24);
            self.centred(LABEL, Ink::Weak, &text, x, top - 2.0);
            self.strokes(0.3, Ink::Rule, vec![[x, top, x, bottom]]);
        }
        self.centred(LABEL, Ink::Weak, "other", right + OTHER_WIDTH / 2.0 + 1.0, top - 2.0);
        for (index, row) in rows.iter().enumerate() {
            let y = top + self.pitch * in_points(index);
            if self.is_labelled(index) {
                let text = row.night.morning().format("%a %-d %b").to_string();
                self.label(&text, y);
                self.marks.push(rule(0.0, self.width, y));
            }
            self.night(row, left, right, y);
        }
        self.marks.push(rule(0.0, self.width, bottom));
        let note = "other: time not known, or from 12:00 to 18:00";
        let line = self.press.one_line(LABEL, note);
        let at = bottom + LABEL.ascent();
        self.marks.push(text_mark(LABEL, Ink::Weak, Some(self.part), line, 0.0, at));
        bottom + LABEL.leading + 2.0
    }

    /// Every row where there is room for its date, else the first of each week.
    fn is_labelled(&self, index: usize) -> bool {
        self.pitch >= LABEL.leading - 0.4 || index.is_multiple_of(7)
    }

    fn night(&mut self, row: &NightRow, left: f32, right: f32, y: f32) {
        let x_of = |minutes: u16| left + (right - left) * f32::from(minutes) / AXIS_MINUTES;
        if let Some((from, to)) = row.sleep {
            let bar = [x_of(from), y + 0.35 * self.pitch, x_of(to) - x_of(from), 0.5 * self.pitch];
            self.mark(Ink::Sleep, MarkKind::Box(bar));
        }
        if !row.recorded {
            self.hatch(left, right, y);
        }
        for minutes in row.doses.iter().flatten() {
            self.diamond(x_of(*minutes), y);
        }
        let mut letters = String::new();
        let mut last_x = 0.0;
        for cramp in row.cramps.iter() {
            let Some(minutes) = cramp.at else { continue };
            let x = x_of(minutes);
            if !letters.is_empty() && x > last_x + 1.4 + self.letters_width(&letters) {
                self.letters(&letters, last_x, y);
                letters.clear();
            }
            self.tick(cramp, x, y);
            letters.push(words::side_letter(cramp.side));
            last_x = x;
        }
        self.letters(&letters, last_x, y);
        self.other(row, right + 4.0, y);
    }

    /// What has no place on the axis: as ticks while they fit, else as a number.
    fn other(&mut self, row: &NightRow, from: f32, y: f32) {
        let cramps: Vec<&CrampMark> =
            row.cramps.iter().filter(|cramp| cramp.at.is_none()).collect();
        let doses = row.doses.iter().filter(|time| time.is_none()).count();
        let step = self.letters_width("B") + 3.2;
        let mut x = from;
        if cramps.len() <= 3 {
            for cramp in &cramps {
                self.tick(cramp, x, y);
                self.letters(&words::side_letter(cramp.side).to_string(), x, y);
                x += step;
            }
        } else if let Some(worst) = cramps.iter().max_by_key(|cramp| cramp.pain) {
            self.tick(worst, x, y);
            self.letters(&format!("×{}", cramps.len()), x, y);
            x += self.letters_width("×100") + 3.2;
        }
        if doses > 0 {
            self.diamond(x + 1.0, y);
            if doses > 1 {
                self.letters(&doses.to_string(), x + 2.5, y);
            }
        }
    }

    fn spans(&mut self, unit: SpanUnit, rows: &[SpanRow]) -> f32 {
        let top = self.legend(&[
            (Sample::Bar, "nights with a cramp"),
            (Sample::Empty, "cramp-free"),
            (Sample::Hatch, "not recorded"),
        ]) + 2.0;
        let (left, right) = (LABEL_WIDTH, self.width - COUNTS_WIDTH);
        for (index, row) in rows.iter().enumerate() {
            let y = top + self.pitch * in_points(index);
            self.label(&span_label(unit, row), y);
            let nights = in_points(usize::try_from(row.nights.max(1)).unwrap_or(1));
            let share = |count: u32| {
                (right - left) * in_points(usize::try_from(count).unwrap_or(0)) / nights
            };
            let (with, recorded) = (share(row.cramp_nights), share(row.recorded));
            let (y0, y1) = (y + 0.15 * self.pitch, y + 0.85 * self.pitch);
            self.mark(Ink::Cramp, MarkKind::Box([left, y0, with, y1 - y0]));
            if recorded < right - left {
                self.hatch_between(left + recorded, right, y0, y1);
            }
            let frame = vec![
                [left, y0, right, y0],
                [right, y0, right, y1],
                [right, y1, left, y1],
                [left, y1, left, y0],
            ];
            self.strokes(0.35, Ink::Rule, frame);
            let counts = if row.recorded == 0 {
                "not recorded".to_owned()
            } else {
                let cramps = words::counted(row.cramps, "cramp", "cramps");
                format!("{} of {}, {cramps}", row.cramp_nights, row.recorded)
            };
            let line = self.press.one_line(self.row_style(), &counts);
            let base = y + 0.5 * self.pitch + 0.35 * self.row_style().size;
            let style = self.row_style();
            self.marks.push(text_mark(style, Ink::Text, Some(self.part), line, right + 4.0, base));
        }
        let bottom = top + self.pitch * in_points(rows.len());
        let note = "cramp nights of recorded nights, and cramps";
        let line = self.press.one_line(LABEL, note);
        let at = bottom + LABEL.ascent() + 1.0;
        self.marks.push(text_mark(LABEL, Ink::Weak, Some(self.part), line, 0.0, at));
        bottom + LABEL.leading + 3.0
    }

    /// Letters that fit into a row.
    fn row_style(&self) -> Style {
        Style::new(Weight::Regular, (self.pitch * 1.02).min(LABEL.size))
    }

    fn letter_style(&self) -> Style {
        Style::new(Weight::SemiBold, (self.pitch * 1.05).clamp(5.0, 7.0))
    }

    fn label(&mut self, text: &str, y: f32) {
        let style = if self.pitch < LABEL.size { self.row_style() } else { LABEL };
        // A date beside every seventh row may be higher than its row.
        let style =
            if self.pitch < LABEL.leading - 0.4 && self.pitch < 5.6 { LABEL } else { style };
        let line = self.press.one_line(style, text);
        let base = if style == LABEL && self.pitch < LABEL.leading {
            y + LABEL.ascent()
        } else {
            y + 0.5 * self.pitch + 0.35 * style.size
        };
        self.marks.push(text_mark(style, Ink::Text, Some(self.part), line, 0.0, base));
    }

    fn tick(&mut self, cramp: &CrampMark, x: f32, y: f32) {
        let bottom = y + self.pitch - 0.3;
        match cramp.pain {
            Some(pain) => {
                let height = (self.pitch - 0.6) * (0.12 + 0.088 * f32::from(pain));
                self.mark(Ink::Cramp, MarkKind::Box([x - 0.7, bottom - height, 1.4, height]));
            }
            None => {
                let (x0, x1, y0) = (x - 0.9, x + 0.9, bottom - 0.5 * self.pitch);
                let frame = vec![
                    [x0, y0, x1, y0],
                    [x1, y0, x1, bottom],
                    [x1, bottom, x0, bottom],
                    [x0, bottom, x0, y0],
                ];
                self.strokes(0.5, Ink::Cramp, frame);
            }
        }
    }

    fn letters(&mut self, letters: &str, x: f32, y: f32) {
        if letters.is_empty() {
            return;
        }
        let style = self.letter_style();
        let line = self.press.one_line(style, &in_short(letters));
        let base = y + 0.5 * self.pitch + 0.36 * style.size;
        self.marks.push(text_mark(style, Ink::Text, Some(self.part), line, x + 1.2, base));
    }

    fn letters_width(&self, letters: &str) -> f32 {
        self.press.one_line(self.letter_style(), &in_short(letters)).width
    }

    fn diamond(&mut self, x: f32, y: f32) {
        let (middle, r) = (y + 0.5 * self.pitch, (0.34 * self.pitch).min(2.2));
        let points = vec![[x, middle - r], [x + r, middle], [x, middle + r], [x - r, middle]];
        self.mark(Ink::Text, MarkKind::Outline(points));
    }

    fn hatch(&mut self, left: f32, right: f32, y: f32) {
        self.hatch_between(left, right, y + 0.3, y + self.pitch - 0.3);
    }

    /// Slanted lines that stay within a rectangle.
    fn hatch_between(&mut self, left: f32, right: f32, top: f32, bottom: f32) {
        let height = bottom - top;
        let mut lines = Vec::new();
        let mut foot = left - height + HATCH / 2.0;
        while foot < right {
            // The line rises from (foot, bottom) to (foot + height, top).
            let cut_left = (left - foot).max(0.0);
            let cut_right = (foot + height - right).max(0.0);
            if cut_left + cut_right < height {
                lines.push([
                    foot + cut_left,
                    bottom - cut_left,
                    foot + height - cut_right,
                    top + cut_right,
                ]);
            }
            foot += HATCH;
        }
        if !lines.is_empty() {
            self.strokes(0.35, Ink::Weak, lines);
        }
    }

    fn centred(&mut self, style: Style, ink: Ink, text: &str, x: f32, base: f32) {
        let line = self.press.one_line(style, text);
        let left = x - line.width / 2.0;
        self.marks.push(text_mark(style, ink, Some(self.part), line, left, base));
    }

    fn strokes(&mut self, width: f32, ink: Ink, lines: Vec<[f32; 4]>) {
        self.mark(ink, MarkKind::Strokes { width, lines });
    }

    fn mark(&mut self, ink: Ink, kind: MarkKind) {
        self.marks.push(Mark { part: Some(self.part), ink, kind });
    }

    /// Samples with what they mean, in as many lines as they need; gives back their height.
    fn legend(&mut self, items: &[(Sample, &str)]) -> f32 {
        let (mut x, mut y) = (0.0, 0.0);
        let pitch = std::mem::replace(&mut self.pitch, 6.4);
        for (sample, text) in items {
            let line = self.press.one_line(LABEL, text);
            let own = sample.width() + 2.5 + line.width;
            if x > 0.0 && x + own > self.width {
                x = 0.0;
                y += LABEL.leading + 0.6;
            }
            self.sample(*sample, x, y + 0.9);
            let at = x + sample.width() + 2.5;
            let base = y + LABEL.ascent();
            self.marks.push(text_mark(LABEL, Ink::Weak, Some(self.part), line, at, base));
            x += own + 8.0;
        }
        self.pitch = pitch;
        y + LABEL.leading + 2.0
    }

    fn sample(&mut self, sample: Sample, x: f32, y: f32) {
        let (right, bottom) = (x + sample.width(), y + self.pitch);
        match sample {
            Sample::Tick => {
                for (pain, at) in [(2, 1.0), (8, 4.5)] {
                    self.tick(&CrampMark { at: None, pain: Some(pain), side: None }, x + at, y);
                }
            }
            Sample::Letters => self.letters("LRB?", x - 1.2, y),
            Sample::Sleep => {
                let bar = [x, y + 0.25 * self.pitch, sample.width(), 0.6 * self.pitch];
                self.mark(Ink::Sleep, MarkKind::Box(bar));
            }
            Sample::Dose => self.diamond(x + 2.0, y),
            Sample::Hatch => self.hatch_between(x, right, y + 0.6, bottom - 0.6),
            Sample::Bar => {
                let bar = [x, y + 1.0, sample.width(), self.pitch - 2.0];
                self.mark(Ink::Cramp, MarkKind::Box(bar));
            }
            Sample::Empty => {
                let (top, bottom) = (y + 1.0, bottom - 1.0);
                let frame = vec![
                    [x, top, right, top],
                    [right, top, right, bottom],
                    [right, bottom, x, bottom],
                    [x, bottom, x, top],
                ];
                self.strokes(0.35, Ink::Weak, frame);
            }
        }
    }
}

/// What the legend explains.
#[derive(Debug, Clone, Copy)]
enum Sample {
    Tick,
    Letters,
    Sleep,
    Dose,
    Hatch,
    Bar,
    Empty,
}

impl Sample {
    const fn width(self) -> f32 {
        match self {
            Self::Tick => 6.0,
            Self::Letters => 16.0,
            Self::Dose => 4.0,
            Self::Sleep | Self::Hatch | Self::Bar | Self::Empty => 14.0,
        }
    }
}

/// Letters as they are, or their number where there are too many.
fn in_short(letters: &str) -> String {
    let count = letters.chars().count();
    if count <= MOST_LETTERS { letters.to_owned() } else { format!("×{count}") }
}

fn span_label(unit: SpanUnit, row: &SpanRow) -> String {
    let (from, to) = (row.from.morning(), row.to.morning());
    match unit {
        SpanUnit::Week => from.format("%-d %b %y").to_string(),
        SpanUnit::Month => from.format("%b %Y").to_string(),
        SpanUnit::Years(_) if from.year() == to.year() => from.year().to_string(),
        SpanUnit::Years(_) => format!("{}–{}", from.year(), to.year()),
    }
}

fn in_points(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

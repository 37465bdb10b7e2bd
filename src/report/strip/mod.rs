//! The night strip: a row a night from 18:00 to 12:00, or a row of counts for more nights.

mod marks;

use marks::{Drawing, Sample, frame};

use super::{
    content::{Block, Figure, Section, span_counts, span_label},
    layout::{
        flow::{Slice, text_mark},
        scene::{Ink, MarkKind, Role},
        table::{Press, rule},
    },
    model::{CrampMark, NightRow, SpanRow, SpanUnit, Strip, Summary},
    options::DateStyle,
    sections::{HEADING, LABEL},
    words::{self, Wording},
};

/// The dates beside the rows.
const LABEL_WIDTH: f32 = 42.0;
/// What has no place on the axis.
const OTHER_WIDTH: f32 = 34.0;
/// The counts at the end of a row for more nights.
const COUNTS_WIDTH: f32 = 78.0;
/// Minutes from the left to the right end of the axis.
const AXIS_MINUTES: f32 = 18.0 * 60.0;

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
pub fn strip(
    press: &mut Press,
    section: &Section,
    (summary, say): (&Summary, Wording),
    width: f32,
    pitch: f32,
) -> Vec<Slice> {
    let mut slices = press.heading(2, HEADING, &section.title, width);
    for block in &section.blocks {
        if let Block::Figure(figure) = block {
            slices.push(self::figure(press, figure, (summary, say), width, pitch));
        }
    }
    slices
}

/// The figure alone.
pub fn figure(
    press: &mut Press,
    figure: &Figure,
    (summary, say): (&Summary, Wording),
    width: f32,
    pitch: f32,
) -> Slice {
    let part = press.structure.add(Role::Figure(figure.words.clone()));
    let mut drawing = Drawing { press, part, width, pitch, say, marks: Vec::new() };
    let height = match &summary.strip {
        Strip::Nights(rows) => drawing.nights(rows),
        Strip::Spans(unit, rows) => drawing.spans(*unit, rows),
    };
    Slice { height, marks: drawing.marks, ..Slice::default() }
}

impl Drawing<'_> {
    fn nights(&mut self, rows: &[NightRow]) -> f32 {
        let legend = self.legend(&[
            (Sample::Tick, "cramp, taller for more pain"),
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
            if self.has_all_dates() || index.is_multiple_of(7) {
                let morning = row.night.morning();
                let text = match self.say.dates {
                    DateStyle::Words => morning.format("%a %-d %b").to_string(),
                    DateStyle::Iso => morning.to_string(),
                };
                // The date of a whole week may be higher than its first row.
                let weekly = y + LABEL.ascent();
                let base = if self.has_all_dates() { self.middle(LABEL, y) } else { weekly };
                self.label(LABEL, &text, base);
                self.marks.push(rule(0.0, self.width, y));
            }
            self.night(row, left, right, y);
        }
        self.marks.push(rule(0.0, self.width, bottom));
        let note = if rows.iter().any(|row| row.is_sleep_cut) {
            "other: time not known, or 12:00 to 18:00; sleep then is not drawn"
        } else {
            "other: time not known, or from 12:00 to 18:00"
        };
        let line = self.press.one_line(LABEL, note);
        let at = bottom + LABEL.ascent();
        self.marks.push(text_mark(LABEL, Ink::Weak, Some(self.part), line, 0.0, at));
        bottom + LABEL.leading + 2.0
    }

    /// Whether there is room for a date beside every row.
    fn has_all_dates(&self) -> bool {
        self.pitch >= LABEL.leading - 0.4
    }

    fn night(&mut self, row: &NightRow, left: f32, right: f32, y: f32) {
        let x_of = |minutes: u16| left + (right - left) * f32::from(minutes) / AXIS_MINUTES;
        for &[from, to] in &row.sleep {
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
        for cramp in &row.cramps {
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
                self.letters(&doses.min(99).to_string(), x + 2.5, y);
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
            let style = self.row_style();
            let base = self.middle(style, y);
            self.label(style, &span_label(unit, row, self.say), base);
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
            self.strokes(0.35, Ink::Rule, frame([left, y0, right, y1]));
            let counts = span_counts(row);
            let line = self.press.one_line(style, &counts);
            self.marks.push(text_mark(style, Ink::Text, Some(self.part), line, right + 4.0, base));
        }
        let bottom = top + self.pitch * in_points(rows.len());
        let note = "cramp nights of recorded nights, and cramps";
        let line = self.press.one_line(LABEL, note);
        let at = bottom + LABEL.ascent() + 1.0;
        self.marks.push(text_mark(LABEL, Ink::Weak, Some(self.part), line, 0.0, at));
        bottom + LABEL.leading + 3.0
    }
}

fn in_points(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

//! A row a night.

use super::{
    super::{
        key::{Key, keys},
        pen::{Pen, stroke},
        scale::Scale,
        scene::{Anchor, Area, Ink, Point, Scene, TextRole, TextSizes},
    },
    rows::{CrampMark, Hours, NightRow, NightRows},
};
use crate::trends::night_rows::SHOWN_MINUTES;

/// Room for the ring of a night without cramps, between its date and its times.
const STATE: f32 = 18.0;
/// Room for what has no place among the times.
const OTHER: f32 = 58.0;
const GAP: f32 = 6.0;
/// The width of a tick.
const TICK: f32 = 3.0;
/// The height of the bar of sleep, at the foot of a row: letters stand above it.
const SLEEP: f32 = 4.0;
/// How long the line is that says that some of the sleep has no place in the row.
const CUT: f32 = 16.0;
/// The most letters that stand beside ticks that touch; a number says more of them.
const MOST_LETTERS: usize = 4;
/// So many nights stand below each other at every width.
const ONE_COLUMN: usize = 28;
/// From this width on, more nights stand in two columns.
const TWO_COLUMNS: f32 = 1000.0;
/// Between the columns.
const BETWEEN: f32 = 28.0;

/// Where the rows stand.
struct Grid {
    /// Minutes after 18:00 along the row.
    x: Scale,
    /// The height of a row.
    pitch: f32,
}

/// Lays the rows out: where there is room, many of them in two columns, the first nights on the
/// left.
pub(super) fn scene(
    NightRows { rows, hours }: &NightRows,
    width: f32,
    text: &dyn TextSizes,
) -> Scene {
    let mut pen = Pen::new(width, text);
    let top = draw_keys(&mut pen) + GAP;
    let is_halved = rows.len() > ONE_COLUMN && width >= TWO_COLUMNS;
    // Weeks stay whole.
    let held = if is_halved { rows.len().div_ceil(2).next_multiple_of(7) } else { rows.len() };
    let (columns, pitch) = if is_halved { (2, held) } else { (1, rows.len()) };
    let pitch = pitch_of(pitch, pen.line_height(TextRole::Small));
    let column = (width - BETWEEN * (columns - 1) as f32) / columns as f32;
    let mut bottom = top;
    for (number, rows) in rows.chunks(held.max(1)).enumerate() {
        let drawn = column_of(rows, hours, pitch, column, text);
        bottom = bottom.max(top + drawn.height);
        pen.scene(drawn, (column + BETWEEN) * number as f32, top);
    }
    let note = format!(
        "Other: the time is not known, or lies between {}; a line there: some of the sleep lies \
         between them",
        hours.afternoon()
    );
    let foot = bottom + GAP;
    let height = pen.paragraph(Ink::Weak, TextRole::Small, [0.0, foot], width, &note);
    pen.finish(foot + height)
}

/// The height of a row, where there are so many below each other.
fn pitch_of(rows: usize, line: f32) -> f32 {
    match rows {
        0..=14 => line + 8.0,
        15..=ONE_COLUMN => line + 5.0,
        _ => line.max(16.0) + 1.0,
    }
}

/// Rows below each other, under their hours.
fn column_of(
    rows: &[NightRow],
    hours: &Hours,
    pitch: f32,
    width: f32,
    text: &dyn TextSizes,
) -> Scene {
    let mut pen = Pen::new(width, text);
    let dates = pen.width_of("Wed 30 Sep", TextRole::Small);
    let left = dates + GAP + STATE;
    let end = f64::from(SHOWN_MINUTES);
    let x = Scale { from: 0.0, to: end, start: left, end: width - OTHER };
    let grid = Grid { x, pitch };
    let top = pen.line_height(TextRole::Small) + 2.0;
    let bottom = top + pitch * rows.len() as f32;
    grid.draw_hours(&mut pen, hours, top, bottom);
    for (index, row) in rows.iter().enumerate() {
        let y = top + pitch * index as f32;
        if index.is_multiple_of(7) {
            pen.lines(Ink::Outline, stroke::THIN, [[0.0, y], [width, y]]);
        }
        let label = row.night.morning().format("%a %-d %b").to_string();
        let at = [dates, y + pitch / 2.0];
        pen.text(Ink::Text, TextRole::Small, at, Anchor::Right, label);
        grid.draw_night(&mut pen, row, y);
        pen.hit(Area::new(0.0, y, width, y + pitch), row.words());
    }
    pen.lines(Ink::Outline, stroke::THIN, [[0.0, bottom], [width, bottom]]);
    pen.finish(bottom)
}

/// What the shapes mean; gives their height.
fn draw_keys(pen: &mut Pen<'_>) -> f32 {
    let shown: [Key<'_>; 8] = [
        ("Cramp, taller for more pain", |pen, area| {
            for (pain, x) in [(3, area.left + 5.0), (8, area.left + 12.0)] {
                tick(pen, Some(pain), [x, area.top + 2.0], 16.0);
            }
        }),
        ("Pain not known", |pen, area| {
            tick(pen, None, [area.left + 8.0, area.top + 2.0], 16.0);
        }),
        ("Left, right, both legs, not known: L, R, B, ?", |pen, area| {
            pen.text(Ink::Text, TextRole::Figure, area.center(), Anchor::Middle, "L");
        }),
        ("Cramps in the night", |pen, area| pen.dot(Ink::Cramp, area.center(), 4.0)),
        ("No cramps", |pen, area| pen.ring(Ink::Free, area.center(), 4.0)),
        ("Asleep, about", |pen, area| {
            pen.rect(Ink::Sleep, Area::around(area.center(), area.width(), SLEEP));
        }),
        ("Dose", |pen, area| diamond(pen, area.center(), 5.0)),
        ("Not recorded", |pen, area| {
            pen.hatch(Ink::NotRecorded, Area::around(area.center(), area.width(), 14.0));
        }),
    ];
    keys(pen, [0.0, 0.0], &shown)
}

impl Grid {
    /// As many hours as there is room for: each third, each sixth, or the first and the last.
    fn draw_hours(&self, pen: &mut Pen<'_>, hours: &Hours, top: f32, bottom: f32) {
        const APART: f32 = 6.0;
        let role = TextRole::Small;
        let y = top - 2.0 - pen.line_height(role) / 2.0;
        let other = "Other";
        let end = pen.width() - pen.width_of(other, role) - APART;
        pen.text(Ink::Weak, role, [pen.width(), y], Anchor::Right, other);
        let labels: Vec<(f32, f32, &str)> = hours
            .shown()
            .map(|(minutes, label)| {
                let x = self.x.at(minutes.into());
                pen.lines(Ink::Grid, stroke::THIN, [[x, top], [x, bottom]]);
                let half = pen.width_of(label, role) / 2.0;
                (x.min(end - half), half, label)
            })
            .collect();
        let is_apart = |every: &usize| {
            let shown: Vec<_> = labels.iter().step_by(*every).collect();
            shown.windows(2).all(|pair| match pair {
                [(one, half, _), (next, other, _)] => next - one >= half + other + APART,
                _ => true,
            })
        };
        let ends = labels.len().max(2) - 1;
        let every = [1, 2].into_iter().find(is_apart).unwrap_or(ends);
        for (x, _, label) in labels.iter().step_by(every) {
            pen.text(Ink::Weak, role, [*x, y], Anchor::Middle, *label);
        }
    }

    /// Where what has no time stands.
    fn other(&self) -> f32 {
        self.x.end + GAP
    }

    fn draw_night(&self, pen: &mut Pen<'_>, row: &NightRow, y: f32) {
        let (top, bottom) = (y + 1.5, y + self.pitch - 1.5);
        let foot = |left, right| Area::new(left, bottom - SLEEP, right, bottom);
        for [from, to] in row.sleep.iter().flat_map(|sleep| &sleep.at) {
            pen.rect(Ink::Sleep, foot(self.x.at((*from).into()), self.x.at((*to).into())));
        }
        if row.sleep.as_ref().is_some_and(|sleep| sleep.is_cut) {
            pen.rect(Ink::Sleep, foot(self.other(), self.other() + CUT));
        }
        let state = self.x.start - STATE / 2.0;
        if !row.recorded {
            pen.hatch(Ink::NotRecorded, Area::new(self.x.start, top, self.x.end, bottom));
        } else if row.cramps.is_empty() {
            pen.ring(Ink::Free, [state, f32::midpoint(top, bottom)], 4.0);
        } else {
            pen.dot(Ink::Cramp, [state, f32::midpoint(top, bottom)], 4.0);
        }
        for minutes in row.doses.iter().filter_map(|dose| dose.at) {
            diamond(pen, [self.x.at(minutes.into()), f32::midpoint(top, bottom)], self.pitch / 4.0);
        }
        self.draw_cramps(pen, row, y);
        self.draw_other(pen, row, y);
    }

    /// Ticks with their letters; letters of ticks that touch stand together behind the last one.
    fn draw_cramps(&self, pen: &mut Pen<'_>, row: &NightRow, y: f32) {
        let mut letters = String::new();
        let mut last = 0.0;
        for cramp in &row.cramps {
            let Some(minutes) = cramp.at else { continue };
            let x = self.x.at(minutes.into());
            if !letters.is_empty() && x > last + TICK + 2.0 + letters_width(pen, &letters) {
                self.letters(pen, &std::mem::take(&mut letters), last, y);
            }
            tick(pen, cramp.pain, [x, y + 1.0], self.pitch - 2.0);
            letters.push(cramp.letter());
            last = x;
        }
        self.letters(pen, &letters, last, y);
    }

    fn letters(&self, pen: &mut Pen<'_>, letters: &str, x: f32, y: f32) {
        if letters.is_empty() {
            return;
        }
        let at = [x + TICK, y + (self.pitch - SLEEP) / 2.0];
        pen.text(Ink::Text, TextRole::Figure, at, Anchor::Left, in_short(letters));
    }

    /// What has no place among the times: as ticks while they fit, else as a number.
    fn draw_other(&self, pen: &mut Pen<'_>, row: &NightRow, y: f32) {
        let cramps: Vec<&CrampMark> =
            row.cramps.iter().filter(|cramp| cramp.at.is_none()).collect();
        let doses = row.doses.iter().filter(|dose| dose.at.is_none()).count();
        let mut x = self.other() + TICK;
        let middle = y + self.pitch / 2.0;
        let room = pen.width() - x - if doses > 0 { 20.0 } else { 0.0 };
        let step = letters_width(pen, "B") + TICK + 5.0;
        if step * cramps.len() as f32 <= room {
            for cramp in cramps {
                tick(pen, cramp.pain, [x, y + 1.0], self.pitch - 2.0);
                self.letters(pen, &cramp.letter().to_string(), x, y);
                x += step;
            }
        } else if let Some(worst) = cramps.iter().max_by_key(|cramp| cramp.pain) {
            tick(pen, worst.pain, [x, y + 1.0], self.pitch - 2.0);
            let number = format!("×{}", cramps.len());
            pen.text(Ink::Text, TextRole::Figure, [x + TICK, middle], Anchor::Left, number);
            x += pen.width_of("×10", TextRole::Figure) + TICK + 5.0;
        }
        if doses > 0 {
            diamond(pen, [x + 2.0, middle], self.pitch / 4.0);
        }
    }
}

/// A cramp: as high as its pain, hollow and half as high where that is not known.
fn tick(pen: &mut Pen<'_>, pain: Option<u16>, [x, top]: Point, room: f32) {
    let bottom = top + room;
    let half = TICK / 2.0;
    if let Some(pain) = pain {
        let height = room * (0.12 + 0.088 * f32::from(pain.min(10)));
        pen.rect(Ink::Cramp, Area::new(x - half, bottom - height, x + half, bottom));
    } else {
        let hollow = Area::new(x - half, bottom - room / 2.0, x + half, bottom);
        pen.frame(Ink::Cramp, stroke::THIN, hollow);
    }
}

/// A dose.
fn diamond(pen: &mut Pen<'_>, [x, y]: Point, half: f32) {
    let points = [[x, y - half], [x + half, y], [x, y + half], [x - half, y], [x, y - half]];
    pen.lines(Ink::Text, stroke::LINE, points);
}

/// Letters as they are, or their number where there are too many.
fn in_short(letters: &str) -> String {
    let count = letters.chars().count();
    if count <= MOST_LETTERS { letters.to_owned() } else { format!("×{count}") }
}

fn letters_width(pen: &Pen<'_>, letters: &str) -> f32 {
    pen.width_of(&in_short(letters), TextRole::Figure)
}

#[cfg(test)]
mod tests {
    use super::in_short;

    #[test]
    fn many_letters_are_counted() {
        assert_eq!(in_short("LRB?"), "LRB?");
        assert_eq!(in_short("LRB?L"), "×5");
    }
}

//! A row for more nights: how many had a cramp, had none, and were not recorded.

use super::super::{
    key::{Key, keys},
    pen::{Pen, stroke},
    scale::Scale,
    scene::{Anchor, Area, Ink, Scene, TextRole, TextSizes},
};
use crate::{
    diary::written::count,
    trends::{
        night_rows::{SpanRow, SpanUnit},
        words::of_weeks,
    },
};

const GAP: f32 = 8.0;

/// Lays the rows out.
pub(super) fn scene(unit: SpanUnit, rows: &[SpanRow], width: f32, text: &dyn TextSizes) -> Scene {
    let mut pen = Pen::new(width, text);
    let role = TextRole::Small;
    let widest = |pen: &Pen<'_>, words: &dyn Fn(&SpanRow) -> String| {
        rows.iter().map(|row| pen.width_of(&words(row), role)).fold(0.0, f32::max)
    };
    let left = widest(&pen, &|row| unit.label(row)) + GAP;
    let right = width - widest(&pen, &counts) - GAP;
    let pitch = pen.line_height(role).max(16.0) + 4.0;
    let top = draw_keys(&mut pen) + GAP;
    for (index, row) in rows.iter().enumerate() {
        let y = top + pitch * index as f32;
        let middle = y + pitch / 2.0;
        pen.text(Ink::Text, role, [left - GAP, middle], Anchor::Right, unit.label(row));
        let x = Scale { from: 0.0, to: row.nights.into(), start: left, end: right };
        let (with, recorded) = (x.at(row.cramp_nights.into()), x.at(row.recorded.into()));
        let (above, below) = (y + 2.0, y + pitch - 2.0);
        pen.rect(Ink::Cramp, Area::new(left, above, with, below));
        if row.recorded < row.nights {
            pen.hatch(Ink::NotRecorded, Area::new(recorded, above, right, below));
        }
        pen.frame(Ink::Outline, stroke::THIN, Area::new(left, above, right, below));
        pen.text(Ink::Text, role, [right + GAP, middle], Anchor::Left, counts(row));
        pen.hit(Area::new(0.0, y, width, y + pitch), words(row));
    }
    let foot = top + pitch * rows.len() as f32 + GAP;
    let note = format!("Beside each row: cramp nights of recorded nights, and cramps; {}", {
        unit.words()
    });
    let height = pen.paragraph(Ink::Weak, role, [0.0, foot], width, &note);
    pen.finish(foot + height)
}

fn draw_keys(pen: &mut Pen<'_>) -> f32 {
    let shown: [Key<'_>; 3] = [
        ("Nights with a cramp", |pen, area| {
            pen.rect(Ink::Cramp, Area::around(area.center(), area.width(), 12.0));
        }),
        ("Without", |pen, area| {
            let bar = Area::around(area.center(), area.width(), 12.0);
            pen.frame(Ink::Outline, stroke::THIN, bar);
        }),
        ("Not recorded", |pen, area| {
            pen.hatch(Ink::NotRecorded, Area::around(area.center(), area.width(), 12.0));
        }),
    ];
    keys(pen, [0.0, 0.0], &shown)
}

/// "9 of 24, 12 cramps".
fn counts(row: &SpanRow) -> String {
    if row.recorded == 0 {
        return "not recorded".to_owned();
    }
    let cramps = count(row.cramps, "cramp", "cramps");
    format!("{} of {}, {cramps}", row.cramp_nights, row.recorded)
}

fn words(row: &SpanRow) -> String {
    let said = of_weeks(row.from, row.to, row.recorded, row.cramp_nights);
    if row.recorded == 0 {
        return said;
    }
    format!("{said}; {}", count(row.cramps, "cramp", "cramps"))
}

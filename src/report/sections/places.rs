//! Where the cramps were and when: on the legs, muscle by side, and a bar for each hour.

use super::{BODY, HEADING, LABEL, TABLE, legs};
use crate::{
    body::Counts,
    diary::vocabulary::Side,
    report::{
        layout::{
            flow::{Slice, text_mark},
            fonts::Weight,
            scene::{Ink, Mark, MarkKind, Role},
            table::{Cell, Column, Grid, Press, rule},
            text::Style,
        },
        model::{Hours, Places, Summary},
        words,
    },
};

const SIDES: [Option<Side>; 4] = [Some(Side::Left), Some(Side::Right), Some(Side::Both), None];
/// Between the legs and what stands beside them.
const BESIDE: f32 = 10.0;
/// How high the tallest bar is.
const BAR_HEIGHT: f32 = 22.0;
/// How many hours wide the two bars at the end stand, for their longer labels.
const SET_APART: f32 = 5.0;
/// Above the tallest bar, for its count.
const COUNT_HEIGHT: f32 = 8.0;

/// The section over a width.
pub fn places(press: &mut Press, summary: &Summary, width: f32) -> Vec<Slice> {
    let mut slices = press.heading(2, HEADING, "Where and when", width);
    if summary.places.cramps == 0 {
        slices.extend(press.paragraph(BODY, Ink::Text, "No cramp was recorded", width));
        return slices;
    }
    slices.push(figures(press, summary, width));
    slices
}

/// The table over the bars, and the legs beside both.
fn figures(press: &mut Press, summary: &Summary, width: f32) -> Slice {
    let counts = Counts(&summary.places.counts);
    let is_drawn = counts.on_drawing() > 0;
    let left = if is_drawn { width - legs::width(press) } else { width };
    let inner = if is_drawn { left - BESIDE } else { width };
    let mut slices = table(press, &summary.places, inner);
    slices.push(Slice::gap(3.0));
    slices.push(chart(press, &summary.hours, inner));
    let mut block = stacked(slices);
    if is_drawn {
        let legs = legs::legs(press, counts, block.height);
        block.height = block.height.max(legs.height);
        block.marks.extend(legs.marks.into_iter().map(|mark| mark.moved(left, 0.0)));
    }
    block
}

/// Slices under each other as one that is never cut.
fn stacked(slices: Vec<Slice>) -> Slice {
    let mut stack = Slice::default();
    for slice in slices {
        stack.marks.extend(slice.marks.into_iter().map(|mark| mark.moved(0.0, stack.height)));
        stack.height += slice.height;
    }
    stack
}

fn table(press: &mut Press, places: &Places, width: f32) -> Vec<Slice> {
    let part = press.structure.add(Role::Table);
    let grid = Grid::new(
        part,
        width,
        &[
            Column::left(0.33),
            Column::right(0.11),
            Column::right(0.12),
            Column::right(0.11),
            Column::right(0.22),
            Column::right(0.11),
        ],
    );
    let all = words::counted(places.cramps, "cramp", "cramps");
    let headers = [all.as_str(), "left", "right", "both", "side not recorded", "all"];
    let mut slices = press.header_row(&grid, LABEL, &headers);
    for muscle in places.muscles() {
        let name = match muscle {
            None => "Muscle not recorded".to_owned(),
            Some(_) => super::capital(words::muscle(muscle)),
        };
        let counts = SIDES.map(|side| places.of(muscle, side));
        let mut cells = vec![Cell::new(TABLE, name).heads_row()];
        cells.extend(counts.map(|count| Cell::new(TABLE, count.to_string())));
        cells.push(Cell::new(TABLE, counts.iter().sum::<u32>().to_string()));
        slices.extend(press.row(&grid, cells));
    }
    slices
}

/// Bars for the hours from 18 to 11, one for the rest of the day, one for "not known".
fn chart(press: &mut Press, hours: &Hours, width: f32) -> Slice {
    let bars = bars(hours);
    let most = bars.iter().map(|(_, count)| *count).max().unwrap_or_default().max(1);
    let part = press.structure.add(Role::Figure(alternative(hours)));
    let title = press.one_line(LABEL, "Cramps by the hour in which they began");
    let mut marks = vec![text_mark(LABEL, Ink::Weak, Some(part), title, 0.0, LABEL.ascent())];
    let base = LABEL.leading + COUNT_HEIGHT + BAR_HEIGHT;
    // The two bars at the end are set apart and have longer labels.
    let unit = width / (18.0 + 2.0 * SET_APART);
    let widest = press.one_line(LABEL, &most.to_string()).width;
    let counted = Style::new(Weight::Regular, LABEL.size * ((unit - 0.5) / widest).min(1.0));
    let mut x = 0.0;
    for (position, (label, count)) in bars.into_iter().enumerate() {
        let own = if label.len() > 2 { SET_APART * unit } else { unit };
        let centre = x + own / 2.0;
        let mut centred = |style: Style, text: &str, y: f32, ink: Ink| {
            let line = press.one_line(style, text);
            let left = (centre - line.width / 2.0).min(width - line.width).max(0.0);
            marks.push(text_mark(style, ink, Some(part), line, left, y));
        };
        #[expect(clippy::cast_precision_loss, reason = "counts of cramps are small")]
        let height = BAR_HEIGHT * count as f32 / most as f32;
        // Every third hour is named, as in the strip beside it; there is no room for more.
        if position % 3 == 0 || label.len() > 2 {
            centred(LABEL, &label, base + LABEL.ascent(), Ink::Weak);
        }
        if count > 0 {
            centred(counted, &count.to_string(), base - height - 1.6, Ink::Text);
            let bar = [centre - 0.36 * unit, base - height, 0.72 * unit, height];
            marks.push(Mark { part: Some(part), ink: Ink::Cramp, kind: MarkKind::Box(bar) });
        }
        x += own;
    }
    marks.push(rule(0.0, width, base));
    Slice { height: base + LABEL.leading + 2.0, marks, keep: false }
}

fn bars(hours: &Hours) -> Vec<(String, u32)> {
    let of = |hour: usize| hours.by_hour.get(hour).copied().unwrap_or_default();
    let night = (18..24).chain(0..12).map(|hour| (format!("{hour:02}"), of(hour)));
    let day = (12..18).map(of).sum();
    night.chain([("12 to 17".to_owned(), day), ("not known".to_owned(), hours.unknown)]).collect()
}

fn alternative(hours: &Hours) -> String {
    let said: Vec<String> = bars(hours)
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(label, count)| format!("{label}: {count}"))
        .collect();
    format!("Bar chart of cramps by the hour in which they began. {}", said.join(", "))
}

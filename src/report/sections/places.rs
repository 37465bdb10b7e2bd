//! Where the cramps were and when: on the legs, muscle by side, and a bar for each hour.

use super::{LABEL, legs, set};
use crate::{
    body::Counts,
    report::{
        content::{Block, Figure, FigureKind, bars},
        layout::{
            flow::{Slice, stacked, text_mark},
            fonts::Weight,
            scene::{Ink, Mark, MarkKind, Role},
            table::{Press, rule},
            text::Style,
        },
        model::{Hours, Summary},
    },
};

/// Between the legs and what stands beside them.
const BESIDE: f32 = 10.0;
/// How high the tallest bar is.
const BAR_HEIGHT: f32 = 22.0;
/// How many hours wide the two bars at the end stand, for their longer labels.
const SET_APART: f32 = 5.0;
/// Above the tallest bar, for its count.
const COUNT_HEIGHT: f32 = 8.0;

/// The table over the bars, and the legs beside both.
pub(super) fn figures(press: &mut Press, blocks: &[Block], summary: &Summary, width: f32) -> Slice {
    let words_of = |kind: FigureKind| {
        blocks.iter().find_map(|block| match block {
            Block::Figure(Figure { kind: own, words }) if *own == kind => Some(words.as_str()),
            Block::Figure(_) | Block::Paragraph(_) | Block::Table(_) => None,
        })
    };
    let drawn = words_of(FigureKind::Legs);
    let left = if drawn.is_some() { width - legs::width(press) } else { width };
    let inner = if drawn.is_some() { left - BESIDE } else { width };
    let mut slices = Vec::new();
    for block in blocks {
        if let Block::Table(table) = block {
            slices.extend(set::table(press, table, inner));
        }
    }
    slices.push(Slice::gap(3.0));
    if let Some(words) = words_of(FigureKind::Hours) {
        slices.push(self::hours(press, words, &summary.hours, inner));
    }
    let mut block = stacked(slices);
    if let Some(words) = drawn {
        let legs = legs::legs(press, words, Counts(&summary.places.counts), block.height);
        block.height = block.height.max(legs.height);
        block.marks.extend(legs.marks.into_iter().map(|mark| mark.moved(left, 0.0)));
    }
    block
}

/// Bars for the hours from 18 to 11, one for the rest of the day, one for "not known".
pub fn hours(press: &mut Press, words: &str, hours: &Hours, width: f32) -> Slice {
    let bars = bars(hours);
    let most = bars.iter().map(|(_, count)| *count).max().unwrap_or_default().max(1);
    let part = press.structure.add(Role::Figure(words.to_owned()));
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
    Slice { height: base + LABEL.leading + 2.0, marks, ..Slice::default() }
}

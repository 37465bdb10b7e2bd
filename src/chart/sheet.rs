//! A chart that stands by itself, outside of the window: with its title, period and sentences.

use super::{
    Chart,
    pen::Pen,
    scene::{Anchor, Ink, Scene, TextRole, TextSizes},
};
use crate::diary::Period;

const MARGIN: f32 = 24.0;
const GAP: f32 = 10.0;

/// Lays a chart out with everything that a reader needs to understand it.
pub(super) fn scene(chart: &Chart, period: Period, width: f32, text: &dyn TextSizes) -> Scene {
    let room = (width - 2.0 * MARGIN).max(1.0);
    let mut pen = Pen::new(width, text);
    let mut y = MARGIN;
    let line = pen.line_height(TextRole::Title);
    let at = [MARGIN, y + line / 2.0];
    pen.text(Ink::Text, TextRole::Title, at, Anchor::Left, chart.title());
    y += line;
    let say = |pen: &mut Pen<'_>, ink, role, y: &mut f32, words: &str| {
        *y += pen.paragraph(ink, role, [MARGIN, *y], room, words) + GAP;
    };
    say(&mut pen, Ink::Weak, TextRole::Small, &mut y, &nights(period));
    say(&mut pen, Ink::Text, TextRole::Body, &mut y, &chart.said.plain);
    let scene = chart.scene(room, text);
    let height = scene.height;
    pen.scene(scene, MARGIN, y);
    y += height + GAP;
    say(&mut pen, Ink::Weak, TextRole::Small, &mut y, &chart.said.method);
    pen.finish(y - GAP + MARGIN)
}

/// "56 nights, with mornings from 24 Jan 2026 to 20 Mar 2026".
fn nights(period: Period) -> String {
    let day = |night: crate::diary::NightDate| night.morning().format("%-d %b %Y").to_string();
    let (first, last) = (day(period.first()), day(period.last()));
    match period.nights() {
        1 => format!("1 night, with the morning of {last}"),
        nights => format!("{nights} nights, with mornings from {first} to {last}"),
    }
}

//! Cramps by muscle and by leg: on the drawn legs, with the figures beside them.

use std::cmp::Reverse;

use super::{
    Chart, ChartId, Drawing,
    bars::{Bar, bars},
    pen::{Pen, stroke},
    scene::{Anchor, Area, Ink, Point, Scene, TextRole, TextSizes},
    table::{Cell, Table},
};
use crate::{
    body::{Answer, Counts, DrawnLeg, Face, Leg, drawing},
    diary::{
        text::capital,
        vocabulary::{Muscle, Side},
        written::{count as counted, muscle as word, side as side_word},
    },
    trends::{Trends, words::Said},
};

/// The most height of the legs.
const HEIGHT: f32 = 320.0;
/// The room of the figures of the toes below the legs.
const BELOW: f32 = 22.0;
/// In a picture of this width, the figures stand beside the legs.
const BESIDE: f32 = 440.0;
/// There, the legs have at most this share of the width.
const SHARE: f32 = 0.46;
const GAP: f32 = 24.0;
/// On either side of the legs, room for the figures of the feet.
const SIDE: f32 = 20.0;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Places {
    by_place: std::collections::BTreeMap<Answer, u32>,
    by_muscle: Vec<(Muscle, u32)>,
    by_side: Vec<(Side, u32)>,
    cramps: u32,
}

/// The chart of a period.
pub(super) fn chart(trends: &Trends, said: Said) -> Chart {
    let mut by_muscle: Vec<_> =
        trends.by_muscle.iter().map(|(muscle, cramps)| (*muscle, *cramps)).collect();
    by_muscle.sort_by_key(|(_, cramps)| Reverse(*cramps));
    let by_side: Vec<_> = trends.by_side.iter().map(|(side, cramps)| (*side, *cramps)).collect();
    if by_muscle.is_empty() && by_side.is_empty() {
        return Chart::without_data(ChartId::Places, said);
    }
    let drawing =
        Places { by_place: trends.by_place.clone(), by_muscle, by_side, cramps: trends.cramps };
    Chart { id: ChartId::Places, said, table: drawing.table(), drawing: Drawing::Places(drawing) }
}

impl Places {
    fn table(&self) -> Table {
        const SIDES: [Option<Side>; 4] =
            [Some(Side::Left), Some(Side::Right), Some(Side::Both), None];
        let mut table = Table::with_columns([
            ("Muscle", ""),
            ("Left", "cramps"),
            ("Right", "cramps"),
            ("Both", "cramps"),
            ("Leg not recorded", "cramps"),
            ("All", "cramps"),
        ]);
        let of = |muscle, side| self.by_place.get(&(muscle, side)).copied().unwrap_or_default();
        let muscles = Muscle::ALL.iter().map(|muscle| Some(*muscle)).chain([None]);
        for muscle in muscles {
            let counts = SIDES.map(|side| of(muscle, side));
            let all: u32 = counts.iter().sum();
            if all > 0 {
                let name = muscle
                    .map_or_else(|| "Not recorded".to_owned(), |muscle| capital(word(muscle)));
                let cells = std::iter::once(Cell::Text(name))
                    .chain(counts.into_iter().chain([all]).map(Cell::count));
                table.row(cells.collect::<Vec<_>>());
            }
        }
        let total =
            |side| self.by_place.iter().filter(move |((_, of), _)| *of == side).map(|(_, n)| n);
        let totals = SIDES.map(|side| Cell::count(total(side).sum::<u32>()));
        let cells = std::iter::once(Cell::text("All")).chain(totals);
        table.row(cells.chain([Cell::count(self.cramps)]).collect::<Vec<_>>());
        table
    }

    /// Lays it out.
    pub(super) fn scene(&self, width: f32, text: &dyn TextSizes) -> Scene {
        let mut pen = Pen::new(width, text);
        let counts = Counts(&self.by_place);
        if counts.on_drawing() == 0 {
            let height = self.draw_bars(&mut pen, [0.0, 0.0]);
            return pen.finish(height);
        }
        let is_beside = width >= BESIDE;
        let room = if is_beside { SHARE * width } else { width };
        let height = HEIGHT.min((room - 2.0 * SIDE) / drawing().width);
        let legs = height * drawing().width + 2.0 * SIDE;
        let mut foot = self.draw_legs(&mut pen, height);
        for remark in counts.remarks() {
            let room = if is_beside { legs } else { width };
            let role = TextRole::Small;
            foot += pen.paragraph(Ink::Weak, role, [0.0, foot], room, &capital(&remark));
        }
        if is_beside {
            foot = foot.max(self.draw_bars(&mut pen, [legs + GAP, 0.0]));
        } else {
            foot += GAP / 2.0;
            foot += self.draw_bars(&mut pen, [0.0, foot]);
        }
        pen.finish(foot)
    }

    /// Both legs from both sides with a figure on each part; gives their height.
    fn draw_legs(&self, pen: &mut Pen<'_>, height: f32) -> f32 {
        let counts = Counts(&self.by_place);
        let line = pen.line_height(TextRole::Small) + 4.0;
        let at = |[x, y]: Point| [SIDE + x * height, line + y * height];
        let all = |points: &[Point]| points.iter().copied().map(at).collect::<Vec<_>>();
        for leg in &drawing().legs {
            pen.polygon(Ink::Skin, all(&leg.skin));
            for part in leg.parts.iter().filter(|part| part.figure.is_some()) {
                let shade = counts.step(part.spot.muscle, part.spot.leg);
                pen.polygon(Ink::Shade(shade), all(&part.outline));
            }
            for crease in &leg.creases {
                pen.lines(Ink::Outline, stroke::THIN, all(crease));
            }
            pen.lines(Ink::Outline, stroke::LINE, all(&leg.edge));
        }
        for part in drawing().parts() {
            let count = counts.of(part.spot.muscle, part.spot.leg);
            let [left, top, right, bottom] = part.bounds;
            let ([left, top], [right, bottom]) = (at([left, top]), at([right, bottom]));
            let words = format!("{}: {count} of {}", part.spot.name(), cramps(self.cramps));
            pen.hit(Area::new(left, top, right, bottom), words);
            if let Some(middle) = part.figure.filter(|_| count > 0) {
                let count = count.to_string();
                let width = pen.width_of(&count, TextRole::Figure) + 8.0;
                let ground = Area::around(at(middle), width.max(18.0), 18.0);
                pen.round(Ink::Ground, ground, 6.0);
                pen.text(Ink::Text, TextRole::Figure, at(middle), Anchor::Middle, count);
            }
        }
        let foot = line + height + BELOW;
        for view in drawing().legs.chunks(2) {
            let [one, other] = view else { continue };
            let middle = at([f32::midpoint(one.middle(), other.middle()), 0.0])[0];
            let word = [middle, line / 2.0 - 2.0];
            pen.text(Ink::Text, TextRole::Figure, word, Anchor::Middle, one.face.title());
            for DrawnLeg { leg, .. } in view {
                let x = at([middle_of(*leg, one.face), 0.0])[0];
                let below = [x, foot + line / 2.0];
                pen.text(Ink::Weak, TextRole::Small, below, Anchor::Middle, leg.title());
            }
        }
        foot + line
    }

    /// The figures by muscle and by leg; gives their height.
    fn draw_bars(&self, pen: &mut Pen<'_>, [left, top]: Point) -> f32 {
        let muscles = self.by_muscle.iter().map(|(muscle, count)| (word(*muscle), *count));
        let sides = self.by_side.iter().map(|(side, count)| (side_word(*side), *count));
        let mut y = top;
        for (title, what, counts) in [
            ("By muscle", "muscle", muscles.collect::<Vec<_>>()),
            ("By leg", "leg", sides.collect()),
        ] {
            let known: u32 = counts.iter().map(|(_, count)| count).sum();
            let line = pen.line_height(TextRole::Strong);
            let at = [left, y + line / 2.0];
            pen.text(Ink::Text, TextRole::Strong, at, Anchor::Left, title);
            y += line + 4.0;
            let bar = |(name, count): &(&str, u32)| Bar {
                name: capital(name),
                value: f64::from(*count),
                figure: count.to_string(),
                words: format!("{}: {count} of {}", capital(name), cramps(known)),
            };
            let counted: Vec<Bar> = counts.iter().map(bar).collect();
            y += bars(pen, Ink::Cramp, [left, y], &counted);
            let words = known_words(known, self.cramps, what);
            let width = pen.width() - left;
            y += pen.paragraph(Ink::Weak, TextRole::Small, [left, y], width, &words) + 12.0;
        }
        y - top
    }
}

/// The middle of a leg in a view.
fn middle_of(leg: Leg, face: Face) -> f32 {
    let drawn = drawing().legs.iter().find(|drawn| drawn.leg == leg && drawn.face == face);
    drawn.map_or(0.0, DrawnLeg::middle)
}

/// "Of 26 cramps; 3 more without a recorded muscle".
fn known_words(known: u32, all: u32, what: &str) -> String {
    let of = cramps(known);
    match all.saturating_sub(known) {
        0 => format!("Of {of}"),
        unknown => format!("Of {of}; {unknown} more without a recorded {what}"),
    }
}

fn cramps(cramps: u32) -> String {
    counted(cramps, "cramp", "cramps")
}

#[cfg(test)]
mod tests {
    use super::known_words;

    #[test]
    fn cramps_without_an_answer_are_told_apart() {
        assert_eq!(known_words(23, 26, "leg"), "Of 23 cramps; 3 more without a recorded leg");
        assert_eq!(known_words(1, 1, "leg"), "Of 1 cramp");
    }
}

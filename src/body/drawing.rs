//! The drawing put together: two legs from the front and the same two from behind.
//!
//! As on the body charts of medicine, the person of the front view looks at the reader: the left
//! leg stands on the reader's right. From behind, left is left.

use std::sync::LazyLock;

use super::{
    Face, Leg, Spot, Way,
    contour::Contour,
    curve::{Point, bounds, contains, distance, through},
    shapes::{BACK, FRONT, Shapes},
};
use crate::diary::vocabulary::Muscle;

/// The height of the drawing in the lengths in which its shapes were drawn.
const HEIGHT: f32 = 1012.0;
/// From the middle of the body to the edge of a view, in the same.
const HALF: f32 = 196.0;
/// Between the views.
const BETWEEN: f32 = 64.0;
/// Where the waist meets the middle of the body.
const WAIST: Point = [0.0, 12.0];
/// Where the figure of a foot stands, beside the ankle.
const FOOT_FIGURE: Point = [184.0, 884.0];
/// Where the figure of the toes stands, below them.
const TOES_FIGURE: Point = [130.0, 1048.0];

/// The legs as a reader sees them, from left to right.
const COLUMNS: [(Face, Leg); 4] = [
    (Face::Front, Leg::Right),
    (Face::Front, Leg::Left),
    (Face::Back, Leg::Left),
    (Face::Back, Leg::Right),
];

/// The drawing in a box that is 1 high.
#[derive(Debug)]
pub struct Drawing {
    /// The width of the box.
    pub width: f32,
    /// The legs, from the reader's left to the right.
    pub legs: Vec<DrawnLeg>,
}

/// One leg from one side. Outlines are closed: the last point is joined to the first.
#[derive(Debug)]
pub struct DrawnLeg {
    /// From where it is seen.
    pub face: Face,
    /// Whose it is: the person's left or right.
    pub leg: Leg,
    /// The outline of all of it.
    pub skin: Vec<Point>,
    /// The line around it, open where the leg joins the body.
    pub edge: Vec<Point>,
    /// Fine lines that show its form.
    pub creases: Vec<Vec<Point>>,
    /// What can be touched, from the top down.
    pub parts: Vec<Part>,
}

/// A muscle, or a part of the leg that a cramp may be in.
#[derive(Debug)]
pub struct Part {
    /// What it is.
    pub spot: Spot,
    /// Its outline.
    pub outline: Vec<Point>,
    /// The box around it: left, top, right, bottom.
    pub bounds: [f32; 4],
    /// A point in its middle.
    pub anchor: Point,
    /// The middle of the figure of its muscle: within it, but that of the foot, which is small,
    /// beside it, and that of the toes below the drawing. What is seen from both sides has its
    /// figure on the front, so that no reader adds it twice.
    pub figure: Option<Point>,
}

/// The drawing; it is put together once.
pub fn drawing() -> &'static Drawing {
    static DRAWING: LazyLock<Drawing> = LazyLock::new(|| Drawing {
        width: (4.0 * HALF + BETWEEN) / HEIGHT,
        legs: COLUMNS.map(|(face, leg)| DrawnLeg::new(face, leg)).into(),
    });
    &DRAWING
}

impl Drawing {
    /// Every part: leg by leg, from the top down.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        self.legs.iter().flat_map(|leg| &leg.parts)
    }

    /// The part of a spot.
    pub fn part(&self, spot: Spot) -> Option<&Part> {
        self.parts().find(|part| part.spot == spot)
    }

    /// What a touch means: the part that it is in, else the nearest one within a reach.
    pub fn at(&self, point: Point, reach: f32) -> Option<Spot> {
        if let Some(hit) = self.parts().find(|part| contains(&part.outline, point)) {
            return Some(hit.spot);
        }
        self.parts()
            .map(|part| (distance(&part.outline, point), part.spot))
            .filter(|(distance, _)| *distance <= reach)
            .min_by(|(one, _), (other, _)| one.total_cmp(other))
            .map(|(_, spot)| spot)
    }

    /// The part that lies next to another one, if any does.
    pub fn beside(&self, spot: Spot, way: Way) -> Option<Spot> {
        let column = self.legs.iter().position(|leg| leg.is_of(spot))?;
        let parts = &self.legs.get(column)?.parts;
        let row = parts.iter().position(|part| part.spot == spot)?;
        match way {
            Way::Up => parts.get(row.checked_sub(1)?).map(|part| part.spot),
            Way::Down => parts.get(row + 1).map(|part| part.spot),
            Way::Left => self.at_height(column.checked_sub(1)?, parts.get(row)?),
            Way::Right => self.at_height(column + 1, parts.get(row)?),
        }
    }

    /// The part of a leg that is nearest to the height of another part.
    fn at_height(&self, column: usize, other: &Part) -> Option<Spot> {
        let off = |part: &Part| {
            let is_same = part.spot.muscle == other.spot.muscle;
            if is_same { 0.0 } else { (part.anchor[1] - other.anchor[1]).abs() }
        };
        let parts = self.legs.get(column)?.parts.iter();
        parts.min_by(|one, two| off(one).total_cmp(&off(two))).map(|part| part.spot)
    }
}

impl DrawnLeg {
    fn new(face: Face, leg: Leg) -> Self {
        let (shapes, middle) = match face {
            Face::Front => (&FRONT, HALF),
            Face::Back => (&BACK, 3.0 * HALF + BETWEEN),
        };
        let outward = if (face == Face::Front) == (leg == Leg::Left) { 1.0 } else { -1.0 };
        let place = |[x, y]: Point| [(middle + outward * x) / HEIGHT, y / HEIGHT];
        let placed = |line: Vec<Point>| line.into_iter().map(place).collect::<Vec<_>>();
        let contour = Contour::of(shapes);
        Self {
            face,
            leg,
            skin: placed(contour.skin(WAIST)),
            edge: placed(contour.edge()),
            creases: shapes.creases.iter().map(|knots| placed(through(knots))).collect(),
            parts: outlines(shapes, &contour)
                .map(|(muscle, outline)| {
                    let is_small = [(Muscle::Foot, FOOT_FIGURE), (Muscle::Toes, TOES_FIGURE)];
                    let beside = is_small.into_iter().find(|(small, _)| *small == muscle);
                    let beside = beside.map(|(_, at)| place(at));
                    Part::new(Spot { muscle, leg, face }, placed(outline), beside)
                })
                .collect(),
        }
    }

    /// Whether a spot is on this leg, seen from this side.
    pub fn is_of(&self, spot: Spot) -> bool {
        (self.face, self.leg) == (spot.face, spot.leg)
    }

    /// The middle of the leg across, where its name has room.
    pub fn middle(&self) -> f32 {
        let [left, _, right, _] = bounds(&self.skin);
        f32::midpoint(left, right)
    }
}

impl Part {
    fn new(spot: Spot, outline: Vec<Point>, beside: Option<Point>) -> Self {
        let bounds @ [left, top, right, bottom] = bounds(&outline);
        let anchor = [f32::midpoint(left, right), f32::midpoint(top, bottom)];
        let figure = beside.unwrap_or(anchor);
        let is_told = spot.face == Face::Front || !spot.is_seen_twice();
        Self { spot, outline, bounds, anchor, figure: is_told.then_some(figure) }
    }
}

fn outlines<'a>(
    shapes: &'a Shapes,
    contour: &'a Contour,
) -> impl Iterator<Item = (Muscle, Vec<Point>)> + 'a {
    let bands = shapes.bands.iter().map(|band| (band.muscle, contour.band(band)));
    bands.chain([(shapes.last.muscle, contour.last(&shapes.last))])
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, Drawing, drawing};
    use crate::{
        body::{Face, Leg, Spot, Way, curve::contains},
        diary::vocabulary::Muscle,
    };

    fn mirrored(drawing: &Drawing, spot: Spot) -> Spot {
        let leg = if spot.leg == Leg::Left { Leg::Right } else { Leg::Left };
        drawing.part(Spot { leg, ..spot }).unwrap().spot
    }

    #[test]
    fn every_muscle_but_the_other_one_has_a_part_on_both_legs() {
        for muscle in Muscle::ALL {
            for leg in Leg::ALL {
                let parts = drawing().parts().map(|part| part.spot);
                let found = parts.filter(|spot| spot.muscle == *muscle && spot.leg == leg).count();
                let spot = Spot { muscle: *muscle, leg, face: Face::Front };
                let expected = 1 + usize::from(spot.is_seen_twice());
                let expected = if *muscle == Muscle::Other { 0 } else { expected };
                assert_eq!(found, expected, "{leg:?} {muscle}");
                let figures = drawing().parts().filter(|part| part.figure.is_some());
                let figures = figures.map(|part| part.spot);
                let told = figures.filter(|spot| spot.muscle == *muscle && spot.leg == leg);
                assert_eq!(told.count(), expected.min(1), "figures of {leg:?} {muscle}");
            }
        }
    }

    #[test]
    fn the_parts_lie_within_the_leg_and_not_on_each_other() {
        for leg in &drawing().legs {
            for part in &leg.parts {
                for point in &part.outline {
                    let is_inside = contains(&leg.skin, *point);
                    assert!(is_inside, "{:?} sticks out at {point:?}", part.spot);
                    for other in leg.parts.iter().filter(|other| other.spot != part.spot) {
                        let overlaps = contains(&other.outline, *point);
                        assert!(!overlaps, "{:?} lies on {:?}", part.spot, other.spot);
                    }
                }
            }
        }
    }

    #[test]
    fn a_touch_in_the_middle_of_a_part_means_it() {
        for part in drawing().parts() {
            assert!(contains(&part.outline, part.anchor), "{:?}", part.spot);
            assert_eq!(drawing().at(part.anchor, 0.0), Some(part.spot));
        }
    }

    #[test]
    fn a_touch_beside_the_legs_means_the_nearest_part_within_reach() {
        let toes = Spot { muscle: Muscle::Toes, leg: Leg::Left, face: Face::Front };
        let [x, _] = drawing().part(toes).unwrap().anchor;
        assert_eq!(drawing().at([x, 1.02], 0.05), Some(toes));
        assert_eq!(drawing().at([x, 1.2], 0.05), None);
        let middle = drawing().width / 2.0;
        assert_eq!(drawing().at([middle, 0.7], 0.01), None);
    }

    #[test]
    fn the_legs_are_mirrored() {
        for pair in drawing().legs.chunks(2) {
            let [one, other] = pair else { panic!("an odd leg") };
            let axis = one.middle() + other.middle();
            for (part, twin) in one.parts.iter().zip(&other.parts) {
                assert_eq!(mirrored(drawing(), part.spot), twin.spot);
                for ([x, y], [twin_x, twin_y]) in part.outline.iter().zip(&twin.outline) {
                    assert!((x + twin_x - axis).abs() < 1e-5 && (y - twin_y).abs() < 1e-5);
                }
            }
        }
    }

    #[test]
    fn from_the_front_the_left_leg_is_on_the_readers_right() {
        let column = |face, leg| COLUMNS.iter().position(|column| *column == (face, leg)).unwrap();
        let drawn: Vec<_> = drawing().legs.iter().map(|leg| (leg.face, leg.leg)).collect();
        assert_eq!(drawn, COLUMNS);
        assert!(drawing().legs.is_sorted_by(|one, next| one.middle() < next.middle()));
        assert!(column(Face::Front, Leg::Left) > column(Face::Front, Leg::Right));
        assert!(column(Face::Back, Leg::Left) < column(Face::Back, Leg::Right));
    }

    #[test]
    fn the_whole_drawing_lies_in_its_box_and_is_drawn_finely() {
        for leg in &drawing().legs {
            for [x, y] in &leg.skin {
                assert!((0.0..=drawing().width).contains(x) && (0.0..=1.0).contains(y), "{x} {y}");
            }
            let longest = leg.edge.windows(2).map(|edge| {
                let [[x0, y0], [x1, y1]] = edge else { return 0.0 };
                (x1 - x0).hypot(y1 - y0)
            });
            assert!(longest.fold(0.0, f32::max) < 0.02, "a corner would be seen");
        }
    }

    #[test]
    fn every_part_is_reached_step_by_step() {
        let mut reached = vec![drawing().legs[0].parts[0].spot];
        let mut next = 0;
        while let Some(spot) = reached.get(next).copied() {
            for way in [Way::Up, Way::Down, Way::Left, Way::Right] {
                let beside = drawing().beside(spot, way);
                reached.extend(beside.filter(|spot| !reached.contains(spot)));
            }
            next += 1;
        }
        assert_eq!(reached.len(), drawing().parts().count());

        let calf = Spot { muscle: Muscle::Calf, leg: Leg::Left, face: Face::Back };
        let shin = Spot { muscle: Muscle::Shin, leg: Leg::Left, face: Face::Front };
        assert_eq!(drawing().beside(calf, Way::Left), Some(shin));
        assert_eq!(drawing().beside(shin, Way::Right), Some(calf));
        let right = Spot { leg: Leg::Right, ..calf };
        assert_eq!(drawing().beside(calf, Way::Right), Some(right));
        assert_eq!(drawing().beside(right, Way::Right), None);
    }
}

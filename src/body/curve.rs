//! Points, smooth lines through them, and the polygons that come of them.

/// A point of a plane: across to the right, then down.
pub type Point = [f32; 2];

/// How many straight pieces stand for one curve.
const PIECES: u8 = 8;

/// One cubic Bézier curve, by its ends and the two points that pull it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Curve {
    /// Where it begins.
    pub(super) from: Point,
    /// What pulls it at its beginning.
    pub(super) first_pull: Point,
    /// What pulls it at its end.
    pub(super) last_pull: Point,
    /// Where it ends.
    pub(super) to: Point,
}

impl Curve {
    /// The point at a share of the way, from 0 to 1.
    fn at(self, share: f32) -> Point {
        let rest = 1.0 - share;
        let weights = [
            rest * rest * rest,
            3.0 * rest * rest * share,
            3.0 * rest * share * share,
            share * share * share,
        ];
        let points = [self.from, self.first_pull, self.last_pull, self.to];
        points.iter().zip(weights).fold([0.0, 0.0], |[x, y], (point, weight)| {
            [x + weight * point[0], y + weight * point[1]]
        })
    }
}

/// Curves as one line of straight pieces; where one ends the next one begins.
pub(super) fn flatten(curves: impl IntoIterator<Item = Curve>) -> Vec<Point> {
    let mut line: Vec<Point> = Vec::new();
    for curve in curves {
        if line.is_empty() {
            line.push(curve.from);
        }
        line.extend((1..=PIECES).map(|piece| curve.at(f32::from(piece) / f32::from(PIECES))));
    }
    line
}

/// The smooth line through points (Catmull and Rom's, as cubic Bézier curves).
pub(super) fn through(knots: &[Point]) -> Vec<Point> {
    let curves = (1..knots.len()).filter_map(|end| {
        let (from, to) = (*knots.get(end - 1)?, *knots.get(end)?);
        let before = end.checked_sub(2).and_then(|index| knots.get(index)).unwrap_or(&from);
        let after = knots.get(end + 1).unwrap_or(&to);
        let pull = |towards: Point, away: Point| sixth(minus(towards, away));
        Some(Curve {
            from,
            first_pull: plus(from, pull(to, *before)),
            last_pull: minus(to, pull(*after, from)),
            to,
        })
    });
    flatten(curves)
}

/// Lines that meet at their ends as one closed outline, each corner rounded off over a length.
pub(super) fn joined(lines: &[Vec<Point>], rounding: f32) -> Vec<Point> {
    let shortened: Vec<Vec<Point>> =
        lines.iter().map(|line| cut(&cut(line, rounding), rounding)).collect();
    let mut outline = Vec::new();
    for (index, line) in shortened.iter().enumerate() {
        outline.extend(line);
        let next = shortened.get((index + 1) % shortened.len()).and_then(|next| next.first());
        let corner = lines.get(index).and_then(|line| line.last());
        if let (Some(from), Some(corner), Some(to)) = (line.last(), corner, next) {
            let toward = |[x, y]: Point| [(x + 2.0 * corner[0]) / 3.0, (y + 2.0 * corner[1]) / 3.0];
            let bend =
                Curve { from: *from, first_pull: toward(*from), last_pull: toward(*to), to: *to };
            let inner = flatten([bend]);
            outline.extend(inner.iter().skip(1).take(inner.len().saturating_sub(2)));
        }
    }
    outline
}

/// A line moved to its right-hand side, seen along it, by a length.
pub(super) fn shifted(line: &[Point], by: f32) -> Vec<Point> {
    let pieces: Vec<Point> = line.windows(2).filter_map(direction).collect();
    let last = pieces.last();
    let ahead = pieces.iter().chain(last);
    let behind = pieces.first().into_iter().chain(&pieces);
    line.iter()
        .zip(behind.zip(ahead))
        .map(|([x, y], ([bx, below], [ax, ay]))| {
            let (nx, ny) = (-(below + ay), bx + ax);
            let square = nx * nx + ny * ny;
            // In a sharp bend the moved line stays near the bend.
            let far = by * (2.0 / square.max(1.0));
            [x + nx * far, y + ny * far]
        })
        .collect()
}

/// Which way a piece of a line goes, by a vector of length 1.
fn direction(piece: &[Point]) -> Option<Point> {
    let [from, to] = piece else { return None };
    let [dx, dy] = minus(*to, *from);
    let length = dx.hypot(dy);
    (length > 0.0).then(|| [dx / length, dy / length])
}

/// A line without its first piece of this length, turned round.
fn cut(line: &[Point], length: f32) -> Vec<Point> {
    let mut left = length;
    let mut rest = line.to_vec();
    while let [first, second, ..] = rest.as_slice() {
        let [dx, dy] = minus(*second, *first);
        let piece = dx.hypot(dy);
        if piece > left {
            let share = left / piece;
            let start = plus(*first, [dx * share, dy * share]);
            if let Some(first) = rest.first_mut() {
                *first = start;
            }
            break;
        }
        left -= piece;
        rest.remove(0);
    }
    rest.reverse();
    rest
}

/// Whether a point lies within a closed outline.
pub(super) fn contains(outline: &[Point], [x, y]: Point) -> bool {
    edges(outline)
        .filter(|([x0, y0], [x1, y1])| {
            (*y0 > y) != (*y1 > y) && x < (x1 - x0) * (y - y0) / (y1 - y0) + x0
        })
        .count()
        % 2
        == 1
}

/// How far a point is from the line of a closed outline.
pub(super) fn distance(outline: &[Point], point: Point) -> f32 {
    edges(outline)
        .map(|(from, to)| {
            let [dx, dy] = minus(to, from);
            let [px, py] = minus(point, from);
            let square = dx * dx + dy * dy;
            let along =
                if square > 0.0 { ((px * dx + py * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
            (px - along * dx).hypot(py - along * dy)
        })
        .fold(f32::INFINITY, f32::min)
}

/// The smallest upright box around points: left, top, right, bottom.
pub(super) fn bounds(outline: &[Point]) -> [f32; 4] {
    outline.iter().fold(
        [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY],
        |[left, top, right, bottom], [x, y]| {
            [left.min(*x), top.min(*y), right.max(*x), bottom.max(*y)]
        },
    )
}

/// The edges of a closed outline.
fn edges(outline: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    let next = outline.iter().cycle().skip(1);
    outline.iter().copied().zip(next.copied())
}

fn plus([x, y]: Point, [dx, dy]: Point) -> Point {
    [x + dx, y + dy]
}

fn minus([x, y]: Point, [dx, dy]: Point) -> Point {
    [x - dx, y - dy]
}

fn sixth([x, y]: Point) -> Point {
    [x / 6.0, y / 6.0]
}

//! Where the labels of events stand over a chart: none covers another.
//!
//! A few short ones stand in rows over the chart; otherwise each has a number there, and the
//! numbers are explained in a list below it.

use super::{
    events::{Event, EventKind},
    pen::{Pen, stroke},
    scale::Days,
    scene::{Anchor, Area, Ink, Point, TextRole},
};

/// The most rows of labels.
const LANES: usize = 3;
/// The most events that the list below a chart tells one by one.
const LISTED: usize = 12;
/// Half of the shape of an event.
const HALF: f32 = 5.0;
/// The least room between two lines that go through the whole chart; closer ones would hide it.
const APART: f32 = 8.0;
/// The events of a number that are told one by one.
const TOLD: usize = 8;
/// Between what stands beside each other.
const GAP: f32 = 4.0;

/// The events with their places.
pub(super) struct Lanes<'a> {
    events: Vec<(f32, &'a Event)>,
    heads: Heads,
    line: f32,
}

enum Heads {
    /// A label for each, in rows.
    Labels(Vec<Placed>),
    /// A number for each group of neighbours.
    Numbers(Vec<Group>),
}

/// A label that stands beside its line.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Placed {
    left: f32,
    right: f32,
    /// Which row it stands in, from above.
    lane: usize,
}

/// Neighbours that share a number.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Group {
    /// Where the number stands.
    middle: f32,
    /// How many events it is of.
    events: usize,
}

impl<'a> Lanes<'a> {
    /// Finds their places. An event of a day counts from the night after that morning.
    pub(super) fn new(pen: &Pen<'_>, days: &Days, events: &'a [Event]) -> Self {
        let events: Vec<(f32, &Event)> =
            events.iter().map(|event| (days.x(event.day) + days.a_night(), event)).collect();
        let width = |event: &Event| 2.0 * HALF + GAP + pen.width_of(&event.what, TextRole::Small);
        let widths: Vec<(f32, f32)> = events.iter().map(|(x, event)| (*x, width(event))).collect();
        let widest = widths.iter().map(|(_, width)| *width).fold(0.0, f32::max);
        let room = days.right - days.left;
        let placed = (widest <= 0.45 * room).then(|| place(&widths, days.right)).filter(|placed| {
            placed.iter().all(|label| label.lane < LANES && label.left >= days.left)
        });
        let heads = placed.map_or_else(
            || {
                let lines: Vec<f32> = events.iter().map(|(x, _)| *x).collect();
                Heads::Numbers(groups(&lines, Self::bubble(pen, events.len()), pen.width()))
            },
            Heads::Labels,
        );
        Self { events, heads, line: pen.line_height(TextRole::Small) + 2.0 }
    }

    /// The width of a number with what is around it.
    fn bubble(pen: &Pen<'_>, events: usize) -> f32 {
        pen.width_of(&events.to_string(), TextRole::Figure).max(8.0) + 10.0
    }

    /// How much room the labels take over the chart.
    pub(super) fn height(&self) -> f32 {
        match &self.heads {
            Heads::Labels(placed) => {
                self.line * placed.iter().map(|label| label.lane + 1).max().unwrap_or(0) as f32
            }
            Heads::Numbers(_) => self.line,
        }
    }

    /// Draws a line for each event from `top`, where the labels begin, down to `bottom`.
    pub(super) fn draw(&self, pen: &mut Pen<'_>, top: f32, bottom: f32) {
        match &self.heads {
            Heads::Labels(placed) => self.draw_labels(pen, placed, top, bottom),
            Heads::Numbers(groups) => self.draw_numbers(pen, groups, top, bottom),
        }
    }

    fn draw_labels(&self, pen: &mut Pen<'_>, placed: &[Placed], top: f32, bottom: f32) {
        for ((x, event), label) in self.events.iter().zip(placed) {
            let middle = top + self.line * (label.lane as f32 + 0.5);
            pen.lines(Ink::Text, stroke::LINE, [[*x, middle + HALF], [*x, bottom]]);
            symbol(pen, event.kind, [*x, middle]);
            let (at, anchor) = if label.left < x - HALF - 1.0 {
                (x - HALF - GAP, Anchor::Right)
            } else {
                (x + HALF + GAP, Anchor::Left)
            };
            pen.text(Ink::Text, TextRole::Small, [at, middle], anchor, event.what.as_str());
            let half = self.line / 2.0;
            let area = Area::new(label.left, middle - half, label.right, middle + half);
            pen.hit(area, event.whole_words());
        }
    }

    fn draw_numbers(&self, pen: &mut Pen<'_>, groups: &[Group], top: f32, bottom: f32) {
        let middle = top + self.line / 2.0;
        let width = Self::bubble(pen, self.events.len());
        let lines = APART * self.events.len() as f32;
        let foot = if lines > pen.width() { top + self.line + GAP } else { bottom };
        for (number, group) in self.grouped(groups).enumerate() {
            for (x, _) in group.1 {
                pen.lines(Ink::Text, stroke::LINE, [[*x, middle], [*x, foot]]);
            }
            let at = [group.0, middle];
            let area = Area::around(at, width, self.line);
            pen.round(Ink::Text, area, self.line / 2.0);
            let number = (number + 1).to_string();
            pen.text(Ink::Ground, TextRole::Figure, at, Anchor::Middle, number);
            let words = group.1.iter().take(TOLD).map(|(_, event)| event.whole_words());
            let mut words: Vec<String> = words.collect();
            if group.1.len() > TOLD {
                words.push(format!("and {} more, in the table", group.1.len() - TOLD));
            }
            pen.hit(area, words.join("; "));
        }
    }

    /// Where each number stands, with its events.
    fn grouped(&self, groups: &[Group]) -> impl Iterator<Item = (f32, &[(f32, &'a Event)])> {
        let mut rest = self.events.as_slice();
        groups.iter().map(move |group| {
            let (events, after) = rest.split_at_checked(group.events).unwrap_or((rest, &[]));
            rest = after;
            (group.middle, events)
        })
    }

    /// Explains the numbers, where there are some; gives how much room that took.
    pub(super) fn list(&self, pen: &mut Pen<'_>, [left, top]: Point) -> f32 {
        let Heads::Numbers(groups) = &self.heads else { return 0.0 };
        let role = TextRole::Small;
        let is_long = self.events.len() > LISTED;
        let symbols = if is_long { 0.0 } else { 2.0 * HALF + GAP };
        let words_left = left + Self::bubble(pen, self.events.len()) + GAP + symbols;
        let width = pen.width() - words_left;
        let line = pen.line_height(role);
        let mut y = top;
        for (number, (_, events)) in self.grouped(groups).enumerate() {
            let number = (number + 1).to_string();
            let at = [left, y + line / 2.0];
            pen.text(Ink::Text, TextRole::Figure, at, Anchor::Left, number);
            if is_long {
                let words = summed_up(events);
                y += pen.paragraph(Ink::Text, role, [words_left, y], width, &words);
                continue;
            }
            for (_, event) in events {
                symbol(pen, event.kind, [words_left - GAP - HALF, y + line / 2.0]);
                y += pen.paragraph(Ink::Text, role, [words_left, y], width, &event.words());
            }
        }
        y - top
    }
}

/// Several events in few words: "2 Apr 1976 to 11 Jun 1978: medication 2 started, 1
/// increased; 1 appointment".
fn summed_up(events: &[(f32, &Event)]) -> String {
    let [(_, first), .., (_, last)] = events else {
        return events.first().map(|(_, event)| event.words()).unwrap_or_default();
    };
    let count = |kind| events.iter().filter(|(_, event)| event.kind == kind).count();
    let counts: Vec<String> = [
        (count(EventKind::Started), "started"),
        (count(EventKind::Increased), "increased"),
        (count(EventKind::Stopped), "stopped"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, word)| format!("{count} {word}"))
    .collect();
    let medication = (!counts.is_empty()).then(|| format!("medication {}", counts.join(", ")));
    let appointments = match count(EventKind::Appointment) {
        0 => None,
        1 => Some("1 appointment".to_owned()),
        several => Some(format!("{several} appointments")),
    };
    let all: Vec<String> = medication.into_iter().chain(appointments).collect();
    let day = |event: &Event| event.day.format("%-d %b %Y").to_string();
    format!("{} to {}: {}", day(first), day(last), all.join("; "))
}

/// The shape of an event: each kind has its own.
pub(super) fn symbol(pen: &mut Pen<'_>, kind: EventKind, [x, y]: Point) {
    let half = HALF;
    match kind {
        EventKind::Started => {
            pen.polygon(Ink::Text, [[x, y - half], [x + half, y + half], [x - half, y + half]]);
        }
        EventKind::Increased => {
            pen.rect(Ink::Text, Area::around([x, y], 2.0 * half, 3.0));
            pen.rect(Ink::Text, Area::around([x, y], 3.0, 2.0 * half));
        }
        EventKind::Stopped => pen.rect(Ink::Text, Area::around([x, y], 8.0, 8.0)),
        EventKind::Appointment => {
            let corners = [[x, y - half], [x + half, y], [x, y + half], [x - half, y]];
            pen.polygon(Ink::Ground, corners);
            let [first, ..] = corners;
            let around: Vec<Point> = corners.into_iter().chain([first]).collect();
            pen.lines(Ink::Text, stroke::BOLD, around);
        }
    }
}

/// Finds a place for each label: `lines` are where the lines stand and how wide their labels
/// are, from left to right. No label covers another, and no line crosses one of an earlier line.
fn place(lines: &[(f32, f32)], right: f32) -> Vec<Placed> {
    let mut ends: Vec<f32> = Vec::new();
    lines
        .iter()
        .map(|(x, width)| {
            let left = if x - HALF + width <= right { x - HALF } else { x + HALF - width };
            // The line runs down through every lane below its own: those must be free too.
            let edge = left.min(*x);
            let lane = ends.iter().rposition(|end| *end > edge).map_or(0, |taken| taken + 1);
            ends.resize(ends.len().max(lane + 1), f32::MIN);
            if let Some(end) = ends.get_mut(lane) {
                *end = (left + width + 2.0 * GAP).max(x + HALF + GAP);
            }
            Placed { left, right: left + width, lane }
        })
        .collect()
}

/// Puts neighbours together until no two numbers of a width touch.
fn groups(lines: &[f32], width: f32, right: f32) -> Vec<Group> {
    let mut groups: Vec<(f32, Group)> = Vec::new();
    for x in lines {
        let middle = x.min(right - width / 2.0).max(width / 2.0);
        match groups.last_mut() {
            Some((first, last)) if middle - last.middle < width + 2.0 => {
                last.events += 1;
                last.middle = f32::midpoint(*first, middle);
            }
            _ => groups.push((middle, Group { middle, events: 1 })),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

#[cfg(test)]
mod tests {
    use super::{Group, Placed, groups, place};

    #[test]
    fn labels_that_would_meet_stand_in_rows_below_each_other() {
        let placed = |lines: &[(f32, f32)]| {
            place(lines, 200.0)
                .into_iter()
                .map(|Placed { left, lane, .. }| (left, lane))
                .collect::<Vec<_>>()
        };
        assert_eq!(placed(&[(5.0, 50.0), (70.0, 50.0)]), [(0.0, 0), (65.0, 0)]);
        assert_eq!(placed(&[(5.0, 50.0), (35.0, 50.0)]), [(0.0, 0), (30.0, 1)]);
        // The third line would cross the second label if it stood above it.
        assert_eq!(placed(&[(5.0, 40.0), (35.0, 60.0), (65.0, 20.0)])[2], (60.0, 2));
        // No room on the right: to the left of its line.
        assert_eq!(placed(&[(190.0, 50.0)]), [(145.0, 0)]);
    }

    #[test]
    fn numbers_never_touch() {
        let found = groups(&[0.0, 30.0, 45.0, 100.0, 199.0], 18.0, 200.0);
        let group = |middle, events| Group { middle, events };
        assert_eq!(found, [group(9.0, 1), group(37.5, 2), group(100.0, 1), group(191.0, 1)]);
        let crowd: Vec<f32> = (0_u8..200).map(f32::from).collect();
        let found = groups(&crowd, 18.0, 200.0);
        assert_eq!(found.iter().map(|group| group.events).sum::<usize>(), 200);
        assert!(found.windows(2).all(|pair| pair[1].middle - pair[0].middle >= 18.0), "{found:?}");
    }
}

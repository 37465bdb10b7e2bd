//! Whatever the diary and the width: nothing leaves the picture, and no text covers another.

use std::{cell::RefCell, collections::HashMap};

use cramp_diary::chart::{
    Anchor, Area, Chart, Mark, Scene, Shape, TextRole, TextSizes, letters::Letters,
};

use super::Made;

const WIDTHS: [f32; 4] = [300.0, 420.0, 600.0, 1040.0];

/// The program's letters; each text is measured once.
struct Measured {
    letters: Letters,
    widths: RefCell<HashMap<(String, TextRole), f32>>,
}

impl Measured {
    fn new() -> Self {
        Self { letters: Letters::load().unwrap(), widths: RefCell::default() }
    }
}

impl TextSizes for Measured {
    fn width(&self, text: &str, role: TextRole) -> f32 {
        let mut widths = self.widths.borrow_mut();
        *widths.entry((text.to_owned(), role)).or_insert_with(|| self.letters.width(text, role))
    }

    fn height(&self, role: TextRole) -> f32 {
        self.letters.height(role)
    }
}

/// Every text of a scene with the room that it takes.
fn texts(scene: &Scene, letters: &Measured) -> Vec<(String, Area)> {
    let place = |mark: &Mark| {
        let Shape::Text { at: [x, y], anchor, role, text } = &mark.shape else { return None };
        let width = letters.width(text, *role);
        // Letters without the room above and below them.
        let half = TextRole::size(*role) * 0.36;
        let left = match anchor {
            Anchor::Left => *x,
            Anchor::Middle => x - width / 2.0,
            Anchor::Right => x - width,
        };
        Some((text.clone(), Area::new(left, y - half, left + width, y + half)))
    };
    scene.marks.iter().filter_map(place).collect()
}

fn cross(one: &Area, other: &Area) -> bool {
    one.left < other.right
        && other.left < one.right
        && one.top < other.bottom
        && other.top < one.bottom
}

fn faults(chart: &Chart, width: f32, letters: &Measured) -> Vec<String> {
    let scene = chart.scene(width, letters);
    let mut faults = Vec::new();
    let is_out = |area: &Area| {
        area.left < -0.5
            || area.top < -0.5
            || area.right > scene.width + 0.5
            || area.bottom > scene.height + 0.5
    };
    let texts = texts(&scene, letters);
    for (position, (text, area)) in texts.iter().enumerate() {
        if is_out(area) {
            faults.push(format!("\"{text}\" leaves the picture: {area:?}"));
        }
        for (other, place) in &texts[..position] {
            if cross(area, place) {
                faults.push(format!("\"{text}\" covers \"{other}\": {area:?}, {place:?}"));
            }
        }
    }
    for hit in &scene.hits {
        if is_out(&hit.area) || hit.words.is_empty() {
            faults.push(format!("a hit: {hit:?}"));
        }
    }
    let has_hits = !scene.hits.is_empty();
    if has_hits != chart.has_data() {
        faults.push("there is nothing to tell".to_owned());
    }
    faults
}

#[test]
fn no_text_leaves_its_picture_or_covers_another() {
    let letters = Measured::new();
    let mut all = Vec::new();
    for made in Made::all() {
        for chart in &made.charts {
            for width in WIDTHS {
                let found = faults(chart, width, &letters).into_iter();
                let name = format!("{:?} of {} at {width}", chart.id, made.name);
                all.extend(found.map(|fault| format!("{name}: {fault}")));
            }
        }
    }
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn a_picture_has_as_many_shapes_as_there_is_room_for() {
    let letters = Measured::new();
    for made in Made::all() {
        for chart in &made.charts {
            let marks = chart.scene(1040.0, &letters).marks.len();
            assert!(marks < 4_000, "{:?} of {}: {marks}", chart.id, made.name);
        }
    }
}

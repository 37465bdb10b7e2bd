//! The foot: definitions, sources, and the running line with the page number.

use super::SMALL;
use crate::report::{
    content::{PROGRAM, SENTENCE},
    layout::{
        flow::{Slice, text_mark},
        scene::{Ink, Mark, Role},
        table::{Press, rule},
    },
};

/// The definitions at the end of the first page.
pub fn definitions(press: &mut Press, texts: &[String], width: f32) -> Vec<Slice> {
    let line = Slice { height: 4.0, marks: vec![rule(0.0, width, 1.0)], ..Slice::default() };
    let mut slices = vec![line];
    for text in texts {
        slices.extend(press.paragraph(SMALL, Ink::Weak, text, width));
    }
    slices
}

/// How high the running line is.
pub const RUNNING_HEIGHT: f32 = SMALL.leading + 4.0;

/// The running line of a page, its left end, top and width given. On the first page it is read, on the others
/// it only repeats.
pub fn running(press: &mut Press, [x, y, width]: [f32; 3], page: usize, pages: usize) -> Vec<Mark> {
    let part = (page == 1).then(|| press.structure.add(Role::Paragraph));
    let base = y + 4.0 + SMALL.ascent();
    let left = press.one_line(SMALL, &format!("{PROGRAM}. {SENTENCE}"));
    let right = press.one_line(SMALL, &format!("page {page} of {pages}"));
    let at = x + width - right.width;
    vec![
        text_mark(SMALL, Ink::Weak, part, left, x, base),
        text_mark(SMALL, Ink::Weak, part, right, at, base),
    ]
}

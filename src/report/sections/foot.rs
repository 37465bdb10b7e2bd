//! The foot: definitions, sources, and the running line with the page number.

use super::SMALL;
use crate::report::{
    layout::{
        flow::{Slice, text_mark},
        scene::{Ink, Mark, Role},
        table::{Press, rule},
    },
    model::Strip,
};

/// What the program is, on every page.
const PROGRAM: &str = concat!("Cramp Diary ", env!("CARGO_PKG_VERSION"));
/// What the diary is not, on every page.
const SENTENCE: &str = "This is a diary, not a diagnosis: it counts what the person entered \
                        and shows published general guidance beside it.";

const DEFINITIONS: &str = "A night runs from noon to noon and is named by the date of its morning. \
    Recorded: it was answered if there were cramps; a night without an answer is never counted as \
    cramp-free. Interval: 95 %, Wilson. Pain: 0 none, 10 the worst that one can imagine. Total \
    sleep time: from trying to sleep to the final awakening, less the minutes to fall asleep and \
    awake. Sleep efficiency: total sleep time as a share of the time in bed (Consensus Sleep \
    Diary).";
const SOURCES: &str = "Warning signs: the articles \"When to See a Doctor for Severe Night Leg \
    Cramps\" and \"Leg Muscle Cramps\", two commercial health pages, not guidelines; cramps of more \
    than 10 minutes: NHS advice. Thresholds: this diary's defaults or the person's own.";

/// The definitions at the end of the first page.
pub fn definitions(press: &mut Press, strip: &Strip, width: f32) -> Vec<Slice> {
    let marks = match strip {
        Strip::Nights(_) => " Strip: an open tick is a cramp without a recorded pain.",
        Strip::Spans(..) => "",
    };
    let mut slices = vec![Slice { height: 4.0, marks: vec![rule(0.0, width, 1.0)], keep: false }];
    let text = format!("{DEFINITIONS}{marks}");
    slices.extend(press.paragraph(SMALL, Ink::Weak, &text, width));
    slices.extend(press.paragraph(SMALL, Ink::Weak, SOURCES, width));
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

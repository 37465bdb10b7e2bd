//! The head of the summary: whose diary, which nights, how much of it was recorded.

use super::{BODY, STRONG, TITLE};
use crate::report::{
    layout::{
        flow::Slice,
        scene::Ink,
        table::{Press, rule},
    },
    model::Summary,
    words,
};

/// The title of the document.
pub const TITLE_TEXT: &str = "Night leg cramps: summary";

/// The head over a width.
pub fn head(press: &mut Press, summary: &Summary, width: f32) -> Vec<Slice> {
    let mut slices = press.heading(1, TITLE, TITLE_TEXT, width);
    let mut person: Vec<String> = summary.name.iter().cloned().collect();
    person.extend(summary.birth_date.map(|born| format!("born {}", words::date(born))));
    if !person.is_empty() {
        slices.extend(press.paragraph(STRONG, Ink::Text, &person.join(", "), width));
    }
    let nights = words::counted(summary.nights, "night", "nights");
    let about = format!(
        "Mornings of {} ({nights}). Prepared on {}. Recorded by the person, not a diagnosis.",
        words::period(summary.period),
        words::date(summary.prepared_on),
    );
    slices.extend(press.paragraph(BODY, Ink::Text, &about, width));
    let recorded = format!(
        "Nights recorded: {}",
        words::solid(&format!("{} of {}", summary.recorded_nights, summary.nights))
    );
    slices.extend(press.paragraph(STRONG, Ink::Text, &recorded, width));
    if let Some(last) = slices.last_mut() {
        last.height += 4.0;
        let y = last.height - 1.5;
        last.marks.push(rule(0.0, width, y));
    }
    slices.push(Slice::gap(4.0));
    slices
}

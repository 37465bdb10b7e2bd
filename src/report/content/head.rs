//! The head of the summary: whose diary, which nights, how much of it was recorded.

use super::{Block, Number, Paragraph, Tone};
use crate::report::{
    model::Summary,
    options::{SectionKind, SectionSet},
    words::{self, Wording},
};

/// The title of the document.
pub const TITLE: &str = "Night leg cramps: summary";

pub(super) fn head(summary: &Summary, sections: SectionSet, say: Wording) -> Vec<Block> {
    let mut blocks = Vec::new();
    let strong =
        |text: String, number| Block::Paragraph(Paragraph { tone: Tone::Strong, text, number });
    let mut person: Vec<String> = summary.name.iter().map(|name| words::own_text(name)).collect();
    person.extend(summary.birth_date.map(|born| format!("born {}", say.date(born))));
    if !person.is_empty() {
        blocks.push(strong(person.join(", "), None));
    }
    let nights = words::counted(summary.nights, "night", "nights");
    blocks.push(Block::plain(format!(
        "Mornings of {} ({nights}). Prepared on {}. Recorded by the person, not a diagnosis.",
        say.period(summary.period),
        say.date(summary.prepared_on),
    )));
    let of = words::solid(&format!("{} of {}", summary.recorded_nights, summary.nights));
    let number = Number::count(summary.recorded_nights, "nights").over(summary.nights);
    blocks.push(strong(format!("Nights recorded: {of}"), Some(number)));
    let left_out: Vec<&str> = sections.left_out().map(name).collect();
    if !left_out.is_empty() {
        let text = format!("Left out by the person's choice: {}", left_out.join(", "));
        blocks.push(Block::plain(text));
    }
    blocks
}

const fn name(section: SectionKind) -> &'static str {
    match section {
        SectionKind::Warnings => "warning signs",
        SectionKind::Numbers => "the numbers",
        SectionKind::Strip => "the nights",
        SectionKind::Places => "where and when",
        SectionKind::Medications => "medications",
        SectionKind::Background => "history, signs and self-care",
        SectionKind::Questions => "questions",
    }
}

//! History, exposures, signs and self-care; and the person's own questions.

use super::{Block, Cell, Row, Section, Table, TableKind};
use crate::{
    diary::{text::capital, vocabulary::Condition},
    report::{
        model::{Background, Measure, SignRow, Summary},
        options::SectionKind,
        words::{self, Wording},
    },
};

/// The most exposures that are listed one by one.
const LISTED_EXPOSURES: usize = 6;

pub(super) fn background(summary: &Summary, say: Wording) -> Section {
    let rows = facts(&summary.background, say)
        .into_iter()
        .map(|(name, text)| Row::new(vec![Cell::strong(name), Cell::plain(text)]))
        .collect();
    Section {
        kind: Some(SectionKind::Background),
        title: "History, signs and self-care".to_owned(),
        blocks: vec![Block::Table(Table { kind: TableKind::Facts, columns: Vec::new(), rows })],
    }
}

pub(super) fn questions(summary: &Summary) -> Section {
    let text = summary.questions.as_deref().unwrap_or("No question was written down");
    Section {
        kind: Some(SectionKind::Questions),
        title: "My questions".to_owned(),
        blocks: vec![Block::plain(text)],
    }
}

/// Each fact with its name.
fn facts(background: &Background, say: Wording) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("Own history", conditions(background.personal_history.as_deref())),
        ("Family history", conditions(background.family_history.as_deref())),
    ];
    facts.extend(person(background, say).map(|text| ("Person", text)));
    facts.push(("Exposures", exposures(background, say)));
    facts.push(("Signs", signs(background, say)));
    facts.push(("At bedtime", bedtime(background)));
    facts.extend(noted(background).map(|text| ("Also noted", text)));
    facts.push(("During cramps", relief(background)));
    facts
}

fn conditions(list: Option<&[Condition]>) -> String {
    match list {
        None => "Not answered".to_owned(),
        Some([]) => "None of the listed conditions".to_owned(),
        Some(list) => {
            let names: Vec<&str> = list.iter().map(|item| words::condition(*item)).collect();
            capital(&names.join(", "))
        }
    }
}

fn person(background: &Background, say: Wording) -> Option<String> {
    let mut parts = Vec::new();
    if let Some((from, until)) = background.pregnancy {
        let from = from.map(|date| format!(" from {}", say.date(date))).unwrap_or_default();
        let until = until.map(|date| format!(" until {}", say.date(date))).unwrap_or_default();
        parts.push(format!("pregnant{from}{until}"));
    }
    if background.exercises_often == Some(true) {
        parts.push("exercises often".to_owned());
    }
    if background.suspects_deficiency == Some(true) {
        parts.push("suspects to lack a mineral or vitamin".to_owned());
    }
    (!parts.is_empty()).then(|| capital(&parts.join(", ")))
}

fn exposures(background: &Background, say: Wording) -> String {
    let mut parts: Vec<String> = background
        .exposures
        .iter()
        .take(LISTED_EXPOSURES)
        .map(|(date, substance)| {
            format!("{} {}", words::substance(*substance), say.short_date(*date))
        })
        .collect();
    let more = background.exposures.len().saturating_sub(LISTED_EXPOSURES);
    if more > 0 {
        parts.push(format!("{more} more before"));
    }
    if parts.is_empty() {
        "No contact with a harmful substance was recorded".to_owned()
    } else {
        capital(&parts.join("; "))
    }
}

fn signs(background: &Background, say: Wording) -> String {
    if background.signs_answered == 0 {
        return "Not answered on any night".to_owned();
    }
    let answered =
        format!("{} answered", words::counted(background.signs_answered, "night", "nights"));
    if background.signs.is_empty() {
        return format!("None recorded ({answered})");
    }
    let parts: Vec<String> = background.signs.iter().map(|row| sign(row, say)).collect();
    format!("{} ({answered})", capital(&parts.join("; ")))
}

fn sign(row: &SignRow, say: Wording) -> String {
    let nights = words::counted(row.nights, "night", "nights");
    let mut parts = vec![format!("{} {nights}", words::sign(row.sign))];
    // One side on every night needs no counts.
    let alone = row.sides.len() == 1;
    parts.extend(row.sides.iter().map(|(side, count)| {
        let leg = words::leg(*side);
        if alone { leg.to_owned() } else { words::solid(&format!("{leg} {count}")) }
    }));
    parts.extend(row.highest_pain.map(|pain| words::solid(&format!("pain up to {pain}"))));
    let on = |count: u32, what: &str| (count > 0).then(|| format!("{what} on {count}"));
    parts.extend(on(row.lasting, "lasting"));
    parts.extend(on(row.known_to_doctor, "known to a doctor"));
    let (first, last) = row.first_and_last;
    parts.push(if first == last {
        say.short_date(last)
    } else {
        format!("{} to {}", say.short_date(first), say.short_date(last))
    });
    parts.join(", ")
}

fn bedtime(background: &Background) -> String {
    let answered = background.bedtime_answered;
    if answered == 0 {
        return "Not answered on any night".to_owned();
    }
    if background.bedtime.is_empty() {
        return format!("Nothing on {}", words::counted(answered, "night", "nights"));
    }
    let parts: Vec<String> = background
        .bedtime
        .iter()
        .map(|(measure, nights)| format!("{} {nights}", words::bedtime(*measure)))
        .collect();
    let of = words::counted(answered, "night answered", "nights answered");
    capital(&format!("{} (of {of})", parts.join(", ")))
}

/// Nights on which it was not noted are nights of which nothing is known.
fn noted(background: &Background) -> Option<String> {
    let parts: Vec<String> = background
        .noted
        .iter()
        .map(|(habit, nights)| format!("{habit} on {}", words::counted(*nights, "night", "nights")))
        .collect();
    (!parts.is_empty()).then(|| capital(&parts.join(", ")))
}

fn relief(background: &Background) -> String {
    let answered = background.relief_answered;
    if answered == 0 {
        return "Not answered for any cramp".to_owned();
    }
    if background.relief.is_empty() {
        return format!("Nothing tried for {}", words::counted(answered, "cramp", "cramps"));
    }
    let outcome = |measure: &Measure| {
        let known = [(measure.helped, "helped"), (measure.partly, "partly"), (measure.not, "not")];
        let known: Vec<String> = known
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{word} {count}"))
            .collect();
        if known.is_empty() { String::new() } else { format!(" ({})", known.join(", ")) }
    };
    let parts: Vec<String> = background
        .relief
        .iter()
        .map(|(name, measure)| {
            format!("{} {}{}", words::relief(*name), measure.tried, outcome(measure))
        })
        .collect();
    let of = words::counted(answered, "cramp answered", "cramps answered");
    capital(&format!("{} (of {of})", parts.join(", ")))
}

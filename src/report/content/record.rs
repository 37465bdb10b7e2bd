//! The record: every night of the period as it was entered, with its notes.

use super::{Block, Cell, Row, Section, Table, TableKind};
use crate::{
    diary::{Cramp, Night, Sign, Sleep, sleep_times::sleep_times, written},
    report::{
        model::{NightRecord, OtherNote, Record},
        words::{self, Wording},
    },
};

pub(super) fn record(record: &Record, say: Wording) -> Vec<Section> {
    let table = |[first, second]: [&str; 2], rows| {
        let columns = vec![first.to_owned(), second.to_owned()];
        Block::Table(Table { kind: TableKind::Record, columns, rows })
    };
    let row = |name: String, text: String| Row::new(vec![Cell::strong(name), Cell::plain(text)]);
    let nights = if record.nights.is_empty() {
        Block::plain("No night of the period has an entry")
    } else {
        let rows = record.nights.iter().map(|night| row(say.night(night.night), entry(night)));
        table(["Night", "What was entered"], rows.collect())
    };
    let mut sections =
        vec![Section { kind: None, title: "Night by night".to_owned(), blocks: vec![nights] }];
    if !record.others.is_empty() {
        let rows = record.others.iter().map(|OtherNote { date, about, text }| {
            let when = date.map(|date| format!(", {}", say.date(date))).unwrap_or_default();
            row(format!("{about}{when}"), text.clone())
        });
        let blocks = vec![table(["About", "Note"], rows.collect())];
        sections.push(Section { kind: None, title: "Other notes".to_owned(), blocks });
    }
    sections
}

/// A note of the person after a label: its lines keep their own direction.
fn own_lines(note: &str) -> String {
    let lines: Vec<String> = note.lines().map(words::own_text).collect();
    lines.join("\n")
}

/// A night in lines of text.
fn entry(record: &NightRecord) -> String {
    let night = &record.entry;
    let mut lines = vec![cramps(night)];
    lines.extend(sleep(night));
    let rest: Vec<String> =
        [signs(night), bedtime(night), doses(night), day(night)].into_iter().flatten().collect();
    if !rest.is_empty() {
        lines.push(rest.join(". "));
    }
    lines.extend(record.notes.iter().map(|(about, note)| format!("{about}: {}", own_lines(note))));
    lines.join("\n")
}

fn cramps(night: &Night) -> String {
    match night.cramps.as_deref() {
        None => "Cramps: not recorded".to_owned(),
        Some([]) => "No cramps".to_owned(),
        Some(cramps) => {
            let said: Vec<String> = cramps.iter().map(cramp).collect();
            format!("Cramps: {}", said.join("; "))
        }
    }
}

fn cramp(cramp: &Cramp) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.push(cramp.started.map_or_else(|| "no time".to_owned(), |time| time.to_string()));
    parts.extend(written::place(cramp.muscle, cramp.side));
    parts.extend(cramp.pain.map(|pain| words::solid(&format!("pain {pain}"))));
    let minutes = cramp.minutes.map(|minutes| words::number(minutes.get()));
    parts.extend(minutes.map(|minutes| words::solid(&format!("{minutes} min"))));
    let said = |answer: Option<bool>, text: &str| (answer == Some(true)).then(|| text.to_owned());
    parts.extend(said(cramp.did_not_stop, "did not stop"));
    parts.extend(said(cramp.woke, "woke"));
    parts.extend(cramp.minutes_awake.map(|awake| words::solid(&format!("awake {awake} min"))));
    parts.extend(said(cramp.visible_tightening, "muscle hard"));
    parts.extend(said(cramp.hard_to_move, "hard to move"));
    parts.extend(cramp.relief().iter().map(|relief| {
        format!("{} {}", words::relief(relief.measure), words::helped(relief.helped))
    }));
    let sore = cramp.soreness_hours.map(|hours| words::number(hours.get()));
    parts.extend(sore.map(|hours| words::solid(&format!("sore {hours} h"))));
    parts.join(", ")
}

fn sleep(night: &Night) -> Option<String> {
    let Sleep {
        into_bed,
        tried_to_sleep,
        minutes_to_fall_asleep,
        awakenings,
        minutes_awake,
        final_awakening,
        out_of_bed,
        quality,
    } = &night.sleep;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(into_bed.map(|time| format!("in bed {time}")));
    parts.extend(tried_to_sleep.map(|time| format!("tried to sleep {time}")));
    parts.extend(minutes_to_fall_asleep.map(|minutes| format!("asleep after {minutes} min")));
    parts.extend(awakenings.map(|times| format!("awakenings {times}")));
    parts.extend(minutes_awake.map(|minutes| format!("awake {minutes} min")));
    parts.extend(final_awakening.map(|time| format!("final awakening {time}")));
    parts.extend(out_of_bed.map(|time| format!("out of bed {time}")));
    parts.extend(quality.map(|quality| format!("sleep {}", words::sleep_quality(quality))));
    match sleep_times(night) {
        Ok(times) => {
            #[expect(clippy::cast_precision_loss, reason = "minutes of one day are small")]
            let slept =
                times.total_sleep_time.map(|minutes| words::hours_and_minutes(minutes as f64));
            parts.extend(slept.map(|slept| format!("total sleep time {slept}")));
        }
        Err(problem) => parts.push(problem.to_string()),
    }
    (!parts.is_empty()).then(|| format!("Sleep: {}", parts.join(", ")))
}

fn signs(night: &Night) -> Option<String> {
    let said = |sign: &Sign| {
        let leg = match sign.side {
            Some(side) => words::leg(Some(side)),
            None => "(side not recorded)",
        };
        let mut parts = vec![format!("{} {leg}", words::sign(sign.sign))];
        parts.extend(sign.pain.map(|pain| format!("pain {pain}")));
        let yes =
            |answer: Option<bool>, text: &str| (answer == Some(true)).then(|| text.to_owned());
        parts.extend(yes(sign.lasting, "lasting"));
        parts.extend(yes(sign.known_to_doctor, "known to a doctor"));
        parts.join(", ")
    };
    match night.signs.as_deref()? {
        [] => Some("No signs".to_owned()),
        signs => {
            let said: Vec<String> = signs.iter().map(said).collect();
            Some(format!("Signs: {}", said.join("; ")))
        }
    }
}

fn bedtime(night: &Night) -> Option<String> {
    match night.bedtime.as_ref()?.as_slice() {
        [] => Some("Nothing done at bedtime".to_owned()),
        measures => {
            let said: Vec<&str> = measures.iter().map(|item| words::bedtime(*item)).collect();
            Some(format!("At bedtime: {}", said.join(", ")))
        }
    }
}

fn doses(night: &Night) -> Option<String> {
    match night.doses.as_deref()? {
        [] => Some("No doses".to_owned()),
        doses => {
            let said: Vec<String> = doses
                .iter()
                .map(|dose| {
                    let amount = dose
                        .amount
                        .as_ref()
                        .map(|amount| format!(" {}", words::own_text(amount.as_str())));
                    let amount = amount.unwrap_or_default();
                    let time = dose.time.map(|time| format!(" at {time}")).unwrap_or_default();
                    format!("{}{amount}{time}", words::own_text(dose.name.as_str()))
                })
                .collect();
            Some(format!("Doses: {}", said.join(", ")))
        }
    }
}

fn day(night: &Night) -> Option<String> {
    let (before, after) = (&night.before, &night.after);
    let mut parts: Vec<String> = Vec::new();
    parts.extend(before.fluid_ml.map(|ml| format!("fluid {ml} ml")));
    parts.extend(before.caffeine_mg.map(|mg| format!("caffeine {mg} mg")));
    parts.extend(before.last_caffeine.map(|time| format!("last caffeine {time}")));
    parts.extend(before.alcohol_g.map(|g| format!("alcohol {g} g")));
    parts.extend(before.last_alcohol.map(|time| format!("last alcohol {time}")));
    parts.extend(before.exercise.map(|exercise| format!("exercise {exercise}")));
    let said = |answer: Option<bool>, text: &str| (answer == Some(true)).then(|| text.to_owned());
    parts.extend(said(before.hot_or_sweaty, "hot or sweaty"));
    parts.extend(said(before.long_sitting, "sat for long"));
    parts.extend(said(before.long_standing, "stood for long"));
    parts.extend(said(before.unsupportive_shoes, "unsupportive shoes"));
    parts.extend(said(before.electrolytes, "electrolytes"));
    parts.extend(after.tired.map(|tired| format!("tired {tired} the day after")));
    parts.extend(said(after.lost_sleep_to_cramps, "sleep lost to cramps"));
    parts.extend(said(after.limited_activities, "activities limited"));
    parts.extend(said(after.limited_exercise, "exercise limited"));
    (!parts.is_empty()).then(|| format!("Day: {}", parts.join(", ")))
}

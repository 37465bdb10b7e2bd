//! The recovery key of a diary with a password, to be printed and kept away from the computer.

use std::{fmt::Write as _, sync::Arc};

use chrono::NaiveDate;
use zeroize::Zeroizing;

use crate::{diary::written, store::RecoveryKey};

use super::{
    Paper, ReportError,
    layout::{
        find::NoFonts,
        flow::{Flow, Slice},
        fonts::{Fonts, Weight},
        scene::{Document, Ink, Structure},
        table::Press,
        text::Style,
    },
    pages::MARGIN,
    pdf,
};

/// How many groups a recovery key is printed in; the last one is shorter.
pub const RECOVERY_GROUPS: usize = 15;
/// Groups in a line.
const IN_A_LINE: usize = 5;

const TITLE: &str = "Cramp Diary: recovery key";
const WHAT: &str = "This key opens the diary, and its backups, when the password is forgotten. \
                    Whoever has it and the diary file can read the diary: keep it away from the \
                    computer.";
const HOW: &str = "On the lock screen, choose \"Use the recovery key instead\" and type the \
                   groups in their order. Capitals and blanks do not matter. A change of the \
                   password makes a new key; this one then opens only copies that were saved before.";
const AGE: &str = "For the program age (age-encryption.org), in one piece:";

/// In which form it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetForm {
    /// A page.
    Pdf,
    /// A text.
    Text,
}

/// The groups of a key in lines, each with its number: "1 ABCD   2 EFGH".
fn lines(key: &RecoveryKey) -> Vec<Zeroizing<String>> {
    let grouped = key.grouped();
    let groups: Vec<&str> = grouped.split(' ').collect();
    groups
        .chunks(IN_A_LINE)
        .zip(0..)
        .map(|(groups, line)| {
            let mut words = Zeroizing::new(String::with_capacity(96));
            for (group, number) in groups.iter().zip(line * IN_A_LINE + 1..) {
                let apart = if words.is_empty() { "" } else { "     " };
                // Writing to a text never fails.
                write!(words, "{apart}{number}: {group}").ok();
            }
            words
        })
        .collect()
}

fn made(day: NaiveDate) -> String {
    format!("Made on {}", written::date(day))
}

/// The sheet as the bytes of a file.
///
/// # Errors
/// [`ReportError`] says why there is none.
pub fn recovery_sheet(
    key: &RecoveryKey,
    day: NaiveDate,
    form: SheetForm,
    paper: Paper,
) -> Result<Zeroizing<Vec<u8>>, ReportError> {
    match form {
        SheetForm::Pdf => page(key, day, paper).map(Zeroizing::new),
        SheetForm::Text => {
            let mut text = Zeroizing::new(String::with_capacity(2048));
            let mut line = |words: &str| {
                text.push_str(words);
                text.push('\n');
            };
            line(TITLE);
            line(&made(day));
            line("");
            for groups in lines(key) {
                line(&groups);
            }
            line("");
            for words in [WHAT, HOW, AGE, key.whole()] {
                line(words);
            }
            Ok(Zeroizing::new(text.as_bytes().to_vec()))
        }
    }
}

fn page(key: &RecoveryKey, day: NaiveDate, paper: Paper) -> Result<Vec<u8>, ReportError> {
    const HEADING: Style = Style::new(Weight::SemiBold, 20.0);
    const GROUPS: Style = Style::new(Weight::SemiBold, 17.0);
    const BODY: Style = Style::new(Weight::Regular, 12.0);
    let (width, height) = paper.size();
    let margin = 2.0 * MARGIN;
    let inner = width - 2.0 * margin;
    let fonts = Arc::new(Fonts::for_texts([], &mut NoFonts)?);
    let mut press =
        Press { fonts: Arc::clone(&fonts), structure: Structure::default(), scale: 1.0 };
    let mut flow = Flow::new(margin, height - margin, height - margin);
    let mut put = |slices: Vec<Slice>, below: f32| {
        flow.put(margin, slices);
        flow.put(margin, vec![Slice::gap(below)]);
    };
    put(press.heading(1, HEADING, TITLE, inner), 4.0);
    put(press.paragraph(BODY, Ink::Weak, &made(day), inner), 20.0);
    for groups in lines(key) {
        put(press.paragraph(GROUPS, Ink::Text, &groups, inner), 10.0);
    }
    put(Vec::new(), 10.0);
    for words in [WHAT, HOW, AGE] {
        put(press.paragraph(BODY, Ink::Text, words, inner), 8.0);
    }
    put(press.paragraph(BODY, Ink::Text, key.whole(), inner), 0.0);
    let pages = flow.into_pages();
    pdf::write_titled(&Document { width, height, pages, structure: press.structure, fonts }, TITLE)
}

#[cfg(test)]
mod tests {
    use super::{RECOVERY_GROUPS, SheetForm, lines, recovery_sheet};
    use crate::{report::Paper, store::RecoveryKey};

    /// The key of 32 bytes of 0x42, as the makers of age write it in their examples.
    const KEY: &str = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";

    #[test]
    fn every_group_stands_on_the_sheet_with_its_number() {
        let key = RecoveryKey::parse(KEY).unwrap();
        let all = lines(&key).iter().map(|line| line.to_string()).collect::<Vec<_>>().join("     ");
        let groups: Vec<&str> = all.split("     ").collect();
        assert_eq!(groups.len(), RECOVERY_GROUPS);
        assert_eq!((groups[0], groups[14]), ("1: GFPY", "15: EX"));
        let day = "2026-03-20".parse().unwrap();
        let text = recovery_sheet(&key, day, SheetForm::Text, Paper::A4).unwrap();
        let text = str::from_utf8(&text).unwrap();
        assert!(groups.iter().all(|group| text.contains(group)) && text.contains(KEY), "{text}");
        assert!(text.contains("Made on Fri 20 March 2026"));
        for paper in [Paper::A4, Paper::Letter] {
            let page = recovery_sheet(&key, day, SheetForm::Pdf, paper).unwrap();
            assert!(page.starts_with(b"%PDF"));
        }
    }
}

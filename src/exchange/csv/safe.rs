//! Texts that no spreadsheet takes for a formula, and back.
//!
//! A spreadsheet runs a cell that begins with one of [`BEGINNINGS`]. A cell begins at the
//! beginning of a text, and, for a spreadsheet that parts cells in another way than this file
//! does, after each quote, separator or line break within it. Wherever a formula could begin,
//! and wherever an apostrophe stands in such a place, an apostrophe is put before it; the way
//! back takes exactly one away from each of these places. So every text comes back as it was.

/// The letters that a formula begins with, and their wide forms.
const BEGINNINGS: &str = "=+-@\t\r＝＋－＠";

/// The letters after which a cell could begin.
const BEFORE_A_CELL: &str = "\",;\t\r\n";

const APOSTROPHE: char = '\'';

/// A text as it is written. An empty text is an apostrophe: an empty cell is no answer.
pub(super) fn tamed(text: &str) -> String {
    if text.is_empty() {
        return APOSTROPHE.to_string();
    }
    let mut tamed = String::with_capacity(text.len() + 1);
    let mut is_beginning = true;
    for (at, letter) in text.char_indices() {
        if is_beginning && text.get(at..).is_some_and(needs_mark) {
            tamed.push(APOSTROPHE);
        }
        tamed.push(letter);
        is_beginning = BEFORE_A_CELL.contains(letter);
    }
    tamed
}

/// The text that was written so.
pub(super) fn untamed(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut is_beginning = true;
    let mut letters = cell.chars();
    while let Some(mut letter) = letters.next() {
        if is_beginning && letter == APOSTROPHE {
            let Some(next) = letters.next() else { break };
            letter = next;
        }
        text.push(letter);
        is_beginning = BEFORE_A_CELL.contains(letter);
    }
    text
}

/// Whether a formula, or an apostrophe that would be taken away, begins here.
fn needs_mark(rest: &str) -> bool {
    rest.starts_with(APOSTROPHE)
        || rest.starts_with(|letter| BEGINNINGS.contains(letter))
        || rest.trim_start_matches(is_unseen).starts_with(|letter| BEGINNINGS.contains(letter))
}

/// Spaces and letters that show nothing: some programs drop them at the beginning of a cell.
fn is_unseen(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(letter, '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{tamed, untamed};

    #[test]
    fn a_text_that_could_be_run_is_marked_and_comes_back() {
        for (text, written) in [
            ("a plain note", "a plain note"),
            ("half-asleep, 3 + 4", "half-asleep, 3 + 4"),
            ("", "'"),
            ("'", "''"),
            ("'tis", "''tis"),
            ("=1+1", "'=1+1"),
            ("-2", "'-2"),
            ("+44 20", "'+44 20"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t'=1"),
            ("\r\n=1", "'\r'\n'=1"),
            ("well,\nas \"usual\"\n", "well,\nas \"usual\"\n"),
            ("  =1", "'  =1"),
            ("\u{feff}=1", "'\u{feff}=1"),
            ("\u{a0}\u{200b}@x", "'\u{a0}\u{200b}@x"),
            ("＝1", "'＝1"),
            ("＠x ＋ －", "'＠x ＋ －"),
            ("x;=1", "x;'=1"),
            ("x\",=1", "x\",'=1"),
            ("x\t+1", "x\t'+1"),
            ("a\n- b", "a\n'- b"),
            ("\"'x\"", "\"''x\""),
        ] {
            assert_eq!(tamed(text), written, "{text:?}");
            assert_eq!(untamed(written), text, "{written:?}");
        }
        // Typed in a spreadsheet.
        assert_eq!(untamed("=1"), "=1");
        assert_eq!(untamed("x 'y'"), "x 'y'");
    }
}

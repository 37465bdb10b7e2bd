//! Letters without their differences: of capitals, accents and ways of writing them.

use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// The words that are looked for, folded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words(Vec<String>);

impl Words {
    /// The words of what was typed.
    pub fn of(typed: &str) -> Self {
        let mut folded = String::new();
        fold(typed, &mut folded);
        Self(folded.split_whitespace().map(ToOwned::to_owned).collect())
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a folded text holds every word.
    pub fn are_in(&self, folded: &str) -> bool {
        self.0.iter().all(|word| folded.contains(word.as_str()))
    }

    /// Where the words stand in a text as it was written, in order and without overlaps.
    pub fn found_in(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let folded = Folded::of(text);
        let mut found: Vec<Range<usize>> = self
            .0
            .iter()
            .flat_map(|word| folded.text.match_indices(word.as_str()))
            .map(|(start, word)| folded.origin(start)..folded.origin(start + word.len()))
            .collect();
        found.sort_by_key(|range| range.start);
        let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
        for range in found {
            match apart.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => apart.push(range),
            }
        }
        apart
    }
}

/// Adds a text in small letters without accents.
///
/// Accents are told by Unicode's decomposition, so that "ä" is found however it was written; a
/// few letters that Unicode does not take apart are written as people without them write them.
pub(super) fn fold(text: &str, folded: &mut String) {
    if text.is_ascii() {
        folded.extend(text.chars().map(|letter| letter.to_ascii_lowercase()));
    } else {
        text.chars().for_each(|letter| fold_letter(letter, folded));
    }
}

fn fold_letter(letter: char, folded: &mut String) {
    if letter.is_ascii() {
        folded.push(letter.to_ascii_lowercase());
        return;
    }
    decompose_compatible(letter, |part| {
        // Accents have a class; signs that stand for vowels do not, and stay.
        if canonical_combining_class(part) != 0 {
            return;
        }
        for small in part.to_lowercase().filter(|small| canonical_combining_class(*small) == 0) {
            match small {
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'ø' => folded.push('o'),
                'ł' => folded.push('l'),
                'đ' | 'ð' => folded.push('d'),
                'þ' => folded.push_str("th"),
                'ı' => folded.push('i'),
                'ς' => folded.push('σ'),
                other => folded.push(other),
            }
        }
    });
}

/// A folded text that knows where its letters come from.
struct Folded {
    text: String,
    /// For each letter that was written: where it starts in the folded and in the written text.
    starts: Vec<(usize, usize)>,
    written: usize,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut folded = String::with_capacity(text.len());
        let mut starts = Vec::with_capacity(text.len());
        for (position, letter) in text.char_indices() {
            let start = folded.len();
            fold_letter(letter, &mut folded);
            // An accent that was typed by itself belongs to the letter before it.
            if folded.len() > start {
                starts.push((start, position));
            }
        }
        Self { text: folded, starts, written: text.len() }
    }

    /// Where the first letter was written that starts at or after a place of the folded text.
    fn origin(&self, place: usize) -> usize {
        let next = self.starts.partition_point(|(start, _)| *start < place);
        self.starts.get(next).map_or(self.written, |(_, position)| *position)
    }
}

#[cfg(test)]
mod tests {
    use super::{Words, fold};

    fn folded(text: &str) -> String {
        let mut folded = String::new();
        fold(text, &mut folded);
        folded
    }

    #[test]
    fn capitals_and_accents_do_not_matter() {
        for (text, plain) in [
            ("Calf", "calf"),
            ("Wadenkrämpfe", "wadenkrampfe"),
            // The same with an accent of its own.
            ("Wadenkra\u{308}mpfe", "wadenkrampfe"),
            ("ČAJ před spaním", "caj pred spanim"),
            ("Straße", "strasse"),
            ("GROẞ", "gross"),
            ("İstanbul", "istanbul"),
            ("Łódź, Smørrebrød, Ærø", "lodz, smorrebrod, aero"),
            ("ﬁne ½", "fine 1\u{2044}2"),
            ("ΝΥΧΤΑΣ νύχτας", "νυχτασ νυχτασ"),
            ("हिन्दी", "हिनदी"),
            ("ふくらはぎがつった", "ふくらはきかつった"),
        ] {
            assert_eq!(folded(text), plain, "{text}");
        }
    }

    #[test]
    fn words_are_found_where_they_were_written() {
        for (text, typed, found) in [
            ("Wadenkrämpfe in der Nacht", "KRAMPF nacht", vec!["krämpf", "Nacht"]),
            ("Wadenkra\u{308}mpfe", "kra", vec!["kra\u{308}"]),
            ("Straße", "strass", vec!["Straß"]),
            ("calf calf", "calf al", vec!["calf", "calf"]),
            ("calf", "", vec![]),
            ("calf", "foot", vec![]),
            ("abab", "ab ba", vec!["abab"]),
        ] {
            let ranges = Words::of(typed).found_in(text);
            let words: Vec<&str> = ranges.into_iter().map(|range| &text[range]).collect();

            assert_eq!(words, found, "{text} {typed}");
        }
    }

    #[test]
    fn every_word_must_be_there() {
        let words = Words::of("  LEFT calf ");
        assert!(words.are_in("left\ncalf"));
        assert!(!words.are_in("left\nfoot"));
        assert!(Words::of(" \n").is_empty());
        assert!(Words::default().are_in(""));
    }
}

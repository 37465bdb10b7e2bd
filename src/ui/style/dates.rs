//! Dates and telephone numbers that no line breaks apart.

/// Keeps the parts of each date together: "Fri 20 March 2026" goes to the next line as a whole.
pub fn whole_dates(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut whole = String::with_capacity(text.len());
    for (position, word) in words.iter().enumerate() {
        whole.push_str(word);
        if let Some(next) = words.get(position + 1) {
            let before = position.checked_sub(1).and_then(|before| words.get(before));
            whole.push(if is_one_date(before, word, next) { '\u{a0}' } else { ' ' });
        }
    }
    whole
}

/// Keeps the groups of digits of a telephone number together.
pub fn whole_numbers(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_within = letter == ' '
            && whole.ends_with(|before: char| before.is_ascii_digit())
            && letters.peek().is_some_and(char::is_ascii_digit);
        whole.push(if is_within { '\u{a0}' } else { letter });
    }
    whole
}

/// Whether two words that follow each other are parts of one date.
fn is_one_date(before: Option<&&str>, word: &str, next: &str) -> bool {
    let is_day_before_month = is_day(word) && is_month(next);
    let is_weekday_before_day = is_weekday(word) && is_day(next);
    let is_month_before_year =
        is_month(word) && is_year(next) && before.is_some_and(|before| is_day(before));
    is_day_before_month || is_weekday_before_day || is_month_before_year
}

fn is_day(word: &str) -> bool {
    word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

fn is_year(word: &str) -> bool {
    let digits = bare(word);
    digits.len() == 4 && digits.chars().all(|letter| letter.is_ascii_digit())
}

fn is_weekday(word: &str) -> bool {
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].contains(&word)
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let word = bare(word);
    MONTHS.iter().any(|month| *month == word || (word.len() == 3 && month.starts_with(word)))
}

fn bare(word: &str) -> &str {
    word.trim_end_matches(|letter: char| letter.is_ascii_punctuation())
}

#[cfg(test)]
mod tests {
    use super::{whole_dates, whole_numbers};

    #[test]
    fn a_telephone_number_stays_whole() {
        for (text, whole) in [
            ("Ben, next door, 0151 496 0000", "Ben, next door, 0151~496~0000"),
            ("Ann 2 or Ben +44 151 4", "Ann 2 or Ben +44~151~4"),
            ("", ""),
        ] {
            assert_eq!(whole_numbers(text), whole.replace('~', "\u{a0}"));
        }
    }

    #[test]
    fn dates_stay_whole_and_all_else_may_break() {
        for (text, whole) in [
            ("Night of Thu 19 to Fri 20 March", "Night of Thu~19 to Fri~20~March"),
            (
                "from Sat 24 January 2026 to Fri 20 March 2026",
                "from Sat~24~January~2026 to Fri~20~March~2026",
            ),
            (
                "7 Mar to 13 Mar 2026: 2 cramps in 5 nights",
                "7~Mar to 13~Mar~2026: 2 cramps in 5 nights",
            ),
            (
                "You may stand 2 minutes. May 2026 is far",
                "You may stand 2 minutes. May 2026 is far",
            ),
            ("on 31 December, 12 of 40 nights", "on 31~December, 12 of 40 nights"),
            ("", ""),
        ] {
            assert_eq!(whole_dates(text), whole.replace('~', "\u{a0}"));
        }
    }
}

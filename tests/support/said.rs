//! What every sentence of the figures holds to.

use cramp_diary::trends::words::Said;

/// What is never said of a comparison, nor of anything else that the figures come to.
const NEVER: [&str; 12] = [
    "caused",
    "causes",
    "causing",
    "trigger",
    "prevent",
    "all clear",
    "significan",
    "missed",
    "protect",
    "proves",
    "nan",
    "!",
];

/// Says nothing that figures cannot say.
#[track_caller]
pub(crate) fn assert_no_claim(text: &str) {
    let lower = text.to_lowercase();
    for word in NEVER {
        assert!(!lower.contains(word), "\"{word}\" in: {text}");
    }
}

/// One sentence as they are written in the program.
#[track_caller]
pub(crate) fn assert_fit(text: &str) {
    assert_no_claim(text);
    assert!(!text.is_empty() && !text.ends_with('.') && !text.ends_with(' '), "{text}");
    assert!(!text.contains("  ") && !text.contains(". "), "one sentence: {text}");
    assert!(text.starts_with(|letter: char| !letter.is_lowercase()), "{text}");
}

/// Two sentences: one for the person, one with n, method and interval.
#[track_caller]
pub(crate) fn assert_said(said: &Said) {
    assert_fit(&said.plain);
    assert_fit(&said.method);
    let has_n = said.method.chars().any(|letter| letter.is_ascii_digit());
    assert!(has_n, "no count in: {}", said.method);
    assert!(said.method.contains("interval"), "no word of an interval in: {}", said.method);
}

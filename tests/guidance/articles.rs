//! The statements of the articles: complete, each with a place, and cited as they are.

use std::collections::BTreeSet;

use cramp_diary::guidance::{
    Rule,
    articles::{Article, NHS, Place, StatementKind, all, statement},
};

use crate::support::files::files_below;

/// Every id, from the two articles themselves: 45 and 62.
fn ids() -> BTreeSet<String> {
    let runs = [
        ("A-D", 1..=2),
        ("A-E", 1..=3),
        ("A-R", 1..=5),
        ("A-K", 1..=3),
        ("A-N", 1..=5),
        ("A-S", 0..=9),
        ("A-F", 1..=1),
        ("A-X", 1..=5),
        ("A-C", 1..=6),
        ("B-D", 1..=12),
        ("B-F", 1..=10),
        ("B-R", 1..=9),
        ("B-S", 1..=18),
        ("B-P", 1..=1),
        ("B-X", 1..=5),
        ("B-G", 1..=4),
        ("B-K", 1..=3),
    ];
    let single = ["A-E1t", "A-E2t", "A-R0a", "A-R0b", "A-S4a"].map(str::to_owned);
    runs.into_iter()
        .flat_map(|(kind, numbers)| numbers.map(move |number| format!("{kind}{number}")))
        .chain(single)
        .collect()
}

#[test]
fn every_statement_is_there_once() {
    let expected = ids();
    assert_eq!(expected.len(), 107);
    assert_eq!(all().len(), 107);
    assert_eq!(all().iter().map(|s| s.id.clone()).collect::<BTreeSet<_>>(), expected);
    let of = |article| all().iter().filter(|s| s.article == article).count();
    assert_eq!((of(Article::A), of(Article::B)), (45, 62));
    for statement in all() {
        assert!(statement.id.starts_with(statement.article.word()), "{}", statement.id);
        assert!(statement.text.ends_with('.'), "{}", statement.id);
        let text = statement.text.to_lowercase();
        for word in ["!", "cause", "trigger", "prevent", "all clear"] {
            assert!(!text.contains(word), "{}", statement.id);
        }
    }
}

#[test]
fn every_statement_has_the_kind_that_its_id_says() {
    use StatementKind as Kind;
    for statement in all() {
        let letter = statement.id.as_bytes()[2];
        let expected: &[Kind] = match letter {
            b'D' => &[Kind::Descriptor],
            b'E' => &[Kind::Emergency],
            b'R' => &[Kind::Routine],
            b'K' => &[Kind::Doctor],
            b'N' => &[Kind::Note],
            b'S' => &[Kind::SelfCare],
            b'F' | b'G' => &[Kind::Risk],
            b'X' => &[Kind::During],
            b'P' => &[Kind::Safety],
            b'C' => &[Kind::SelfCare, Kind::Safety],
            _ => panic!("{}", statement.id),
        };
        assert!(expected.contains(&statement.kind), "{}", statement.id);
    }
}

#[test]
fn only_the_mistaken_stretch_is_withheld() {
    let withheld: Vec<_> =
        all().iter().filter(|s| s.place == Place::Withheld).map(|s| s.id.as_str()).collect();
    assert_eq!(withheld, ["B-X4"]);
    assert!(all().iter().all(|s| !s.text.to_lowercase().contains("buttock")));
}

#[test]
fn a_place_always_says_where() {
    for statement in all() {
        let says_where = match &statement.place {
            Place::Rule { rules } => !rules.is_empty(),
            Place::Bedtime { measures, .. } => !measures.is_empty(),
            Place::Before { fields } => !fields.is_empty(),
            Place::Risk { conditions, profile } => !conditions.is_empty() || !profile.is_empty(),
            Place::CrampStep { .. }
            | Place::Doctor
            | Place::About
            | Place::Safety
            | Place::Withheld => true,
        };
        assert!(says_where, "{}", statement.id);
    }
}

#[test]
fn rules_and_statements_name_each_other() {
    let safety: BTreeSet<_> =
        all().iter().filter(|s| s.place == Place::Safety).map(|s| s.id.as_str()).collect();
    assert_eq!(safety, BTreeSet::from(["A-C6", "B-P1"]));
    for rule in Rule::ALL {
        let cited: BTreeSet<_> = rule.sources().iter().copied().filter(|id| *id != NHS).collect();
        assert!(cited.iter().all(|id| statement(id).is_some()), "{rule}");
        let placed = all()
            .iter()
            .filter(|s| matches!(&s.place, Place::Rule { rules } if rules.contains(rule)))
            .map(|s| s.id.as_str());
        let own: BTreeSet<_> = cited.difference(&safety).copied().collect();
        assert_eq!(own, placed.collect(), "{rule}");
    }
}

#[test]
fn sources_are_those_of_the_contract() {
    let expected = [
        ("cramp-will-not-stop", "A-E1 A-E1t"),
        ("toxin-exposure", "A-E2 A-E2t"),
        ("one-leg-signs", "A-E3"),
        ("frequent-cramps", "A-R0a B-R3 B-R7"),
        ("severe-cramps", "B-R3"),
        ("sleep-lost-and-tired", "A-R1"),
        ("sleep-lost", "B-R5"),
        ("woken-regularly", "B-R7"),
        ("limits-activities", "B-R5 B-R7"),
        ("persistent-cramps", "B-R6"),
        ("weakness-or-shrinking", "A-R2 A-N2 B-R1 B-R8"),
        ("swelling", "A-R4 A-N4 B-R4 B-R8"),
        ("nerve-signs", "A-R4 A-N5 B-R1 B-R4 B-R8"),
        ("skin-or-vein-changes", "A-N4 B-R4 B-R8"),
        ("new-medication", "A-R3 B-F7 A-C6 B-P1"),
        ("suspected-medication", "B-R2 A-C6 B-P1"),
        ("medical-history", "A-R5"),
        ("repeated-cramps", "A-R0b"),
        ("fragmented-sleep", "A-N1"),
        ("new-symptoms-after-medication", "A-N3 A-C6 B-P1"),
        ("long-cramp", "B-D10 NHS"),
        ("suspected-deficiency", "B-R9"),
    ];
    let found: Vec<_> =
        Rule::ALL.iter().map(|rule| (rule.word(), rule.sources().join(" "))).collect();
    assert_eq!(found, expected.map(|(rule, ids)| (rule, ids.to_owned())));
}

/// Article B says in one place to draw the toes the other way than everybody else, itself
/// included: that must not reach a person in any form.
#[test]
fn the_mistaken_stretch_appears_nowhere_in_the_program() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut read, mut faults) = (0, Vec::new());
    for path in files_below(["assets", "src", "migrations"].map(|folder| root.join(folder))) {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        read += 1;
        // Line breaks and the hyphens of Rust's long texts do not hide it.
        let text: String =
            text.to_lowercase().replace('\\', " ").split_whitespace().collect::<Vec<_>>().join(" ");
        let mistaken = ["buttock", "your bottom", "your backside", "toes away"];
        faults.extend(
            mistaken
                .into_iter()
                .filter(|words| text.contains(words))
                .map(|words| format!("{words}: {}", path.display())),
        );
    }
    assert!(read > 100, "only {read} files were read");
    assert!(faults.is_empty(), "{faults:#?}");
}

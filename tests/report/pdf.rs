//! The file: the same bytes every time, one page for eight weeks, nothing of the person in the
//! metadata, and whatever was written in a diary it can be made.

use cramp_diary::{
    demo,
    diary::{Diary, NightDate},
    report::{Notes, Paper, ReportOptions},
};
use proptest::prelude::{ProptestConfig, any, proptest};

use super::made::{self, ending, options, text, usual};

const LAST: &str = "2026-03-28";

/// How often a name occurs that is not the beginning of a longer one.
fn occurrences(bytes: &[u8], name: &str) -> usize {
    let name = name.as_bytes();
    bytes
        .windows(name.len() + 1)
        .filter(|window| {
            let (found, next) = window.split_at(name.len());
            found == name && !next[0].is_ascii_alphanumeric()
        })
        .count()
}

fn pages(bytes: &[u8]) -> usize {
    occurrences(bytes, "/Type/Page")
}

#[test]
fn the_same_diary_gives_the_same_bytes() {
    let options = ReportOptions { notes: Notes::With, ..options(ending(LAST, 56)) };
    let first = made::pdf(&usual(LAST, 120), &options).unwrap();
    assert_eq!(first, made::pdf(&usual(LAST, 120), &options).unwrap());
    assert!(first.starts_with(b"%PDF-1.7"));
    assert!(first.trim_ascii_end().ends_with(b"%%EOF"));
    let later = ReportOptions { prepared_on: made::date("2026-04-01"), ..options };
    assert_ne!(first, made::pdf(&usual(LAST, 120), &later).unwrap());
}

#[test]
fn eight_weeks_are_one_page_on_either_paper() {
    let half_year = demo::half_year(LAST.parse().unwrap());
    for (name, diary) in [("by hand", usual(LAST, 120)), ("demo", half_year)] {
        for nights in [28, 56] {
            for paper in [Paper::A4, Paper::Letter] {
                let options = ReportOptions { paper, ..options(ending(LAST, nights)) };
                let bytes = made::pdf(&diary, &options).unwrap();
                // For people to look at, as the pictures of the window.
                if let Some(folder) = crate::support::album::folder() {
                    let file = format!("summary-{name}-{nights}-{paper}.pdf");
                    std::fs::write(folder.join(file), &bytes).unwrap();
                }
                assert_eq!(pages(&bytes), 1, "{name}, {nights} nights, {paper}");
                assert!(bytes.len() < 200_000);
            }
        }
    }
}

#[test]
fn any_length_of_period_gives_a_short_summary() {
    let diary = usual(LAST, 800);
    for nights in [1, 2, 57, 365, 392, 393, 1703, 1704, 18_263, 700_000] {
        let bytes = made::pdf(&diary, &options(ending(LAST, nights))).unwrap();
        assert!((1..=2).contains(&pages(&bytes)), "{nights} nights");
    }
    let empty = made::pdf(&Diary::default(), &options(ending(LAST, 56))).unwrap();
    assert_eq!(pages(&empty), 1);
}

#[test]
fn the_metadata_hold_the_title_and_nothing_of_the_person() {
    let bytes = made::pdf(&usual(LAST, 60), &options(ending(LAST, 56))).unwrap();
    let plain = String::from_utf8_lossy(&bytes);
    assert!(plain.contains("/Title(Night leg cramps: summary)"));
    assert!(plain.contains("/Lang(en)"));
    for absent in ["CreationDate", "ModDate", "Author", "Margarete", "2026-0", "D:2026"] {
        assert!(!plain.contains(absent), "{absent}");
    }
}

#[test]
fn the_structure_names_headings_tables_and_figures() {
    let bytes = made::pdf(&usual(LAST, 60), &options(ending(LAST, 56))).unwrap();
    assert_eq!(occurrences(&bytes, "/S/H1"), 1);
    assert_eq!(occurrences(&bytes, "/S/H2"), 7);
    assert_eq!(occurrences(&bytes, "/S/Figure"), 3);
    assert_eq!(occurrences(&bytes, "/Alt"), 3);
    for wanted in ["/S/Table", "/S/TH", "/S/TD", "/Scope/Row", "/Scope/Column", "/Outlines"] {
        assert!(occurrences(&bytes, wanted) > 0, "{wanted}");
    }
}

#[test]
fn an_appendix_follows_only_where_it_is_asked_for() {
    let diary = usual(LAST, 60);
    let options = options(ending(LAST, 56));
    let with = ReportOptions { notes: Notes::With, ..options };
    assert_eq!(pages(&made::pdf(&diary, &options).unwrap()), 1);
    assert!(pages(&made::pdf(&diary, &with).unwrap()) > 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_written_can_be_printed(
        name in ".{0,200}",
        medicine in ".{1,200}",
        questions in "(?s).{0,400}",
        note in "(?s).{0,600}",
        nights in 1_u32..90,
        letter in any::<bool>(),
    ) {
        let last: NightDate = LAST.parse().unwrap();
        let mut diary = usual(LAST, 20);
        let without_nul = |text: &str| text.replace('\0', "x");
        diary.profile.name = Some(text(&without_nul(&name)));
        diary.profile.questions_for_doctor = Some(text(&without_nul(&questions)));
        diary.medications =
            [made::medication(&without_nul(&medicine), None, last.plus_days(-30).morning())]
                .into_iter()
                .collect();
        let mut night = made::night(last, Vec::new());
        night.note = Some(text(&without_nul(&note)));
        diary.put_night(night.into());
        let options = ReportOptions {
            notes: Notes::With,
            paper: if letter { Paper::Letter } else { Paper::A4 },
            ..options(ending(LAST, nights))
        };
        assert!(made::pdf(&diary, &options).unwrap().starts_with(b"%PDF"));
    }
}

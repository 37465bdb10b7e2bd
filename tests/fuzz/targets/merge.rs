//! Files that come in: they are refused, or read and laid beside a diary.

use std::sync::OnceLock;

use cramp_diary::{
    diary::Diary,
    exchange::{ImportError, Imported, OnConflict, csv as table, json as interchange, plan},
};

/// A sentence of an error is short and of one line, whatever the file holds.
fn is_a_sentence(error: &ImportError) {
    let words = error.to_string();
    assert!(!words.contains(char::is_control), "{words:?}");
    assert!(words.chars().count() < 1_500, "{words}");
}

/// The interchange file.
pub(crate) fn json(bytes: &[u8]) {
    match interchange::parse(bytes) {
        Err(error) => is_a_sentence(&error),
        Ok(imported) => {
            let written = interchange::write(&imported.diary, None);
            let again = interchange::read(written.as_bytes()).expect("what was written is read");
            assert_eq!(interchange::write(&again, None), written, "nothing is lost on the way");
            lay_beside(&imported);
        }
    }
}

/// The table for spreadsheets.
///
/// The first line is long, and a fuzzer would hardly find it: input that does not have it gets
/// it in front.
pub(crate) fn csv(bytes: &[u8]) {
    static HEADER: OnceLock<Vec<u8>> = OnceLock::new();
    let header = HEADER.get_or_init(|| table::write(&Diary::default(), None).into_bytes());
    for bytes in [bytes.to_vec(), [header.as_slice(), bytes].concat()] {
        match table::parse(&bytes) {
            Err(error) => is_a_sentence(&error),
            Ok(imported) => {
                let written = table::write(&imported.diary, None);
                let again = table::parse(written.as_bytes()).expect("what was written is read");
                assert!(again.diary == imported.diary, "nothing is lost on the way");
                let file = interchange::write(&imported.diary, None);
                let file = interchange::read(file.as_bytes()).expect("its nights are valid");
                assert!(file == imported.diary);
                lay_beside(&imported);
            }
        }
    }
}

/// Laid beside a diary, a file changes it once; the second time nothing is new.
fn lay_beside(imported: &Imported<'_>) {
    static DIARY: OnceLock<Diary> = OnceLock::new();
    let current = DIARY.get_or_init(|| {
        let bytes = include_bytes!("../seeds/diary.json");
        interchange::read(bytes).expect("the diary that files are laid beside")
    });
    for on_conflict in [OnConflict::Keep, OnConflict::Replace] {
        for diary in [current, &Diary::default()] {
            let first = plan(diary, imported, on_conflict).expect("valid entries go together");
            let mut after = diary.clone();
            after.apply_step(&first.step).expect("a plan fits its diary");
            let second = plan(&after, imported, on_conflict).expect("valid entries go together");
            assert!(second.is_empty(), "the same file twice changes nothing");
        }
    }
}

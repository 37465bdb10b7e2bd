//! Files that were made to do harm, or that a mishap made so: refused, soon, in one line.

use std::{
    fs::File,
    os::unix::fs::symlink,
    path::Path,
    time::{Duration, Instant},
};

use cramp_diary::exchange::{MAX_BYTES, ReadError, csv, parse, read_file};

const HEADER: &str = "Row,Night (date of its morning),Note";

/// A pipe that nobody writes to.
fn pipe(path: &Path) {
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, mode, 0).unwrap();
}

#[test]
fn what_is_no_file_of_a_size_that_a_diary_has_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    pipe(&at("pipe"));
    symlink("/dev/zero", at("link")).unwrap();
    File::create(at("ten gigabytes")).unwrap().set_len(10 << 30).unwrap();
    File::create(at("one byte more")).unwrap().set_len(MAX_BYTES as u64 + 1).unwrap();
    for (path, words) in [
        (at("pipe"), "no ordinary file"),
        (at("link"), "no ordinary file"),
        ("/dev/zero".into(), "no ordinary file"),
        (folder.path().to_owned(), "no ordinary file"),
        (at("none"), "No such file"),
        (at("ten gigabytes"), "larger than 64 MB"),
        (at("one byte more"), "larger than 64 MB"),
    ] {
        let begun = Instant::now();
        let error = read_file(&path).unwrap_err();
        assert!(begun.elapsed() < Duration::from_secs(5), "{error}");
        assert_eq!(matches!(error, ReadError::TooLarge { .. }), words.contains("larger"));
        let line = error.to_string();
        assert!(line.contains(words), "{line}");
        assert!(line.ends_with(&format!(": {}", path.display())), "{line}");
    }
}

#[test]
fn an_encoding_is_read_exactly_or_refused_with_its_reason() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let row = |note: &str| format!("{HEADER}\nnight,2026-03-01,\"{note}\"\n").into_bytes();
    for (name, bytes, reason) in [
        ("UTF-16", [b"\xff\xfe".to_vec(), wide(HEADER)].concat(), "not UTF-8"),
        ("UTF-16 without its mark", wide(HEADER), ""),
        (
            "Latin-1",
            [row("").as_slice(), b"night,2026-03-02,caf\xe9\n"].concat(),
            "line 3, column 21: the text is not UTF-8",
        ),
        ("NUL", row("a\0b"), "a NUL character"),
        (
            "too many marks on one letter",
            row(&format!("a{}", "\u{301}".repeat(100_000))),
            "100001 characters; at most 10000",
        ),
        (
            "a lone surrogate",
            [row("").as_slice(), b"night,2026-03-02,\xed\xa0\x80\n"].concat(),
            "not UTF-8",
        ),
    ] {
        let message = match parse(&bytes, None) {
            Err(error) => error.to_string(),
            Ok(_) => panic!("{name} was read"),
        };
        assert!(message.contains(reason), "{name}: {message}");
        assert!(message.len() < 500 && !message.contains(char::is_control), "{name}: {message}");
    }
    for note in ["\u{202e}drawkcab", "a\u{301}\u{302}\u{303}", "a\rb\r\nc\nd", "\u{feff}", "🦵🏽"]
    {
        let bytes = row(note);
        let diary = parse(&bytes, None).unwrap().diary;
        let read = diary.nights().next().and_then(|night| night.note.clone());
        assert_eq!(read.unwrap().as_str(), note);
        let again = csv::write(&diary, None);
        assert!(parse(again.as_bytes(), None).unwrap().diary == diary, "{note:?}");
    }
}

#[test]
fn no_table_is_too_strange_to_be_refused_quickly() {
    let many = |cell: &str| cell.repeat(1_000_000);
    for (name, text) in [
        ("a million columns", format!("{HEADER}{}\n", many(",x"))),
        ("a million columns before ours", format!("{}{HEADER}\n", many("x,"))),
        ("a million cells", format!("{HEADER}\nnight,2026-03-01{}\n", many(",x"))),
        ("a long line", format!("{HEADER}\nnight,2026-03-01,{}\n", many("xxxxxxxxxxxxxxxxxxxx"))),
        ("an open quote", format!("{HEADER}\nnight,2026-03-01,\"{}", many("x\n,\"\""))),
        ("a million empty lines", format!("{HEADER}\n{}x", many("\r\n"))),
        ("a million quotes", many("\"")),
        ("a million rows of one cramp", format!("{HEADER}\n{}", many("cramp,2026-03-01,\n"))),
        ("a long name", format!("{HEADER},{}\n", many("xx"))),
        ("long signs", format!("{HEADER},Signs (list)\nnight,2026-03-01,,{}\n", many("redness;"))),
    ] {
        let begun = Instant::now();
        let error = csv::parse(text.as_bytes()).map(|_| ()).expect_err(name).to_string();
        assert!(error.len() < 1_000, "{name}: {} bytes of message", error.len());
        // Built without optimisation and on a busy machine it takes a few seconds at most.
        assert!(begun.elapsed() < Duration::from_mins(1), "{name}: {:?}", begun.elapsed());
    }
}

/// A log can be shared once the end of each line is cut off: where a message names a file, it
/// does so in its last words.
#[test]
fn every_error_that_names_a_file_names_it_last() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = 0;
    for file in crate::support::files::files_below([source]) {
        let text = std::fs::read_to_string(&file).unwrap();
        for (at, _) in text.match_indices("#[error(") {
            let attribute = &text[at..at + text[at..].find(")]").unwrap()];
            // The path of a fault is the way to a field within a file.
            if !attribute.contains("{path}") || attribute.contains("{position}") {
                continue;
            }
            found += 1;
            let words = attribute.split("{path}\"").next().unwrap();
            assert!(attribute.contains(": {path}\""), "{}: {attribute}", file.display());
            assert!(!words.trim_end_matches(": ").contains("{path}"), "{attribute}");
        }
    }
    assert!(found > 20, "only {found} were found");
}

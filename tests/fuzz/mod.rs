//! What the fuzzers have found is fed again, so that it stays mended.
//!
//! `cargo +nightly fuzz run --fuzz-dir tests/fuzz json` (or `csv`, `fields`, `diary`, `mend`,
//! `backup`, `sealed`)
//! looks for more; the package for that is `tests/fuzz/Cargo.toml`.

mod targets;

use std::{fs, path::Path};

use crate::support::files::files_below;

/// Feeds every kept file to a target.
#[expect(clippy::print_stdout, reason = "the file is named where the target fails")]
fn feed(name: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let files = files_below([folder]);
    assert!(files.len() > 2, "{name}: {} files", files.len());
    for path in files {
        println!("{}", path.display());
        target(&fs::read(path).unwrap());
    }
}

#[test]
fn interchange_files() {
    feed("json", targets::json);
}

#[test]
fn tables() {
    feed("csv", targets::csv);
}

#[test]
fn typed_fields() {
    feed("fields", targets::fields);
}

#[test]
fn diaries() {
    feed("diary", targets::diary);
}

#[test]
fn damaged_diaries() {
    feed("mend", targets::mend);
}

#[test]
fn backups() {
    feed("backup", targets::backup);
}

#[test]
fn diaries_with_a_password() {
    feed("sealed", targets::sealed);
}

#[test]
fn the_kept_files_are_few_enough_to_be_fed_each_time() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    let kept = files_below([folder.join("corpus"), folder.join("seeds")]);
    let bytes: u64 = kept.iter().map(|path| path.metadata().unwrap().len()).sum();
    assert!(bytes < 2 << 20, "{bytes} bytes in {} files", kept.len());
}

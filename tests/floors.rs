//! The house stands as ARCHITECTURE.md says: who may use whom, and how large a room gets.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::support::files::files_below;

/// The floors from the ground up. What shares one does not use each other.
const FLOORS: [&[&str]; 10] = [
    &["diary"],
    &["body", "clock"],
    &["guidance", "trends"],
    &["chart", "demo"],
    &["store"],
    &["exchange"],
    &["report"],
    &["app"],
    &["cli"],
    &["ui"],
];

/// Floors that stand in order but do not use each other: two ways into the same house.
const NOT_EACH_OTHER: [(&str, &str); 2] = [("cli", "app"), ("ui", "cli")];

/// The most lines of a file; beyond it, it holds more than one idea.
const MOST_LINES: usize = 400;

/// Words that only some places may use, why, and the places.
const KEPT_TO: [(&[&str], &str, &[&str]); 3] = [
    (&["egui", "eframe"], "the window is the only place that draws", &["ui/"]),
    (&["rusqlite"], "the store is the only place that knows of SQLite", &["store/"]),
    (
        &["Local::now", "Utc::now", "SystemTime::now"],
        "the clock is the only reader of the time",
        &["clock.rs"],
    ),
];

/// A file of the program.
struct Source {
    /// Its path below `src`.
    path: String,
    text: String,
}

impl Source {
    /// The name of the floor that it is part of.
    fn floor(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }

    /// Its lines of code with their numbers, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().filter_map(|(position, line)| {
            let code = line.split("//").next().unwrap_or_default();
            (!code.trim().is_empty()).then_some((position + 1, code))
        })
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let found: Vec<Source> = files_below([root.clone()])
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| read(&root, path))
        .collect();
    assert!(found.len() > 50, "only {} files were found", found.len());
    found
}

fn read(root: &Path, path: PathBuf) -> Source {
    let below = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
    Source { path: below, text: fs::read_to_string(path).unwrap() }
}

/// Where a floor stands; `None` for the roof: the library's map, and the program itself.
fn height(floor: &str) -> Option<usize> {
    FLOORS.iter().position(|names| names.contains(&floor))
}

/// Whether code uses a word as a whole: not as a part of another one.
fn uses(code: &str, word: &str) -> bool {
    let is_part = |letter: Option<char>| letter.is_some_and(|c| c.is_alphanumeric() || c == '_');
    code.match_indices(word).any(|(at, _)| {
        !is_part(code[..at].chars().next_back()) && !is_part(code[at + word.len()..].chars().next())
    })
}

/// The floors that a source takes from: `crate::x`, and each `x` of `crate::{x, y::z}`.
fn imports(source: &Source) -> Vec<(usize, String)> {
    let code: Vec<_> = source.code().collect();
    let mut found = Vec::new();
    for (position, (line, text)) in code.iter().enumerate() {
        for (at, prefix) in text.match_indices("crate::") {
            let rest = &text[at + prefix.len()..];
            if rest.starts_with('{') {
                let below = code[position + 1..].iter().copied();
                found.extend(heads([(*line, rest)].into_iter().chain(below)));
            } else {
                found.push((*line, first_word(rest)));
            }
        }
    }
    found.retain(|(_, name)| height(name).is_some());
    found
}

/// The first words of the paths between a brace and the one that closes it.
fn heads<'a>(code: impl Iterator<Item = (usize, &'a str)>) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let (mut open, mut is_head) = (0, false);
    for (line, text) in code {
        for (at, letter) in text.char_indices() {
            match letter {
                '{' => open += 1,
                '}' if open == 1 => return found,
                '}' => open -= 1,
                _ if open == 1 && is_head && letter.is_alphanumeric() => {
                    found.push((line, first_word(&text[at..])));
                    is_head = false;
                }
                _ => {}
            }
            is_head |= open == 1 && matches!(letter, '{' | ',');
        }
    }
    found
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

#[test]
fn a_floor_uses_only_floors_below_it() {
    let mut faults = Vec::new();
    for source in sources() {
        let Some(own) = height(source.floor()) else { continue };
        for (line, name) in imports(&source) {
            let is_above =
                height(&name).is_some_and(|other| other >= own) && name != source.floor();
            let is_apart = NOT_EACH_OTHER.contains(&(source.floor(), name.as_str()));
            if is_above || is_apart {
                faults.push(format!("src/{}:{line} uses crate::{name}", source.path));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn what_is_kept_to_one_place_stays_there() {
    let mut faults = Vec::new();
    for source in sources() {
        for (words, why, places) in KEPT_TO {
            if places.iter().any(|place| source.path.starts_with(place)) || source.path == "main.rs"
            {
                continue;
            }
            for (line, code) in source.code() {
                for word in words.iter().filter(|word| uses(code, word)) {
                    faults.push(format!("src/{}:{line} uses {word}: {why}", source.path));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_module_stands_on_a_floor() {
    let loose: Vec<_> = sources()
        .into_iter()
        .filter(|source| !matches!(source.path.as_str(), "lib.rs" | "main.rs"))
        .filter(|source| height(source.floor()).is_none())
        .map(|source| source.path)
        .collect();
    assert!(loose.is_empty(), "on no floor of this test: {loose:#?}");
}

#[test]
fn no_file_is_longer_than_can_be_read_at_a_sitting() {
    let long: Vec<_> = sources()
        .iter()
        .map(|source| (source.text.lines().count(), &source.path))
        .filter(|(lines, _)| *lines > MOST_LINES)
        .map(|(lines, path)| {
            format!("src/{path} has {lines} lines; split it where a second idea begins")
        })
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn imports_are_found_however_they_are_written() {
    let source = |text: &str| Source { path: "app/made_up.rs".to_owned(), text: text.to_owned() };
    let found = |text: &str| -> Vec<String> {
        imports(&source(text)).into_iter().map(|(_, name)| name).collect()
    };
    assert_eq!(found("use crate::store::Store;"), ["store"]);
    assert_eq!(
        found("use crate::{clock::Now, diary::{self, Night}, ui};"),
        ["clock", "diary", "ui"]
    );
    assert_eq!(
        found("use crate::{\n    clock::Now,\n    diary::{Diary, cli},\n};\nfn f() {}"),
        ["clock", "diary"]
    );
    assert_eq!(
        found("use crate::{app::report, store::{self, ui}, demo};"),
        ["app", "store", "demo"]
    );
    assert_eq!(found("fn f() -> crate::ui::View { crate::cli::run() }"), ["ui", "cli"]);
    assert!(found("// crate::ui\nuse super::ui;\nlet x = \"crates::ui\";").is_empty());
}

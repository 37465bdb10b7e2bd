//! Everything that can be done, found by typing: commands, places and their parts, nights by
//! their date, and medications by their name.

use chrono::Datelike as _;

use crate::{
    diary::{
        Medication, NightDate,
        draft::{Leaning, ReadDate},
        text::Name,
    },
    exchange::ExportFormat,
    guidance::medicines,
    report::ReportFormat,
};

use super::{
    action::Action,
    command::{Command, Group, Part},
    edit::Edit,
    overlay::{FirstStep, Overlay},
    path_for::PathFor,
    state::{Phase, State},
    text::{self, Label as _},
};

/// What an offer does.
#[derive(Debug, Clone, PartialEq)]
pub enum Run {
    /// A command.
    Command(Command),
    /// Goes to a part of a place.
    Part(Part),
    /// Opens a night.
    Night(NightDate),
    /// Adds a medication of this name.
    Medication(Name),
    /// Asks for a place for a file.
    File(PathFor),
    /// Shows something over the window.
    Show(Overlay),
}

impl Run {
    /// The action that does it.
    pub fn action(self) -> Action {
        match self {
            Self::Command(command) => Action::Command(command),
            Self::Part(part) => Action::Show(part),
            Self::Night(night) => Action::OpenNight(night),
            Self::Medication(name) => {
                Action::Edit(Edit::add("add a medication", Medication::named(name)))
            }
            Self::File(what) => Action::AskPath(what),
            Self::Show(overlay) => Action::ShowOverlay(Some(overlay)),
        }
    }
}

/// Something that can be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// What it does, in words.
    pub title: String,
    /// Under which heading it stands.
    pub heading: &'static str,
    /// Its shortcut; may be empty.
    pub keys: String,
    /// Why it cannot be done now.
    pub why_not: Option<&'static str>,
    /// What it does.
    pub run: Run,
}

const OFFERED: &str = "What you typed";
const PARTS: &str = "Parts of a place";
const FILES: &str = "Files and more";

/// Everything that fits what was typed, the best first; everything there is where nothing was.
pub fn offers(state: &State, typed: &str) -> Vec<Offer> {
    let typed = typed.trim().to_lowercase();
    let mut found = nights(state, &typed);
    let mut ranked: Vec<(u32, Offer)> = list(state)
        .into_iter()
        .filter_map(|(offer, other_words)| {
            rank(&offer.title, other_words, &typed).map(|rank| (rank, offer))
        })
        .collect();
    // Those of one rank keep the order of the list.
    ranked.sort_by_key(|(rank, _)| *rank);
    found.extend(ranked.into_iter().map(|(_, offer)| offer));
    found.extend(medication(state, &typed));
    found
}

fn list(state: &State) -> Vec<(Offer, &'static str)> {
    let mut list = Vec::new();
    for group in Group::ALL {
        for command in Command::ALL.into_iter().filter(|command| command.group() == group) {
            let offer = Offer {
                title: command.title().to_owned(),
                heading: group.title(),
                keys: command.chord().label(),
                why_not: command.why_not(state),
                run: Run::Command(command),
            };
            // What leads here need not stand here.
            if command != Command::Palette {
                list.push((offer, ""));
            }
        }
    }
    let is_open = state.phase == Phase::Open;
    let closed = (!is_open).then_some("The diary is not open");
    for (title, other_words, run) in [
        ("What was done", "history news saved failed", Run::Show(Overlay::Deeds)),
        ("Save a copy of the diary", "backup", Run::File(PathFor::Backup)),
        (
            "Save the doctor's summary as a PDF",
            "report print",
            Run::File(PathFor::Report(ReportFormat::Pdf)),
        ),
        ("Export the diary as JSON", "file", Run::File(PathFor::Export(ExportFormat::Json))),
        (
            "Export the diary as FHIR, for software that can read it",
            "file health record",
            Run::File(PathFor::Export(ExportFormat::Fhir)),
        ),
        (
            "Export the nights as CSV, for a spreadsheet",
            "file table",
            Run::File(PathFor::Export(ExportFormat::Csv)),
        ),
        ("Import a JSON or CSV file", "take in", Run::File(PathFor::Import)),
        (
            "Introduction",
            "first start welcome units",
            Run::Show(Overlay::FirstStart(FirstStep::What)),
        ),
    ] {
        let offer = Offer {
            title: title.to_owned(),
            heading: FILES,
            keys: String::new(),
            why_not: closed.filter(|_| matches!(run, Run::File(_))),
            run,
        };
        list.push((offer, other_words));
    }
    for part in Part::ALL {
        let offer = Offer {
            title: format!("{}: {}", part.place().name(), part.title()),
            heading: PARTS,
            keys: String::new(),
            why_not: closed,
            run: Run::Part(part),
        };
        list.push((offer, part.other_words()));
    }
    list
}

/// How well a title fits: 0 is best; `None` where a typed word is not in it.
///
/// A word counts by its beginning first, then anywhere, then by its letters in their order.
fn rank(title: &str, other_words: &str, typed: &str) -> Option<u32> {
    let title = title.to_lowercase();
    let starts = |words: &str, typed: &str| {
        words.split([' ', ':', '\'']).any(|word| word.starts_with(typed))
    };
    let mut rank = u32::from(!title.starts_with(typed));
    for word in typed.split_whitespace() {
        rank += match () {
            () if starts(&title, word) => 0,
            () if starts(other_words, word) => 2,
            () if title.contains(word) => 3,
            () if word.chars().count() > 2 && in_order(&title, word) => 10,
            () => return None,
        };
    }
    Some(rank)
}

/// Whether the letters of a word come in a title in their order.
fn in_order(title: &str, word: &str) -> bool {
    let mut letters = title.chars();
    word.chars().all(|letter| letters.any(|other| other == letter))
}

/// The nights that a typed date may mean: it stands for the morning or for the evening.
fn nights(state: &State, typed: &str) -> Vec<Offer> {
    let date = ["open the night of ", "the night of ", "night of ", "open ", "night "]
        .iter()
        .find_map(|start| typed.strip_prefix(start))
        .unwrap_or(typed);
    let order = state.preferences.date_order();
    let read = ReadDate { today: state.now.today(), order, leaning: Leaning::Past };
    let Ok(date) = read.past(date) else { return Vec::new() };
    let morning = NightDate::from_morning(date);
    [morning, morning.plus_days(1)]
        .into_iter()
        .filter(|night| *night <= state.tonight())
        .map(|night| Offer {
            title: format!("Open the night of {}", night.both_dates(state.now.today().year())),
            heading: OFFERED,
            keys: String::new(),
            why_not: None,
            run: Run::Night(night),
        })
        .collect()
}

/// The medication that a typed name means: one that is recognised, or what follows "add".
fn medication(state: &State, typed: &str) -> Option<Offer> {
    let asked = ["add the medication ", "add medication ", "add a medication ", "add "]
        .iter()
        .find_map(|start| typed.strip_prefix(start));
    let name = asked.unwrap_or(typed).trim();
    let class = medicines::recognise(name);
    if state.phase != Phase::Open || (class.is_none() && asked.is_none()) {
        return None;
    }
    if name.chars().count() < 3 || "cramp".starts_with(name) || "a cramp".starts_with(name) {
        return None;
    }
    let name = text::capital(name);
    let kind = class.map_or_else(String::new, |class| format!(" ({})", class.label()));
    Some(Offer {
        title: format!("Add the medication {name}{kind}"),
        heading: OFFERED,
        keys: String::new(),
        why_not: None,
        run: Run::Medication(Name::new(name).ok()?),
    })
}

#[cfg(test)]
mod tests {
    use super::{Offer, Run, offers};
    use crate::{
        app::{Command, Part, Phase, State},
        clock::Clock,
    };

    fn state() -> State {
        let now = Clock::fixed("2026-03-20T09:00:00".parse().unwrap()).now();
        let mut state = State::new(now, None);
        state.phase = Phase::Open;
        state
    }

    fn titles(typed: &str) -> Vec<String> {
        offers(&state(), typed).into_iter().map(|offer| offer.title).collect()
    }

    #[test]
    fn every_command_and_part_is_offered_where_nothing_is_typed() {
        let offers = offers(&state(), "");
        let has = |run: &Run| offers.iter().any(|offer: &Offer| offer.run == *run);
        for command in Command::ALL {
            assert_eq!(has(&Run::Command(command)), command != Command::Palette, "{command:?}");
        }
        assert!(Part::ALL.iter().all(|part| has(&Run::Part(*part))));
    }

    #[test]
    fn typed_words_find_what_starts_with_them_first() {
        for (typed, first) in [
            ("add", "Add a cramp"),
            ("no cr", "No cramps this night"),
            ("cal", "Calendar"),
            ("undo", "Undo"),
            ("coffee", "Night: The day before"),
            ("emergency num", "Me: About me"),
            ("backup", "Save a copy of the diary"),
            ("smt", "Smaller text"),
            ("LARGER", "Larger text"),
        ] {
            assert_eq!(titles(typed).first().map(String::as_str), Some(first), "{typed:?}");
        }
        assert!(titles("xyzzy").is_empty());
    }

    #[test]
    fn a_typed_date_opens_the_night_before_it_or_after_it() {
        let both = [
            "Open the night of Fri 13 to Sat 14 March",
            "Open the night of Sat 14 to Sun 15 March",
        ];
        for typed in ["14 3", "14 march", "open the night of 14 3 2026", "2026-03-14"] {
            assert_eq!(titles(typed)[..2], both, "{typed:?}");
        }
        assert_eq!(titles("24 12")[0], "Open the night of Tue 23 to Wed 24 December 2025");
        // The night that begins today can be opened; the one of tomorrow cannot.
        assert_eq!(titles("today").len(), 1);
        assert!(titles("21 3 2026").is_empty());
    }

    #[test]
    fn a_known_medicine_or_one_that_is_named_can_be_added() {
        assert_eq!(titles("simvastatin"), ["Add the medication Simvastatin (statin)"]);
        assert_eq!(titles("add magnesium"), ["Add the medication Magnesium"]);
        assert_eq!(titles("add a cr"), ["Add a cramp"]);
        assert!(titles("magnesium").is_empty());
    }

    #[test]
    fn what_cannot_be_done_says_why() {
        let offers = offers(&state(), "undo");
        assert_eq!(offers[0].why_not, Some("There is nothing to undo"));
    }
}

//! Nights as a table for a spreadsheet, and back.

use cramp_diary::{
    diary::{Diary, Night, NightDate, Period, text::Text},
    exchange::{Format, ImportError, OnConflict, csv, json, parse, plan},
};
use proptest::prelude::*;

use crate::support::strategies;

/// The letters with which a spreadsheet begins a formula.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

fn night(json: &str) -> Night {
    serde_json::from_str(json).unwrap()
}

fn diary_of(nights: impl IntoIterator<Item = Night>) -> Diary {
    let mut diary = Diary::default();
    for night in nights {
        diary.put_night(night.into());
    }
    diary
}

/// The nights alone, of which the table is.
fn nights_of(diary: &Diary) -> Diary {
    diary_of(diary.nights().map(|night| Night::clone(night)))
}

/// The cells of a file as a spreadsheet takes them, that parts cells by `delimiter`.
fn cells(text: &str, delimiter: u8) -> Vec<String> {
    ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.strip_prefix('\u{feff}').unwrap().as_bytes())
        .records()
        .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

fn example() -> Diary {
    diary_of([
        night(
            r#"{"date": "2026-03-01", "time_zone": "Europe/London",
            "note": "woke, \"stiff\"\nand cold", "medication_note": "=1+1",
            "cramps": [{"started": "02:13", "minutes": 2.5, "pain": 4, "muscle": "calf",
                "side": "left", "woke": true, "did_not_stop": false,
                "relief": [{"measure": "stretch", "helped": "partly"}, {"measure": "warm_bath"}]},
                {}],
            "sleep": {"into_bed": "23:00", "quality": "very_good"},
            "before": {"fluid_ml": 1500, "alcohol_g": 12.5, "exercise": "none"},
            "after": {"tired": 0},
            "bedtime": ["heat", "feet_raised"],
            "signs": [{"sign": "urge_to_move", "side": "both", "pain": 0}],
            "doses": [{"name": "Quinine", "amount": "300 mg", "time": "22:00"}]}"#,
        ),
        night(r#"{"date": "2026-03-02", "cramps": [], "bedtime": [], "signs": [], "doses": []}"#),
        night(r#"{"date": "2026-03-04"}"#),
    ])
}

/// What a spreadsheet shows of the example, without what is not answered.
#[test]
fn a_night_is_a_row_and_so_is_a_cramp() {
    let text = csv::write(&example(), None);
    let mut rows = text.strip_prefix('\u{feff}').unwrap().split("\r\n");
    let header = rows.next().unwrap();
    assert!(header.starts_with("Row,Night (date of its morning),Cramps (number),Time zone,Note,"));
    for unit in ["(HH:MM)", "(minutes)", "(ml)", "(mg)", "(g)", "(0 to 10)", "(hours)", "(yes/no)"]
    {
        assert!(header.contains(unit), "{unit}");
    }
    let shown = |row: &str| {
        let cells = cells(&format!("\u{feff}{row}"), b',');
        cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" / ")
    };
    let rows: Vec<_> = rows.collect();
    assert_eq!(rows.len(), 6, "three nights, two cramps, and the end of the last line");
    assert_eq!(
        shown(rows[0]),
        "night / 2026-03-01 / 2 / Europe/London / woke, \"stiff\"\nand cold / '=1+1 / 23:00 / \
         very good / 1500 / 12.5 / none / 0 / heat; feet raised / urge to move (both, pain 0) / \
         Quinine | 300 mg | 22:00"
    );
    assert_eq!(
        shown(rows[1]),
        "cramp / 2026-03-01 / 1 / 02:13 / 2.5 / 4 / calf / left / yes / stretch (helped partly); \
         warm bath / no"
    );
    assert_eq!(shown(rows[2]), "cramp / 2026-03-01 / 2");
    assert_eq!(shown(rows[3]), "night / 2026-03-02 / 0 / none / none / none");
    assert_eq!(shown(rows[4]), "night / 2026-03-04");
}

#[test]
fn a_table_of_a_period_has_its_nights_alone() {
    let date = |text: &str| text.parse::<NightDate>().unwrap();
    let period = Period::new(date("2026-03-02"), date("2026-03-03"));
    let text = csv::write(&example(), period);
    assert_eq!(text.matches("2026-03-").count(), 1, "{text}");
}

#[test]
fn a_table_comes_back_as_a_spreadsheet_saves_it() {
    let diary = example();
    let text = csv::write(&diary, None);
    let with = |delimiter: char| {
        let rows = text.trim_start_matches('\u{feff}');
        let mut writer = ::csv::WriterBuilder::new()
            .delimiter(u8::try_from(delimiter).unwrap())
            .quote_style(::csv::QuoteStyle::Always)
            .from_writer(Vec::new());
        let mut reader =
            ::csv::ReaderBuilder::new().has_headers(false).from_reader(rows.as_bytes());
        for row in reader.records() {
            writer.write_record(&row.unwrap()).unwrap();
        }
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    };
    let blank = format!("{}\r\n", ",".repeat(text.lines().next().unwrap().matches(',').count()));
    for (name, text) in [
        ("as it was written", text.clone()),
        ("without the mark", text.trim_start_matches('\u{feff}').to_owned()),
        ("semicolons", with(';')),
        ("semicolons and decimal commas", with(';').replace("2.5", "2,5")),
        ("tabs", with('\t')),
        ("line feeds", text.replace("\r\n", "\n")),
        ("without the last line end", text.trim_end().to_owned()),
        ("empty lines and rows", format!("{text}\r\n{blank}\r\n")),
        ("times without their zero", text.replace("02:13", "2:13:00")),
    ] {
        let imported =
            parse(text.as_bytes(), None).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(imported.diary == diary, "{name}");
    }
    // The rows of an old Macintosh, in which no note has a line end.
    let old = text.replace("\nand", " and").replace("\r\n", "\r");
    assert_eq!(parse(old.as_bytes(), None).unwrap().diary.nights().len(), 3);
}

#[test]
fn columns_may_be_moved_and_left_out_and_rows_sorted() {
    let text = "pain (0 to 10),Night (date of its morning),Row,Cramp (its number in the night)\n\
                3,2026-03-01,cramp,2\n9,2026-03-01,cramp,1\n,2026-03-01,night,\n";
    let diary = parse(text.as_bytes(), None).unwrap().diary;
    let pains: Vec<_> =
        diary.nights().flat_map(|night| night.cramps()).map(|cramp| cramp.pain).collect();
    assert_eq!(pains.iter().flatten().map(|pain| pain.get()).collect::<Vec<_>>(), [9, 3]);
}

proptest! {
    #[test]
    fn every_night_comes_back(diary in strategies::diary()) {
        let text = csv::write(&diary, None);
        let imported = parse(text.as_bytes(), None).map_err(|error| error.to_string());
        prop_assert_eq!(imported.map(|imported| imported.diary), Ok(nights_of(&diary)));
    }

    #[test]
    fn no_cell_is_a_formula_however_cells_are_parted(diary in strategies::diary()) {
        let text = csv::write(&diary, None);
        for delimiter in [b',', b';', b'\t'] {
            for cell in cells(&text, delimiter) {
                prop_assert!(!cell.starts_with(FORMULA), "{:?}", cell);
                prop_assert!(!cell.trim_start().starts_with(FORMULA), "{:?}", cell);
            }
        }
    }

    #[test]
    fn the_same_table_twice_changes_nothing(
        ours in strategies::diary(), theirs in strategies::diary(), replace in any::<bool>(),
    ) {
        let mode = if replace { OnConflict::Replace } else { OnConflict::Keep };
        let text = csv::write(&theirs, None);
        let imported = csv::parse(text.as_bytes()).unwrap();
        let mut after = ours.clone();
        after.apply_step(&plan(&ours, &imported, mode).unwrap().step).unwrap();
        prop_assert!(plan(&after, &imported, mode).unwrap().is_empty());
        for night in ours.nights() {
            prop_assert!(after.night(night.date).is_some());
        }
        prop_assert_eq!(&after.medications, &ours.medications);
        prop_assert_eq!(&after.profile, &ours.profile);
    }

    #[test]
    fn a_table_does_what_the_interchange_file_of_its_nights_does(
        ours in strategies::diary(), theirs in strategies::diary(), replace in any::<bool>(),
    ) {
        let mode = if replace { OnConflict::Replace } else { OnConflict::Keep };
        let (table, file) = (csv::write(&theirs, None), json::write(&nights_of(&theirs), None));
        let table = plan(&ours, &csv::parse(table.as_bytes()).unwrap(), mode).unwrap();
        let file = plan(&ours, &json::parse(file.as_bytes()).unwrap(), mode).unwrap();
        prop_assert_eq!(table.report.nights, file.report.nights);
        prop_assert_eq!(table.step, file.step);
        prop_assert_eq!(table.report.differences.len(), file.report.differences.len());
    }
}

#[test]
fn a_difference_is_told_by_its_line_and_its_column() {
    let mut current = example();
    let mut changed = Night::clone(current.nights().next().unwrap());
    changed.note = Text::new("mine").ok();
    changed.cramps = Some(Vec::new());
    changed.sleep.quality = None;
    current.put_night(changed.into());
    let text = csv::write(&example(), None);
    let imported = csv::parse(text.as_bytes()).unwrap();
    let report = plan(&current, &imported, OnConflict::Keep).unwrap().report;
    let told: Vec<_> = report.differences.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "line 2, 2026-03-01, Cramps (number): the diary says none, the file says a list of 2; \
             kept the diary's",
            "line 2, 2026-03-01, Note: the diary says \"mine\", the file says \
             \"woke, \"stiff\" and cold\"; kept the diary's",
        ]
    );
}

/// Rows below the names of all columns, the place of the fault, its column and the reason.
#[test]
fn a_fault_is_told_by_its_line_and_its_column() {
    let start = "Row;Night (date of its morning);Cramps (number);Note;Got into bed (HH:MM);\
                 Signs (list);Cramp (its number in the night);Pain (0 to 10)\n";
    for (rows, place, reason) in [
        ("day;2026-03-01;;;;;;\n", "line 2, column 1, Row", "\"day\" is not a known row"),
        (
            "night;1.3.2026;;;;;;\n",
            "line 2, column 7, Night (date of its morning)",
            "not a date of the calendar",
        ),
        (
            "night;2026-02-29;;;;;;\n",
            "line 2, column 7, Night (date of its morning)",
            "not a date of the calendar",
        ),
        ("night;2026-03-01;;;25:00;;;\n", "line 2, column 20, Got into bed (HH:MM)", "clock time"),
        (
            "night;2026-03-01;;\"a\nb\";;;;\nnight;2026-03-02;;\"ä;\";;redness (x);;\n",
            "line 4, column 25, Signs (list)",
            "\"x\" is not a known side",
        ),
        (
            "night;2026-03-01;;;;;;\ncramp;2026-03-01;;;;;1;11\n",
            "line 3, column 24, Pain (0 to 10)",
            "pain must be a whole number from 0 to 10",
        ),
        (
            "night;2026-03-01;;;;;;\ncramp;2026-03-01;;x;;;;\n",
            "line 3, column 19, Note",
            "in a column of the row of a night",
        ),
        (
            "night;2026-03-01;;;;;;7\n",
            "line 2, column 23, Pain (0 to 10)",
            "in a column of the row of a cramp",
        ),
        (
            "night;2026-03-01;1;;;;;\n",
            "line 2, column 18, Cramps (number)",
            "says 1 and the file has 0 rows of cramps of the night 2026-03-01",
        ),
        (
            "night;2026-03-01;101;;;;;\n",
            "line 2, column 18, Cramps (number)",
            "a whole number from 0 to 100",
        ),
        (
            "cramp;2026-03-01;;;;;;\n",
            "line 2, column 1, Row",
            "the night 2026-03-01 of this cramp has no row",
        ),
        (
            "night;2026-03-01;;;;;;\ncramp;2026-03-01;;;;;1;\ncramp;2026-03-01;;;;;1;\n",
            "line 4, column 22, Cramp (its number in the night)",
            "another cramp of this number",
        ),
        (
            "night;2026-03-01;;;;;;\n\nnight;2026-03-01;;;;;;\n",
            "line 4, column 7, Night (date of its morning)",
            "the night 2026-03-01 is there twice, first on line 2",
        ),
        ("night;2026-03-01;;;;;;;\n", "line 2, column 24", "the row has 9 cells, and"),
        ("night;2026-03-01\n", "line 2, column 17, Cramps (number)", "the row has 2 cells, and"),
        ("night;2026-03-01;;;", "line 2, column 20", "breaks off here"),
        ("night;2026-03-01;;\"a note\n", "line 2, column 1", "breaks off here"),
        ("night;2026-03-01;;\"a\0b\";;;;\n", "line 2, column 19, Note", "holds a NUL character"),
    ] {
        let message = csv::parse(format!("{start}{rows}").as_bytes()).unwrap_err().to_string();
        assert!(message.starts_with(&format!("{place}: ")), "{message}\nis not at {place}");
        assert!(message.contains(reason), "{message}\ndoes not say {reason}");
    }
    let many: String = (0..101).map(|_| "cramp;2026-03-01;;;;;;\n").collect();
    let message = csv::parse(format!("{start}{many}").as_bytes()).unwrap_err().to_string();
    assert!(message.starts_with("line 102, column 7"), "{message}");
    assert!(message.contains("more than 100 cramps"), "{message}");
}

#[test]
fn names_of_columns_are_told_apart() {
    let start = "Row,Night (date of its morning)";
    for (names, place, reason) in [
        (format!("{start},Mood"), "line 1, column 33", "has no column \"Mood\""),
        (format!("{start},Note,note"), "line 1, column 38", "\"Note\" is there twice"),
        ("Date,Note".to_owned(), "line 1, column 1", "not the table of a diary"),
    ] {
        let message = csv::parse(names.as_bytes()).unwrap_err().to_string();
        assert!(message.starts_with(place) && message.contains(reason), "{message}");
    }
    assert_eq!(csv::parse(format!("{start}\n").as_bytes()).unwrap().diary, Diary::default());
    assert!(csv::parse(start.as_bytes()).unwrap_err().to_string().contains("breaks off here"));
}

#[test]
fn a_form_that_is_named_is_the_one_that_is_read() {
    let (table, file) = (csv::write(&example(), None), json::write(&example(), None));
    for (bytes, format, is_read) in [
        (&table, None, true),
        (&file, None, true),
        (&table, Some(Format::Csv), true),
        (&file, Some(Format::Json), true),
        (&table, Some(Format::Json), false),
        (&file, Some(Format::Csv), false),
    ] {
        let read = parse(bytes.as_bytes(), format);
        assert_eq!(read.is_ok_and(|imported| imported.diary == example()), is_read, "{format:?}");
    }
}

#[test]
fn a_table_that_breaks_off_is_never_taken_for_a_whole_one() {
    let text = csv::write(&example(), None);
    let whole = csv::parse(text.as_bytes()).unwrap().diary;
    let ends: Vec<_> = text.match_indices("\r\n").map(|(at, _)| at).collect();
    for end in 3..text.len() {
        let Some(part) = text.get(..end) else { continue };
        match csv::parse(part.as_bytes()) {
            Err(ImportError::Fault(_) | ImportError::Empty) => {}
            Err(other) => panic!("{end}: {other}"),
            // Whole rows: what is there is as it was.
            Ok(imported) => {
                assert!(ends.iter().any(|at| (*at..=at + 2).contains(&end)), "{end}");
                for night in imported.diary.nights() {
                    assert_eq!(Some(night), whole.night(night.date), "{end}");
                }
            }
        }
    }
}

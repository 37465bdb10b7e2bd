//! The pages: nothing over the margins, nothing over anything else, nothing left out.

use cramp_diary::{
    demo,
    diary::{
        Diary, NightDate,
        vocabulary::{Muscle, Side},
    },
    report::{
        self, Notes, Paper, ReportOptions,
        layout::{
            find::NoFonts,
            scene::{Document, Mark, MarkKind, PartId, Role},
        },
        pages::MARGIN,
    },
};

use super::made::{self, cramp, ending, options, text, usual};

const LAST: &str = "2026-03-28";

fn laid_out(diary: &Diary, options: &ReportOptions) -> Document {
    report::document_with(diary, options, &mut NoFonts).unwrap()
}

/// Everything that can be read, as words, in the order of the file.
fn words(document: &Document) -> Vec<String> {
    let mut words = Vec::new();
    let mut pending = String::new();
    let mut part = None;
    for mark in document.pages.iter().flatten() {
        if let MarkKind::Text { line, .. } = &mark.kind {
            // The lines of a part belong together: a long word goes on in the next.
            if mark.part != part || mark.part.is_none() {
                words.extend(pending.split_whitespace().map(str::to_owned));
                pending.clear();
            }
            part = mark.part;
            pending.push_str(&line.text);
            if !line.text.ends_with(' ') && line.width < 100.0 {
                pending.push(' ');
            }
        }
    }
    words.extend(pending.split_whitespace().map(str::to_owned));
    words
}

fn read(document: &Document) -> String {
    words(document).join(" ")
}

/// Diaries that are hard to print.
fn hard() -> Vec<(&'static str, Diary)> {
    let last: NightDate = LAST.parse().unwrap();
    let mut crowded = usual(LAST, 60);
    let cramps = (0..100)
        .zip(Muscle::ALL.iter().cycle())
        .map(|(number, muscle)| {
            // Sixty with a time, forty without.
            let time = format!("{:02}:{number:02}", number % 12);
            cramp(&time, number % 11, Side::Both, *muscle)
        })
        .collect();
    let mut night = made::night(last, cramps);
    // Into the afternoon.
    night.sleep.tried_to_sleep = "04:00".parse().ok();
    night.sleep.final_awakening = "12:40".parse().ok();
    crowded.put_night(night.into());

    let mut wordy = usual(LAST, 60);
    wordy.profile.name = Some(text(&"W".repeat(200)));
    wordy.profile.questions_for_doctor = Some(text(&"Is this right? ".repeat(666)));
    let mut medication =
        made::medication(&"M".repeat(200), Some(&"many drops ".repeat(18)), last.morning());
    medication.increased = (0..100).map(|day| last.plus_days(-day).morning()).collect();
    wordy.medications = std::iter::repeat_n(medication, 12).collect();
    let mut night = made::night(last, Vec::new());
    night.note = Some(text(&"nospaces".repeat(1250)));
    wordy.put_night(night.into());

    let mut scripts = usual(LAST, 60);
    scripts.profile.name = Some(text("佐藤 花子"));
    scripts.profile.questions_for_doctor = Some(text("هل السبب هو الدواء؟"));
    vec![
        ("usual", usual(LAST, 120)),
        ("demo", demo::half_year(last)),
        ("empty", Diary::default()),
        ("crowded", crowded),
        ("wordy", wordy),
        ("scripts", scripts),
    ]
}

fn all_options() -> [ReportOptions; 4] {
    let of = |paper, nights, notes| ReportOptions { paper, notes, ..options(ending(LAST, nights)) };
    [
        of(Paper::A4, 56, Notes::With),
        of(Paper::Letter, 28, Notes::Without),
        of(Paper::Letter, 1, Notes::With),
        of(Paper::A4, 300, Notes::Without),
    ]
}

#[test]
fn nothing_is_printed_over_the_margins_or_over_another_text() {
    for (name, diary) in hard() {
        for options in all_options() {
            let document = laid_out(&diary, &options);
            for page in &document.pages {
                for mark in page {
                    assert!(is_inside(&document, mark), "{name}, {options:?}: {mark:?}");
                }
                let texts: Vec<&Mark> =
                    page.iter().filter(|mark| is_text(&document, mark)).collect();
                for (index, one) in texts.iter().enumerate() {
                    let below = texts.iter().skip(index + 1);
                    let covered =
                        below.copied().find(|other| overlap(one.bounds(), other.bounds()));
                    assert!(covered.is_none(), "{name}, {options:?}:\n{one:?}\n{covered:?}");
                }
            }
        }
    }
}

/// Within the margins; a stroke on the very edge may be as thick as it is.
fn is_inside(document: &Document, mark: &Mark) -> bool {
    let [x0, y0, x1, y1] = mark.bounds();
    x0 >= MARGIN - 0.8
        && y0 >= MARGIN - 0.8
        && x1 <= document.width - MARGIN + 0.8
        && y1 <= document.height - MARGIN + 0.8
}

/// A text outside figures: in those, letters may stand close.
fn is_text(document: &Document, mark: &Mark) -> bool {
    let in_figure = |part: PartId| {
        document.structure.get(part).is_some_and(|part| matches!(part.role, Role::Figure(_)))
    };
    matches!(&mark.kind, MarkKind::Text { line, .. } if !line.text.is_empty())
        && !mark.part.is_some_and(in_figure)
}

fn overlap(one: [f32; 4], other: [f32; 4]) -> bool {
    let [a0, b0, a1, b1] = one;
    let [c0, d0, c1, d1] = other;
    a0 + 0.1 < c1 && c0 + 0.1 < a1 && b0 + 0.1 < d1 && d0 + 0.1 < b1
}

#[test]
fn what_a_doctor_looks_for_is_on_the_page_in_its_order() {
    let text = read(&laid_out(&usual(LAST, 120), &options(ending(LAST, 56))));
    let order = [
        "Night leg cramps: summary",
        "Margarete Hölderlin-Łukasiewicz, born 9 Apr 1951",
        "Mornings of 1 Feb to 28 Mar 2026 (56 nights). Prepared on 30 Mar 2026.",
        "Recorded by the person, not a diagnosis.",
        "Nights recorded: ",
        "Warning signs",
        "Emergency Cramps after contact with a harmful substance",
        "Routine Frequent cramps",
        "Appointment booked 19 Mar",
        "The numbers",
        "Cramp nights a week",
        "Sleep efficiency, mean",
        "Night strip, 18:00 to 12:00",
        "Where and when",
        "Medications and changes",
        "Furosemide, 40 mg in the morning diuretic Started 16 Feb 2026",
        "Nifedipine, 30 mg, suspected by the person other",
        "Stopped before this period: Simvastatin 20 mg",
        "Own history Thyroid disease, circulatory problem",
        "Exposures A solvent 17 Jan",
        "Signs Tingling",
        "At bedtime Stretch",
        "During cramps Stretch",
        "My questions Could the water tablet have to do with it?",
        "Should my potassium be checked?",
        "A night runs from noon to noon",
        "When to See a Doctor for Severe Night Leg Cramps",
        "Leg Muscle Cramps",
        concat!("Cramp Diary ", env!("CARGO_PKG_VERSION")),
        "This is a diary, not a diagnosis",
        "page 1 of 1",
    ];
    let mut from = 0;
    for wanted in order {
        let found = text[from..].find(wanted);
        assert!(found.is_some(), "\"{wanted}\" is not after what stands before it:\n{text}");
        from += found.unwrap();
    }
}

#[test]
fn the_legs_are_told_in_words_and_stand_beside_the_table() {
    let places = [
        (Muscle::Calf, Side::Left),
        (Muscle::Calf, Side::Left),
        (Muscle::Calf, Side::Both),
        (Muscle::Toes, Side::Right),
        (Muscle::Other, Side::Right),
    ];
    let mut diary = Diary::default();
    for (back, (muscle, side)) in (0..).zip(places) {
        let cramps = vec![cramp("02:30", 5, side, muscle)];
        diary.put_night(
            made::night(LAST.parse::<NightDate>().unwrap().plus_days(-back), cramps).into(),
        );
    }
    let document = laid_out(&diary, &options(ending(LAST, 28)));
    let figures = |document: &Document| -> Vec<String> {
        let parts =
            document.structure.top().iter().filter_map(|part| document.structure.get(*part));
        let figures = parts.filter_map(|part| {
            if let Role::Figure(words) = &part.role { Some(words.clone()) } else { None }
        });
        figures.filter(|words| words.contains("legs with their cramps")).collect()
    };
    assert_eq!(
        figures(&document),
        ["The legs with their cramps. Left calf 3, right calf 1, right toes 1. \
          1 in both legs at once, counted on each. 1 not drawn: elsewhere"]
    );
    for word in ["Front", "Back", "Left", "Right"] {
        assert!(words(&document).iter().any(|line| line == word), "{word}");
    }
    let none = laid_out(&Diary::default(), &options(ending(LAST, 28)));
    assert!(figures(&none).is_empty(), "legs without a cramp say nothing");
}

#[test]
fn a_person_without_anything_gets_sentences_not_gaps() {
    let text = read(&laid_out(&Diary::default(), &options(ending(LAST, 28))));
    for wanted in [
        "Nights recorded: 0 of 28",
        "No listed warning sign was recorded (nights recorded: 0 of the last 28)",
        "No cramp was recorded",
        "No medication was recorded",
        "Own history Not answered",
        "No question was written down",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
}

#[test]
fn notes_are_printed_only_where_they_are_asked_for() {
    let last: NightDate = LAST.parse().unwrap();
    let mut diary = usual(LAST, 60);
    let mut night = made::night(last, vec![cramp("02:13", 7, Side::Left, Muscle::Calf)]);
    night.note = Some(text("A quarrel with my brother"));
    diary.put_night(night.into());
    let without = options(ending(LAST, 56));
    let with = ReportOptions { notes: Notes::With, ..without };
    assert!(!read(&laid_out(&diary, &without)).contains("quarrel"));
    let text = read(&laid_out(&diary, &with));
    let night = "Fri 27 to Sat 28 March Cramps: 02:13, left calf, pain 7";
    assert!(text.contains(night), "{text}");
    assert!(text.contains("Note: A quarrel with my brother"));
}

#[test]
fn another_script_leaves_a_clear_mark_and_no_empty_boxes() {
    let mut diary = Diary::default();
    diary.profile.name = Some(text("佐藤 花子 (Hanako Satō)"));
    diary.profile.questions_for_doctor = Some(text("هل السبب هو الدواء؟ Please read aloud 🙂"));
    let document = laid_out(&diary, &options(ending(LAST, 28)));
    let text = read(&document);
    let mark = "[text in another script: see the diary file]";
    assert!(text.contains(&format!("{mark} (Hanako Satō)")), "{text}");
    assert!(text.contains(&format!("{mark} Please read aloud [symbol]")), "{text}");
    for mark in document.pages.iter().flatten() {
        if let MarkKind::Text { line, .. } = &mark.kind {
            let mut glyphs = line.runs.iter().flat_map(|run| &run.glyphs);
            assert!(glyphs.all(|glyph| glyph.glyph_id.to_u32() != 0), "{}", line.text);
        }
    }
}

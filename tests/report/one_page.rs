//! One page for every diary; what is too long for it stands whole in the appendix.

use std::sync::Arc;

use cramp_diary::{
    diary::{
        Acknowledgement, Cramp, Diary, EntryId, Exposure, Medication, Night, NightDate, Sign,
        quantity::{CrampMinutes, Pain, Tiredness, WholeMinutes},
        text::{Name, Note},
        vocabulary::{CareAction, Condition, Muscle, Side, SignKind, SleepQuality, Substance},
    },
    report::{
        self, DateStyle, Notes, Paper, ReportOptions, SectionKind, SectionSet,
        layout::{
            find::NoFonts,
            scene::{Document, MarkKind, PartId, Role},
        },
    },
};

use super::made::{self, cramp, ending, list, night, options, text, usual};

const LAST: &str = "2026-03-28";

/// Every rule that can fire does, everything is answered, and every text is as long as it may be.
fn everything_at_once() -> Diary {
    let last: NightDate = LAST.parse().unwrap();
    let mut diary = usual(LAST, 60);
    for back in 0..170 {
        let date = last.plus_days(-back);
        let cramps = (0..4)
            .zip(Muscle::ALL.iter().cycle().skip(usize::try_from(back).unwrap()))
            .map(|(number, muscle)| Cramp {
                minutes: CrampMinutes::new(25.0).ok(),
                did_not_stop: Some(back < 60),
                woke: Some(true),
                minutes_awake: WholeMinutes::new(90).ok(),
                pain: Pain::new(10).ok(),
                relief: Some(Vec::new()),
                ..cramp(&format!("0{number}:10"), 9, Side::Both, *muscle)
            })
            .collect();
        let mut entry = night(date, cramps);
        entry.signs = Some(
            SignKind::ALL
                .iter()
                .zip([Side::Left, Side::Right, Side::Both].into_iter().cycle())
                .map(|(sign, side)| Sign {
                    sign: *sign,
                    side: Some(side),
                    lasting: Some(true),
                    pain: Pain::new(8).ok(),
                    known_to_doctor: Some(false),
                })
                .collect(),
        );
        entry.sleep.quality = Some(SleepQuality::VeryPoor);
        entry.after.tired = Tiredness::new(10).ok();
        entry.after.lost_sleep_to_cramps = Some(true);
        entry.after.limited_activities = Some(true);
        entry.after.limited_exercise = Some(true);
        entry.note = Some(text(&"a long note of many words ".repeat(380)));
        diary.put_night(entry.into());
    }
    diary.profile.name = Some(text(&"W".repeat(200)));
    diary.profile.suspects_deficiency = Some(true);
    diary.profile.exercises_often = Some(true);
    diary.profile.pregnant_from = Some(last.plus_days(-100).morning());
    diary.profile.personal_history = Some(list(Condition::ALL.to_vec()));
    diary.profile.family_history = Some(list(Condition::ALL.to_vec()));
    diary.profile.questions_for_doctor = Some(text(&"Is this right?\n".repeat(666)));
    let long = "Hydrochlorothiazide with something else ".repeat(5);
    diary.medications = (0..40)
        .map(|number| {
            let name = format!("{number} {}", &long[..190]);
            let started = last.plus_days(-number).morning();
            let mut medication = made::medication(&name, Some(&long[..200]), started);
            medication.suspected = Some(true);
            medication.increased = (0..60).map(|day| last.plus_days(-2 * day).morning()).collect();
            medication
        })
        .chain((0..40).map(|number| {
            let started = last.plus_days(-2000 - number).morning();
            let mut medication = made::medication(&long[..200], Some(&long[..200]), started);
            medication.stopped = Some(last.plus_days(-1900).morning());
            medication
        }))
        .collect();
    diary.exposures = (0..30)
        .map(|back| Exposure {
            date: last.plus_days(-back).morning(),
            substance: Substance::HeavyMetal,
            note: Some(text(&"n".repeat(10_000))),
        })
        .collect();
    acknowledge_everything(&mut diary, last);
    diary
}

/// Each rule was acted on more often than is listed.
fn acknowledge_everything(diary: &mut Diary, last: NightDate) {
    for (number, rule) in cramp_diary::guidance::Rule::ALL.iter().enumerate() {
        for day in 0..6 {
            let id = EntryId(i64::try_from(10 * number).unwrap() + day);
            diary.acknowledgements.put(
                id,
                Some(Acknowledgement {
                    rule: text(rule.word()),
                    date: last.plus_days(-3 * day).morning(),
                    action: Some(CareAction::DiscussedWithDoctor),
                    covers: Some(Vec::new()),
                    note: None,
                }),
            );
        }
    }
}

fn laid_out(diary: &Diary, options: &ReportOptions) -> Document {
    report::document_with(diary, options, &mut NoFonts).unwrap()
}

/// The headings with the page that each is on.
fn headings(document: &Document) -> Vec<(String, usize)> {
    let of = |part: PartId| {
        let heading = matches!(document.structure.get(part)?.role, Role::Heading(_));
        let marks = |page: usize| {
            let text: Vec<&str> = document.pages[page]
                .iter()
                .filter(|mark| mark.part == Some(part))
                .filter_map(|mark| match &mark.kind {
                    MarkKind::Text { line, .. } => Some(line.text.trim()),
                    MarkKind::Box(_) | MarkKind::Outline(_) | MarkKind::Strokes { .. } => None,
                })
                .collect();
            text.concat()
        };
        let page = (0..document.pages.len()).find(|page| !marks(*page).is_empty())?;
        heading.then(|| (marks(page), page))
    };
    document.structure.top().iter().filter_map(|part| of(*part)).collect()
}

fn words_of(document: &Document) -> String {
    let mut words = String::new();
    for mark in document.pages.iter().flatten() {
        if let MarkKind::Text { line, .. } = &mark.kind {
            words.push_str(line.text.trim_end());
            words.push(' ');
        }
    }
    words
}

fn all_options() -> Vec<ReportOptions> {
    let mut all = Vec::new();
    for (nights, paper, dates) in [
        (1, Paper::Letter, DateStyle::Words),
        (28, Paper::A4, DateStyle::Iso),
        (56, Paper::Letter, DateStyle::Iso),
        (56, Paper::A4, DateStyle::Words),
        (18_263, Paper::Letter, DateStyle::Iso),
    ] {
        all.push(ReportOptions { paper, dates, ..options(ending(LAST, nights)) });
    }
    all
}

#[test]
fn the_summary_keeps_to_its_page_whatever_was_entered() {
    let diary = everything_at_once();
    for options in all_options() {
        let document = laid_out(&diary, &options);
        let headings = headings(&document);
        let summary: Vec<usize> = headings
            .iter()
            .filter(|(title, _)| !title.ends_with(", in full"))
            .map(|(_, page)| *page)
            .collect();
        assert_eq!(summary, [0; 8], "{options:?}: {headings:?}");
        let whole: Vec<&(String, usize)> =
            headings.iter().filter(|(title, _)| title.ends_with(", in full")).collect();
        assert_eq!(whole.len(), 4, "{headings:?}");
        assert!(whole.iter().all(|(_, page)| *page > 0), "{headings:?}");
        // The definitions stand at the foot of the first page, and nothing under them.
        assert!(words_of(&document).contains("commercial health pages"));
        let words = words_of(&document);
        assert!(words.contains("Emergency"));
        assert!(words.contains("[see appendix]"));
    }
}

#[test]
fn what_was_cut_stands_whole_in_the_appendix() {
    let mut diary = usual(LAST, 60);
    let asked: Vec<String> = (0..1400).map(|number| format!("w{number}?")).collect();
    diary.profile.questions_for_doctor = Some(text(&asked.join(" ")));
    let document = laid_out(&diary, &options(ending(LAST, 56)));
    let headings = headings(&document);
    assert_eq!(
        headings.iter().filter(|(_, page)| *page > 0).collect::<Vec<_>>(),
        [&("My questions, in full".to_owned(), 1)]
    );
    let words = words_of(&document);
    let (_, appendix) = words.split_once("My questions, in full").unwrap();
    let printed: Vec<&str> =
        appendix.split_whitespace().filter(|word| word.ends_with('?')).collect();
    let expected: Vec<&str> = asked.iter().map(String::as_str).collect();
    assert!(printed == expected, "{} words of {}", printed.len(), expected.len());
}

#[test]
fn the_headers_of_a_table_stand_on_each_of_its_pages() {
    let diary = usual(LAST, 120);
    let options = ReportOptions { notes: Notes::With, ..options(ending(LAST, 56)) };
    let document = laid_out(&diary, &options);
    assert!(document.pages.len() > 2);
    for (number, page) in document.pages.iter().enumerate().skip(1) {
        let headers: Vec<bool> = page
            .iter()
            .filter(|mark| {
                matches!(&mark.kind, MarkKind::Text { line, .. }
                    if line.text == "What was entered")
            })
            .map(|mark| mark.part.is_some())
            .collect();
        // Read once, on the page where the table begins.
        assert_eq!(headers, [number == 1], "page {}", number + 1);
    }
}

#[test]
fn a_row_that_goes_on_overleaf_is_named_there_in_full() {
    // A night whose name is too wide for its column with another word, and a long name.
    let text = "The room was warm and the blanket heavy. ".repeat(240);
    let note = Note::new(text.trim_end()).unwrap();
    let mut diary = Diary::default();
    let night =
        Night { note: Some(note.clone()), ..Night::unanswered("2026-03-18".parse().unwrap()) };
    diary.put_night(Arc::new(night));
    let name = "Ethinylestradiol and drospirenone and levomefolate, brand of the hospital";
    let medication = Medication { note: Some(note), ..Medication::named(Name::new(name).unwrap()) };
    diary.medications.put(EntryId(1), Some(medication));
    let options = ReportOptions { notes: Notes::With, ..options(ending(LAST, 56)) };
    for paper in [Paper::A4, Paper::Letter] {
        let document = laid_out(&diary, &ReportOptions { paper, ..options });
        let mut said = Vec::new();
        for page in &document.pages {
            // The first texts below the headers that are there for the eye alone.
            let decoration = page.iter().filter(|mark| mark.part.is_none());
            let texts = decoration.filter_map(|mark| {
                let MarkKind::Text { line, .. } = &mark.kind else { return None };
                Some(line.text.trim())
            });
            let texts: Vec<&str> = texts.collect();
            if let Some(end) = texts.iter().position(|text| text.ends_with("continued")) {
                let start = texts[..end]
                    .iter()
                    .rposition(|text| *text == "What was entered" || *text == "Note");
                said.push(texts[start.unwrap() + 1..=end].join(" "));
            }
        }
        assert_eq!(said.len(), 2, "{said:?}");
        assert_eq!(said[0], "Tue 17 to Wed 18 March, continued");
        assert!(
            said[1].starts_with("Medication Ethinylestradiol") && said[1].ends_with("continued")
        );
    }
}

#[test]
fn a_section_that_is_left_out_is_named_and_gone() {
    let diary = usual(LAST, 60);
    for section in SectionKind::ALL {
        let sections = SectionSet::ALL.with(*section, false);
        let options = ReportOptions { sections, ..options(ending(LAST, 56)) };
        let document = laid_out(&diary, &options);
        assert_eq!(document.pages.len(), 1, "{section}");
        assert_eq!(headings(&document).len(), 7, "{section}");
        assert!(words_of(&document).contains("Left out by the person's choice: "), "{section}");
    }
    let none = SectionKind::ALL.iter().fold(SectionSet::ALL, |set, one| set.with(*one, false));
    let options = ReportOptions { sections: none, ..options(ending(LAST, 56)) };
    assert_eq!(headings(&laid_out(&diary, &options)).len(), 1);
}

#[test]
fn dates_without_words_are_the_same_days() {
    let diary = usual(LAST, 60);
    let options = ReportOptions { dates: DateStyle::Iso, ..options(ending(LAST, 56)) };
    let words = words_of(&laid_out(&diary, &options));
    for wanted in ["2026-02-01 to 2026-03-28", "born 1951-04-09", "Prepared on 2026-03-30"] {
        assert!(words.contains(wanted), "{wanted}\n{words}");
    }
    for month in [" Jan", " Feb", " Mar "] {
        assert!(!words.contains(month), "{month}");
    }
}

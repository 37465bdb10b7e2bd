//! Names and notes in any script: printed in a font of the desktop, in the order in which they
//! are read; where there is none, a clear sentence.

use std::{collections::BTreeSet, sync::Arc};

use cramp_diary::{
    diary::{Diary, NightDate},
    report::{
        self, Notes, ReportFormat, ReportOptions,
        layout::{
            find::{FindFont, FontFile, NoFonts},
            fonts::{FaceId, Weight},
            scene::{Document, Ink, MarkKind},
            text::{Line, OTHER_SCRIPT},
        },
        preview,
    },
};

use super::made::{self, ending, options, text};

const LAST: &str = "2026-03-28";
const ARABIC: &[u8] = include_bytes!("fonts/arabic.ttf");
const HAN: &[u8] = include_bytes!("fonts/han.ttf");

/// A desktop with two fonts.
struct TwoFonts;

impl FindFont for TwoFonts {
    fn find(&mut self, letter: char, _: Weight, _: &BTreeSet<char>) -> Option<FontFile> {
        let data = match letter {
            '\u{600}'..='\u{6ff}' => ARABIC,
            '\u{3000}'..='\u{ffef}' => HAN,
            _ => return None,
        };
        Some(FontFile { data: Arc::new(data), index: 0, variations: Vec::new() })
    }
}

fn with_questions(questions: &str) -> Diary {
    let mut diary = Diary::default();
    diary.profile.questions_for_doctor = Some(text(questions));
    diary
}

fn document(diary: &Diary) -> Document {
    report::document(diary, &options(ending(LAST, 28)), &mut TwoFonts).unwrap()
}

/// The lines that hold a text, with their left ends.
fn lines<'a>(document: &'a Document, wanted: &str) -> Vec<(f32, &'a Line)> {
    document
        .pages
        .iter()
        .flatten()
        .filter_map(|mark| match &mark.kind {
            MarkKind::Text { x, line, .. } if line.text.contains(wanted) => Some((*x, line)),
            MarkKind::Text { .. }
            | MarkKind::Box(_)
            | MarkKind::Outline(_)
            | MarkKind::Strokes { .. } => None,
        })
        .collect()
}

#[test]
fn letters_of_other_scripts_come_from_the_desktop() {
    let mut diary = with_questions("夜里小腿抽筋，痛醒了三次。");
    diary.profile.name = Some(text("佐藤 花子 (Hanako Satō)"));
    let document = document(&diary);
    assert!(lines(&document, OTHER_SCRIPT).is_empty());
    for (wanted, faces) in [("花子 (Hanako Satō)", 4), ("夜里小腿抽筋，痛醒了三次。", 1)]
    {
        let found = lines(&document, wanted);
        let [(_, line)] = found.as_slice() else { panic!("{wanted}: {found:?}") };
        assert_eq!(line.runs.len(), faces, "{:?}", line.runs);
        assert!(line.runs.iter().any(|run| run.face != FaceId::OWN));
        let mut glyphs = line.runs.iter().flat_map(|run| &run.glyphs);
        assert!(glyphs.all(|glyph| glyph.glyph_id.to_u32() != 0));
    }
}

#[test]
fn where_there_is_no_font_the_sentence_stays() {
    let diary = with_questions("夜里小腿抽筋 and some Latin");
    let options = options(ending(LAST, 28));
    let none = report::document(&diary, &options, &mut NoFonts).unwrap();
    let wanted = format!("{OTHER_SCRIPT} and some Latin");
    assert!(all_text(&none).contains(&wanted), "{}", all_text(&none));
    // A letter that the fonts lack is no reason to leave out those that they have.
    let some = document(&with_questions("小腿 ไทย"));
    let wanted = format!("小腿 {OTHER_SCRIPT}");
    assert!(all_text(&some).contains(&wanted), "{}", all_text(&some));
}

/// Every line of every page.
fn all_text(document: &Document) -> String {
    let lines = lines(document, "");
    lines.iter().map(|(_, line)| line.text.as_str()).collect()
}

#[test]
fn a_text_from_right_to_left_begins_at_the_right_edge() {
    let document = document(&with_questions("هل السبب هو الدواء؟"));
    let found = lines(&document, "الدواء");
    let [(x, line)] = found.as_slice() else { panic!("{found:?}") };
    assert!(line.right_to_left);
    // The glyphs stand from left to right, so the bytes that they stand for run backwards.
    let starts: Vec<usize> =
        line.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.text_range.start).collect();
    assert!(starts.len() > 10);
    assert!(starts.is_sorted_by(|one, next| one >= next), "{starts:?}");
    let edge = document.width - report::pages::MARGIN;
    assert!((x + line.width - edge).abs() < 0.1, "{x} + {} is not {edge}", line.width);
}

#[test]
fn a_name_from_right_to_left_does_not_turn_around_its_line() {
    let mut diary = Diary::default();
    diary.profile.name = Some(text("مريم"));
    diary.profile.birth_date = Some(made::date("1951-04-09"));
    let document = document(&diary);
    let found = lines(&document, "born");
    let [(x, line)] = found.as_slice() else { panic!("{found:?}") };
    assert!((x - report::pages::MARGIN).abs() < 0.01);
    assert_eq!(line.text, "مريم, born 9 Apr 1951");
    let first = line.runs.first().unwrap();
    assert_ne!(first.face, FaceId::OWN, "the name stands at the left");
    assert_eq!(line.runs.len(), 2);
}

#[test]
fn long_texts_without_spaces_break_where_their_script_does() {
    let document = document(&with_questions(&"夜里小腿抽筋，痛醒了三次。".repeat(40)));
    let set = lines(&document, "小腿");
    assert!(set.len() > 3);
    for (_, line) in set {
        assert!(!line.text.starts_with(['，', '。']), "{}", line.text);
        assert!(line.width < document.width);
    }
}

#[test]
fn a_page_is_shown_as_it_is_printed() {
    let mut diary = made::usual(LAST, 60);
    diary.profile.name = Some(text("مريم 花子"));
    let options = options(ending(LAST, 56));
    let document = report::document(&diary, &options, &mut TwoFonts).unwrap();
    let picture = preview::picture(&document, 0, 1.5).unwrap();
    assert_eq!((picture.width, picture.height), (893, 1263));
    assert_eq!(picture, preview::picture(&document, 0, 1.5).unwrap());
    let pixel = |x: f32, y: f32| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "on the page")]
        let [x, y] = [(x * 1.5) as usize, (y * 1.5) as usize];
        let at = 4 * (y * usize::from(picture.width) + x);
        [picture.rgba[at], picture.rgba[at + 1], picture.rgba[at + 2]]
    };
    // The paper is white to its edges; a bar of the chart has its ink; a name leaves letters.
    let white = [255, 255, 255];
    assert_eq!((pixel(1.0, 1.0), pixel(595.0, 841.0)), (white, white));
    let bar = document.pages[0].iter().find_map(|mark| {
        let MarkKind::Box([x, y, width, height]) = mark.kind else { return None };
        (mark.ink == Ink::Cramp && height > 10.0 && width > 5.0)
            .then(|| pixel(x + width / 2.0, y + height / 2.0))
    });
    assert_eq!(bar, Some(Ink::Cramp.rgb()));
    let (x, line) = lines(&document, "花子")[0];
    let top = document.pages[0].iter().find_map(|mark| match &mark.kind {
        MarkKind::Text { line, .. } if line.text.contains("花子") => Some(mark.bounds()),
        MarkKind::Text { .. }
        | MarkKind::Box(_)
        | MarkKind::Outline(_)
        | MarkKind::Strokes { .. } => None,
    });
    let [_, top, _, bottom] = top.unwrap();
    for run in &line.runs {
        let width: f32 = run.glyphs.iter().map(|glyph| glyph.x_advance * 8.2).sum();
        let steps = (0..40_u8).flat_map(|across| (0..20_u8).map(move |down| (across, down)));
        let inked = steps.filter(|(across, down)| {
            let x = x + run.x + width * f32::from(*across) / 40.0;
            pixel(x, top + (bottom - top) * f32::from(*down) / 20.0) != white
        });
        assert!(run.face == FaceId::OWN || inked.count() > 10, "{:?}", run.face);
    }
    assert_eq!(preview::picture(&document, 1, 1.5), None);
    assert_eq!(preview::picture(&document, 0, 100.0), None);
}

#[test]
fn the_same_fonts_give_the_same_bytes() {
    let last: NightDate = LAST.parse().unwrap();
    let mut diary = with_questions("夜里小腿抽筋");
    let mut night = made::night(last, Vec::new());
    night.note = Some(text("أعاني من تشنج في الساق\nthen 三次 more"));
    diary.put_night(night.into());
    let options = ReportOptions { notes: Notes::With, ..options(ending(LAST, 28)) };
    let written = || report::write(&diary, &options, ReportFormat::Pdf, &mut TwoFonts).unwrap();
    let bytes = written();
    assert_eq!(bytes, written());
    assert!(bytes.len() < 60_000, "only the letters that are used: {} bytes", bytes.len());
}

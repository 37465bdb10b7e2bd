//! A page as pixels and as words: what the PDF shows, and all of it.

use cramp_diary::{
    diary::{Diary, Period},
    report::{
        self, Notes, ReportOptions,
        layout::{
            find::NoFonts,
            scene::{Ink, MarkKind},
        },
        preview, reading,
    },
};

use crate::support::diaries::{TODAY, night, usual};

fn document(diary: &Diary, notes: Notes) -> report::layout::scene::Document {
    let period = Period::ending(night(TODAY), 56);
    let prepared_on = night(TODAY).morning();
    let options = ReportOptions { notes, ..ReportOptions::usual(period, prepared_on) };
    report::document_with(diary, &options, &mut NoFonts).unwrap()
}

#[test]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "places on the page are no less than 0"
)]
fn a_page_is_drawn_as_its_marks_say() {
    let document = document(&usual(), Notes::Without);
    let scale = 2.0;
    let page = preview::picture(&document, 0, scale).unwrap();
    let width = page.width;
    assert!((f32::from(width) - document.width * scale).abs() <= 1.0);
    assert_eq!(page.rgba.len(), usize::from(page.width) * usize::from(page.height) * 4);
    let pixel = |x: f32, y: f32| {
        let (x, y) = ((x * scale) as usize, (y * scale) as usize);
        let at = (y * usize::from(width) + x) * 4;
        [page.rgba[at], page.rgba[at + 1], page.rgba[at + 2]]
    };
    assert_eq!(pixel(3.0, 3.0), Ink::Paper.rgb(), "the edge of the paper");
    // The last box of its place is seen: nothing is printed over it but letters and strokes.
    let boxes: Vec<_> = document.pages[0]
        .iter()
        .filter_map(|mark| {
            let MarkKind::Box([x, y, w, h]) = mark.kind else { return None };
            (w > 3.0 && h > 3.0).then_some((mark.ink, [x, y, w, h]))
        })
        .collect();
    assert!(!boxes.is_empty());
    let seen = boxes
        .iter()
        .filter(|(ink, [x, y, w, h])| pixel(x + w / 2.0, y + h / 2.0) == ink.rgb())
        .count();
    assert!(seen * 2 > boxes.len(), "{seen} of {}", boxes.len());
    // Every line of text has ink in it.
    for mark in &document.pages[0] {
        if let MarkKind::Text { line, .. } = &mark.kind
            && line.text.trim().len() > 2
        {
            let [left, top, right, bottom] = mark.bounds();
            let has_ink = (0..200).any(|step| {
                let x = left + (right - left) * (step as f32 + 0.5) / 200.0;
                let steps = 12;
                (0..steps).any(|row| {
                    let y = top + (bottom - top) * (row as f32 + 0.5) / steps as f32;
                    pixel(x, y) != Ink::Paper.rgb()
                })
            });
            assert!(has_ink, "{:?}", line.text);
        }
    }
    assert!(preview::picture(&document, document.pages.len(), scale).is_none());
    assert!(preview::picture(&document, 0, 100.0).is_none(), "too large");
}

#[test]
fn every_printed_word_is_heard_once_and_pictures_by_what_they_show() {
    let document = document(&usual(), Notes::With);
    assert!(document.pages.len() > 1);
    for (number, marks) in document.pages.iter().enumerate() {
        let heard = reading::text_of_page(&document, number);
        assert!(heard.contains(&format!("{} of", number + 1)), "the foot: {heard}");
        let paragraphs = marks.iter().filter_map(|mark| {
            let MarkKind::Text { line, .. } = &mark.kind else { return None };
            Some((mark.part?, line.text.trim()))
        });
        let mut found = 0;
        for (part, text) in paragraphs {
            let is_of_a_picture = matches!(
                document.structure.get(part).unwrap().role,
                report::layout::scene::Role::Figure(_)
            );
            if !is_of_a_picture {
                assert!(heard.contains(text), "{text:?} in {heard}");
                found += 1;
            }
        }
        assert!(found > 0, "page {number}");
    }
    let first = reading::text_of_page(&document, 0);
    let alternatives: Vec<&str> = first.lines().filter(|line| line.len() > 150).collect();
    assert!(!alternatives.is_empty(), "no picture is told: {first}");
}

//! The summary in the window: the very pages, seen, heard and scrolled, and what the desktop does
//! with them.

use cramp_diary::{
    app::{Command, Place, summary::Shown},
    diary::Diary,
    report::{self, layout::find::DesktopFonts},
};
use egui::Key;

use crate::support::{diaries::usual, open_window::OpenWindow, window::Window};

const WIDER: &str = "Size of the pages: 150 %";

/// The window at the preview, with its pages there.
pub(super) fn at_preview(window: Window) -> OpenWindow {
    let mut window = window.open();
    window.command(Command::Go(Place::Doctor));
    // What is not seen is not laid out.
    window.click("Size of the pages: As wide as there is room");
    window
}

fn page_names(window: &OpenWindow) -> Vec<String> {
    let mut names: Vec<String> =
        window.words().into_iter().filter(|heard| heard.starts_with("Page 1 of ")).collect();
    names.dedup();
    names
}

#[test]
fn the_preview_is_of_the_very_pages_that_are_saved() {
    let mut window = at_preview(Window::new().diary(usual()));
    let state = window.state();
    let made = state.summary_made().unwrap();
    let Shown::Pages(pages) = state.preview_of_summary.shown(Some(made)) else {
        panic!("{:?}", state.preview_of_summary.shown(Some(made)))
    };
    let document = report::document(&state.shown, &made.options, &mut DesktopFonts).unwrap();
    assert_eq!(pages.document.pages.len(), document.pages.len());
    assert_eq!(format!("{:?}", pages.document.pages), format!("{:?}", document.pages));
    let heard = page_names(&window);
    assert_eq!(heard.len(), 1);
    for wanted in ["Warning signs", "Margaret Ashworth", "Medications"] {
        assert!(heard[0].contains(wanted), "{}", heard[0]);
    }
    let first = heard[0].find("Warning signs").unwrap();
    assert!(first < heard[0].find("Medications").unwrap(), "in reading order");
    // Something of the diary changes: so do the pages.
    window.type_into("What I want to ask", "Is it the pillow?");
    window.press(Key::Tab);
    window.click("Size of the pages: As wide as there is room");
    assert!(page_names(&window)[0].contains("Is it the pillow?"));
}

#[test]
fn a_page_is_scrolled_by_keys_and_shown_larger() {
    let mut window = at_preview(Window::new().diary(usual()));
    let name = page_names(&window).remove(0);
    let rect = window.rect_of(&name);
    window.focus(&name);
    let before = window.rect_of(&name).top();
    window.press(Key::PageDown);
    let after = window.rect_of(&name).top();
    assert!(after < before - 200.0, "{before} {after}");
    window.press(Key::ArrowUp);
    assert!(window.rect_of(&name).top() > after + 20.0);
    assert_eq!(window.focused().unwrap().0.name, name, "the page keeps the focus");
    window.click(WIDER);
    let wider = window.rect_of(&page_names(&window)[0]);
    assert!((wider.width() / rect.width() - 1.5).abs() < 0.01, "{rect} {wider}");
}

#[test]
fn a_page_that_is_seen_is_painted() {
    let mut window = at_preview(Window::new().diary(usual()).size(1280.0, 1400.0));
    let rect = window.rect_of(&page_names(&window)[0]).intersect(window.rect());
    let picture = window.picture();
    let (mut light, mut dark) = (0_u32, 0_u32);
    for (x, y, pixel) in picture.enumerate_pixels() {
        if rect.shrink(2.0).contains(egui::pos2(x as f32, y as f32)) {
            let [red, green, blue, _] = pixel.0;
            light += u32::from(red.min(green).min(blue) > 240);
            dark += u32::from(red.max(green).max(blue) < 90);
        }
    }
    assert!(light > 100_000 && dark > 5_000, "{light} light and {dark} dark pixels");
}

#[test]
fn without_a_night_there_is_nothing_to_show() {
    let mut window = Window::new().diary(Diary::default()).open();
    window.command(Command::Go(Place::Doctor));
    assert!(window.says("Nothing has been recorded yet"));
    assert!(!window.says("Preview"));
}

#[test]
fn what_was_saved_can_be_opened_and_a_copy_printed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("summary.pdf");
    let mut window = Window::new().diary(usual()).open();
    window.command(Command::Go(Place::Doctor));
    assert!(!window.says("Open the saved summary"));
    window.type_into("Or save it here", file.to_str().unwrap());
    window.click("Save the summary here");
    assert!(std::fs::read(&file).unwrap().starts_with(b"%PDF"));
    window.click("Open the saved summary");
    assert!(window.says(&format!("Handed to the desktop: {}", file.display())));
    window.click("Open to print…");
    assert!(window.says("print it from there"));
}

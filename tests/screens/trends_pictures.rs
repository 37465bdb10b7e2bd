//! Pictures of the trends from their top to their foot, written beside those of every place.

use cramp_diary::{
    app::{Command, Place, preferences::Theme},
    demo::fifty_years,
    diary::Diary,
};

use crate::support::{
    album,
    diaries::usual,
    open_window::{Control, OpenWindow},
    window::Window,
};

/// Pixels and per cent; high enough for all of it.
const SIZES: [(f32, f32, u16); 3] =
    [(1280.0, 4_200.0, 100), (900.0, 11_000.0, 200), (2560.0, 3_600.0, 100)];

#[test]
fn pictures_of_the_trends() {
    let Some(folder) = album::folder() else {
        let mut window = trends(Window::new().size(900.0, 600.0).diary(usual()));
        let eight = window.picture();
        window.click("Period: Custom");
        assert!(window.picture() != eight);
        return;
    };
    let folder = folder.as_path();
    for theme in [Theme::Dark, Theme::Light] {
        for (width, height, percent) in SIZES {
            let kind = format!("{theme}-{width}-{percent}");
            let window = |diary: Diary| {
                let window = Window::new().theme(theme).size(width, height).text_size(percent);
                trends(window.diary(diary))
            };
            let periods = ["2 weeks", "4 weeks", "A year", "Custom"];
            for (content, diary, periods) in [
                ("usual", usual as fn() -> Diary, periods.as_slice()),
                ("50-years", || fifty_years(1), &["All"]),
            ] {
                let name = |period: &str| {
                    format!("trends-{content}-{period}-{kind}").replace(' ', "-").to_lowercase()
                };
                if !periods.iter().any(|period| album::wants(&name(period))) {
                    continue;
                }
                let mut open = window(diary());
                for period in periods {
                    unfold_periods(&mut open);
                    open.click(&format!("Period: {period}"));
                    album::keep(&mut open, folder, &name(period));
                }
            }
        }
    }
}

fn trends(window: Window) -> OpenWindow {
    let mut window = window.open();
    window.command(Command::Go(Place::Trends));
    window
}

/// In a narrow window the periods stand behind a button.
fn unfold_periods(window: &mut OpenWindow) {
    let is_fold = |control: &Control| control.role == "DisclosureTriangle";
    let mut folds = window.controls().into_iter().filter(is_fold);
    if let Some(fold) = folds.find(|control| control.name.starts_with("Period: ")) {
        window.click(&fold.name);
    }
}

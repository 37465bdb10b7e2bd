//! Pictures of every place and state, for people to look at.
//!
//! With `CRAMP_DIARY_PICTURES=FOLDER cargo test pictures` they are put into a folder; with
//! `CRAMP_DIARY_PICTURES_OF=WORD` besides, only those whose name holds that word. Without a
//! folder two small ones are drawn, to know that they could be. A state more is one line in
//! `scenes.rs`.

use std::{
    path::{Path, PathBuf},
    thread,
};

use cramp_diary::{
    app::{Command, Place, preferences::Theme},
    demo::fifty_years,
    diary::Diary,
};

use super::{
    every_place::SIZES,
    scenes::{Content, SCENES, Scene},
};
use crate::support::{
    album,
    diaries::{emergency, usual},
    open_window::OpenWindow,
    window::Window,
};

#[test]
fn pictures_of_every_place() {
    match album::folder() {
        Some(folder) => Album::new(&folder).fill(),
        None => draw_two(),
    }
}

fn draw_two() {
    let draw = |theme| {
        let mut window = Window::new().theme(theme).size(480.0, 400.0).diary(usual()).open();
        window.picture()
    };
    for theme in [Theme::Dark, Theme::Light] {
        let picture = draw(theme);
        assert_eq!((picture.width(), picture.height()), (480, 400));
        assert!(picture.pixels().all(|pixel| pixel.0[3] == 255), "something was not painted");
        let background = *picture.get_pixel(470, 390);
        let painted = picture.pixels().filter(|pixel| **pixel != background).count();
        assert!(painted > 10_000, "{theme}: {painted} pixels are not background");
        assert!(picture == draw(theme), "{theme}: another picture of the same window");
    }
    assert!(draw(Theme::Dark) != draw(Theme::Light));
}

/// Colours, pixels and per cent.
#[derive(Clone, Copy)]
struct Look {
    theme: Theme,
    pixels: (f32, f32),
    percent: u16,
}

impl Look {
    const fn new(theme: Theme, pixels: (f32, f32), percent: u16) -> Self {
        Self { theme, pixels, percent }
    }

    /// Both themes at every size.
    fn all() -> Vec<Self> {
        let in_theme = |theme| {
            SIZES.map(|(width, height, percent)| Self::new(theme, (width, height), percent))
        };
        [Theme::Dark, Theme::Light].into_iter().flat_map(in_theme).collect()
    }

    /// The usual window by night, and the smallest one with the largest text by day.
    const TWO: [Self; 2] = [
        Self::new(Theme::Dark, (1280.0, 800.0), 100),
        Self::new(Theme::Light, (900.0, 600.0), 200),
    ];

    fn name(self) -> String {
        let Self { theme, pixels: (width, height), percent } = self;
        format!("{theme}-{width}x{height}-{percent}")
    }
}

/// Where the pictures go.
struct Album {
    folder: PathBuf,
}

impl Album {
    fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    fn fill(&self) {
        thread::scope(|threads| {
            threads.spawn(|| {
                self.places("empty", Diary::default, &Look::all());
                self.places("emergency", emergency, &Look::TWO);
                self.places("50-years", || fifty_years(1), &Look::TWO);
                self.whole_places();
            });
            threads.spawn(|| {
                self.places("usual", usual, &Look::all());
                let wide = [Theme::Dark, Theme::Light]
                    .map(|theme| Look::new(theme, (2_560.0, 1_440.0), 100));
                self.places("usual", usual, &wide);
                for scene in SCENES {
                    self.scene(scene);
                }
            });
        });
    }

    /// Every place over a diary.
    fn places(&self, content: &str, diary: fn() -> Diary, looks: &[Look]) {
        let names =
            |place: Place, look: Look| format!("{}-{content}-{}", place.name(), look.name());
        let is_wanted =
            |look: &Look| Place::ALL.iter().any(|place| album::wants(&names(*place, *look)));
        let looks: Vec<_> = looks.iter().copied().filter(is_wanted).collect();
        if looks.is_empty() {
            return;
        }
        let mut window = Window::new().diary(diary()).open();
        for look in looks {
            window.wear(look.theme, look.pixels, look.percent);
            for place in Place::ALL {
                window.command(Command::Go(place));
                self.keep(&mut window, &names(place, look));
            }
        }
    }

    /// A state in both themes, at the usual size and at the tightest.
    fn scene(&self, scene: &Scene) {
        for theme in [Theme::Dark, Theme::Light] {
            for (pixels, percent) in [((1280.0, 800.0), 100), ((900.0, 600.0), 200)] {
                let name = format!("{}-{}", scene.name, Look::new(theme, pixels, percent).name());
                if !album::wants(&name) {
                    continue;
                }
                let window = Window::new().theme(theme).size(pixels.0, pixels.1).text_size(percent);
                let mut window = match scene.content {
                    Content::Diary(diary) => window.diary(diary()).open(),
                    Content::Refused(error) => window.open_refused(error()),
                };
                (scene.set_up)(&mut window);
                self.keep(&mut window, &name);
            }
        }
    }

    /// Every place from its top to its foot, with all that folds open.
    fn whole_places(&self) {
        for (width, height, percent) in [(900.0, 5_000.0, 100), (900.0, 9_000.0, 200)] {
            let names = |place: Place| format!("{}-unfolded-{percent}", place.name());
            if !Place::ALL.iter().any(|place| album::wants(&names(*place))) {
                continue;
            }
            let window = Window::new().size(width, height).text_size(percent);
            let mut window = window.diary(usual()).open();
            for place in Place::ALL {
                window.command(Command::Go(place));
                window.unfold();
                self.keep(&mut window, &names(place));
            }
        }
    }

    fn keep(&self, window: &mut OpenWindow, name: &str) {
        if !album::wants(name) {
            return;
        }
        album::write(&window.picture(), &self.folder, name);
    }
}

//! The real window on a desktop of its own, killed and hindered while somebody types (rows 1, 7,
//! 9 and 25).

use std::{
    path::{Path, PathBuf},
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use cramp_diary::store::{Access, Loaded, Store};
use fastrand::Rng;

use super::{chance, nights_file, on, program_finds_sound, sound, tell, times, was_done, within};
use crate::{
    smoke::{
        Running, desktop as start_desktop,
        desktop::{CONTROL, Desktop, look_for, wait_for},
        open_window,
    },
    support::{tools::strace_is_at_hand, window::Window as TestWindow},
};

const TAB: u32 = 0xff09;

/// Places by their keys, and how far down they stand in the rail.
const NIGHT: (char, i16) = ('1', 20);
const ME: (char, i16) = ('5', 290);
/// How far across the rail they stand, and how far down it is empty.
const IN_THE_RAIL: i16 = 12;
const UNDER_THE_PLACES: i16 = 500;

/// What is typed is in the file after so long at the latest, also without a pause.
const LATEST: Duration = Duration::from_secs(2);

/// A window draws its frames late on a machine that does other things besides.
const BUSY: Duration = Duration::from_secs(2);

/// A diary with a few nights, and the real window on it.
struct Scene {
    _folder: tempfile::TempDir,
    diary: PathBuf,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("diary");
        nights_file(folder.path(), "a.json", "2025-01-01", 3);
        assert!(was_done(&on(&diary, &["import", "a.json"]).output().unwrap()));
        Self { _folder: folder, diary }
    }

    fn open(&self, desktop: &Desktop) -> (Running, u32) {
        let program = Running(open_window(desktop, &self.diary, &[]));
        let window = desktop.window("Cramp Diary");
        (program, window)
    }

    /// What the file holds, beside a window that has it open; nothing can be told while that
    /// window writes.
    fn held(&self) -> Option<Loaded> {
        Store::open(&self.diary, Access::Read).and_then(|store| store.load()).ok()
    }

    /// How many cramps there are besides those from before.
    fn cramps(&self) -> usize {
        let Some(held) = self.held() else { return 0 };
        held.diary.nights().map(|night| night.cramps().len()).sum::<usize>() - 3
    }

    /// Presses a key until the window has opened the diary and adds a cramp.
    fn add_first_cramp(&self, desktop: &Desktop) {
        wait_for("a cramp in the file", || {
            desktop.press(&[CONTROL, u32::from('n')]);
            look_for(Duration::from_secs(3), || (self.cramps() > 0).then_some(()))
        });
    }
}

/// The text that a file keeps of a field whose text made no sense yet, or of a note.
fn typed_texts(held: &Loaded) -> Vec<String> {
    let left = held.drafts.values().filter_map(|draft| {
        let typed: serde_json::Value = serde_json::from_str(&draft.body).ok()?;
        Some(typed["text"].as_str()?.to_owned())
    });
    let notes = held.diary.nights().flat_map(|night| {
        let of_cramps = night.cramps().iter().filter_map(|cramp| cramp.note.as_ref());
        night.note.iter().chain(of_cramps).map(ToString::to_string).collect::<Vec<_>>()
    });
    left.chain(notes).collect()
}

/// Moves the focus to a field into which somebody can type, at first by so many steps; gives what
/// was typed there for a trial, the steps, and how long the trial took to get into the file. A busy
/// machine may not get there.
fn go_to_a_field(
    desktop: &Desktop,
    scene: &Scene,
    steps: usize,
) -> Option<(String, usize, Duration)> {
    for _step in 1..steps {
        press_tab(desktop);
    }
    for (letter, steps) in ('a'..='p').zip(steps..) {
        press_tab(desktop);
        // Each place gets a word of its own.
        desktop.press(&[u32::from(letter)]);
        desktop.press(&[u32::from(letter)]);
        let word = String::from_iter([letter; 2]);
        let is_there = || scene.held().filter(|held| typed_texts(held).contains(&word));
        let typed = Instant::now();
        if look_for(LATEST + BUSY, is_there).is_some() {
            return Some((word, steps, typed.elapsed()));
        }
    }
    None
}

/// Moves the focus on. The window takes in one step of it in each of its frames.
fn press_tab(desktop: &Desktop) {
    desktop.press(&[TAB]);
    thread::sleep(Duration::from_millis(400));
}

#[test]
fn what_is_typed_into_the_real_window_is_offered_again_after_a_kill() {
    let Some(desktop) = start_desktop() else { return };
    let mut random = chance();
    let mut steps = 1;
    let rounds = times(1, 40);
    let (mut round, mut tries) = (0, 0);
    let mut worst = Duration::ZERO;
    while round < rounds {
        tries += 1;
        assert!(tries < rounds * 2 + 2, "no field was found into which somebody can type");
        let scene = Scene::new();
        let (mut program, _window) = scene.open(&desktop);
        scene.add_first_cramp(&desktop);
        let Some((tried, found, late)) = go_to_a_field(&desktop, &scene, steps) else {
            steps = 1;
            continue;
        };
        steps = found;
        round += 1;
        let typed = type_for_a_while(&desktop, &mut random);
        let killed = Instant::now();
        program.0.kill().unwrap();
        program.0.wait().unwrap();
        let held = sound(&scene.diary);
        let kept = typed_texts(&held);
        let whole = tried.chars().chain(typed.iter().map(|(letter, _)| *letter));
        let whole: String = whole.collect();
        let kept = kept.into_iter().filter(|kept| whole.starts_with(kept.as_str()));
        let kept = kept.max_by_key(String::len).unwrap_or_default();
        assert!(kept.len() >= tried.len(), "{tried:?} was in the file already");
        let lost =
            typed.get(kept.len() - tried.len()).map_or(Duration::ZERO, |(_, when)| killed - *when);
        assert!(
            lost < LATEST + BUSY + late,
            "{whole:?} was typed, {kept:?} is kept, {lost:?} are lost"
        );
        worst = worst.max(lost);
        if round == 1 && !kept.is_empty() && !held.drafts.is_empty() {
            let today = cramp_diary::clock::Clock::System.now().today().to_string();
            let window = TestWindow::new().file(&scene.diary).today(&today).open();
            assert!(window.state().left.values().any(|left| left.typed.text == kept));
        }
        program_finds_sound(&scene.diary);
    }
    let kept = format!("at most the last {:.1} s of typing were not kept yet", worst.as_secs_f64());
    tell("7", "the window is killed while somebody types", "Xvfb, XTEST, kill -9", rounds, &kept);
}

/// A window that waits for its desktop draws no frames, and so cannot come to keep anything: what
/// it was handed before is kept all the same.
#[test]
fn what_is_typed_is_in_the_file_also_where_the_desktop_stands_still_from_then_on() {
    let rounds = times(1, 20);
    let (mut round, mut tries) = (0, 0);
    let mut slowest = Duration::ZERO;
    while round < rounds {
        tries += 1;
        assert!(tries < rounds * 2 + 4, "nothing that was typed came into the file");
        let Some(desktop) = start_desktop() else { return };
        let scene = Scene::new();
        let (mut program, _window) = scene.open(&desktop);
        scene.add_first_cramp(&desktop);
        let Some((tried, ..)) = go_to_a_field(&desktop, &scene, 1) else { continue };
        desktop.press(&[u32::from('w')]);
        let typed = Instant::now();
        // A busy machine may not have drawn the letter by then; a free one has, and has half a
        // second left before a pause would have kept it.
        thread::sleep(Duration::from_millis(500));
        desktop.stand_still();
        let whole = format!("{tried}w");
        let is_there = || scene.held().filter(|held| typed_texts(held).contains(&whole));
        if look_for(LATEST + BUSY, is_there).is_some() {
            slowest = slowest.max(typed.elapsed());
            round += 1;
        }
        program.0.kill().unwrap();
        program.0.wait().unwrap();
        let kept = typed_texts(&sound(&scene.diary));
        assert!(kept.contains(&whole) || kept.contains(&tried), "{kept:?}");
    }
    let kept = format!("in the file at most {:.1} s after it was typed", slowest.as_secs_f64());
    let fault = "the desktop stands still while somebody types";
    tell("7", fault, "Xvfb, XTEST, SIGSTOP of the X server, kill -9", rounds, &kept);
}

/// Types letter after letter, and says which ones and when each was typed.
fn type_for_a_while(desktop: &Desktop, random: &mut Rng) -> Vec<(char, Instant)> {
    let count = random.usize(20..100);
    (0..count)
        .map(|_| {
            let letter = random.lowercase();
            desktop.press(&[u32::from(letter)]);
            let when = Instant::now();
            thread::sleep(Duration::from_millis(random.u64(40..200)));
            (letter, when)
        })
        .collect()
}

#[test]
fn what_was_logged_in_the_real_window_is_there_however_it_ends() {
    let rounds = times(3, 60);
    let mut random = chance();
    let mut slowest = Duration::ZERO;
    let mut logged = 0;
    for round in 0..rounds {
        let Some(mut desktop) = start_desktop() else { return };
        let scene = Scene::new();
        let (mut program, _window) = scene.open(&desktop);
        scene.add_first_cramp(&desktop);
        for _more in 0..random.usize(0..4) {
            desktop.press(&[CONTROL, u32::from('n')]);
            thread::sleep(Duration::from_millis(random.u64(0..300)));
        }
        let seen = wait_for("the file", || scene.held()).diary;
        let seen = seen.nights().map(|night| night.cramps().len()).sum::<usize>() - 3;
        let asked = Instant::now();
        match round % 3 {
            0 => program.0.kill().unwrap(),
            1 => terminate(&program.0),
            _ => desktop.die(),
        }
        wait_for("the program to end", || program.0.try_wait().unwrap());
        slowest = slowest.max(asked.elapsed());
        // It starts again at once: no question, no lock that is left.
        let held = sound(&scene.diary).diary;
        let cramps: usize = held.nights().map(|night| night.cramps().len()).sum();
        assert!(cramps - 3 >= seen, "{seen} cramps were in the file, {cramps} are");
        program_finds_sound(&scene.diary);
        logged += seen;
    }
    let how = "Xvfb: kill -9, SIGTERM, and the X server killed, by turns";
    let kept = format!("{logged} cramps; the slowest end took {:.1} s", slowest.as_secs_f64());
    tell("1, 9, 12", "the window ends while cramps are logged", how, rounds, &kept);
}

fn terminate(program: &Child) {
    let process = rustix::process::Pid::from_child(program);
    rustix::process::kill_process(process, rustix::process::Signal::TERM).unwrap();
}

#[test]
fn a_slow_disk_holds_up_neither_the_window_nor_the_truth() {
    let Some(desktop) = start_desktop() else { return };
    if !strace_is_at_hand() {
        return;
    }
    let scene = Scene::new();
    let plain = window_command(&desktop, &scene.diary);
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", "signal=none"])
        .args(["-e", "trace=fsync,fdatasync"])
        .args(["-e", "inject=fsync,fdatasync:delay_enter=2000000"]);
    let mut program = Running(within(strace, &plain).spawn().unwrap());
    let window = desktop.window("Cramp Diary");
    // A key that needs no disk tells that the diary is open. The place that is shown is the one
    // that stands out in the rail.
    let turn = |(place, down): (char, i16)| {
        let pressed = Instant::now();
        let rail = desktop.color_at(window, IN_THE_RAIL, UNDER_THE_PLACES);
        let is_there = || desktop.color_at(window, IN_THE_RAIL, down) != rail;
        // A key that came to nobody is pressed again, as a person does; the time runs on.
        (0..4).find_map(|_| {
            desktop.press(&[CONTROL, u32::from(place)]);
            look_for(Duration::from_secs(5), || is_there().then(|| pressed.elapsed()))
        })
    };
    wait_for("the window to answer", || turn(ME).and_then(|_| turn(NIGHT)));
    thread::sleep(Duration::from_secs(1));

    let asked = Instant::now();
    desktop.press(&[CONTROL, u32::from('n')]);
    let answers: Vec<Duration> = (0..4)
        .flat_map(|_| [ME, NIGHT])
        .map(|place| turn(place).expect("the window stands still"))
        .collect();
    let answered = asked.elapsed();
    wait_for("the cramp in the file", || (scene.cramps() > 0).then_some(()));
    let saved = asked.elapsed();
    assert!(saved > Duration::from_secs(2), "the disk was not slow: {saved:?}");
    assert!(answered < saved, "eight answers took {answered:?}, the disk {saved:?}");
    // One frame may be late on a busy machine; a window that waits for the disk is late each time.
    let mut sorted = answers.clone();
    sorted.sort_unstable();
    let (usual, slowest) = (sorted[answers.len() / 2], sorted[answers.len() - 1]);
    assert!(usual < Duration::from_secs(1), "{answers:?}");

    // What is on its way when the window closes is still saved.
    desktop.press(&[CONTROL, u32::from('n')]);
    thread::sleep(Duration::from_millis(300));
    desktop.close(window);
    let status = wait_for("the program to end", || program.0.try_wait().unwrap());
    assert!(status.success(), "{status}");
    assert_eq!(scene.cramps(), 2);
    program_finds_sound(&scene.diary);
    let kept = format!(
        "the window answered in {} ms, at the slowest {} ms, while saving took {:.1} s; closing waited",
        usual.as_millis(),
        slowest.as_millis(),
        saved.as_secs_f64()
    );
    tell("25", "each sync takes 2 s", "strace delays fsync and fdatasync; Xvfb", 1, &kept);
}

fn window_command(desktop: &Desktop, diary: &Path) -> Command {
    let mut command = on(diary, &[]);
    command
        .env("DISPLAY", desktop.name())
        .env("HOME", diary.parent().unwrap())
        .env("LIBGL_ALWAYS_SOFTWARE", "1");
    command
}

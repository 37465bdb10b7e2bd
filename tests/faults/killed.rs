//! The process that writes is killed, and two of them start at once (rows 1, 12 and 37).

use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Stdio},
    thread,
    time::Duration,
};

use super::{
    chance,
    driver::{Task, Told, driver},
    program_finds_sound, tell, times,
};

/// So many rounds are done on one diary; then it is large enough.
const ON_ONE_DIARY: usize = 12;

#[test]
fn what_was_told_to_be_saved_outlives_kill_after_kill() {
    let mut random = chance();
    let rounds = times(18, 360);
    let (mut killed, mut saved) = (0, 0);
    let mut folder = tempfile::tempdir().unwrap();
    let mut told = Told::default();
    for round in 0..rounds {
        if round % ON_ONE_DIARY == 0 {
            folder = tempfile::tempdir().unwrap();
            told = Told::default();
        }
        let diary = folder.path().join("data").join("diary");
        let task = Task::LASTING[round / ON_ONE_DIARY % Task::LASTING.len()];
        let said = folder.path().join("said");
        let mut process =
            driver(task, &diary, 10_000).stderr(File::create(&said).unwrap()).spawn().unwrap();
        thread::sleep(Duration::from_millis(random.u64(20..500)));
        process.kill().unwrap();
        killed += usize::from(process.wait().unwrap().code().is_none());
        let before = told.count;
        told.hear(&fs::read(&said).unwrap());
        assert_eq!(told.refusals, [""; 0], "it starts at once, without a question");
        saved += told.count - before;
        // What is there now, told or not, is there from now on.
        told.night = told.assert_kept(&diary);
        if round % ON_ONE_DIARY == ON_ONE_DIARY - 1 {
            program_finds_sound(&diary);
        }
    }
    assert!(killed * 2 > rounds && saved > rounds, "{killed} killed, {saved} saved");
    let kept = format!("{saved} told to be saved, {killed} killed");
    tell(
        "1, 12",
        "killed while logging, typing, backing up",
        "kill -9 at random moments",
        rounds,
        &kept,
    );
}

#[test]
fn of_two_that_start_at_once_one_writes_and_the_other_is_told() {
    let rounds = times(4, 100);
    let mut random = chance();
    for _round in 0..rounds {
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("diary");
        let mut first = start(&diary);
        thread::sleep(Duration::from_micros(random.u64(0..20_000)));
        let mut second = start(&diary);
        let words = [first_word(&mut first), first_word(&mut second)];
        let writers = words.iter().filter(|word| word.starts_with("ACK night 1")).count();
        let refused =
            words.iter().filter(|word| word.starts_with("NAK open") && word.contains("InUse"));
        assert_eq!((writers, refused.count()), (1, 1), "{words:?}");
        for mut process in [first, second] {
            process.kill().unwrap();
            process.wait().unwrap();
        }
        super::sound(&diary);
    }
    tell(
        "37",
        "two start at once",
        "two processes, 0 to 20 ms apart",
        rounds,
        "one writes, one is told",
    );
}

fn start(diary: &Path) -> Child {
    driver(Task::Nights, diary, 100_000).stderr(Stdio::piped()).spawn().unwrap()
}

/// What a process says first.
fn first_word(process: &mut Child) -> String {
    let mut word = String::new();
    BufReader::new(process.stderr.as_mut().unwrap()).read_line(&mut word).unwrap();
    word
}

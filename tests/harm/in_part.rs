//! Nights of which a few bytes are destroyed, in the midst of a row: the rest of them is kept, and
//! the bytes are taken for no answer.

use std::{fs, os::unix::fs::FileExt as _, sync::Arc};

use cramp_diary::{
    diary::{DayAfter, Diary, Night, NightDate, text::Text},
    store::{Access, Keys, Store, mend},
};
use rusqlite::Connection;
use serde_json::{Value, json};

use super::{Folder, now, recover::says_nothing_else};
use crate::store::fill;

fn night(value: Value) -> Night {
    serde_json::from_value(value).unwrap()
}

/// A night without a cramp, with answers of every kind.
fn answered() -> Night {
    night(json!({
        "date": "1984-10-11", "cramps": [], "bedtime": [], "signs": [],
        "sleep": {
            "into_bed": "22:09", "tried_to_sleep": "22:13", "minutes_to_fall_asleep": 23,
            "awakenings": 2, "minutes_awake": 6, "final_awakening": "06:19",
            "out_of_bed": "06:29", "quality": "fair",
        },
        "before": {
            "caffeine_mg": 172, "last_caffeine": "13:53", "alcohol_g": 0.0, "exercise": "light",
            "hot_or_sweaty": false, "long_sitting": true,
        },
        "after": { "tired": 2, "limited_exercise": false },
    }))
}

/// What is left of this night where `harm` destroyed bytes behind the first place of this mark, in a diary
/// with it and those around it.
fn mended_after(night: &Night, mark: &[u8], harm: (usize, &[u8])) -> Arc<Night> {
    let folder = Folder::new();
    let mut diary = Diary::default();
    for day in -20..20 {
        let mut other = Night::unanswered(night.date.plus_days(day));
        other.cramps = Some(Vec::new());
        diary.put_night(Arc::new(other));
    }
    diary.put_night(Arc::new(night.clone()));
    folder.open().commit(fill("import", &diary)).unwrap();
    super::recover::forget_the_past(&folder.diary);
    // What it told stands on pages that are free now.
    Connection::open(&folder.diary).unwrap().execute_batch("VACUUM").unwrap();
    let bytes = fs::read(&folder.diary).unwrap();
    let found: Vec<_> =
        bytes.windows(mark.len()).enumerate().filter(|(_, window)| *window == mark).collect();
    assert_eq!(found.len(), 1, "the mark stands at one place");
    let file = fs::File::options().write(true).open(&folder.diary).unwrap();
    file.write_all_at(harm.1, (found[0].0 + harm.0) as u64).unwrap();

    let mended = mend(&folder.diary, None, now(), &Keys::none()).unwrap();
    let after = Store::open(&folder.diary, Access::Read).unwrap();
    assert_eq!(after.check().unwrap().problems, Vec::new());
    let after = after.load().unwrap().diary;
    for other in diary.nights().filter(|other| other.date != night.date) {
        assert_eq!(after.night(other.date), Some(other));
    }
    assert_eq!((mended.nights.read, mended.nights.total(), mended.nights.untold), (39, 40, 0));
    let dates: Vec<&NightDate> = mended.nights.in_part.iter().collect();
    assert_eq!(dates, [&night.date], "it is named as one that was read in part");
    let kept = after.night(night.date).unwrap().clone();
    assert!(says_nothing_else(&kept, night), "{kept:?}");
    kept
}

#[test]
fn a_night_of_which_the_end_is_zeroed_keeps_what_stands_before() {
    let night = answered();
    // From the second letter of a clock time to the end of the row.
    let kept = mended_after(&night, b"06:1906:29fair", (1, &[0; 26]));
    let expected = serde_json::from_value::<Night>(json!({
        "date": "1984-10-11", "cramps": [], "bedtime": [], "signs": [],
        // The numbers beside it are not believed.
        "sleep": { "into_bed": "22:09", "tried_to_sleep": "22:13" },
        // These stand at the start of the row.
        "before": { "alcohol_g": 0.0, "hot_or_sweaty": false, "long_sitting": true },
        "after": { "limited_exercise": false },
    }));
    assert_eq!(*kept, expected.unwrap());
}

#[test]
fn a_number_of_which_zeros_are_left_is_not_nought() {
    let night = answered();
    // SQLite reads this night without a complaint, with no caffeine.
    let kept = mended_after(&night, b"06:1906:29fair", (14, &[0; 2]));
    let mut expected = night.clone();
    expected.before.caffeine_mg = None;
    assert_eq!(*kept, expected);
    let kept = mended_after(&night, b"22:0922:13", (10, &[0; 3]));
    let mut expected = night;
    expected.sleep.minutes_to_fall_asleep = None;
    expected.sleep.awakenings = None;
    expected.sleep.minutes_awake = None;
    assert_eq!(*kept, expected);
}

#[test]
fn a_note_that_is_no_text_any_more_takes_nothing_else_with_it() {
    let mut night = answered();
    night.note = Text::new(format!("what was noted {}", "then ".repeat(1500))).ok();
    let without = Night {
        note: None,
        after: DayAfter { tired: None, ..night.after.clone() },
        ..night.clone()
    };
    // On the page of the night, in a way that is no text, and as zeros.
    for harm in [[0xA5; 4], [0; 4]] {
        let kept = mended_after(&night, b"what was noted", (5, &harm));
        assert_eq!(*kept, without);
    }
}

#[test]
fn a_cramp_of_which_a_part_is_destroyed_is_still_a_cramp() {
    let mut night = answered();
    night.cramps = serde_json::from_value(json!([
        { "started": "01:07", "muscle": "calf", "pain": 3, "woke": true },
        { "started": "02:13", "minutes": 7.5, "pain": 8, "muscle": "foot", "note": "the second one" },
        { "started": "04:41", "muscle": "toes", "pain": 4, "woke": false },
    ]))
    .unwrap();
    let kept = mended_after(&night, b"the second one", (0, &[0xFF; 14]));
    let mut expected = night.clone();
    expected.cramps.as_mut().unwrap()[1].note = None;
    assert_eq!(*kept, expected);
    let kept = mended_after(&night, b"footthe second one", (0, &[0; 18]));
    let second = &kept.cramps()[1];
    assert_eq!(kept.cramps().len(), 3, "as many as there were");
    assert_eq!((second.started, second.muscle), (night.cramps()[1].started, None));
    assert_eq!((second.pain, second.minutes), (None, None), "beside what is destroyed");
}

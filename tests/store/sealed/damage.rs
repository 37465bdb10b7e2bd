//! Damage of a sealed file.

use std::fs;

use cramp_diary::store::{
    Access, DamagedPart, Examination, Key, Keys, Overwrite, Store, StoreError, is_sealed, mend,
};
use sha2::{Digest as _, Sha256};

use super::{
    FIRST, Folder, Password, SECOND, SENTINEL, add_night, files_with, key, make_diary, noted, open,
    password, sealed,
};

const MAGIC: usize = "cramp-diary sealed 1\n".len();
const SUM_LINE: usize = 72;
const AGE: &[u8] = b"age-encryption.org/v1\n";

/// Where the content of a sealed file begins.
fn content_of(bytes: &[u8]) -> usize {
    (0..bytes.len()).rfind(|at| bytes[*at..].starts_with(AGE)).unwrap()
}

#[test]
fn a_flipped_bit_anywhere_is_found_and_nothing_is_overwritten() {
    let folder = Folder::new();
    let (diary, _recovery) = sealed(&folder);
    let whole = fs::read(&diary).unwrap();
    let held = open(&diary, FIRST).load().unwrap();
    let content = content_of(&whole);
    // All regions: the first line, the sum, the key part, the start of the content, its pieces.
    let positions = (0..MAGIC)
        .chain((MAGIC..content).step_by(5))
        .chain((content..content + 260).step_by(3))
        .chain((content..whole.len()).step_by(9001))
        .chain([whole.len() - 1]);
    for position in positions {
        let mut bytes = whole.clone();
        bytes[position] ^= 1;
        fs::write(&diary, &bytes).unwrap();
        let opened = Store::open_with_key(&diary, Access::Read, &key(FIRST));
        let opened = opened.and_then(|store| store.load());
        let is_sum = (MAGIC + 7..MAGIC + SUM_LINE - 1).contains(&position);
        match opened {
            Err(StoreError::NotADiary { .. }) => assert!(position < MAGIC, "{position}"),
            Err(StoreError::Damaged { part: DamagedPart::Seal, .. }) => {
                assert!(position >= MAGIC, "{position}");
            }
            Ok(loaded) => assert!(is_sum && loaded == held, "{position}"),
            Err(error) => panic!("{position}: {error:?}"),
        }
        assert_eq!(fs::read(&diary).unwrap(), bytes);
    }
    for length in [0, 1, MAGIC, MAGIC + SUM_LINE, content, content + 100, whole.len() - 1] {
        fs::write(&diary, &whole[..length]).unwrap();
        let refused = Store::open_with_key(&diary, Access::Write, &key(FIRST)).unwrap_err();
        let is_told = matches!(
            refused,
            StoreError::Empty { .. } | StoreError::NotADiary { .. } | StoreError::Damaged { .. }
        );
        assert!(is_told, "{length}: {refused:?}");
        assert_eq!(fs::read(&diary).unwrap(), whole[..length]);
    }
}

#[test]
fn a_damaged_key_part_is_no_wrong_password_and_the_recovery_key_still_opens() {
    let folder = Folder::new();
    let (diary, recovery) = sealed(&folder);
    let mut bytes = fs::read(&diary).unwrap();
    let end = content_of(&bytes);
    bytes[end - 30] ^= 1;
    fs::write(&diary, &bytes).unwrap();
    for text in [FIRST, SECOND] {
        let refused = Store::open_with_key(&diary, Access::Write, &key(text)).unwrap_err();
        assert!(matches!(refused, StoreError::Damaged { .. }), "{text}: {refused:?}");
    }
    let recovery = Key::Recovery(recovery);
    let mut store = Store::open_with_key(&diary, Access::Write, &recovery).unwrap();
    // A new password heals it.
    store.change_password(&recovery, &password(SECOND)).unwrap();
    drop(store);
    open(&diary, SECOND);
}

#[test]
fn a_file_that_asks_for_endless_work_is_refused_at_once() {
    let folder = Folder::new();
    let (diary, _recovery) = sealed(&folder);
    let bytes = fs::read(&diary).unwrap();
    let content = content_of(&bytes);
    let key_part = &bytes[MAGIC + SUM_LINE..content];
    let line = key_part.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let end = line + key_part[line..].iter().position(|byte| *byte == b'\n').unwrap();
    let stanza = str::from_utf8(&key_part[line..end]).unwrap();
    let (start, _work) = stanza.rsplit_once(' ').unwrap();
    let mut hostile = key_part[..line].to_vec();
    hostile.extend(format!("{start} 40").into_bytes());
    hostile.extend(&key_part[end..]);
    let sum =
        Sha256::digest(&hostile).iter().fold(String::new(), |sum, byte| format!("{sum}{byte:02x}"));
    let mut file = bytes[..MAGIC].to_vec();
    file.extend(format!("{:06} {sum}\n", hostile.len()).into_bytes());
    file.extend(hostile);
    file.extend(&bytes[content..]);
    fs::write(&diary, &file).unwrap();
    let refused = Store::open_with_key(&diary, Access::Read, &key(FIRST)).unwrap_err();
    assert!(matches!(refused, StoreError::Damaged { .. }), "{refused:?}");
}

#[test]
fn what_is_whole_of_a_damaged_diary_is_put_into_a_new_one() {
    let folder = Folder::new();
    let diary = make_diary(&folder);
    let mut store = Store::open(&diary, Access::Write).unwrap();
    let mut date: cramp_diary::diary::NightDate = "2020-01-01".parse().unwrap();
    for _night in 0..300 {
        let note = format!("{SENTINEL} {}", "a long note ".repeat(20));
        store.commit(noted(&date.to_string(), &note)).unwrap();
        date = date.plus_days(1);
    }
    store.set_password(&password(FIRST)).unwrap();
    store.backup(&folder.path("backup"), Overwrite::No).unwrap();
    add_night(&mut store, "2026-04-01");
    let held = store.load().unwrap().diary;
    drop(store);
    let mut bytes = fs::read(&diary).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&diary, &bytes).unwrap();
    let refused = Store::open_with_key(&diary, Access::Write, &key(FIRST)).unwrap_err();
    assert!(matches!(refused, StoreError::Damaged { .. }), "{refused:?}");

    let keys = Keys::unlock(&diary, &key(FIRST)).unwrap();
    let now = "2026-04-02T08:00:00".parse().unwrap();
    let mended = mend(&diary, None, now, &keys).unwrap();
    let nights = &mended.nights;
    assert!(nights.read > 0 && nights.total() <= held.nights().len(), "{nights:?}");
    assert_eq!(fs::read(&mended.kept).unwrap(), bytes, "the damaged one is kept as it was");
    let store = open(&diary, FIRST);
    assert_eq!(store.check().unwrap().problems, []);
    for night in store.load().unwrap().diary.nights() {
        assert!(nights.in_part.contains(&night.date) || held.night(night.date) == Some(night));
    }
    drop(store);

    // So it is where the end of the file is gone.
    let mut cut = bytes.clone();
    cut[middle] ^= 1;
    let last = cut.len() - 1;
    cut[last] ^= 1;
    fs::write(&diary, &cut).unwrap();
    let mended = mend(&diary, None, "2026-04-02T08:30:00".parse().unwrap(), &keys).unwrap();
    assert!(mended.nights.read > 0, "{:?}", mended.nights);

    // With a backup, nothing is missing.
    fs::write(&diary, &bytes).unwrap();
    let later = "2026-04-02T09:00:00".parse().unwrap();
    let mended = mend(&diary, Some(&folder.path("backup")), later, &keys).unwrap();
    assert!(mended.nights.lost.is_empty(), "{:?}", mended.nights);
    let store = open(&diary, FIRST);
    let found = store.load().unwrap().diary;
    assert!(found.nights().len() >= held.nights().len() - 1, "only the newest may be missing");
    assert!(files_with(folder.folder.path(), SENTINEL).is_empty());
}

#[test]
fn a_damaged_diary_is_mended_only_by_who_has_its_key() {
    let folder = Folder::new();
    let (diary, _recovery) = sealed(&folder);
    let before = fs::read(&diary).unwrap();
    let now = "2026-04-02T08:00:00".parse().unwrap();
    let refused = mend(&diary, None, now, &Keys::none()).unwrap_err();
    assert!(matches!(refused, StoreError::Locked { .. }), "{refused:?}");
    assert_eq!(fs::read(&diary).unwrap(), before);
    assert!(is_sealed(&diary));
}

#[test]
fn a_diary_is_examined_when_the_last_end_was_not_orderly() {
    let folder = Folder::new();
    let (diary, _recovery) = sealed(&folder);
    fs::remove_file(folder.path("diary.cramps.lock")).unwrap();
    let mut store = open(&diary, FIRST);
    let now = "2026-04-02T08:00:00".parse().unwrap();
    assert!(matches!(store.examine_if_due(now), Ok(Examination::Sound)));
    assert!(matches!(store.examine_if_due(now), Ok(Examination::NotDue)));
}

#[test]
fn bytes_of_any_kind_are_refused_without_a_panic() {
    let folder = Folder::new();
    let (diary, _recovery) = sealed(&folder);
    let whole = fs::read(&diary).unwrap();
    let mut random = fastrand::Rng::with_seed(6);
    for _round in 0..60 {
        let length = random.usize(..whole.len());
        let mut bytes: Vec<u8> = whole.iter().copied().take(length).collect();
        for _flip in 0..random.usize(1..20) {
            let at = random.usize(..bytes.len().max(1));
            if let Some(byte) = bytes.get_mut(at) {
                *byte = random.u8(..);
            }
        }
        fs::write(&diary, &bytes).unwrap();
        let wrong = Key::Password(Password::new("guess").unwrap());
        assert!(Store::open_with_key(&diary, Access::Read, &wrong).is_err());
        assert!(Store::open_with_key(&diary, Access::Read, &key(FIRST)).is_err());
    }
}

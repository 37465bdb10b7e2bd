//! What mending reads, beside what SQLite itself comes to: by walking its tables from both ends,
//! and by `.recover` where the command-line program at hand can do that.

use std::{
    collections::BTreeSet,
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use cramp_diary::{
    diary::{Night, NightDate},
    store::{Access, Keys, Store, mend},
};
use fastrand::Rng;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::{Folder, Harm, harms, now, report, used_diary};
use crate::support::threads::each;

#[test]
fn mending_finds_every_night_that_sqlite_finds() {
    let (harms, is_long) = harms();
    let source = Folder::new();
    let diary = used_diary(&source, is_long);
    forget_the_past(&source.diary);
    let good = fs::read(&source.diary).unwrap();
    let can_recover = recovered(&source.diary).len() == diary.nights().len();
    let mut random = Rng::with_seed(32);
    // They are drawn one behind the other, so that they are the same on every machine.
    let cases: Vec<_> = (0..harms.div_ceil(10))
        .map(|number| {
            if number % 2 == 0 {
                let harm = Harm::next(4 + number / 2 % 2, &mut random, good.len());
                return (number, harm);
            }
            // A page with whatever a broken disk gives.
            let page = random.usize(1..good.len() / 4096) * 4096;
            (number, Harm::Page(page, (0..4096).map(|_| random.u8(..)).collect()))
        })
        .collect();
    let counts = each(&cases, |(number, harm)| {
        let folder = Folder::quick();
        fs::write(&folder.diary, &good).unwrap();
        harm.harm(&folder.diary, &good);
        let mut found = walked(&folder.diary);
        if can_recover {
            found.extend(recovered(&folder.diary));
        }
        let mended = mend(&folder.diary, None, now(), &Keys::none()).unwrap();
        let after = Store::open(&folder.diary, Access::Read).unwrap().load().unwrap().diary;
        // What is found may also be what never was there.
        for date in found.iter().filter(|date| diary.night(**date).is_some()) {
            assert!(after.night(*date).is_some(), "harm {number}: {date} is lost");
        }
        for night in after.nights() {
            let Some(before) = diary.night(night.date) else { continue };
            assert!(says_nothing_else(night, before), "harm {number}: {night:?}, was {before:?}");
        }
        assert_eq!(after.nights().len() + mended.nights.lost.len(), mended.nights.total());
        (found.len(), after.nights().len())
    });
    let of_sqlite: usize = counts.iter().map(|(found, _)| found).sum();
    let of_mending: usize = counts.iter().map(|(_, mended)| mended).sum();
    report(&format!(
        "nights: {of_sqlite} found by SQLite (.recover: {can_recover}), {of_mending} mended"
    ));
    assert!(of_sqlite > 0 && of_mending >= of_sqlite, "{of_mending} and {of_sqlite}");
}

/// Whether each answer of a night is the one that it had before; some may be gone.
pub(super) fn says_nothing_else(night: &Night, before: &Night) -> bool {
    night == before || is_of(&json!(night), &json!(before))
}

fn is_of(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::Null, _) => true,
        (Value::Object(part), Value::Object(whole)) => {
            part.iter().all(|(key, part)| is_of(part, whole.get(key).unwrap_or(&Value::Null)))
        }
        (Value::Array(part), Value::Array(whole)) => {
            // None of a list is an answer of its own.
            part.is_empty() == whole.is_empty()
                && part.iter().all(|part| whole.iter().any(|item| is_of(part, item)))
        }
        (part, whole) => part == whole,
    }
}

/// The nights to which SQLite comes from the start of the table and from its end.
fn walked(diary: &Path) -> BTreeSet<NightDate> {
    let mut dates = BTreeSet::new();
    let connection = Connection::open(diary).unwrap();
    for order in ["ASC", "DESC"] {
        let sql = format!("SELECT date, note FROM night ORDER BY date {order}");
        let Ok(mut statement) = connection.prepare(&sql) else { continue };
        let Ok(mut rows) = statement.query([]) else { continue };
        while let Ok(Some(row)) = rows.next() {
            let date = row.get::<_, String>(0).ok();
            dates.extend(date.and_then(|date| date.parse::<NightDate>().ok()));
        }
    }
    dates
}

/// The nights that SQLite's own program recovers, also where it does not know of which table;
/// none where there is no such program, or it cannot look at pages.
fn recovered(diary: &Path) -> BTreeSet<NightDate> {
    let out = diary.with_file_name("recovered");
    let told = Command::new("sqlite3").arg(diary).arg(".recover").output();
    let put = told.and_then(|told| {
        let mut into = Command::new("sqlite3")
            .arg(&out)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        into.stdin.take().unwrap().write_all(&told.stdout)?;
        into.wait()
    });
    let mut dates = BTreeSet::new();
    if put.is_err() {
        return dates;
    }
    let connection = Connection::open(&out).unwrap();
    // A night has more columns than anything else.
    for sql in ["SELECT date FROM night", "SELECT c0 FROM lost_and_found WHERE nfield = 33"] {
        let Ok(mut statement) = connection.prepare(sql) else { continue };
        let found = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        dates.extend(found.flatten().filter_map(|date| date.parse::<NightDate>().ok()));
    }
    drop(connection);
    fs::remove_file(out).unwrap();
    dates
}

/// Takes the history out of a file: what it tells of nights is not what is compared.
pub(super) fn forget_the_past(diary: &Path) {
    let connection = Connection::open(diary).unwrap();
    connection.execute_batch("DELETE FROM history_change; DELETE FROM history_step").unwrap();
}

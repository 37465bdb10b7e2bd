//! The rows of every page of a damaged diary, put into whole tables again.
//!
//! SQLite reads a table from its first page downwards: what stands below a destroyed page is out
//! of its sight. Here every page is looked at by itself, and each of its rows goes into a new
//! database in memory, whose own rules refuse what no table takes. What is read from there goes
//! through the types of the diary like everything else.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{
    Connection, params_from_iter,
    types::{Type, Value, ValueRef},
};

use super::{
    super::{
        check::digest_of,
        connection, contents,
        digest::ContentDigest,
        migration::{MIGRATIONS, migrate},
        tables::{
            ACKNOWLEDGEMENT, ADDED_FLUID, APPOINTMENT, BEDTIME, COVERED, CRAMP, DOSE, DRAFT,
            EXPOSURE, INCREASE, MEDICAL_HISTORY, MEDICATION, NIGHT, PREFERENCE, PROFILE, RELIEF,
            RUNNING_CRAMP, SETTING, SIGN, Table,
        },
    },
    pages::{Decoded, Kind, Pages, Row},
    part,
};
use crate::diary::Diary;

/// The tables that are ordered by their key, and those that have a number of their own. What fits
/// more than one belongs to the first of them: the later ones say less of themselves.
const KEYED: [&Table; 11] = [
    &NIGHT,
    &CRAMP,
    &RELIEF,
    &BEDTIME,
    &SIGN,
    &DOSE,
    &INCREASE,
    &COVERED,
    &MEDICAL_HISTORY,
    &SETTING,
    &PREFERENCE,
];
const NUMBERED: [&Table; 8] = [
    &MEDICATION,
    &EXPOSURE,
    &ACKNOWLEDGEMENT,
    &APPOINTMENT,
    &PROFILE,
    &RUNNING_CRAMP,
    &ADDED_FLUID,
    &DRAFT,
];

/// What the file says of itself is read with the rest; nothing else asks for it row by row.
const META: Table = Table {
    name: "meta",
    columns: &["id", "commit_seq", "content_digest", "app_version"],
    select: "",
    insert: "INSERT INTO meta (id, commit_seq, content_digest, app_version) VALUES (?, ?, ?, ?)",
};

/// The rows of all pages.
pub(super) struct Scan {
    /// A database that holds them.
    pub(super) connection: Connection,
    /// From which key to which one a page holds every row of a table.
    spans: BTreeMap<&'static str, Vec<(Value, Value)>>,
    /// Keys of which two pages say different things.
    contested: BTreeSet<(&'static str, String)>,
    /// What can be read of rows of which some values cannot.
    parts: Vec<(&'static Table, Vec<Value>)>,
    /// Keys of which there are such rows.
    in_part: BTreeSet<(&'static str, String)>,
}

impl Scan {
    /// Looks through pages; `None` where that cannot be done.
    pub(super) fn of(pages: &Pages<'_>) -> Option<Self> {
        let mut connection = connection::open_in_memory().ok()?;
        migrate(&mut connection, MIGRATIONS).ok()?;
        connection.pragma_update(None, "foreign_keys", false).ok()?;
        connection.execute_batch("DELETE FROM profile; DELETE FROM meta; BEGIN").ok()?;
        let mut scan = Self {
            connection,
            spans: BTreeMap::new(),
            contested: BTreeSet::new(),
            parts: Vec::new(),
            in_part: BTreeSet::new(),
        };
        let shapes = Shapes::of(&scan.connection)?;
        for rows in pages.each() {
            scan.put(&shapes, rows);
        }
        scan.put_parts();
        scan.connection.execute_batch("COMMIT").ok()?;
        Some(scan)
    }

    /// The whole diary, where its digest is the one that was saved: then nothing is missing, and
    /// no list is shorter than it was.
    pub(super) fn all(&self, saved: Option<ContentDigest>) -> Option<Diary> {
        let all = contents::read_diary(&self.connection).ok()?;
        let digest = digest_of(&all).ok()?;
        (saved == Some(digest)).then_some(all)
    }

    /// From which key to which one a page holds every row of a table.
    pub(super) fn spans(&self, table: &Table) -> &[(Value, Value)] {
        self.spans.get(table.name).map_or(&[], Vec::as_slice)
    }

    /// Whether two pages say different things of a key, in any of these tables.
    pub(super) fn is_contested(&self, tables: &[&Table], key: &str) -> bool {
        tables.iter().any(|table| self.contested.contains(&(table.name, key.to_owned())))
    }

    /// Whether values of a key cannot be read, in any of these tables.
    pub(super) fn is_in_part(&self, tables: &[&Table], key: &str) -> bool {
        tables.iter().any(|table| self.in_part.contains(&(table.name, key.to_owned())))
    }

    /// Whether there are rows of which values cannot be read.
    pub(super) fn has_parts(&self) -> bool {
        !self.in_part.is_empty()
    }

    /// Whether any row of a table was found.
    pub(super) fn has_rows_of(&self, table: &Table) -> bool {
        let sql = format!("SELECT 1 FROM {} LIMIT 1", table.name);
        self.connection.query_row(&sql, [], |_row| Ok(())).is_ok()
    }

    fn put(&mut self, shapes: &Shapes, Decoded { rows, is_whole, kind }: Decoded) {
        let shapes = if kind == Kind::NumberedLeaf { &shapes.numbered } else { &shapes.keyed };
        let mut keys = Vec::new();
        let mut of_page: BTreeSet<Option<&'static str>> = BTreeSet::new();
        for row in rows {
            let placed = self.put_row(shapes, &row);
            of_page.insert(placed.as_ref().map(|(table, _)| *table));
            keys.extend(placed.map(|(_, key)| key));
        }
        let one_table = of_page.pop_first().flatten().filter(|_| of_page.is_empty());
        let ends = keys.first().cloned().zip(keys.last().cloned());
        if let (Some(table), Some(ends), true) = (one_table, ends, kind != Kind::KeyedInner) {
            let in_order = keys.is_sorted_by(|one, next| !is_before(next, one));
            if is_whole && in_order {
                self.spans.entry(table).or_default().push(ends);
            }
        }
    }

    /// Puts a row into the table that takes it; gives back which one that is, and its key.
    fn put_row(&mut self, shapes: &[Shape], row: &Row) -> Option<(&'static str, Value)> {
        let shapes = || shapes.iter().filter(|shape| shape.types.len() == row.values.len());
        shapes()
            .find_map(|shape| self.put_whole(shape, &shape.typed(row)))
            .or_else(|| shapes().find_map(|shape| self.keep_part(shape, shape.typed(row))))
    }

    /// What can be read of a row comes after all that are whole.
    fn keep_part(&mut self, shape: &Shape, values: Vec<Value>) -> Option<(&'static str, Value)> {
        let Shape { table, key, .. } = shape;
        let values = part::readable(table, values, *key)?;
        let first = values.first()?.clone();
        self.in_part.insert((table.name, written(&first)));
        self.parts.push((table, values));
        Some((table.name, first))
    }

    fn put_parts(&mut self) {
        for (table, values) in self.parts.drain(..) {
            // Where there is a whole one, that stands.
            self.connection
                .prepare_cached(table.insert)
                .and_then(|mut statement| statement.execute(params_from_iter(&values)))
                .ok();
        }
    }

    fn put_whole(&mut self, shape: &Shape, values: &[Value]) -> Option<(&'static str, Value)> {
        let Shape { table, types, .. } = shape;
        let fits = types.iter().zip(values).all(|(wanted, value)| is_of(*wanted, value));
        let key = values.first().filter(|_| fits && part::is_whole(table, values))?.clone();
        let put = self
            .connection
            .prepare_cached(table.insert)
            .and_then(|mut statement| statement.execute(params_from_iter(values)));
        if put.is_ok() {
            return Some((table.name, key));
        }
        // Refused by a rule, or there already.
        let there = self
            .connection
            .prepare_cached(&shape.same_key)
            .and_then(|mut same| same.exists(params_from_iter(values.iter().take(shape.key))))
            .unwrap_or(false);
        if !there {
            return None;
        }
        let same = self
            .connection
            .prepare_cached(&shape.same)
            .and_then(|mut same| same.exists(params_from_iter(values)))
            .unwrap_or(false);
        if !same {
            self.contested.insert((table.name, written(&key)));
        }
        Some((table.name, key))
    }
}

/// What tells the rows of a table.
struct Shape {
    table: &'static Table,
    types: Vec<Type>,
    /// How many of its columns are its key; they come first.
    key: usize,
    /// Asks for a row of the same key.
    same_key: String,
    /// Asks for the same row.
    same: String,
}

struct Shapes {
    keyed: Vec<Shape>,
    numbered: Vec<Shape>,
}

impl Shapes {
    fn of(connection: &Connection) -> Option<Self> {
        let all = |tables: &[&'static Table]| {
            tables.iter().map(|table| Shape::of(connection, table)).collect::<Option<Vec<_>>>()
        };
        let mut numbered = all(&NUMBERED)?;
        numbered.push(Shape::of(connection, &META)?);
        Some(Self { keyed: all(&KEYED)?, numbered })
    }
}

impl Shape {
    fn of(connection: &Connection, table: &'static Table) -> Option<Self> {
        let mut statement =
            connection.prepare("SELECT name, type, pk FROM pragma_table_info(?)").ok()?;
        let columns = statement
            .query_map([table.name], |row| {
                Ok((row.get("name")?, (row.get("type")?, row.get("pk")?)))
            })
            .and_then(Iterator::collect::<rusqlite::Result<BTreeMap<String, (String, i64)>>>)
            .ok()?;
        let known = |column: &&str| columns.get(*column);
        let types = table.columns.iter().map(|column| known(column).map(|(name, _)| type_of(name)));
        let types = types.collect::<Option<Vec<_>>>()?;
        let key = table.columns.iter().filter_map(known).filter(|(_, place)| *place > 0).count();
        let asks = |columns: &[&str]| {
            let equal: Vec<_> = columns.iter().map(|column| format!("{column} IS ?")).collect();
            format!("SELECT 1 FROM {} WHERE {}", table.name, equal.join(" AND "))
        };
        let same_key = asks(table.columns.get(..key)?);
        Some(Self { table, types, key, same_key, same: asks(table.columns) })
    }

    /// The values of a row as a table of this shape gives them.
    fn typed(&self, Row { number, values }: &Row) -> Vec<Value> {
        let typed = |(wanted, value): (&Type, &Value)| match value {
            // Whole numbers are in the file as such.
            Value::Integer(number) if *wanted == Type::Real => i32::try_from(*number)
                .map_or_else(|_large| value.clone(), |number| Value::Real(number.into())),
            Value::Null | Value::Integer(_) | Value::Real(_) | Value::Text(_) | Value::Blob(_) => {
                value.clone()
            }
        };
        let mut values: Vec<Value> = self.types.iter().zip(values).map(typed).collect();
        let is_number = self.table.columns.first() == Some(&"id");
        if let (true, Some(number), Some(first)) = (is_number, *number, values.first_mut()) {
            *first = Value::Integer(number);
        }
        values
    }
}

fn type_of(name: &str) -> Type {
    match name {
        "INTEGER" => Type::Integer,
        "REAL" => Type::Real,
        "BLOB" => Type::Blob,
        _ => Type::Text,
    }
}

/// Whether a column of this type holds such a value. A whole number stands for itself there too.
fn is_of(wanted: Type, value: &Value) -> bool {
    match value.data_type() {
        Type::Null => true,
        Type::Integer => matches!(wanted, Type::Integer | Type::Real),
        other @ (Type::Real | Type::Text | Type::Blob) => other == wanted,
    }
}

fn is_before(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Integer(one), Value::Integer(other)) => one < other,
        (Value::Text(one), Value::Text(other)) => one < other,
        _ => false,
    }
}

/// A key as it is asked for.
fn written(key: &Value) -> String {
    match ValueRef::from(key) {
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => String::new(),
    }
}

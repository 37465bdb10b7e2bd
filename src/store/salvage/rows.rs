//! Rows that are asked for one key at a time, and the keys that a table still tells.

use std::{collections::BTreeMap, str::FromStr};

use rusqlite::{Connection, ToSql, types::ValueRef};

use super::{
    super::tables::{Fields, Item, RowError, Table},
    scan::Scan,
};

/// The rows of one key.
#[derive(Debug)]
pub(super) struct Found<T> {
    pub(super) rows: Vec<T>,
    /// Whether there is nothing else of this key.
    pub(super) is_whole: bool,
}

/// Reads the one row that has this key; it is whole even where the rows behind it are not.
pub(super) fn only<T>(
    connection: &Connection,
    table: &'static Table,
    key: &dyn ToSql,
    read: impl FnMut(&mut Fields<'_>) -> Result<T, RowError>,
) -> Option<T> {
    at_most_one(connection, table, key, read).rows.pop()
}

/// As [`only`], of a row that may not be there; whether that could be told.
pub(super) fn at_most_one<T>(
    connection: &Connection,
    table: &'static Table,
    key: &dyn ToSql,
    read: impl FnMut(&mut Fields<'_>) -> Result<T, RowError>,
) -> Found<T> {
    of_key(connection, table, (key, " LIMIT 1"), read)
}

/// Reads the rows of which the first column is `key`, in their order.
fn of_key<T>(
    connection: &Connection,
    table: &'static Table,
    (key, limit): (&dyn ToSql, &str),
    mut read: impl FnMut(&mut Fields<'_>) -> Result<T, RowError>,
) -> Found<T> {
    let mut found = Found { rows: Vec::new(), is_whole: false };
    let Some((columns, order)) = table.select.split_once(" ORDER BY ") else { return found };
    let Some(first) = table.columns.first() else { return found };
    let sql = format!("{columns} WHERE {first} = ? ORDER BY {order}{limit}");
    let Ok(mut statement) = connection.prepare_cached(&sql) else { return found };
    let Ok(mut rows) = statement.query([key]) else { return found };
    found.is_whole = true;
    loop {
        match rows.next() {
            Ok(Some(row)) => match read(&mut Fields::of(table, row)) {
                Ok(row) => found.rows.push(row),
                Err(_damaged) => found.is_whole = false,
            },
            Ok(None) => return found,
            Err(_unreadable) => {
                found.is_whole = false;
                return found;
            }
        }
    }
}

/// A table of lists, walked.
pub(super) struct ItemTable<W> {
    table: &'static Table,
    pub(super) walk: Walk<W>,
}

impl<W: Ord + Clone> ItemTable<W> {
    pub(super) fn of(
        connection: Option<&Connection>,
        scan: Option<&Scan>,
        table: &'static Table,
        key: Key<W>,
    ) -> Self {
        Self { table, walk: Walk::with_scan(connection, scan, table, key) }
    }
}

/// The items of one key with their places in its list.
pub(super) fn items<W: Ord + Clone, K, T>(
    connection: &Connection,
    table: &ItemTable<W>,
    key: (&W, &dyn ToSql),
    read: fn(&mut Fields<'_>) -> Result<Item<K, T>, RowError>,
) -> Found<(i64, T)> {
    let Found { rows, is_whole } = owned_items(connection, table, key, read);
    Found { rows: rows.into_iter().map(|(_owner, at, item)| (at, item)).collect(), is_whole }
}

/// As [`items`], with what each belongs to.
pub(super) fn owned_items<W: Ord + Clone, K, T>(
    connection: &Connection,
    ItemTable { table, walk }: &ItemTable<W>,
    (key, sql): (&W, &dyn ToSql),
    read: fn(&mut Fields<'_>) -> Result<Item<K, T>, RowError>,
) -> Found<Item<K, T>> {
    let Found { rows, is_whole } = of_key(connection, table, (sql, ""), read);
    let is_whole = is_whole && walk.is_all(key, rows.len());
    Found { rows, is_whole }
}

/// Every row to which a walk from the start or from the end of a table comes.
///
/// It also comes to those between two pages, which a search finds only through the one before.
pub(super) fn walked<T>(
    connection: &Connection,
    table: &'static Table,
    mut read: impl FnMut(&mut Fields<'_>) -> Result<T, RowError>,
) -> Vec<T> {
    let (Some((columns, _)), Some(first)) =
        (table.select.split_once(" ORDER BY "), table.columns.first())
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for order in ["ASC", "DESC"] {
        let sql = format!("{columns} ORDER BY {first} {order}");
        let Ok(mut statement) = connection.prepare(&sql) else { continue };
        let Ok(mut rows) = statement.query([]) else { continue };
        while let Ok(Some(row)) = rows.next() {
            found.extend(read(&mut Fields::of(table, row)).ok());
        }
    }
    found
}

/// How far a table can be walked, from its start and from its end.
///
/// A search in a damaged table may go astray and find nothing where something is. What lies
/// between two rows that follow each other in a walk is known not to be there.
#[derive(Debug, Clone)]
pub(super) struct Walk<K> {
    /// The keys of all rows that were met, and how many rows of each on the way that met most.
    pub(super) keys: BTreeMap<K, usize>,
    /// Whether both walks came to the other side.
    pub(super) is_whole: bool,
    up_to: Option<K>,
    down_to: Option<K>,
    /// From which key to which one every row was met, by itself.
    spans: Vec<(K, K)>,
}

/// Reads the key of a row; `None`: it is none.
pub(super) type Key<K> = fn(ValueRef<'_>) -> Option<K>;

/// A date or another word.
pub(super) fn word<K: FromStr>(value: ValueRef<'_>) -> Option<K> {
    value.as_str().ok()?.parse().ok()
}

/// The number of an entry.
pub(super) fn number(value: ValueRef<'_>) -> Option<i64> {
    value.as_i64().ok()
}

impl<K: Ord + Clone> Walk<K> {
    /// Walks a table both ways, each time as long as its rows are readable and in their order.
    pub(super) fn of(connection: &Connection, table: &'static Table, key: Key<K>) -> Self {
        let (mut keys, mut others) = (BTreeMap::new(), BTreeMap::new());
        let (up, up_to) = walk(connection, table, "ASC", key, &mut keys);
        let (down, down_to) = walk(connection, table, "DESC", key, &mut others);
        at_least(&mut keys, others);
        Self { keys, is_whole: up.is_some() && up == down, up_to, down_to, spans: Vec::new() }
    }

    /// As far as SQLite can walk a table, and what a look at every page tells beyond that.
    pub(super) fn with_scan(
        connection: Option<&Connection>,
        scan: Option<&Scan>,
        table: &'static Table,
        key: Key<K>,
    ) -> Self {
        let mut walk = connection.map_or_else(Self::none, |open| Self::of(open, table, key));
        if let Some(scan) = scan {
            at_least(&mut walk.keys, Self::of(&scan.connection, table, key).keys);
            let spans = scan.spans(table).iter();
            walk.spans.extend(spans.filter_map(|(first, last)| {
                Some((key(ValueRef::from(first))?, key(ValueRef::from(last))?))
            }));
        }
        walk
    }

    /// Of a table into which nobody can look.
    fn none() -> Self {
        let keys = BTreeMap::new();
        Self { keys, is_whole: false, up_to: None, down_to: None, spans: Vec::new() }
    }

    /// Whether so many rows are all of this key: a search may go astray where a walk does not.
    fn is_all(&self, key: &K, rows: usize) -> bool {
        self.tells(key) && rows >= self.keys.get(key).copied().unwrap_or_default()
    }

    /// Whether everything of this key was met.
    pub(super) fn tells(&self, key: &K) -> bool {
        self.is_whole
            || self.up_to.as_ref().is_some_and(|last| key < last)
            || self.down_to.as_ref().is_some_and(|last| key > last)
            || self.spans.iter().any(|(first, last)| first < key && key < last)
    }
}

fn at_least<K: Ord>(keys: &mut BTreeMap<K, usize>, others: BTreeMap<K, usize>) {
    for (key, rows) in others {
        let known = keys.entry(key).or_default();
        *known = rows.max(*known);
    }
}

/// How many rows there are, where the walk came to the end, and the key of the last one.
fn walk<K: Ord + Clone>(
    connection: &Connection,
    table: &'static Table,
    order: &str,
    read_key: Key<K>,
    keys: &mut BTreeMap<K, usize>,
) -> (Option<usize>, Option<K>) {
    let mut last = None;
    let mut go = || -> Option<usize> {
        let first = table.columns.first()?;
        let sql = format!("SELECT {first} FROM {} ORDER BY {first} {order}", table.name);
        let mut statement = connection.prepare(&sql).ok()?;
        let mut rows = statement.query([]).ok()?;
        let mut count = 0;
        while let Some(row) = rows.next().ok()? {
            let key = read_key(row.get_ref(0).ok()?)?;
            let is_in_order = last
                .as_ref()
                .is_none_or(|last: &K| if order == "ASC" { *last <= key } else { *last >= key });
            if !is_in_order {
                return None;
            }
            *keys.entry(key.clone()).or_default() += 1;
            last = Some(key);
            count += 1;
        }
        Some(count)
    };
    (go(), last)
}

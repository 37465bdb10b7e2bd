//! The rows that stand on the pages of a file, whatever leads to them.
//!
//! A page of a table holds its rows with their own lengths and types, so that it can be read when
//! nothing points to it any more. The form is SQLite's, <https://www.sqlite.org/fileformat2.html>,
//! sections 1.6 and 2.1.

use std::{
    cell::Cell,
    fs::{File, OpenOptions},
    io,
    os::unix::fs::FileExt as _,
    path::Path,
};

use rusqlite::types::Value;

/// What pages are read from.
pub(super) struct Pages<'i> {
    source: Source<'i>,
    size: usize,
    count: u32,
    /// How many pages may still be read on which rows go on.
    further: Cell<u64>,
}

enum Source<'i> {
    File(File),
    /// The bytes of one, in memory.
    Image(&'i [u8]),
}

impl Source<'_> {
    fn read_at(&self, bytes: &mut [u8], at: u64) -> io::Result<()> {
        match self {
            Self::File(file) => file.read_exact_at(bytes, at),
            Self::Image(image) => {
                let at = usize::try_from(at).map_err(io::Error::other)?;
                let found = at.checked_add(bytes.len()).and_then(|end| image.get(at..end));
                bytes.copy_from_slice(found.ok_or(io::ErrorKind::UnexpectedEof)?);
                Ok(())
            }
        }
    }
}

/// What kind of table a page is a part of, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Among the pages at the foot of a table that is ordered by its key.
    KeyedLeaf,
    /// Above them; its rows stand between those of the pages below.
    KeyedInner,
    /// At the foot of a table that is ordered by a number of its own.
    NumberedLeaf,
}

/// A row.
#[derive(Debug)]
pub(super) struct Row {
    /// Of a table that is ordered by it.
    pub(super) number: Option<i64>,
    /// Bytes where no value can be read.
    pub(super) values: Vec<Value>,
}

/// What was read of a page.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) rows: Vec<Row>,
    /// Every row in its order, and nothing else; otherwise only what could be made out.
    pub(super) is_whole: bool,
    pub(super) kind: Kind,
}

/// The bytes before the pages of a file, which stand on the first one.
const FILE_HEADER: usize = 100;

/// Each page on which a row goes on belongs to one row, and is read with it, and where bytes look
/// like a row by chance. A file that was made to do harm can have thousands of rows go on on the
/// same pages, round and round.
const READ_AGAIN: u64 = 4;
const MORE: u64 = 256;

/// A row of which so many values are known is not made out by chance.
const TELLING: usize = 15;

impl<'i> Pages<'i> {
    /// Opens a file that no connection has open, with the header that a diary has.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).open(path)?;
        let length = file.metadata()?.len();
        Self::from(Source::File(file), length)
    }

    /// As [`Pages::open`], of the bytes of a file.
    pub(super) fn of(image: &'i [u8]) -> io::Result<Self> {
        Self::from(Source::Image(image), image.len() as u64)
    }

    fn from(source: Source<'i>, length: u64) -> io::Result<Self> {
        let mut size = [0; 2];
        source.read_at(&mut size, 16)?;
        let size = usize::from(u16::from_be_bytes(size)).max(512);
        let count = length / size as u64;
        let further = Cell::new(count.saturating_mul(READ_AGAIN).saturating_add(MORE));
        Ok(Self { source, size, count: u32::try_from(count).unwrap_or(u32::MAX), further })
    }

    /// Every page on which rows of a table stand.
    pub(super) fn each(&self) -> impl Iterator<Item = Decoded> {
        (1..=self.count).filter_map(|number| {
            let start = if number == 1 { FILE_HEADER } else { 0 };
            let page = self.page(number)?;
            self.rows(&page, start).or_else(|| self.made_out(&page))
        })
    }

    fn page(&self, number: u32) -> Option<Vec<u8>> {
        let mut page = vec![0; self.size];
        let at = u64::from(number.checked_sub(1)?) * self.size as u64;
        self.source.read_at(&mut page, at).ok()?;
        Some(page)
    }

    /// A page on which a row goes on; none any more where far too many were read.
    fn further(&self, number: u32) -> Option<Vec<u8>> {
        let left = self.further.get().checked_sub(1)?;
        let page = self.page(number)?;
        self.further.set(left);
        Some(page)
    }

    /// The rows of a page that says where they are.
    fn rows(&self, page: &[u8], start: usize) -> Option<Decoded> {
        let (kind, header) = match page.get(start)? {
            2 => (Kind::KeyedInner, 12),
            10 => (Kind::KeyedLeaf, 8),
            13 => (Kind::NumberedLeaf, 8),
            _ => return None,
        };
        let count = usize::from(short(page, start + 3)?);
        if count > self.size / 4 {
            return None;
        }
        let all = (0..count).map(|place| {
            let at = short(page, start + header + 2 * place)?;
            self.row(page, usize::from(at), kind)
        });
        let rows: Vec<Row> = all.clone().flatten().collect();
        let is_whole = rows.len() == count;
        (is_whole || !rows.is_empty()).then_some(Decoded { rows, is_whole, kind })
    }

    /// The long rows on a page that no longer says where they are, each made out by its own form.
    fn made_out(&self, page: &[u8]) -> Option<Decoded> {
        // An empty page, as most of these are, is soon looked through.
        let at = page.iter().position(|byte| *byte != 0)?;
        let kind = Kind::KeyedLeaf;
        let rows: Vec<Row> = (at..page.len())
            .filter_map(|at| self.row(page, at, kind))
            .filter(|row| row.values.len() >= TELLING)
            .collect();
        (!rows.is_empty()).then_some(Decoded { rows, is_whole: false, kind })
    }

    fn row(&self, page: &[u8], at: usize, kind: Kind) -> Option<Row> {
        let mut at = if kind == Kind::KeyedInner { at + 4 } else { at };
        let length = usize::try_from(varint(page, &mut at)?).ok()?;
        let number = if kind == Kind::NumberedLeaf {
            Some(varint(page, &mut at)?.cast_signed())
        } else {
            None
        };
        let values = values(&self.payload(page, at, length, kind)?, length)?;
        Some(Row { number, values })
    }

    /// The bytes of a row: what stands on its page, and what goes on elsewhere, as far as that can
    /// be read.
    fn payload(&self, page: &[u8], at: usize, length: usize, kind: Kind) -> Option<Vec<u8>> {
        if length == 0 || length > self.size.checked_mul(self.count as usize)? {
            return None;
        }
        let least = (self.size - 12) * 32 / 255 - 23;
        let most = match kind {
            Kind::NumberedLeaf => self.size - 35,
            Kind::KeyedLeaf | Kind::KeyedInner => (self.size - 12) * 64 / 255 - 23,
        };
        let here = if length <= most {
            length
        } else {
            let odd = least + (length - least) % (self.size - 4);
            if odd <= most { odd } else { least }
        };
        let mut payload = page.get(at..at + here)?.to_vec();
        let mut next = if here < length { long(page, at + here)? } else { 0 };
        while payload.len() < length {
            let Some(further) = self.further(next) else { break };
            let rest = (length - payload.len()).min(self.size - 4);
            payload.extend_from_slice(further.get(4..4 + rest)?);
            next = long(&further, 0)?;
        }
        Some(payload)
    }
}

/// The values of a row of this length, of which the end may be missing; `None` where these bytes
/// are none.
fn values(payload: &[u8], length: usize) -> Option<Vec<Value>> {
    let mut at = 0;
    let header = usize::try_from(varint(payload, &mut at)?).ok()?;
    let mut from = header;
    let mut values = Vec::new();
    while at < header {
        let kind = varint(payload, &mut at)?;
        let to = from.checked_add(length_of(kind)?)?;
        values.push(payload.get(from..to).map_or(UNREADABLE, |bytes| value(kind, bytes)));
        from = to;
    }
    (at == header && from == length && !values.is_empty()).then_some(values)
}

/// In the place of a value that cannot be read.
const UNREADABLE: Value = Value::Blob(Vec::new());

/// How many bytes a value of this kind has.
fn length_of(kind: u64) -> Option<usize> {
    match kind {
        0 | 8 | 9 => Some(0),
        1..=4 => usize::try_from(kind).ok(),
        5 => Some(6),
        6 | 7 => Some(8),
        10 | 11 => None,
        _ => usize::try_from((kind - 12) / 2).ok(),
    }
}

/// A value, from as many bytes as those of its kind have.
fn value(kind: u64, bytes: &[u8]) -> Value {
    match kind {
        0 => Value::Null,
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        1..=6 => match integer(bytes) {
            // SQLite never spends bytes on these two: they were another number once.
            0 | 1 => UNREADABLE,
            number => Value::Integer(number),
        },
        7 => match bytes.try_into().map(f64::from_be_bytes) {
            // Nor on this one, in a column of such numbers.
            Ok(number) if number.to_bits() != 0 => Value::Real(number),
            _ => UNREADABLE,
        },
        _ if kind.is_multiple_of(2) => Value::Blob(bytes.to_vec()),
        _ => String::from_utf8(bytes.to_vec())
            .map_or_else(|error| Value::Blob(error.into_bytes()), Value::Text),
    }
}

fn integer(bytes: &[u8]) -> i64 {
    let is_negative = bytes.first().is_some_and(|first| *first >= 0x80);
    bytes
        .iter()
        .fold(if is_negative { -1 } else { 0 }, |number, byte| number << 8 | i64::from(*byte))
}

/// A number of one to nine bytes; moves on behind it.
fn varint(bytes: &[u8], at: &mut usize) -> Option<u64> {
    let mut number = 0;
    for place in 0..9 {
        let byte = *bytes.get(*at)?;
        *at += 1;
        if place == 8 {
            return Some(number << 8 | u64::from(byte));
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

//! The nights of a diary as a table.

use csv::{Terminator, WriterBuilder};

use super::columns::{COUNT, CRAMP, CRAMP_ROW, DATE, NIGHT, NIGHT_ROW, NUMBER, ROW};
use crate::diary::{Cramp, Diary, Night, Period};

/// The nights of a diary, or of a period of it, with their cramps.
///
/// UTF-8 with the mark that spreadsheets look for. The same diary gives the same bytes.
pub fn write(diary: &Diary, nights: Option<Period>) -> String {
    let mut table = Table::new();
    table.row(
        [ROW, DATE, COUNT]
            .into_iter()
            .chain(NIGHT.iter().map(|column| column.heading))
            .chain([NUMBER])
            .chain(CRAMP.iter().map(|column| column.heading)),
    );
    match nights {
        Some(period) => diary.nights_in(period).for_each(|night| table.night(night)),
        None => diary.nights().for_each(|night| table.night(night)),
    }
    table.text()
}

struct Table(csv::Writer<Vec<u8>>);

#[expect(
    clippy::expect_used,
    reason = "the rows are written into memory, each with the same cells, and are texts"
)]
impl Table {
    fn new() -> Self {
        let bytes = "\u{feff}".as_bytes().to_vec();
        Self(WriterBuilder::new().terminator(Terminator::CRLF).from_writer(bytes))
    }

    fn row(&mut self, cells: impl IntoIterator<Item = impl AsRef<[u8]>>) {
        self.0.write_record(cells).expect("a row has room in memory");
    }

    fn text(self) -> String {
        let bytes = self.0.into_inner().expect("memory takes what is left");
        String::from_utf8(bytes).expect("cells are texts")
    }

    fn night(&mut self, night: &Night) {
        let count = night.cramps.as_ref().map(|cramps| cramps.len().to_string());
        let answers = NIGHT.iter().map(|column| (column.write)(night).unwrap_or_default());
        self.row(
            [NIGHT_ROW.to_owned(), night.date.to_string(), count.unwrap_or_default()]
                .into_iter()
                .chain(answers)
                .chain((0..=CRAMP.len()).map(|_cell| String::new())),
        );
        for (cramp, number) in night.cramps().iter().zip(1_usize..) {
            self.cramp(night, number, cramp);
        }
    }

    fn cramp(&mut self, night: &Night, number: usize, cramp: &Cramp) {
        let answers = CRAMP.iter().map(|column| (column.write)(cramp).unwrap_or_default());
        self.row(
            [CRAMP_ROW.to_owned(), night.date.to_string()]
                .into_iter()
                .chain((0..=NIGHT.len()).map(|_cell| String::new()))
                .chain([number.to_string()])
                .chain(answers),
        );
    }
}

//! `export`: writes the diary to a file.

use std::fmt::Write as _;

use serde::Serialize;

use crate::{
    diary::Period,
    exchange::{ExportFormat, csv, save},
};

use super::{
    Context,
    args::ExportArgs,
    error::CliError,
    output::{Output, counted},
};

#[derive(Serialize)]
struct Done {
    out: String,
    format: ExportFormat,
    nights: usize,
    /// What the diary holds and the form does not, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<&'static str>,
}

pub(super) fn run(arguments: &ExportArgs, context: &Context) -> Result<Output, CliError> {
    let ExportArgs { out, format, period } = arguments;
    let period = period.checked()?;
    let diary = context.load()?;
    let whole = period.from.is_none() && period.to.is_none();
    let nights: Option<Period> =
        if whole || diary.span().is_none() { None } else { Some(period.of_diary(&diary)?) };
    let text = format.write(&diary, nights, context.clock.now().today());
    save(&out.path, text.as_bytes(), out.overwrite(), context.place.path())?;
    let count = match nights {
        Some(period) => diary.nights_in(period).count(),
        None => diary.nights().len(),
    };
    let path = out.path.display();
    let mut text = format!("{} written to {path}\n", counted(count, "night", "nights"));
    let left_out = (*format == ExportFormat::Csv).then_some(csv::LEFT_OUT);
    if let Some(left_out) = left_out {
        // Writing to a text cannot fail.
        writeln!(text, "Not in it: {left_out}; --format json holds everything").ok();
    }
    let out = path.to_string();
    Output::of_deed(&text, &Done { out, format: *format, nights: count, left_out })
}

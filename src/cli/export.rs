//! `export`: writes the diary to a file.

use serde::Serialize;

use crate::{
    diary::Period,
    exchange::{ExportFormat, save},
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
    let text = format!("{} written to {path}\n", counted(count, "night", "nights"));
    Output::of_deed(&text, &Done { out: path.to_string(), format: *format, nights: count })
}

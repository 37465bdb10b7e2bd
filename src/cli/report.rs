//! `report`: the doctor's summary.

use serde::Serialize;

use crate::{
    diary::NightDate,
    exchange::save,
    report::{Notes, ReportOptions, summary},
};

use super::{Context, args::ReportArgs, error::CliError, output::Output};

#[derive(Serialize)]
struct Done {
    out: String,
    from: NightDate,
    to: NightDate,
}

pub(super) fn run(arguments: &ReportArgs, context: &Context) -> Result<Output, CliError> {
    let ReportArgs { out, period, paper, with_notes, prepared_on } = arguments;
    let period = period.checked()?;
    let diary = context.place.load()?;
    let period = period.of_summary(&diary)?;
    let options = ReportOptions {
        period,
        paper: *paper,
        notes: if *with_notes { Notes::With } else { Notes::Without },
        prepared_on: prepared_on.unwrap_or_else(|| context.clock.now().today()),
    };
    let pdf = summary(&diary, &options)?;
    save(&out.path, &pdf, out.overwrite(), context.place.path())?;
    let (from, to, path) = (period.first(), period.last(), out.path.display());
    let text = format!("The summary of the nights from {from} to {to} was written to {path}\n");
    Output::of_deed(&text, &Done { out: path.to_string(), from, to })
}

//! `report`: the doctor's summary.

use serde::Serialize;

use crate::{
    diary::NightDate,
    exchange::save,
    report::{self, Notes, ReportFormat, ReportOptions, SectionSet, layout::find::DesktopFonts},
};

use super::{Context, args::ReportArgs, error::CliError, output::Output};

#[derive(Serialize)]
struct Done {
    out: String,
    format: ReportFormat,
    from: NightDate,
    to: NightDate,
}

pub(super) fn run(arguments: &ReportArgs, context: &Context) -> Result<Output, CliError> {
    let ReportArgs { out, period, format, paper, with_notes, without, dates, prepared_on } =
        arguments;
    let period = period.checked()?;
    let diary = context.load()?;
    let period = period.of_summary(&diary)?;
    let left_out = |set: SectionSet, section: &report::SectionKind| set.with(*section, false);
    let options = ReportOptions {
        period,
        paper: *paper,
        notes: if *with_notes { Notes::With } else { Notes::Without },
        sections: without.iter().fold(SectionSet::ALL, left_out),
        dates: *dates,
        prepared_on: prepared_on.unwrap_or_else(|| context.clock.now().today()),
    };
    let bytes = report::write(&diary, &options, *format, &mut DesktopFonts)?;
    save(&out.path, &bytes, out.overwrite(), context.place.path())?;
    let (from, to, path) = (period.first(), period.last(), out.path.display());
    let text = format!("The summary of the nights from {from} to {to} was written to {path}\n");
    Output::of_deed(&text, &Done { out: path.to_string(), format: *format, from, to })
}

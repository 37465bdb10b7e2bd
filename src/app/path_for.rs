//! What a place for a file is asked for.

use std::{borrow::Cow, path::PathBuf};

use crate::{
    chart::ChartId,
    exchange::ExportFormat,
    report::{ReportFormat, SheetForm},
};

use super::trends::ChartFile;

/// What a path is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathFor {
    /// The summary.
    Report(ReportFormat),
    /// A copy of the diary.
    Backup,
    /// The diary in a form for other programs.
    Export(ExportFormat),
    /// A file to take in.
    Import,
    /// A copy that is to be put in the place of the diary.
    Restore,
    /// The folder for backups.
    BackupFolder,
    /// Another diary file.
    Diary,
    /// A chart of the trends.
    Chart(ChartId, ChartFile),
    /// The recovery key of the password.
    RecoveryKey(SheetForm),
}

impl PathFor {
    /// The name that is offered for a new file.
    pub fn suggested_name(self) -> Cow<'static, str> {
        match self {
            Self::Chart(chart, file) => {
                return format!("{}.{}", chart.file_name(), file.ending()).into();
            }
            Self::Report(ReportFormat::Pdf) => "night-cramps-summary.pdf",
            Self::Report(ReportFormat::Html) => "night-cramps-summary.html",
            Self::Report(ReportFormat::Text) => "night-cramps-summary.txt",
            Self::Report(ReportFormat::Csv) => "night-cramps-summary.csv",
            Self::Backup | Self::Restore => "cramp-diary-backup.sqlite",
            Self::BackupFolder => "Cramp Diary backups",
            Self::Diary => "diary.sqlite",
            Self::Export(format) => format.file_name(),
            Self::Import => ExportFormat::Json.file_name(),
            Self::RecoveryKey(SheetForm::Pdf) => "cramp-diary-recovery-key.pdf",
            Self::RecoveryKey(SheetForm::Text) => "cramp-diary-recovery-key.txt",
        }
        .into()
    }

    /// The heading of the question.
    pub const fn question(self) -> &'static str {
        match self {
            Self::Report(_) => "Save the summary",
            Self::Backup => "Save a copy of the diary",
            Self::Export(_) => "Export the diary",
            Self::Import => "Import a file",
            Self::Restore => "Restore from a copy",
            Self::BackupFolder => "Choose the folder for backups",
            Self::Diary => "Open a diary file",
            Self::Chart(_, ChartFile::Csv) => "Save the figures",
            Self::Chart(..) => "Save the chart",
            Self::RecoveryKey(_) => "Save the recovery key",
        }
    }
}

/// Asks through the desktop's own dialog, and waits for the answer.
pub(super) fn ask_path(what: PathFor) -> Option<PathBuf> {
    let dialog = rfd::FileDialog::new().set_title(what.question());
    match what {
        PathFor::Import => dialog.add_filter("Cramp Diary", &["json", "csv"]).pick_file(),
        PathFor::Restore | PathFor::Diary => dialog.pick_file(),
        PathFor::BackupFolder => dialog.pick_folder(),
        PathFor::Report(_) | PathFor::Backup | PathFor::Export(_) | PathFor::RecoveryKey(_) => {
            dialog.set_file_name(what.suggested_name()).save_file()
        }
        PathFor::Chart(_, file) => dialog
            .add_filter(file.name(), &[file.ending()])
            .set_file_name(what.suggested_name())
            .save_file(),
    }
}

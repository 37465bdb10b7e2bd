//! The words of the command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};

use crate::{
    diary::{NightDate, date::parse_date},
    exchange::{ExportFormat, Format, OnConflict},
    report::{DateStyle, Paper, ReportFormat, SectionKind},
    store::Overwrite,
};

/// A diary of night leg cramps
///
/// Without a subcommand the window opens. Dates are written YYYY-MM-DD; a night is named by
/// the date of its morning. Exit status: 0 done, 1 not done (one line on standard error says
/// why), 2 the words of the command are off, 3 done but for copies that standard error names (the
/// password). The password of a diary that has one is the first
/// line of the file that `$CRAMP_DIARY_PASSWORD_FILE` names, or is asked for.
#[derive(Debug, Parser)]
#[command(name = "cramp-diary", version, disable_help_subcommand = true)]
pub(super) struct Arguments {
    /// The diary file [default: `$CRAMP_DIARY`, or a file in the data folder]
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) diary: Option<PathBuf>,

    /// Print one JSON document instead of text
    #[arg(long, global = true)]
    pub(super) json: bool,

    /// Open the window on a made-up half-year that is thrown away
    #[arg(long, conflicts_with = "diary")]
    pub(super) demo: bool,

    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Begin a cramp and open the window on it; for a shortcut key of the desktop
    Now,
    #[command(flatten)]
    Task(Task),
}

/// What needs no window.
#[derive(Debug, Subcommand)]
pub(super) enum Task {
    /// Read a file into the diary, all of it or nothing
    Import(ImportArgs),
    /// Write the diary to a file
    Export(ExportArgs),
    /// Print the signs that call for a doctor
    Assess(AssessArgs),
    /// Print the figures of a period
    Trends(PeriodArgs),
    /// Write the doctor's summary: pages, a page for a browser, a message, or a table
    Report(ReportArgs),
    /// Write a copy of the diary, which may be open
    Backup(BackupArgs),
    /// Put a copy back; today's diary is kept beside it
    Restore(RestoreArgs),
    /// Examine the diary and say what it holds
    Check,
    /// Wipe what undo could bring back, and say which backups hold what was deleted
    ForgetUndo,
    /// Set, change or remove the password of the diary
    Password(PasswordArgs),
}

#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// The file to read
    pub(super) file: PathBuf,

    /// The form of the file, json or csv [default: what its first line says]
    #[arg(long, value_name = "NAME")]
    pub(super) format: Option<Format>,

    /// Say what would be done and do nothing
    #[arg(long)]
    pub(super) dry_run: bool,

    /// Whose answer stands where both have one: keep the diary's, or replace it
    #[arg(long, value_name = "keep|replace", default_value_t = OnConflict::Keep)]
    pub(super) on_conflict: OnConflict,
}

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    #[command(flatten)]
    pub(super) out: OutArgs,

    /// The form of the file: json, with everything; csv, a table of nights and cramps for a
    /// spreadsheet, without medications, exposures, appointments and what you said of yourself;
    /// fhir, for software that can read it
    #[arg(long, value_name = "NAME", default_value_t = ExportFormat::Json)]
    pub(super) format: ExportFormat,

    #[command(flatten)]
    pub(super) period: PeriodArgs,
}

#[derive(Debug, Clone, Copy, Args)]
pub(super) struct AssessArgs {
    /// The morning up to which nights count [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(super) as_of: Option<NaiveDate>,
}

#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    #[command(flatten)]
    pub(super) out: OutArgs,

    #[command(flatten)]
    pub(super) period: PeriodArgs,

    /// The form of the file; all of them say the same
    #[arg(long, value_name = "pdf|html|txt|csv", default_value_t = ReportFormat::Pdf)]
    pub(super) format: ReportFormat,

    /// The size of the paper, for pdf
    #[arg(long, value_name = "a4|letter", default_value_t = Paper::A4)]
    pub(super) paper: Paper,

    /// Add the record night by night, with every note
    #[arg(long)]
    pub(super) with_notes: bool,

    /// Leave out a section: warnings, numbers, nights, places, medications, background, questions
    #[arg(long, value_name = "SECTION", value_delimiter = ',')]
    pub(super) without: Vec<SectionKind>,

    /// Dates in words, or as YYYY-MM-DD
    #[arg(long, value_name = "words|iso", default_value_t = DateStyle::Words)]
    pub(super) dates: DateStyle,

    /// The day that is printed as the day of preparation [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(super) prepared_on: Option<NaiveDate>,
}

#[derive(Debug, Args)]
pub(super) struct BackupArgs {
    #[command(flatten)]
    pub(super) out: OutArgs,
}

#[derive(Debug, Args)]
pub(super) struct RestoreArgs {
    /// The copy to put back
    pub(super) file: PathBuf,

    /// A file with the password of the copy, where it has another than the diary
    #[arg(long, value_name = "FILE")]
    pub(super) password_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct PasswordArgs {
    #[command(subcommand)]
    pub(super) task: PasswordTask,
}

/// What is done about the password. The present one, or the recovery key, is read from the file
/// that `$CRAMP_DIARY_PASSWORD_FILE` names, or asked for.
#[derive(Debug, Subcommand)]
pub(super) enum PasswordTask {
    /// Encrypt the diary and its backups, and print the recovery key
    Set(NewPasswordArgs),
    /// Replace the password and the recovery key
    Change(NewPasswordArgs),
    /// Make the diary and its backups readable again
    Remove,
    /// Print the recovery key once more
    Recovery,
}

#[derive(Debug, Args)]
pub(super) struct NewPasswordArgs {
    /// A file with the new password in its first line [default: asked for]
    #[arg(long, value_name = "FILE")]
    pub(super) new_password_file: Option<PathBuf>,
}

/// Where a file goes.
#[derive(Debug, Args)]
pub(super) struct OutArgs {
    /// The file to write
    #[arg(long = "out", value_name = "FILE")]
    pub(super) path: PathBuf,

    /// Replace the file where there is one
    #[arg(long)]
    force: bool,
}

impl OutArgs {
    pub(super) const fn overwrite(&self) -> Overwrite {
        if self.force { Overwrite::Yes } else { Overwrite::No }
    }
}

/// The ends of a period; both belong to it.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct PeriodArgs {
    /// The first night
    #[arg(long, value_name = "DATE")]
    pub(super) from: Option<NightDate>,

    /// The last night
    #[arg(long, value_name = "DATE")]
    pub(super) to: Option<NightDate>,
}

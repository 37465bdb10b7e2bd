//! What a subcommand prints.

use serde::Serialize;

use crate::{
    diary::{NightDate, Period},
    store::Contents,
};

use super::error::CliError;

/// What a subcommand prints, as text and as JSON.
#[derive(Debug)]
pub(super) struct Output {
    pub(super) text: String,
    pub(super) json: String,
    /// Whether a file was written: then a failure to print is no failure to do.
    pub(super) changed: bool,
    /// What is not done although the rest is: a line for standard error.
    pub(super) left: Option<String>,
}

impl Output {
    /// Of a subcommand that only looks.
    pub(super) fn of_figures(text: &str, json: &impl Serialize) -> Result<Self, CliError> {
        let mut json = serde_json::to_string_pretty(json)?;
        json.push('\n');
        // A text of the diary must not steer the terminal.
        let text = text.replace(|c: char| c.is_control() && c != '\n', " ");
        Ok(Self { text, json, changed: false, left: None })
    }

    /// Of a subcommand that has written something.
    pub(super) fn of_deed(text: &str, json: &impl Serialize) -> Result<Self, CliError> {
        Ok(Self { changed: true, ..Self::of_figures(text, json)? })
    }
}

/// "1 night", "2 nights".
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What a diary file holds, for scripts.
#[derive(Debug, Serialize)]
pub(super) struct ContentsJson {
    nights: usize,
    recorded_nights: usize,
    cramps: usize,
    medications: usize,
    exposures: usize,
    acknowledgements: usize,
    appointments: usize,
    from: Option<NightDate>,
    to: Option<NightDate>,
}

impl From<Contents> for ContentsJson {
    fn from(contents: Contents) -> Self {
        let Contents {
            nights,
            recorded_nights,
            cramps,
            medications,
            exposures,
            acknowledgements,
            appointments,
            span,
        } = contents;
        Self {
            nights,
            recorded_nights,
            cramps,
            medications,
            exposures,
            acknowledgements,
            appointments,
            from: span.map(Period::first),
            to: span.map(Period::last),
        }
    }
}

/// What a diary file holds, in lines.
pub(super) fn contents(contents: &Contents) -> String {
    let span = contents
        .span
        .map(|period| format!(", from {} to {}", period.first(), period.last()))
        .unwrap_or_default();
    format!(
        "It holds {}{span}; {} recorded, with {}\n{}, {}, {}, {}\n",
        counted(contents.nights, "night", "nights"),
        contents.recorded_nights,
        counted(contents.cramps, "cramp", "cramps"),
        counted(contents.medications, "medication", "medications"),
        counted(contents.exposures, "exposure", "exposures"),
        counted(contents.acknowledgements, "acknowledgement", "acknowledgements"),
        counted(contents.appointments, "appointment", "appointments"),
    )
}

//! The foot: definitions and sources.

use crate::report::model::Strip;

/// What the program is, on every page.
pub const PROGRAM: &str = concat!("Cramp Diary ", env!("CARGO_PKG_VERSION"));
/// What the diary is not, on every page.
pub const SENTENCE: &str = "This is a diary, not a diagnosis: it counts what the person entered \
                            and shows published general guidance beside it.";

const DEFINITIONS: &str = "A night runs from noon to noon and is named by the date of its morning. \
    Recorded: it was answered if there were cramps; a night without an answer is never counted as \
    cramp-free. Interval: 95 %, Wilson. Pain: 0 none, 10 the worst that one can imagine. Total \
    sleep time: from trying to sleep to the final awakening, less the minutes to fall asleep and \
    awake. Sleep efficiency: total sleep time as a share of the time in bed (Consensus Sleep \
    Diary).";
const SOURCES: &str = "Warning signs: the articles \"When to See a Doctor for Severe Night Leg \
    Cramps\" and \"Leg Muscle Cramps\", two commercial health pages, not guidelines; cramps of more \
    than 10 minutes: NHS advice. Thresholds: this diary's defaults or the person's own.";

pub(super) fn definitions(strip: &Strip) -> Vec<String> {
    let marks = match strip {
        Strip::Nights(_) => " Strip: an open tick is a cramp without a recorded pain.",
        Strip::Spans(..) => "",
    };
    vec![format!("{DEFINITIONS}{marks}"), SOURCES.to_owned()]
}

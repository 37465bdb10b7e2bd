//! The summary: which nights, on which paper, and where it is saved.

use std::borrow::Cow;

use chrono::Datelike as _;
use egui::{Id, Label, RichText, Ui};

use crate::{
    app::{Action, Part, PathFor, Preferences, Range, State, text::count},
    diary::Period,
    report::{DateStyle, Paper, ReportFormat, SectionKind},
    ui::{
        style::{icon, space},
        view::View,
        widgets::{
            button::{plain_button, primary_button},
            chips::chips_ui,
            choice::{choice_ui, vocabulary_ui},
            path::path_ui,
            section::{Heading, entry_ui, part_ui},
        },
    },
};

use super::preview::preview_ui;

/// Shows the section.
pub(super) fn summary_ui(view: &mut View<'_>, ui: &mut Ui) {
    let heading = Heading { title: "Summary for the doctor", summary: "a PDF", open: true };
    part_ui(view, ui, Part::Summary, heading, |view, ui| {
        let what = "What you entered, counted, on paper. It does not diagnose, and it never \
                    fills in a night that was not recorded.";
        ui.add(Label::new(what).wrap());
        if view.state.shown.span().is_none() {
            return empty_ui(view, ui);
        }
        choices_ui(view, ui);
        let period = view.state.report_period();
        ui.add(Label::new(nights_in_words(view.state, period)).wrap());
        if period.is_none() {
            return;
        }
        save_ui(view, ui);
        desktop_ui(view, ui);
        let id = ui.make_persistent_id("preview");
        ui.push_id(id, |ui| {
            let glance = "the pages as they will be saved";
            entry_ui(ui, "Preview", glance, true, |ui| preview_ui(view, ui));
        });
    });
}

/// What stands here before anything was recorded.
fn empty_ui(view: &mut View<'_>, ui: &mut Ui) {
    ui.add(Label::new(nights_in_words(view.state, None)).wrap());
    if primary_button(ui, icon::NIGHT, "Record last night").clicked() {
        view.act(Action::OpenNight(view.state.last_night()));
    }
}

/// Saves it in one of its forms, all of which say the same.
fn save_ui(view: &mut View<'_>, ui: &mut Ui) {
    let id = Id::unique("form of the summary");
    let mut format = ui.data(|data| data.get_temp(id)).unwrap_or(ReportFormat::Pdf);
    let formats = ReportFormat::ALL.iter().map(|format| (*format, in_words(*format).0));
    if let Some(Some(chosen)) = choice_ui(ui, "Form", Some(format), formats) {
        format = chosen;
        ui.data_mut(|data| data.insert_temp(id, format));
    }
    let what = PathFor::Report(format);
    if primary_button(ui, icon::SAVE, in_words(format).1).clicked() {
        view.act(Action::AskPath(what));
    }
    path_ui(view, ui, what, "Or save it here", "Save the summary here");
}

/// What a form is called, and the button that saves it.
const fn in_words(format: ReportFormat) -> (&'static str, &'static str) {
    match format {
        ReportFormat::Pdf => ("Pages to print (PDF)", "Save as PDF…"),
        ReportFormat::Html => ("Page for a browser", "Save as a page for a browser…"),
        ReportFormat::Text => ("Text for a message", "Save as text for a message…"),
        ReportFormat::Csv => ("Table (CSV)", "Save as a table (CSV)…"),
    }
}

/// What the desktop does with the summary.
fn desktop_ui(view: &mut View<'_>, ui: &mut Ui) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        ui.horizontal_wrapped(|ui| {
            if let Some(saved) = &view.state.saved_summary
                && plain_button(ui, icon::EXPORT, "Open the saved summary").clicked()
            {
                view.act(Action::OpenFile(saved.clone()));
            }
            if plain_button(ui, icon::PDF, "Open to print…").clicked() {
                view.act(Action::PrintSummary);
            }
        });
        let words = "A copy opens in the desktop's PDF viewer, and is printed from there. It lies \
                     in a folder that only you can read, and goes when this window closes.";
        ui.add(Label::new(RichText::new(words).small().weak()).wrap());
    });
}

fn choices_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    if let Some(Some(range)) = choice_ui(ui, "Nights", Some(state.report.range), ranges(state)) {
        view.act(Action::ChooseReport(range));
    }
    let paper = state.preferences.paper;
    if let Some(Some(paper)) = vocabulary_ui(ui, "Paper", Some(paper), Paper::ALL) {
        view.act(Action::SetPreferences(Preferences { paper, ..state.preferences }));
    }
    sections_ui(view, ui);
    let dates = [(DateStyle::Words, "3 Mar 2026"), (DateStyle::Iso, "2026-03-03")];
    if let Some(Some(dates)) = choice_ui(ui, "Dates", Some(state.report.dates), dates) {
        view.act(Action::ReportDates(dates));
    }
    let notes = [(false, "Left out"), (true, "In the appendix")];
    let chosen = Some(state.report.with_notes);
    if let Some(Some(with_notes)) = choice_ui(ui, "My notes", chosen, notes) {
        view.act(Action::ReportWithNotes(with_notes));
    }
}

/// Which sections are printed.
fn sections_ui(view: &mut View<'_>, ui: &mut Ui) {
    let sections = view.state.report.sections;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        ui.add(Label::new("Sections").wrap());
        let options: Vec<(usize, &str, bool)> = SectionKind::ALL
            .iter()
            .enumerate()
            .map(|(position, section)| (position, title(*section), sections.contains(*section)))
            .collect();
        if let Some(section) = chips_ui(ui, "Sections", &options)
            .and_then(|position| SectionKind::ALL.get(position).copied())
        {
            let changed = sections.with(section, !sections.contains(section));
            view.act(Action::ReportSections(changed));
        }
    });
}

const fn title(section: SectionKind) -> &'static str {
    match section {
        SectionKind::Warnings => "Warning signs",
        SectionKind::Numbers => "Numbers",
        SectionKind::Strip => "Night strip",
        SectionKind::Places => "Where and when",
        SectionKind::Medications => "Medications",
        SectionKind::Background => "History and signs",
        SectionKind::Questions => "My questions",
    }
}

/// Those with a name, and those that were chosen by their dates under Trends.
fn ranges(state: &State) -> Vec<(Range, Cow<'static, str>)> {
    let custom =
        |range: &Range| range.is_custom() && range.period(&state.shown, state.tonight()).is_some();
    let mut ranges = Range::PRESETS.to_vec();
    for range in [state.report.range, state.trends.range].into_iter().filter(custom) {
        if !ranges.contains(&range) {
            ranges.push(range);
        }
    }
    ranges.into_iter().map(|range| (range, range.name())).collect()
}

/// The exact period, and how much of it was recorded.
fn nights_in_words(state: &State, period: Option<Period>) -> RichText {
    let Some(period) = period else {
        let has_nights = state.shown.span().is_some();
        let words = if has_nights && state.report.range == Range::SinceAppointment {
            "There are no nights since an appointment: choose another period, or enter the \
             appointment below"
        } else {
            "Nothing has been recorded yet: the summary needs at least one night"
        };
        return RichText::new(words).weak();
    };
    let year = state.now.today().year();
    let recorded = state.shown.nights_in(period).filter(|night| night.is_recorded()).count();
    let recorded = i64::try_from(recorded).unwrap_or(i64::MAX);
    RichText::new(format!(
        "From the night of {} to the night of {}: {}, of which {recorded} {} recorded and {} not",
        period.first().both_dates(year),
        period.last().both_dates(year),
        count(period.nights(), "night", "nights"),
        if recorded == 1 { "was" } else { "were" },
        period.nights() - recorded,
    ))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::nights_in_words;
    use crate::{
        app::{Range, State},
        clock::Clock,
        diary::Night,
    };

    fn words(state: &State) -> String {
        nights_in_words(state, state.report_period()).text().to_owned()
    }

    #[test]
    fn the_period_is_told_with_what_was_recorded_of_it() {
        let now = Clock::fixed("2026-03-20T09:00:00".parse().unwrap()).now();
        let mut state = State::new(now, None);
        state.report.range = Range::TwoWeeks;
        assert!(words(&state).starts_with("Nothing has been recorded yet"));
        let mut night = Night::unanswered("2026-03-20".parse().unwrap());
        night.cramps = Some(Vec::new());
        state.shown.put_night(Arc::new(night));
        assert_eq!(
            words(&state),
            "From the night of Fri 6 to Sat 7 March to the night of Thu 19 to Fri 20 March: \
             14 nights, of which 1 was recorded and 13 not"
        );
        state.report.range = Range::SinceAppointment;
        assert!(words(&state).starts_with("There are no nights since an appointment"));
    }
}

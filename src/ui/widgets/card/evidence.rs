//! What counted for a card: nights and entries, each with what its date is, and a way there.

use chrono::NaiveDate;
use egui::{Ui, WidgetInfo};

use crate::{
    app::{Action, Part, text},
    diary::NightDate,
    guidance::{EvidenceKind, Finding},
    ui::view::View,
};

use super::paint::{card_button, small_button, small_ui, toggle};

/// The most dates of a kind that a card names before it is asked for all.
const DATES_SHOWN: usize = 14;

/// Shows the button that leads to the nights, and what it opened.
pub(super) fn folded_evidence_ui(view: &mut View<'_>, ui: &mut Ui, finding: &Finding) {
    if finding.evidence.is_empty() {
        return;
    }
    let id = ui.make_persistent_id("nights");
    let is_open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let label = match (is_open, finding.evidence.len()) {
        (false, _) => "Show me the nights",
        (true, 1) => "Hide it",
        (true, _) => "Hide the nights",
    };
    if card_button(ui, finding, label).clicked() {
        toggle(ui, id, !is_open);
    }
    if is_open {
        evidence_ui(view, ui, finding);
    }
}

/// Shows what counted, each with a way to it.
pub(super) fn evidence_ui(view: &mut View<'_>, ui: &mut Ui, finding: &Finding) {
    for (kind, dates) in finding.counted_dates() {
        ui.push_id(kind.word(), |ui| kind_ui(view, ui, finding, kind, &dates));
    }
}

fn kind_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    finding: &Finding,
    kind: EvidenceKind,
    dates: &[NaiveDate],
) {
    let what = kind.before_date();
    small_ui(ui, &what);
    let all = ui.make_persistent_id("all");
    let shows_all = ui.data(|data| data.get_temp::<bool>(all)).unwrap_or(false);
    let shown = if shows_all { dates.len() } else { DATES_SHOWN };
    ui.horizontal_wrapped(|ui| {
        for date in dates.iter().take(shown) {
            let response = ui.add(small_button(&text::short_date(*date)));
            response.widget_info(|| {
                let name = format!("{what} {}: {}", text::date(*date), finding.title);
                WidgetInfo::labeled(egui::Role::Button, true, name)
            });
            if response.on_hover_text(format!("{what} {}", text::date(*date))).clicked() {
                view.act(way(kind, *date));
            }
        }
        let earlier = dates.len().saturating_sub(shown);
        if earlier > 0 {
            let label = format!("And {earlier} earlier");
            let response = ui.add(small_button(&label));
            response.widget_info(|| {
                let name = format!("{label}, {}: {}", what.to_lowercase(), finding.title);
                WidgetInfo::labeled(egui::Role::Button, true, name)
            });
            if response.clicked() {
                toggle(ui, all, true);
            }
        }
    });
}

/// Where an entry can be looked at.
const fn way(kind: EvidenceKind, date: NaiveDate) -> Action {
    if kind.is_of_a_night() {
        Action::OpenNight(NightDate::from_morning(date))
    } else if matches!(kind, EvidenceKind::Exposure) {
        Action::Show(Part::Exposures)
    } else {
        Action::Show(Part::Medications)
    }
}

//! What counted for a card: nights and entries, each with what its date is, and a way there.

use chrono::NaiveDate;
use egui::{Label, RichText, Ui};

use crate::{
    app::{Action, Part, text},
    diary::NightDate,
    guidance::{EvidenceKind, Finding},
    ui::view::View,
};

use super::{card_button, small};

/// The most dates of a kind that a card names one by one.
const DATES_SHOWN: usize = 14;

/// Shows the button that leads to them, and what it opened.
pub(super) fn evidence_ui(view: &mut View<'_>, ui: &mut Ui, finding: &Finding) {
    if finding.evidence.is_empty() {
        return;
    }
    let id = ui.make_persistent_id("nights");
    let is_open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let only_nights = finding.evidence.iter().all(|evidence| is_night(evidence.what));
    let label = match (is_open, only_nights) {
        (false, true) => "Show me the nights",
        (true, true) => "Hide the nights",
        (false, false) => "Show me what counted",
        (true, false) => "Hide what counted",
    };
    if card_button(ui, finding, label).clicked() {
        ui.data_mut(|data| data.insert_temp(id, !is_open));
    }
    if !is_open {
        return;
    }
    let mut kinds: Vec<EvidenceKind> = Vec::new();
    for evidence in &finding.evidence {
        if !kinds.contains(&evidence.what) {
            kinds.push(evidence.what);
        }
    }
    for kind in kinds {
        let dates = finding.evidence.iter().filter(|evidence| evidence.what == kind);
        let dates: Vec<NaiveDate> = dates.map(|evidence| evidence.date).collect();
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
    let what = what(kind);
    ui.add(Label::new(RichText::new(&what).small()).wrap());
    ui.horizontal_wrapped(|ui| {
        for date in dates.iter().rev().take(DATES_SHOWN) {
            let response = ui.add(small(&text::short_date(*date)));
            response.widget_info(|| {
                let name = format!("{what} {}: {}", text::date(*date), finding.title);
                egui::WidgetInfo::labeled(egui::Role::Button, true, name)
            });
            if response.on_hover_text(format!("{what} {}", text::date(*date))).clicked() {
                view.act(way(kind, *date));
            }
        }
        if dates.len() > DATES_SHOWN {
            ui.label(format!("and {} earlier", dates.len() - DATES_SHOWN));
        }
    });
}

/// Where an entry can be looked at.
const fn way(kind: EvidenceKind, date: NaiveDate) -> Action {
    if matches!(kind, EvidenceKind::Exposure) {
        Action::Show(Part::Exposures)
    } else if is_night(kind) {
        Action::OpenNight(NightDate::from_morning(date))
    } else {
        Action::Show(Part::Medications)
    }
}

const fn is_night(kind: EvidenceKind) -> bool {
    !matches!(
        kind,
        EvidenceKind::MedicationStart | EvidenceKind::MedicationIncrease | EvidenceKind::Exposure
    )
}

/// What the date of a piece of evidence is, before it: a night is named by its morning.
fn what(kind: EvidenceKind) -> String {
    let what = match kind {
        EvidenceKind::Cramp => "A cramp in the night to",
        EvidenceKind::Woken => "Woken by a cramp in the night to",
        EvidenceKind::SleepLoss => "Sleep lost in the night to",
        EvidenceKind::Tired => "Tired on",
        EvidenceKind::Limited => "Limited on",
        EvidenceKind::Sleep => "Broken or poor sleep in the night to",
        EvidenceKind::MedicationStart => "Taken since",
        EvidenceKind::MedicationIncrease => "Increased on",
        EvidenceKind::Exposure => "Contact on",
        EvidenceKind::Sign(sign) => {
            return format!("{} in the night to", text::Label::title(sign));
        }
    };
    what.to_owned()
}

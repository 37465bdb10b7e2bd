//! What a person did about a card.

use chrono::NaiveDate;
use egui::Ui;

use crate::{
    app::Edit,
    diary::{Acknowledgement, text::RuleName, vocabulary::CareAction},
    guidance::{self, Finding, Tier},
    ui::view::View,
};

use super::paint::card_button;

/// What can be said of a card, by its urgency: of an emergency only that help was got.
const fn answers(tier: Tier) -> &'static [(CareAction, &'static str)] {
    match tier {
        Tier::Emergency => &[(CareAction::ReceivedCare, "I got help")],
        Tier::Routine => &[
            (CareAction::Seen, "Seen"),
            (CareAction::AppointmentBooked, "Appointment booked"),
            (CareAction::DiscussedWithDoctor, "Discussed with a doctor"),
            (CareAction::ReceivedCare, "Received care"),
        ],
        Tier::Note => &[
            (CareAction::Seen, "Seen"),
            (CareAction::DiscussedWithDoctor, "Discussed with a doctor"),
        ],
    }
}

/// Shows the answers.
pub(super) fn acknowledge_ui(view: &mut View<'_>, ui: &mut Ui, finding: &Finding) {
    ui.horizontal_wrapped(|ui| {
        for (action, label) in answers(finding.tier) {
            if card_button(ui, finding, label).clicked()
                && let Some(edit) = acknowledge(finding, *action, view.state.now.today())
            {
                view.edit(edit);
            }
        }
    });
}

/// The edit that says what was done about a card, with the evidence that stood on it.
pub fn acknowledge(finding: &Finding, action: CareAction, today: NaiveDate) -> Option<Edit> {
    let rule = RuleName::new(finding.rule.word()).ok()?;
    let covers = guidance::acknowledge::covers(finding);
    let acknowledgement = Acknowledgement {
        rule,
        date: today,
        action: Some(action),
        covers: Some(covers),
        note: None,
    };
    Some(Edit::add("say what was done about a card", acknowledgement))
}

//! The emergencies that stand: one card, however many there are, with nothing folded away.

use egui::{Label, RichText, Ui};

use crate::{
    diary::vocabulary::CareAction,
    guidance::Finding,
    ui::{
        style::{font, icon, space, tokens},
        view::View,
    },
};

use super::{acknowledge_ui, evidence::evidence_ui, frame, on_card};

/// Shows them, the strictest first, with whom to call under it.
pub(super) fn emergencies_ui(view: &mut View<'_>, ui: &mut Ui, standing: &[&Finding]) {
    let Some((first, others)) = standing.split_first() else { return };
    let tokens = tokens(ui.ctx());
    frame(tokens.emergency).show(ui, |ui| {
        on_card(ui, tokens.on_card, tokens.emergency);
        ui.set_width(ui.available_width());
        let heading = format!("{}  {}", icon::EMERGENCY, first.title);
        ui.add(Label::new(RichText::new(heading).font(font::section())).wrap());
        ui.add(Label::new(&first.text).wrap());
        emergency_contact_ui(view, ui);
        ui.push_id(first.rule, |ui| reasons_ui(view, ui, first));
        for finding in others {
            ui.separator();
            let heading = format!("{}  Also: {}", icon::EMERGENCY, finding.title);
            ui.add(Label::new(RichText::new(heading).font(font::strong())).wrap());
            ui.add(Label::new(&finding.text).wrap());
            ui.push_id(finding.rule, |ui| reasons_ui(view, ui, finding));
        }
    });
}

/// What counted, and what the person did about it.
fn reasons_ui(view: &mut View<'_>, ui: &mut Ui, finding: &Finding) {
    evidence_ui(view, ui, finding);
    // Apart from the other button: it folds the card.
    ui.add_space(space::LARGE);
    acknowledge_ui(view, ui, finding, &[(CareAction::ReceivedCare, "I got help")]);
}

/// Whom to call.
pub(super) fn emergency_contact_ui(view: &View<'_>, ui: &mut Ui) {
    let profile = &view.state.shown.profile;
    let number = profile
        .emergency_number
        .as_ref()
        .map_or("your emergency number (112, 999, 911 or 000, by country)", |number| {
            number.as_str()
        });
    let call = RichText::new(format!("{}  Call {number}", icon::PHONE)).font(font::place());
    ui.add(Label::new(call).wrap());
    if let Some(contact) = &profile.emergency_contact {
        ui.add(Label::new(format!("Your contact: {contact}")).wrap());
    }
}

//! The emergencies that stand: one card with one call, however many there are, and nothing folded
//! away.

use egui::{Label, RichText, Ui};

use crate::{
    app::{Action, Place, emergency_number::to_call, text::capital},
    guidance::{Finding, Tier},
    ui::{
        style::{icon, place_style, whole_numbers},
        view::View,
        widgets::{emergency_number::EMERGENCY_NUMBER, field::key_in_place, seek::seek},
    },
};

use super::{
    body::{counted_ui, heading_ui},
    paint::{conditions_ui, on_card_ui, small_button, strong_ui},
};

/// Shows them, the strictest first: what they ask to look out for, whom to call, and then what
/// counted for each.
pub(super) fn emergencies_ui(view: &mut View<'_>, ui: &mut Ui, standing: &[&Finding]) {
    if standing.is_empty() {
        return;
    }
    on_card_ui(ui, Tier::Emergency, |ui| {
        heading_ui(ui, Tier::Emergency);
        conditions_ui(ui, standing.iter().flat_map(|finding| finding.rule.conditions()));
        call_ui(view, ui);
        for finding in standing {
            if standing.len() > 1 {
                ui.separator();
                strong_ui(ui, &capital(finding.rule.subject()));
            }
            ui.push_id(finding.rule, |ui| counted_ui(view, ui, finding));
        }
    });
}

/// Whom to call.
pub(super) fn call_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    let profile = &state.shown.profile;
    let call = to_call(profile);
    let words = RichText::new(format!("{}  {}", icon::PHONE, call.words));
    ui.add(Label::new(words.text_style(place_style())).wrap());
    if let Some(help) = call.help {
        ui.add(Label::new(help).wrap());
        if ui.add(small_button("Set my emergency number")).clicked() {
            view.act(Action::Go(Place::Me));
            seek(ui, &key_in_place(Place::Me, EMERGENCY_NUMBER));
        }
    }
    if let Some(contact) = &profile.emergency_contact {
        let words = whole_numbers(&format!("Your contact: {contact}"));
        ui.add(Label::new(words).wrap());
    }
}

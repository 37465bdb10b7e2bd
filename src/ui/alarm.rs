//! An emergency is told over every place, also where its card is out of sight.

use egui::{Button, Frame, Id, Label, Margin, Panel, RichText, Stroke, Ui, Vec2};

use crate::{
    app::{Action, Place, text::capital},
    guidance::{Finding, Tier},
};

use super::{
    style::{icon, semibold, size, tokens},
    view::View,
};

/// Shows a bar while an emergency card stands; it leads to the card.
pub(super) fn alarm_ui(view: &mut View<'_>, ui: &mut Ui) {
    let stands =
        |finding: &&Finding| finding.tier == Tier::Emergency && finding.acknowledged.is_none();
    let mut standing = view.state.assessment.findings.iter().filter(stands);
    let Some(finding) = standing.next() else { return };
    let others: String =
        standing.map(|other| format!(". Also: {}", name(other))).collect::<Vec<_>>().concat();
    let number = view.state.shown.profile.emergency_number.as_ref();
    let call = number.map_or_else(String::new, |number| format!(". Call {number}"));
    let words = format!("Emergency. {}{call}{others}", name(finding));
    let tokens = tokens(ui.ctx());
    let frame = Frame::new().fill(tokens.emergency).inner_margin(Margin::symmetric(16, 6));
    Panel::top("alarm").frame(frame).show_separator_line(false).show(ui, |ui| {
        let content = |ui: &mut Ui| {
            let shown = RichText::new(format!("{}  {words}", icon::EMERGENCY))
                .family(semibold())
                .color(tokens.on_card);
            let response = ui.add(Label::new(shown).wrap());
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_live(egui::accesskit::Live::Assertive);
            });
            let button = Button::new(RichText::new("Show what to do").color(tokens.on_card))
                .fill(tokens.emergency)
                .stroke(Stroke::new(1.0, tokens.on_card))
                .min_size(Vec2::new(0.0, size::TARGET));
            if ui.add(button).clicked() {
                view.act(Action::Go(Place::Night));
                ui.data_mut(|data| data.insert_temp(to_top(), true));
            }
        };
        // Words that wrap around a button are hard to read.
        if words.chars().count() < SHORT {
            ui.horizontal_wrapped(content);
        } else {
            ui.vertical(content);
        }
    });
}

/// Fewer letters than this stand in one line beside the button, where the window is not narrow.
const SHORT: usize = 70;

/// What it is, without what is to be done: that stands on the card.
fn name(finding: &Finding) -> String {
    capital(finding.rule.subject())
}

/// Whether the place is to be shown from its top; asked once after each press.
pub(super) fn take_to_top(ui: &Ui) -> bool {
    ui.data_mut(|data| data.remove_temp::<bool>(to_top())).unwrap_or(false)
}

fn to_top() -> Id {
    Id::unique("show the place from its top")
}

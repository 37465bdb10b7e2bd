//! One card in full.

use egui::{Id, Label, RichText, Ui};

use crate::{
    app::Action,
    guidance::{Finding, Rule, Tier},
    ui::{
        style::{semibold, space, whole_dates},
        view::View,
    },
};

use super::{
    acknowledge::acknowledge_ui,
    emergency::call_ui,
    evidence::{evidence_ui, folded_evidence_ui},
    mark,
    paint::{card_button, conditions_ui, on_card_ui, strong_ui, toggle},
};

/// Shows a card; `fold` is what keeps it open, where it can be folded.
pub(super) fn card_ui(view: &mut View<'_>, ui: &mut Ui, finding: &Finding, fold: Option<Id>) {
    on_card_ui(ui, finding.tier, |ui| {
        heading_ui(ui, finding.tier);
        conditions_ui(ui, finding.rule.conditions());
        if finding.tier == Tier::Emergency {
            call_ui(view, ui);
        }
        counted_ui(view, ui, finding);
        if let Some(id) = fold
            && card_button(ui, finding, "Fold this card").clicked()
        {
            toggle(ui, id, false);
        }
    });
}

/// Where its words were read; the names of the statements are told to who asks.
fn source_ui(ui: &mut Ui, rule: Rule) {
    let source = Label::new(RichText::new(rule.read_in()).small()).wrap();
    let response = ui.add(source).on_hover_text(rule.cited());
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(rule.cited()));
}

/// The one call to action.
pub(super) fn heading_ui(ui: &mut Ui, tier: Tier) {
    let words = RichText::new(format!("{}  {}", mark(tier), tier.call_if()));
    ui.add(Label::new(words.family(semibold()).heading()).wrap());
}

/// What counted, where its words were read, and what the person did about it.
pub(super) fn counted_ui(view: &mut View<'_>, ui: &mut Ui, finding: &Finding) {
    strong_ui(ui, "What you recorded");
    ui.add(Label::new(whole_dates(&finding.text)).wrap());
    if finding.tier == Tier::Emergency {
        source_ui(ui, finding.rule);
        folded_evidence_ui(view, ui, finding);
        // Apart from the other button: it folds the card.
        ui.add_space(space::LARGE);
        acknowledge_ui(view, ui, finding);
        return;
    }
    evidence_ui(view, ui, finding);
    source_ui(ui, finding.rule);
    acknowledge_ui(view, ui, finding);
    if let Some(threshold) = finding.rule.threshold()
        && card_button(ui, finding, "Change this threshold").clicked()
    {
        view.act(Action::ShowThreshold(threshold));
    }
}

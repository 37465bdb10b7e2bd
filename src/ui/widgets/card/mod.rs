//! The cards: what fired, the nights that counted, and what the person did about it. Every word
//! of them is the model's (`guidance::card` and the finding itself).

mod acknowledge;
mod body;
mod emergency;
mod evidence;
mod outcome;
mod paint;

use egui::{Button, FontId, RichText, TextFormat, Ui, Vec2, text::LayoutJob};

use crate::{
    app::{appointment::to_ask_about_beside_nights, text},
    guidance::{Finding, Tier},
    ui::{
        style::{font, icon, size, tokens, whole_dates},
        view::View,
    },
};

pub use acknowledge::acknowledge;
pub use outcome::outcome_ui;

use body::card_ui;
use emergency::emergencies_ui;
use paint::{card_colors, round, toggle};

/// Routine cards over a night, before the others are named in a line.
const CARDS_SHOWN: usize = 2;

/// Shows every card in full, the most urgent first; what is only worth telling, and what was
/// acknowledged, as a line that opens.
pub fn cards_ui(view: &mut View<'_>, ui: &mut Ui) {
    emergency_cards_ui(view, ui);
    for finding in answered_ui(view, ui) {
        finding_ui(view, ui, finding, |view, ui, finding| match finding.tier {
            Tier::Emergency | Tier::Routine => card_ui(view, ui, finding, None),
            Tier::Note => compact_ui(view, ui, finding),
        });
    }
}

/// All but the emergencies that stand, where a night is to be recorded below: a card shows what
/// was counted and opens for its nights; past the first two, the others are named in one line that
/// opens.
pub fn compact_cards_ui(view: &mut View<'_>, ui: &mut Ui) {
    let mut calm = answered_ui(view, ui);
    let today = view.state.now.today();
    if let Some((_, appointment)) = to_ask_about_beside_nights(&view.state.shown, today) {
        outcome_ui(view, ui, appointment);
    }
    // What still waits for an answer comes first.
    calm.sort_by_key(|finding| (finding.tier, finding.acknowledged.is_some()));
    // A line that would name a single one is no shorter than that one.
    let shown = if calm.len() > CARDS_SHOWN + 1 { CARDS_SHOWN } else { calm.len() };
    let (first, others) = calm.split_at(shown);
    for finding in first {
        finding_ui(view, ui, finding, compact_ui);
    }
    if others.is_empty() {
        return;
    }
    let id = ui.make_persistent_id("other cards");
    let is_open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    if others_ui(ui, others, is_open).clicked() {
        toggle(ui, id, !is_open);
    }
    if is_open {
        for finding in others {
            finding_ui(view, ui, finding, compact_ui);
        }
    }
}

/// The line that names the other cards.
fn others_ui(ui: &mut Ui, others: &[&Finding], is_open: bool) -> egui::Response {
    let names: Vec<&str> = others.iter().map(|finding| finding.rule.subject()).collect();
    let caret = if is_open { icon::OPEN } else { icon::RIGHT };
    let words = format!("And {} more: {}", others.len(), names.join("; "));
    let button = Button::new(format!("{caret}  {words}"))
        .wrap()
        .min_size(Vec2::new(ui.available_width(), size::TARGET));
    let response = ui.add(button);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, is_open, &words)
    });
    response
}

/// Shows the emergencies that stand, as one card in full.
pub fn emergency_cards_ui(view: &mut View<'_>, ui: &mut Ui) {
    let stands =
        |finding: &&Finding| finding.tier == Tier::Emergency && finding.acknowledged.is_none();
    let standing: Vec<&Finding> = view.state.assessment.findings.iter().filter(stands).collect();
    if !standing.is_empty() {
        ui.push_id("emergencies", |ui| emergencies_ui(view, ui, &standing));
    }
}

/// Shows the emergencies that were acknowledged. Gives the findings that are no emergencies.
fn answered_ui<'a>(view: &mut View<'a>, ui: &mut Ui) -> Vec<&'a Finding> {
    let findings = &view.state.assessment.findings;
    let (urgent, calm): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| finding.tier == Tier::Emergency);
    for finding in urgent.into_iter().filter(|finding| finding.acknowledged.is_some()) {
        ui.push_id(("card", finding.rule), |ui| folded_ui(view, ui, finding));
    }
    calm
}

/// A finding as its acknowledgement has it; `show` draws one that stands.
fn finding_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    finding: &Finding,
    show: impl Fn(&mut View<'_>, &mut Ui, &Finding),
) {
    ui.push_id(("card", finding.rule), |ui| {
        if finding.acknowledged.is_some() {
            folded_ui(view, ui, finding);
        } else {
            show(view, ui, finding);
        }
    });
}

/// A card that shows its words and opens for the rest.
fn compact_ui(view: &mut View<'_>, ui: &mut Ui, finding: &Finding) {
    let id = ui.make_persistent_id("whole");
    if ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false) {
        card_ui(view, ui, finding, Some(id));
        return;
    }
    let (fill, color) = card_colors(ui, finding.tier);
    let mut words = LayoutJob::default();
    let heading = format!("{}  {}\n", mark(finding.tier), finding.title);
    words.append(&heading, 0.0, TextFormat::simple(font::strong(), color));
    words.append(&whole_dates(&finding.text), 0.0, TextFormat::simple(font::body(), color));
    let button = Button::new(words)
        .wrap()
        .fill(fill)
        .corner_radius(round())
        .right_text(RichText::new(icon::RIGHT.to_string()).color(color))
        .min_size(Vec2::new(ui.available_width(), size::LARGE_TARGET));
    let response = ui.add(button);
    response.widget_info(|| {
        let name = format!("{}. {}", finding.title, finding.text);
        egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, false, name)
    });
    if response.clicked() {
        toggle(ui, id, true);
    }
}

/// An acknowledged card: a line that opens.
fn folded_ui(view: &mut View<'_>, ui: &mut Ui, finding: &Finding) {
    let id = ui.make_persistent_id("open");
    let is_open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let done = finding.acknowledged.map_or_else(String::new, |acknowledged| {
        let action = acknowledged.action.map_or("seen", text::Label::label);
        format!("{action} on {}", text::date(acknowledged.date))
    });
    let tokens = tokens(ui.ctx());
    let mut words = LayoutJob::default();
    let format = |font: FontId, color| TextFormat::simple(font, color);
    let heading = format!("{}  {}\n", mark(finding.tier), finding.title);
    words.append(&heading, 0.0, format(font::body(), tokens.text));
    words.append(&whole_dates(&done), 0.0, format(font::small(), tokens.weak_text));
    let button =
        Button::new(words).wrap().min_size(Vec2::new(ui.available_width(), size::LARGE_TARGET));
    let response = ui.add(button);
    response.widget_info(|| {
        let name = format!("{}, {done}", finding.title);
        egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, is_open, name)
    });
    if response.clicked() {
        toggle(ui, id, !is_open);
    }
    if is_open {
        card_ui(view, ui, finding, Some(id));
    }
}

const fn mark(tier: Tier) -> icon::Icon {
    match tier {
        Tier::Emergency => icon::EMERGENCY,
        Tier::Routine | Tier::Note => icon::INFO,
    }
}

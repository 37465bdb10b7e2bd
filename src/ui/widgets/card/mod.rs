//! The cards: what fired, the nights that counted, and what the person did about it.

mod emergency;
mod evidence;

use egui::{
    Button, Color32, CornerRadius, Frame, Id, Label, Response, RichText, TextFormat, Ui, Vec2,
    text::LayoutJob,
};

use crate::{
    app::{Action, Edit, Part, text},
    diary::{Acknowledgement, text::RuleName, vocabulary::CareAction},
    guidance::{self, Finding, Tier},
    ui::{
        style::{font, icon, semibold, size, space, tokens},
        view::View,
    },
};

use emergency::{emergencies_ui, emergency_contact_ui};
use evidence::evidence_ui;

/// Routine cards over a night, before the others are named in a line.
const CARDS_SHOWN: usize = 2;

/// Shows every finding, the most urgent first; acknowledged ones as a line.
pub fn cards_ui(view: &mut View<'_>, ui: &mut Ui) {
    for finding in urgent_ui(view, ui) {
        finding_ui(view, ui, finding, |view, ui, finding| card_ui(view, ui, finding, None));
    }
}

/// The same where a night is to be recorded below: a routine card shows what was counted and
/// opens for its nights; past the first two, the others are named in one line that opens.
/// An emergency always stands in full.
pub fn compact_cards_ui(view: &mut View<'_>, ui: &mut Ui) {
    let mut calm = urgent_ui(view, ui);
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
        ui.data_mut(|data| data.insert_temp(id, !is_open));
    }
    if is_open {
        for finding in others {
            finding_ui(view, ui, finding, compact_ui);
        }
    }
}

/// The line that names the other cards.
fn others_ui(ui: &mut Ui, others: &[&Finding], is_open: bool) -> egui::Response {
    let names: Vec<String> = others
        .iter()
        .map(|finding| finding.title.rsplit(": ").next().unwrap_or_default().to_owned())
        .collect();
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

/// Shows the emergencies: those that stand as one card, then the acknowledged ones. Gives the
/// findings that are left.
fn urgent_ui<'a>(view: &mut View<'a>, ui: &mut Ui) -> Vec<&'a Finding> {
    let findings = &view.state.assessment.findings;
    let (urgent, calm): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| finding.tier == Tier::Emergency);
    let (answered, standing): (Vec<&Finding>, Vec<&Finding>) =
        urgent.into_iter().partition(|finding| finding.acknowledged.is_some());
    if !standing.is_empty() {
        ui.push_id("emergencies", |ui| emergencies_ui(view, ui, &standing));
    }
    for finding in answered {
        ui.push_id(("card", finding.rule), |ui| folded_ui(view, ui, finding));
    }
    calm
}

/// A finding as its tier and its acknowledgement have it; `show` draws one that stands.
fn finding_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    finding: &Finding,
    show: impl Fn(&mut View<'_>, &mut Ui, &Finding),
) {
    ui.push_id(("card", finding.rule), |ui| match (finding.tier, finding.acknowledged) {
        (Tier::Note, _) => note_ui(ui, finding),
        (Tier::Emergency | Tier::Routine, Some(_)) => folded_ui(view, ui, finding),
        (Tier::Emergency | Tier::Routine, None) => show(view, ui, finding),
    });
}

/// A routine card that shows its words and opens for the rest.
fn compact_ui(view: &mut View<'_>, ui: &mut Ui, finding: &Finding) {
    let id = ui.make_persistent_id("whole");
    let is_open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    if is_open {
        card_ui(view, ui, finding, Some(id));
        return;
    }
    let tokens = tokens(ui.ctx());
    let mut words = LayoutJob::default();
    let format = |font| TextFormat::simple(font, tokens.on_card);
    words.append(&format!("{}  {}\n", icon::INFO, finding.title), 0.0, format(font::strong()));
    words.append(&finding.text, 0.0, format(font::body()));
    let button = Button::new(words)
        .wrap()
        .fill(tokens.routine)
        .corner_radius(CornerRadius::same(size::CARD_RADIUS))
        .min_size(Vec2::new(ui.available_width(), size::LARGE_TARGET));
    let response = ui.add(button);
    response.widget_info(|| {
        let name = format!("{}. {}", finding.title, finding.text);
        egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, false, name)
    });
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(id, true));
    }
}

/// One card in full; `fold` is what keeps it open, where it can be folded.
fn card_ui(view: &mut View<'_>, ui: &mut Ui, finding: &Finding, fold: Option<Id>) {
    let tokens = tokens(ui.ctx());
    let is_emergency = finding.tier == Tier::Emergency;
    let fill = if is_emergency { tokens.emergency } else { tokens.routine };
    frame(fill).show(ui, |ui| {
        on_card(ui, tokens.on_card, fill);
        ui.set_width(ui.available_width());
        let mark = if is_emergency { icon::EMERGENCY } else { icon::INFO };
        let heading = format!("{mark}  {}", finding.title);
        ui.add(Label::new(RichText::new(heading).font(font::section())).wrap());
        ui.add(Label::new(&finding.text).wrap());
        if is_emergency {
            emergency_contact_ui(view, ui);
        }
        evidence_ui(view, ui, finding);
        if is_emergency {
            // Apart from the other button: it folds the card.
            ui.add_space(space::LARGE);
            acknowledge_ui(view, ui, finding, &[(CareAction::ReceivedCare, "I got help")]);
        } else {
            ui.add(Label::new(RichText::new(sources(finding)).small()).wrap());
            routine_buttons_ui(view, ui, finding);
        }
        if let Some(id) = fold
            && card_button(ui, finding, "Fold this card").clicked()
        {
            ui.data_mut(|data| data.insert_temp(id, false));
        }
    });
}

fn routine_buttons_ui(view: &mut View<'_>, ui: &mut Ui, finding: &Finding) {
    acknowledge_ui(
        view,
        ui,
        finding,
        &[
            (CareAction::Seen, "Seen"),
            (CareAction::AppointmentBooked, "Appointment booked"),
            (CareAction::DiscussedWithDoctor, "Discussed with a doctor"),
            (CareAction::ReceivedCare, "Received care"),
        ],
    );
    if finding.threshold.is_some() && card_button(ui, finding, "Change this threshold").clicked() {
        view.act(Action::Show(Part::Thresholds));
    }
}

/// Lines that are told, not carded.
fn note_ui(ui: &mut Ui, finding: &Finding) {
    let tokens = tokens(ui.ctx());
    frame(tokens.surface).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        ui.set_width(ui.available_width());
        ui.add(Label::new(RichText::new(&finding.title).family(semibold())).wrap());
        ui.add(Label::new(&finding.text).wrap());
        ui.add(Label::new(RichText::new(sources(finding)).small().weak()).wrap());
    });
}

/// An acknowledged card: a line that opens.
fn folded_ui(view: &mut View<'_>, ui: &mut Ui, finding: &Finding) {
    let id = ui.make_persistent_id("open");
    let is_open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let done = finding.acknowledged.map_or_else(String::new, |acknowledged| {
        let action = acknowledged.action.map_or("seen", text::Label::label);
        format!("{action} on {}", text::date(acknowledged.date))
    });
    let mark = if finding.tier == Tier::Emergency { icon::EMERGENCY } else { icon::INFO };
    let tokens = tokens(ui.ctx());
    let mut words = LayoutJob::default();
    let title = TextFormat::simple(font::body(), tokens.text);
    words.append(&format!("{mark}  {}\n", finding.title), 0.0, title);
    words.append(&done, 0.0, TextFormat::simple(font::small(), tokens.weak_text));
    let button =
        Button::new(words).wrap().min_size(Vec2::new(ui.available_width(), size::LARGE_TARGET));
    let response = ui.add(button);
    response.widget_info(|| {
        let name = format!("{}, {done}", finding.title);
        egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, is_open, name)
    });
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !is_open));
    }
    if is_open {
        card_ui(view, ui, finding, Some(id));
    }
}

fn acknowledge_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    finding: &Finding,
    actions: &[(CareAction, &str)],
) {
    ui.horizontal_wrapped(|ui| {
        for (action, label) in actions {
            if card_button(ui, finding, label).clicked()
                && let Some(edit) = acknowledge(finding, *action, view.state.now.today())
            {
                view.edit(edit);
            }
        }
    });
}

/// The edit that says what was done about a card, with the evidence that stood on it.
pub fn acknowledge(
    finding: &Finding,
    action: CareAction,
    today: chrono::NaiveDate,
) -> Option<Edit> {
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

/// Where the words of a card come from.
fn sources(finding: &Finding) -> String {
    let article = |letter: char| finding.sources.iter().any(|source| source.starts_with(letter));
    let mut names = Vec::new();
    if article('A') {
        names.push("\"When to See a Doctor for Severe Night Leg Cramps\"");
    }
    if article('B') {
        names.push("\"Leg Muscle Cramps\"");
    }
    if finding.sources.contains(&"NHS") {
        names.push("NHS advice");
    }
    format!("From {} ({})", names.join(" and "), finding.sources.join(", "))
}

fn frame(fill: Color32) -> Frame {
    Frame::new()
        .fill(fill)
        .corner_radius(CornerRadius::same(size::CARD_RADIUS))
        .inner_margin(space::LARGE)
}

/// Text and buttons in the colour that can be read on a card.
fn on_card(ui: &mut Ui, color: Color32, fill: Color32) {
    ui.spacing_mut().item_spacing.y = space::SMALL;
    let visuals = ui.visuals_mut();
    visuals.override_text_color = Some(color);
    for widget in
        [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active]
    {
        widget.weak_bg_fill = fill;
        widget.bg_stroke.color = color;
    }
}

fn small(label: &str) -> Button<'_> {
    Button::new(label).min_size(Vec2::new(0.0, size::TARGET))
}

/// A button of a card: a screen reader says of which one.
fn card_button(ui: &mut Ui, finding: &Finding, label: &str) -> Response {
    let response = ui.add(small(label));
    response.widget_info(|| {
        let name = format!("{label}: {}", finding.title);
        egui::WidgetInfo::labeled(egui::Role::Button, true, name)
    });
    response
}

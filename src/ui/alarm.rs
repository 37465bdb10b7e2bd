//! An emergency is told over every place, also where its card is out of sight.

use egui::{Button, Frame, Id, Label, Panel, RichText, Stroke, Ui, Vec2, WidgetInfo};

use crate::{
    app::{Action, Place, text::capital},
    diary::Profile,
    guidance::{Finding, Tier},
};

use super::{
    style::{icon, semibold, stroke, tokens, whole_numbers},
    view::View,
    widgets::bar::{bar_ui, is_low, margin},
};

/// Shows a bar while an emergency card stands; it leads to the card.
pub(super) fn alarm_ui(view: &mut View<'_>, ui: &mut Ui) {
    let stands =
        |finding: &&Finding| finding.tier == Tier::Emergency && finding.acknowledged.is_none();
    let standing: Vec<&Finding> = view.state.assessment.findings.iter().filter(stands).collect();
    let is_low = is_low(ui.ctx());
    let Some(words) = Words::of(&standing, &view.state.shown.profile, is_low) else { return };
    let tokens = tokens(ui.ctx());
    let frame = Frame::new().fill(tokens.emergency).inner_margin(margin(ui.ctx()));
    Panel::top("alarm").frame(frame).show_separator_line(false).show(ui, |ui| {
        let words_ui = |ui: &mut Ui| {
            let shown = whole_numbers(&format!("{}  {}", icon::EMERGENCY, words.shown));
            let shown = RichText::new(shown);
            let shown = shown.family(semibold()).color(tokens.on_card);
            let response = ui.add(Label::new(shown).wrap());
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words.told));
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_live(egui::accesskit::Live::Assertive);
            });
        };
        let shows = bar_ui(ui, "Show what to do", words_ui, |ui, name, height| {
            let button = Button::new(RichText::new(name).color(tokens.on_card))
                .fill(tokens.emergency)
                .stroke(Stroke::new(stroke::THIN, tokens.on_card))
                .min_size(Vec2::new(0.0, height));
            ui.add(button).clicked()
        });
        if shows {
            view.act(Action::Go(Place::Night));
            ui.data_mut(|data| data.insert_temp(to_top(), true));
        }
    });
}

/// What the bar says.
#[derive(Debug, PartialEq, Eq)]
struct Words {
    /// To the eye.
    shown: String,
    /// To a screen reader.
    told: String,
}

impl Words {
    /// Every emergency by its name, and whom to call; in a low window several of them are a
    /// number, so that most of the window is left.
    fn of(standing: &[&Finding], profile: &Profile, is_low: bool) -> Option<Self> {
        let (first, others) = standing.split_first()?;
        let call = call(profile);
        let also = others.iter().map(|other| format!(". Also: {}", name(other)));
        let also = also.collect::<Vec<_>>().concat();
        let told = format!("Emergency. {}. {call}{also}", name(first));
        let shown = match others.len() {
            0 if is_low => format!("{}\n{call}", name(first)),
            others if is_low => format!("{} emergencies\n{call}", others + 1),
            _ => told.clone(),
        };
        Some(Self { shown, told })
    }
}

/// Whom to call: the person's own number and contact.
fn call(profile: &Profile) -> String {
    let number = profile
        .emergency_number
        .as_ref()
        .map_or_else(|| "Call your emergency number".to_owned(), |number| format!("Call {number}"));
    match &profile.emergency_contact {
        Some(contact) => format!("{number}. Your contact: {contact}"),
        None => number,
    }
}

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

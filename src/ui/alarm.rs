//! An emergency is told over every place, also where its card is out of sight.

use egui::{Button, Frame, Id, Label, Panel, RichText, Stroke, Ui, Vec2, WidgetInfo};

use crate::{
    app::{Action, Place},
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
            show_from_top(ui);
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
    /// How many they are and their names, and in a line of its own whom to call; in a low window
    /// several of them are a number alone, so that most of the window is left.
    fn of(standing: &[&Finding], profile: &Profile, is_low: bool) -> Option<Self> {
        let call = call(profile);
        let names: Vec<&str> = standing.iter().map(|finding| finding.rule.subject()).collect();
        let names = names.join("; ");
        let count = match standing.len() {
            0 => return None,
            1 => "Emergency".to_owned(),
            several => format!("{several} emergencies"),
        };
        let told = format!("{count}: {names}. {call}");
        let shown = if is_low && standing.len() > 1 {
            format!("{count}\n{call}")
        } else {
            format!("{count}: {names}\n{call}")
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

/// Has the place shown from its top.
pub(super) fn show_from_top(ui: &Ui) {
    ui.data_mut(|data| data.insert_temp(to_top(), true));
}

/// Whether the place is to be shown from its top; asked once after each press.
pub(super) fn take_to_top(ui: &Ui) -> bool {
    ui.data_mut(|data| data.remove_temp::<bool>(to_top())).unwrap_or(false)
}

fn to_top() -> Id {
    Id::unique("show the place from its top")
}

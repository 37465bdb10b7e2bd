//! How a card looks: its ground, what can be read on it, and its buttons.

use egui::{
    Button, Color32, CornerRadius, Frame, Id, Label, Margin, Response, RichText, Sense, TextStyle,
    Ui, Vec2,
};

use crate::{
    guidance::{Finding, Tier, card::Condition},
    ui::style::{semibold, size, space, tokens},
};

/// The ground of a card, and what is written on it.
pub(super) fn card_colors(ui: &Ui, tier: Tier) -> (Color32, Color32) {
    let tokens = tokens(ui.ctx());
    match tier {
        Tier::Emergency => (tokens.emergency, tokens.on_card),
        Tier::Routine => (tokens.routine, tokens.on_card),
        Tier::Note => (tokens.surface, tokens.text),
    }
}

/// Shows a card of this tier around what stands on it.
pub(super) fn on_card_ui(ui: &mut Ui, tier: Tier, content: impl FnOnce(&mut Ui)) {
    let (fill, color) = card_colors(ui, tier);
    Frame::new().fill(fill).corner_radius(round()).inner_margin(Margin::from(space::LARGE)).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::SMALL;
            if tier != Tier::Note {
                readable(ui, color, fill);
            }
            content(ui);
        },
    );
}

/// Text and buttons in the colour that can be read on a card.
fn readable(ui: &mut Ui, color: Color32, fill: Color32) {
    let visuals = ui.visuals_mut();
    visuals.override_text_color = Some(color);
    visuals.widgets.noninteractive.bg_stroke.color = color;
    for widget in
        [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active]
    {
        widget.weak_bg_fill = fill;
        widget.bg_stroke.color = color;
    }
}

pub(super) const fn round() -> CornerRadius {
    CornerRadius::same(size::CARD_RADIUS)
}

/// What stands under "if:", a mark before each.
pub(super) fn conditions_ui<'a>(ui: &mut Ui, conditions: impl IntoIterator<Item = &'a Condition>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        for condition in conditions {
            ui.horizontal_top(|ui| {
                bullet(ui);
                ui.vertical(|ui| ui.add(Label::new(condition.text).wrap()));
            });
        }
    });
}

/// The mark before a condition: its words stand one under the other.
fn bullet(ui: &mut Ui) {
    let height = ui.text_style_height(&TextStyle::Body);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(space::SMALL, height), Sense::hover());
    ui.painter().circle_filled(rect.center(), space::HAIR, ui.visuals().text_color());
}

/// A line that says what follows.
pub(super) fn strong_ui(ui: &mut Ui, words: &str) {
    ui.add(Label::new(RichText::new(words).family(semibold())).wrap());
}

/// A small line.
pub(super) fn small_ui(ui: &mut Ui, words: &str) {
    ui.add(Label::new(RichText::new(words).small()).wrap());
}

/// A button of a card: a screen reader says of which one.
pub(super) fn card_button(ui: &mut Ui, finding: &Finding, label: &str) -> Response {
    let response = ui.add(small_button(label));
    response.widget_info(|| {
        let name = format!("{label}: {}", finding.title);
        egui::WidgetInfo::labeled(egui::Role::Button, true, name)
    });
    response
}

pub(super) fn small_button(label: &str) -> Button<'_> {
    Button::new(label).min_size(Vec2::new(0.0, size::TARGET))
}

/// Keeps what is open until the window closes.
pub(super) fn toggle(ui: &Ui, id: Id, is_open: bool) {
    ui.data_mut(|data| data.insert_temp(id, is_open));
}

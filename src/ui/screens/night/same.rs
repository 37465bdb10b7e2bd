//! "Same as last night" at the head of a section, with what it would answer.

use egui::{Frame, Label, RichText, Ui};

use crate::{
    app::same::{Part, offer},
    diary::Night,
    ui::{
        style::{icon, space},
        view::View,
        widgets::button::plain_button,
    },
};

/// Offers what an earlier night has in a part, where this one has not answered it.
pub(super) fn same_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night, part: Part) {
    let state = view.state;
    let Some(offer) = offer(&state.shown, night, part, &state.preferences) else { return };
    let year = chrono::Datelike::year(&state.now.today());
    let name = format!("Same as {}", offer.from.both_dates(year));
    Frame::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        let button = plain_button(ui, icon::COPY, &name);
        let what = format!("{name}: {}", offer.words);
        let enabled = button.enabled();
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, &what));
        let preview = format!("Fills in what is not answered: {}", offer.words);
        ui.add(Label::new(RichText::new(preview).small().weak()).wrap());
        if button.clicked() {
            view.edit(offer.edit);
        }
    });
}

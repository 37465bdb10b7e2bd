//! A diary that was chosen in the place of the usual one: that it is, and the way back.

use egui::{Label, Ui};

use crate::{
    app::Action,
    exchange::DiaryChoice,
    ui::{style::icon, view::View, widgets::button::plain_button},
};

/// Says so where it is.
pub(super) fn chosen_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    let usual = state.choice.as_ref().map(DiaryChoice::usual);
    let Some(usual) = usual.filter(|usual| state.file.as_deref() != Some(usual)) else { return };
    let words = format!(
        "You chose it in the place of the usual one, and each start opens it. The usual one would \
         be here: {}",
        usual.display()
    );
    ui.add(Label::new(words).wrap());
    if plain_button(ui, icon::FOLDER, "Open the usual diary at the next start").clicked() {
        view.act(Action::BackToUsualDiary);
    }
}

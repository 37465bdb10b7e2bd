//! While a cramp goes on and its person looks at the diary: a band over every place leads back.

use std::time::Duration;

use egui::{Button, Frame, Label, Panel, RichText, Ui, Vec2, accesskit::Live};

use crate::{
    app::{Action, Command, text},
    guidance::LONG_CRAMP_MINUTES,
    ui::{
        style::{cramp_now, icon, semibold},
        view::View,
        widgets::bar::{bar_ui, margin},
    },
};

/// Shows the band where a cramp is going on, or where it was found running and nobody said yet
/// how it ended.
pub(in crate::ui) fn band_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    let Some((running, cramp, is_doubtful)) = state.cramp_in_the_background() else { return };
    let started = text::clock_in(state.preferences.clock, cramp.started.unwrap_or(running.clock));
    let (words, way_back) = if is_doubtful {
        let year = chrono::Datelike::year(&state.now.today());
        let night = running.night.both_dates(year);
        let words = format!("Not said yet: how did the cramp of {started} end, night of {night}?");
        (words, "Say how it ended")
    } else {
        (format!("A cramp has been running since {started}"), "Back to Cramp now")
    };
    wake_when_long(view, ui);
    let frame = Frame::new().fill(cramp_now::BACKGROUND).inner_margin(margin(ui.ctx()));
    Panel::top("running cramp").frame(frame).show_separator_line(false).show(ui, |ui| {
        let words_ui = |ui: &mut Ui| {
            let shown = RichText::new(format!("{}  {words}", icon::CRAMP))
                .family(semibold())
                .color(cramp_now::TEXT);
            let response = ui.add(Label::new(shown).wrap());
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
        };
        let leads_back = bar_ui(ui, way_back, words_ui, |ui, name, height| {
            let visuals = cramp_now::visuals(ui.visuals());
            *ui.visuals_mut() = visuals;
            let label = RichText::new(name).color(cramp_now::TEXT);
            ui.add(Button::new(label).min_size(Vec2::new(0.0, height))).clicked()
        });
        if leads_back {
            view.act(Action::Command(Command::CrampNow));
        }
    });
}

/// The rules look again once the cramp is longer than an ordinary one; until then nothing moves.
fn wake_when_long(view: &View<'_>, ui: &Ui) {
    let Some(elapsed) = view.state.elapsed().and_then(|elapsed| elapsed.to_std().ok()) else {
        return;
    };
    let long = Duration::from_secs_f64(LONG_CRAMP_MINUTES * 60.0) + Duration::from_millis(10);
    if let Some(left) = long.checked_sub(elapsed) {
        ui.ctx().request_repaint_after(left);
    }
}

//! Cramp now: takes the whole window, nearly black, with large targets.

mod band;
mod page;
mod parts;
mod question;
mod running;
mod step;
mod stopped;

pub(in crate::ui) use band::band_ui;

use egui::{Event, Id, Key, Modifiers, Ui};

use crate::{
    app::Takeover,
    ui::{style::cramp_now, view::View},
};

/// Shows Cramp now where it takes the window; whether it does.
pub(in crate::ui) fn takeover_ui(view: &mut View<'_>, ui: &mut Ui) -> bool {
    let state = view.state;
    let Some(takeover) = state.takeover() else {
        ui.data_mut(|data| data.remove::<Arrival>(arrival()));
        return false;
    };
    cramp_now::wear(ui.ctx(), true);
    let visuals = cramp_now::visuals(ui.visuals());
    *ui.visuals_mut() = visuals;
    ui.style_mut().interaction.selectable_labels = false;
    ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, cramp_now::BACKGROUND);
    drop_repeated_presses(ui);
    let fresh = freshness(ui, takeover);
    match takeover {
        Takeover::Opening => {
            ui.centered_and_justified(|ui| ui.label("Opening your diary…"));
        }
        Takeover::Running(running, cramp) => running::running_ui(view, ui, running, cramp, fresh),
        Takeover::Stopped(ended, cramp) => stopped::stopped_ui(view, ui, ended, cramp, fresh),
        Takeover::Rest(_, cramp) => stopped::rest_ui(view, ui, cramp, fresh),
        Takeover::Question(running, cramp) => {
            question::question_ui(view, ui, running, cramp, fresh);
        }
    }
    cramp_now::wear(ui.ctx(), false);
    true
}

/// Whether a screen has just come up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fresh {
    /// In this frame: what is pressed first gets the focus.
    Now,
    /// A moment ago: the second half of a double click lands on what was not there before.
    Still,
    /// It has been seen.
    No,
}

/// Which screen came up, and when.
#[derive(Debug, Clone, Copy)]
struct Arrival {
    screen: u8,
    at: f64,
}

/// How long presses are not taken after a screen has come up, in seconds.
const DOUBLE_CLICK: f64 = 0.3;

fn freshness(ui: &Ui, takeover: Takeover<'_>) -> Fresh {
    let screen = match takeover {
        Takeover::Opening => 0,
        Takeover::Running(..) => 1,
        Takeover::Stopped(..) => 2,
        Takeover::Rest(..) => 3,
        Takeover::Question(..) => 4,
    };
    let now = ui.input(|input| input.time);
    match ui.data(|data| data.get_temp::<Arrival>(arrival())) {
        Some(Arrival { screen: shown, at }) if shown == screen => {
            if now - at >= DOUBLE_CLICK {
                return Fresh::No;
            }
            ui.ctx().request_repaint();
            Fresh::Still
        }
        _ => {
            ui.data_mut(|data| data.insert_temp(arrival(), Arrival { screen, at: now }));
            ui.ctx().request_repaint();
            Fresh::Now
        }
    }
}

fn arrival() -> Id {
    Id::unique("screen of a cramp that came up")
}

/// Whether Escape was pressed, and is not for what lies over the screen.
fn takes_escape(view: &View<'_>, ui: &Ui) -> bool {
    let is_free = view.state.overlay.is_none();
    is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// A key that is held down presses once: whoever lets go of Control first after Ctrl+Space must
/// not have stopped the cramp that has just begun.
fn drop_repeated_presses(ui: &Ui) {
    ui.input_mut(|input| {
        input.events.retain(|event| {
            !matches!(event, Event::Key { key: Key::Space | Key::Enter, repeat: true, .. })
        });
    });
}

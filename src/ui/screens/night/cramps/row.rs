//! One cramp: what matters first, and whatever decides if it is an emergency; the rest folds.

use egui::{Label, Response, Ui};

use crate::{
    app::{Action, Command, CrampAction, Edit, glance},
    diary::{Cramp, NightDate, RunningCramp},
    ui::{
        style::icon,
        view::View,
        widgets::{
            button::{plain_button, primary_button},
            section::{section_ui, unfold},
        },
    },
};

/// What led to a cramp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Led {
    /// It has just been added.
    New,
    /// A question about it was pressed.
    Question,
}

/// One cramp of a night.
#[derive(Debug, Clone, Copy)]
pub(super) struct CrampRow<'a> {
    pub(super) date: NightDate,
    pub(super) position: usize,
    /// How many the night has.
    pub(super) total: usize,
    pub(super) cramp: &'a Cramp,
}

impl CrampRow<'_> {
    pub(super) const fn is_last(self) -> bool {
        self.position + 1 == self.total
    }

    /// Shows it, open where something led to it; the focus goes to the first thing to answer of a
    /// new one.
    pub(super) fn row_ui(self, view: &mut View<'_>, ui: &mut Ui, led: Option<Led>) -> Response {
        let title = format!("Cramp {}", self.position + 1);
        if led.is_some() {
            unfold(ui, &title);
        }
        let preferences = &view.state.preferences;
        let running = self.running(view);
        let summary = running.map_or_else(
            || glance::cramp(self.cramp, preferences),
            |(running, is_doubtful)| {
                glance::running_cramp(self.cramp, running.clock, is_doubtful, preferences)
            },
        );
        section_ui(ui, &title, &summary, self.is_last() || running.is_some(), |ui| {
            if let Some((_, is_doubtful)) = running {
                running_ui(view, ui, is_doubtful);
            }
            let leads_on = self.quick_places_ui(view, ui, led == Some(Led::New));
            self.where_ui(view, ui);
            self.when_ui(view, ui, leads_on);
            self.pain_ui(view, ui);
            self.did_not_stop_ui(view, ui);
            self.relief_ui(view, ui);
            self.more_ui(view, ui);
            self.remove_ui(view, ui);
        })
    }

    /// Whether this cramp is going on, and whether nobody knows if it still is.
    pub(super) fn running(self, view: &View<'_>) -> Option<(RunningCramp, bool)> {
        let (running, _, is_doubtful) = view.state.cramp_in_the_background()?;
        let is_this = (running.night, running.position) == (self.date, self.position);
        is_this.then_some((running, is_doubtful))
    }

    /// An edit of this cramp.
    pub(super) fn edit(
        self,
        name: &'static str,
        edit: impl Fn(&mut Cramp) + Send + Sync + 'static,
    ) -> Edit {
        let Self { date, position, .. } = self;
        Edit::night(date, name, move |night| {
            if let Some(cramp) = night.cramps.as_mut().and_then(|cramps| cramps.get_mut(position)) {
                edit(cramp);
            }
        })
    }

    /// Which cramp it is, where the night has several; else nothing needs to be said.
    pub(super) fn entry(self) -> String {
        if self.total > 1 { format!("cramp {}", self.position + 1) } else { String::new() }
    }

    fn remove_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let name = format!("Remove cramp {}", self.position + 1);
        if plain_button(ui, icon::TRASH, &name).clicked() {
            let Self { date, position, .. } = self;
            view.edit(Edit::night(date, "remove a cramp", move |night| {
                if let Some(cramps) = night.cramps.as_mut().filter(|list| position < list.len()) {
                    cramps.remove(position);
                }
                // Removing a mistaken cramp does not say that the night had none.
                if night.cramps.as_ref().is_some_and(Vec::is_empty) {
                    night.cramps = None;
                }
            }));
        }
    }
}

/// What can be done about a cramp that is going on.
fn running_ui(view: &mut View<'_>, ui: &mut Ui, is_doubtful: bool) {
    let words = if is_doubtful {
        "It was still running when the diary was closed. Its length stays open until you say \
         how it ended."
    } else {
        "It is running. Its length is counted until you say that it has stopped."
    };
    ui.add(Label::new(words).wrap());
    ui.horizontal_wrapped(|ui| {
        if is_doubtful {
            if primary_button(ui, icon::CRAMP, "Say how this cramp ended").clicked() {
                view.act(Action::Command(Command::CrampNow));
            }
            return;
        }
        if primary_button(ui, icon::CHECK, "It has stopped").clicked() {
            view.act(Action::Cramp(CrampAction::StopInDiary));
        }
        if plain_button(ui, icon::CRAMP, "Open Cramp now").clicked() {
            view.act(Action::Command(Command::CrampNow));
        }
    });
}

//! What was not answered and would decide an emergency rule: asked for at the top of the night.

use egui::{CornerRadius, Frame, Id, Label, RichText, Ui};

use crate::{
    app::{Action, text},
    diary::{NightDate, Period},
    guidance::{self, Question, RECENT_NIGHTS, questions::About},
    ui::{
        style::{icon, semibold, size, space, tokens},
        view::View,
        widgets::button::plain_button,
    },
};

/// The most nights that are asked about at once; the newest come first.
const NIGHTS_ASKED: usize = 3;

/// Shows the questions of the recent nights, if there are any.
pub(super) fn questions_ui(view: &mut View<'_>, ui: &mut Ui) {
    let asked = open_nights(view);
    if asked.is_empty() {
        return;
    }
    let tokens = tokens(ui.ctx());
    Frame::new()
        .fill(tokens.raised)
        .corner_radius(CornerRadius::same(size::CARD_RADIUS))
        .inner_margin(space::LARGE)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let heading =
                format!("{}  Please answer, so that nothing urgent is overlooked", icon::HELP);
            ui.add(Label::new(RichText::new(heading).family(semibold())).wrap());
            for (night, questions) in asked {
                ui.push_id(night, |ui| night_questions_ui(view, ui, night, &questions));
            }
        });
}

fn night_questions_ui(view: &mut View<'_>, ui: &mut Ui, night: NightDate, questions: &[Question]) {
    for question in questions {
        if night == view.state.night {
            if plain_button(ui, icon::RIGHT, &named(question)).clicked() {
                ui.data_mut(|data| data.insert_temp(wanted_id(), question.about));
            }
        } else {
            let date = text::short_date(night.morning());
            ui.add(Label::new(format!("{date}: {}", named(question))).wrap());
        }
    }
    if night != view.state.night {
        let name = format!("Open the night of {}", text::short_date(night.morning()));
        if plain_button(ui, icon::RIGHT, &name).clicked() {
            view.act(Action::OpenNight(night));
        }
    }
}

/// Whether something led to the entry that answers this; it does so once.
pub(super) fn take_wanted(ui: &Ui, is_here: impl Fn(About) -> bool) -> bool {
    let wanted = ui.data(|data| data.get_temp::<About>(wanted_id())).is_some_and(is_here);
    if wanted {
        ui.data_mut(|data| data.remove::<About>(wanted_id()));
    }
    wanted
}

/// The cramp that a question is about.
pub(super) const fn cramp_of(about: About) -> Option<usize> {
    match about {
        About::CrampPain { cramp }
        | About::CrampMinutes { cramp }
        | About::Relief { cramp }
        | About::ReliefHelped { cramp, .. } => Some(cramp),
        About::SignSide { .. } | About::SignPain { .. } => None,
    }
}

fn wanted_id() -> Id {
    Id::unique("answer that is wanted")
}

/// The question, with the cramp that it is about.
fn named(question: &Question) -> String {
    match cramp_of(question.about) {
        Some(cramp) => format!("Cramp {}: {}", cramp + 1, question.text()),
        None => question.text(),
    }
}

/// Recent nights with questions, the shown one first and then the newest.
fn open_nights(view: &View<'_>) -> Vec<(NightDate, Vec<Question>)> {
    let state = view.state;
    let recent = Period::ending(state.tonight(), RECENT_NIGHTS);
    let mut asked: Vec<_> = state
        .shown
        .nights_in(recent)
        .rev()
        .map(|night| (night.date, guidance::open_questions(night)))
        .filter(|(_, questions)| !questions.is_empty())
        .collect();
    asked.sort_by_key(|(night, _)| *night != state.night);
    asked.truncate(NIGHTS_ASKED);
    asked
}

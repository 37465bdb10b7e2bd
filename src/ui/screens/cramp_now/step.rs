//! What to try while a cramp lasts: one step at a time.

use egui::{Id, Ui, accesskit::Live};

use crate::{
    app::{Action, CrampAction},
    guidance::steps::{CRAMP_STEPS, CrampStep},
    ui::{
        style::{
            cramp_now::{NARROW_COLUMN, TARGET, TEXT, TWO_COLUMNS, letters},
            space,
        },
        view::View,
    },
};

use super::{
    Fresh,
    page::is_low,
    parts::{button_where, frame_ui, heading, words},
};

/// How the clock and what to try stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// Beside each other.
    Beside,
    /// Below each other.
    Below,
    /// The same in a low window: what is to be done now must be in sight as a whole.
    Close,
}

impl Stands {
    /// As there is room.
    pub(super) fn of(ui: &Ui) -> Self {
        match (ui.available_width() < TWO_COLUMNS, is_low(ui)) {
            (false, _) => Self::Beside,
            (true, false) => Self::Below,
            (true, true) => Self::Close,
        }
    }
}

/// One of the articles' steps; away from the clock with the ways to both steps beside it.
pub(super) fn step_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    stands: Stands,
    is_away: bool,
    fresh: Fresh,
) {
    let Some((position, step)) = step(view) else { return };
    let CrampStep { title, text, .. } = *step;
    let which = format!("What to try, {} of {}", position + 1, CRAMP_STEPS.len());
    let source_ui = |ui: &mut Ui, source: String| {
        let source = words(ui, source, letters::SOURCE);
        ui.ctx().accesskit_node_builder(source.id, |node| node.set_description(step.cited()));
    };
    let source = step.read_in();
    if stands == Stands::Close {
        close_step_ui(ui, title, text);
        source_ui(ui, format!("{which}. {source}"));
        ui.horizontal_wrapped(|ui| {
            if is_away {
                next_ui(view, ui, fresh);
            }
            previous_ui(view, ui, fresh);
        });
        return;
    }
    frame_ui(ui, |ui| {
        words(ui, &which, letters::BESIDE);
        let is_narrow = ui.available_width() < NARROW_COLUMN;
        let (large, small) = if is_narrow {
            (letters::HEADING, letters::OPTION)
        } else {
            (letters::FIRST, letters::HEADING)
        };
        title_ui(ui, title, large);
        words(ui, text, small);
        source_ui(ui, source);
        ui.horizontal_wrapped(|ui| {
            next_ui(view, ui, fresh);
            previous_ui(view, ui, fresh);
        });
    });
}

/// What is to be done, in as large letters as are in sight as a whole.
fn close_step_ui(ui: &mut Ui, title: &str, text: &str) {
    // The margins of the frame, and some air below it.
    let room = ui.clip_rect().bottom() - ui.cursor().top() - 2.0 * space::SMALL - space::TINY;
    let width = ui.available_width() - 2.0 * space::SMALL;
    let height = |ui: &Ui, words: &str, size: f32| {
        ui.painter().layout(words.to_owned(), letters::plain(size), TEXT, width).size().y
    };
    let sizes = [
        (letters::HEADING, letters::OPTION),
        (letters::CARD, letters::READ),
        (letters::CARD, letters::BESIDE),
    ];
    let least = (letters::READ, letters::BESIDE);
    let high = |ui: &Ui, (large, small)| height(ui, title, large) + height(ui, text, small);
    let fits = |sizes: &(f32, f32)| high(ui, *sizes) + space::TINY <= room;
    let (large, small) = sizes.into_iter().find(fits).unwrap_or(least);
    // What would be cut through below it begins out of sight.
    let left = room - high(ui, (large, small)) - space::TINY;
    let fills = (0.0..TARGET).contains(&left);
    frame_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        if fills {
            ui.set_min_height(room);
        }
        title_ui(ui, title, large);
        words(ui, text, small);
    });
}

fn title_ui(ui: &mut Ui, title: &str, size: f32) {
    let title = heading(ui, title, size);
    ui.ctx().accesskit_node_builder(title.id, |node| node.set_live(Live::Polite));
}

/// The step that is shown, with its position.
fn step(view: &View<'_>) -> Option<(usize, &'static CrampStep)> {
    let position = view.state.cramp_now.step.min(CRAMP_STEPS.len() - 1);
    Some((position, CRAMP_STEPS.get(position)?))
}

/// The way to the next step; after the last one comes the first.
pub(super) fn next_ui(view: &mut View<'_>, ui: &mut Ui, fresh: Fresh) {
    let next = button_where(ui, "Next step", true);
    if ui.data_mut(|data| data.remove_temp::<bool>(wants_focus())).is_some() {
        next.request_focus();
    }
    if next.clicked()
        && fresh == Fresh::No
        && let Some((position, _)) = step(view)
    {
        view.act(Action::Cramp(CrampAction::Step((position + 1) % CRAMP_STEPS.len())));
    }
}

/// The way back; before the first step there is none.
fn previous_ui(view: &mut View<'_>, ui: &mut Ui, fresh: Fresh) {
    let before = step(view).and_then(|(position, _)| position.checked_sub(1));
    let pressed = button_where(ui, "Previous step", before.is_some()).clicked();
    if let Some(before) = before.filter(|_| pressed && fresh == Fresh::No) {
        view.act(Action::Cramp(CrampAction::Step(before)));
        if before == 0 {
            // The keyboard does not stay on what cannot be pressed.
            ui.data_mut(|data| data.insert_temp(wants_focus(), true));
        }
    }
}

fn wants_focus() -> Id {
    Id::unique("the way to the next step wants the focus")
}

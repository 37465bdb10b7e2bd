//! The cramps of a night: a row each, the newest one open.

mod course;
mod more;
mod place;
mod relief;
mod row;

use egui::{Id, Label, Ui};

use crate::{
    app::{Edit, glance},
    diary::{Night, NightDate},
    ui::{
        focus::{bring_to_top, keep_at_top},
        style::icon,
        view::View,
        widgets::{button::plain_button, section::section_ui},
    },
};

use super::questions::{cramp_of, take_wanted};

pub(super) use course::PAIN_WORDS;
use row::{CrampRow, Led};

/// Shows the section.
pub(super) fn cramps_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let is_new = has_grown(ui, night);
    // Also where none is left, and where the section is folded.
    let numbers = view.drafts.cramps(night.date, night.cramps(), view.state.now.instant);
    section_ui(ui, "Cramps", &glance::cramps(night), true, |ui| {
        let Some(cramps) = &night.cramps else {
            let words = if view.state.is_night_ahead() {
                "Press \"Add a cramp\" above if one comes; \"No cramps\" can be said in the morning"
            } else {
                "Press \"No cramps\" or \"Add a cramp\" above"
            };
            ui.add(Label::new(words).wrap());
            return;
        };
        if cramps.is_empty() {
            ui.label("This night was without cramps");
            if plain_button(ui, icon::CLOSE, "Take this answer back").clicked() {
                view.edit(Edit::night(night.date, "take an answer back", |night| {
                    night.cramps = None;
                }));
            }
        }
        for (position, (cramp, number)) in cramps.iter().zip(numbers).enumerate() {
            view.drafts.within(Some((night.date, number)));
            ui.push_id(number, |ui| {
                let row = CrampRow { date: night.date, position, total: cramps.len(), cramp };
                let is_wanted = take_wanted(ui, |about| cramp_of(about) == Some(position));
                // One that is going on was added in the dark: nothing of it is asked for by itself.
                let led = if is_new && row.is_last() && row.running(view).is_none() {
                    Some(Led::New)
                } else {
                    is_wanted.then_some(Led::Question)
                };
                let header = row.row_ui(view, ui, led);
                match led {
                    Some(Led::New) => keep_at_top(ui, &header),
                    Some(Led::Question) => bring_to_top(ui, &header),
                    None => {}
                }
            });
        }
        view.drafts.within(None);
    });
}

/// Whether a cramp was added since the last frame that showed this night.
fn has_grown(ui: &Ui, night: &Night) -> bool {
    let id = Id::unique("cramps that were shown");
    let before = ui.data(|data| data.get_temp::<(NightDate, usize)>(id));
    let now = (night.date, night.cramps().len());
    ui.data_mut(|data| data.insert_temp(id, now));
    before.is_some_and(|(date, cramps)| date == now.0 && cramps < now.1)
}

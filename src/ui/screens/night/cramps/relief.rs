//! What was tried against a cramp, and whether it helped. It never folds: a severe cramp that
//! stretching does not ease is an emergency.

use egui::{Ui, Vec2};

use crate::{
    app::text::Label as _,
    diary::{
        Cramp, Relief,
        vocabulary::{Helped, ReliefMeasure},
    },
    ui::{
        style::space,
        view::View,
        widgets::choice::{entry_choice_ui, option_button},
    },
};

use super::row::CrampRow;

impl CrampRow<'_> {
    pub(super) fn relief_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let entry = self.entry();
        let of = if entry.is_empty() { String::new() } else { format!(", {entry}") };
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::TINY;
            ui.label("What I tried");
            ui.horizontal_wrapped(|ui| self.measures_ui(view, ui, &of));
        });
        for (tried, relief) in self.cramp.relief().iter().enumerate() {
            ui.push_id(tried, |ui| {
                let label = format!("{}: did it help?", relief.measure.title());
                let words = Helped::ALL.iter().map(|helped| (*helped, helped.title()));
                let helped = entry_choice_ui(ui, &label, &entry, relief.helped, words);
                if let Some(helped) = helped {
                    view.edit(self.edit("say whether it helped", move |cramp| {
                        set_helped(cramp, tried, helped);
                    }));
                }
            });
        }
    }

    fn measures_ui(self, view: &mut View<'_>, ui: &mut Ui, of: &str) {
        ui.spacing_mut().item_spacing = Vec2::splat(space::TINY);
        for measure in ReliefMeasure::ALL {
            let tried = self.cramp.relief().iter().any(|relief| relief.measure == *measure);
            let name = format!("What I tried{of}: {}", measure.title());
            if option_button(ui, tried, &measure.title(), &name).clicked() {
                view.edit(self.edit("set what was tried", move |cramp| {
                    set_tried(cramp, *measure, !tried);
                }));
            }
        }
        let nothing = self.cramp.relief.as_ref().is_some_and(Vec::is_empty);
        let name = format!("What I tried{of}: Nothing");
        if option_button(ui, nothing, "Nothing", &name).clicked() {
            view.edit(self.edit("set what was tried", move |cramp| {
                cramp.relief = (!nothing).then(Vec::new);
            }));
        }
    }
}

fn set_tried(cramp: &mut Cramp, measure: ReliefMeasure, tried: bool) {
    let relief = cramp.relief.get_or_insert_default();
    relief.retain(|relief| relief.measure != measure);
    if tried {
        relief.push(Relief { measure, helped: None });
    }
    // Taking the last thing back does not say that nothing was tried.
    if relief.is_empty() {
        cramp.relief = None;
    }
}

fn set_helped(cramp: &mut Cramp, position: usize, helped: Option<Helped>) {
    if let Some(relief) = cramp.relief.as_mut().and_then(|list| list.get_mut(position)) {
        relief.helped = helped;
    }
}

//! What was done for the legs at bedtime.

use egui::{Label, RichText, Ui, Vec2};

use crate::{
    app::{Edit, glance, same::Part, self_care::set_measure, text::Label as _},
    diary::{Night, vocabulary::BedtimeMeasure},
    ui::{
        style::space,
        view::View,
        widgets::{choice::option_button, section::section_ui},
    },
};

use super::same::same_ui;

/// Shows the section.
pub(super) fn bedtime_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let summary = glance::bedtime(night.bedtime.as_ref());
    section_ui(ui, "At bedtime", &summary, false, |ui| {
        same_ui(view, ui, night, Part::Bedtime);
        let why = "What the articles suggest for mild or occasional cramps; press what you did";
        ui.add(Label::new(RichText::new(why).small().weak()).wrap());
        let date = night.date;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::TINY);
            for measure in BedtimeMeasure::ALL {
                let done = night.bedtime.as_ref().is_some_and(|list| list.contains(*measure));
                let name = format!("At bedtime: {}", measure.title());
                if option_button(ui, done, &measure.title(), &name).clicked() {
                    view.edit(Edit::night(date, "change what was done at bedtime", move |night| {
                        set_measure(night, *measure, !done);
                    }));
                }
            }
            let nothing = night.bedtime.as_ref().is_some_and(|list| list.as_slice().is_empty());
            let name = "At bedtime: None of these".to_owned();
            if option_button(ui, nothing, "None of these", &name).clicked() {
                view.edit(Edit::night(date, "change what was done at bedtime", move |night| {
                    night.bedtime = (!nothing).then(Default::default);
                }));
            }
        });
    });
}

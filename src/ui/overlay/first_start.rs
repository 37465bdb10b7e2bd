//! The program introduces itself: three steps, each of which can be skipped.

use egui::{Label, RichText, ScrollArea, Ui};

use crate::{
    app::{Action, Edit, FirstStep, Overlay},
    diary::{
        Medication, Profile,
        text::{Name, PhoneNumber, ShortText},
    },
    ui::{
        screens::{colours_and_size_ui, histories_ui, units_ui},
        style::{icon, semibold, size, space},
        view::View,
        widgets::{
            button::{plain_button, primary_button},
            emergency_number::{EMERGENCY_NUMBER, emergency_numbers_ui},
            field::{Field, adding_ui, field_ui, written},
        },
    },
};

use super::sheet::{FOOT, Sheet, focus_first, follow_inside, sheet_ui, stand_still};

/// Shows a step.
pub(super) fn first_start_ui(view: &mut View<'_>, ui: &Ui, step: FirstStep) {
    let what = match step {
        FirstStep::What => "Welcome to Cramp Diary",
        FirstStep::Units => "Look and units",
        FirstStep::Person => "About you, if you like",
    };
    let title = format!("{what} ({} of {})", step.number(), FirstStep::ALL.len());
    let is_topmost = !view.state.help;
    let sheet = Sheet { id: "first start", title: &title, widest: size::FORM, is_topmost };
    let closed = sheet_ui(view, ui, sheet, |view, ui, room| {
        let room = room - FOOT;
        let area = ScrollArea::vertical().id_salt(step.number()).max_height(room);
        area.auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::MEDIUM;
            match step {
                FirstStep::What => what_ui(view, ui),
                FirstStep::Units => {
                    let words = "All of this can be changed later in Me, under Look and units";
                    ui.add(Label::new(words).wrap());
                    colours_and_size_ui(view, ui);
                    units_ui(view, ui);
                }
                FirstStep::Person => person_ui(view, ui),
            }
            follow_inside(ui);
        });
        foot_ui(view, ui, step);
    });
    if closed {
        view.act(Action::EndFirstStart);
    }
}

fn foot_ui(view: &mut View<'_>, ui: &mut Ui, step: FirstStep) {
    ui.add_space(space::TINY);
    ui.horizontal(|ui| {
        if ui.available_width() < size::NARROW_WINDOW {
            ui.spacing_mut().button_padding.x = space::SMALL;
        }
        let words = if step.next().is_some() { "Next" } else { "Start" };
        let next = primary_button(ui, icon::RIGHT, words);
        focus_first(ui, step.number(), &next);
        if next.clicked() {
            view.act(step.next().map_or(Action::EndFirstStart, |next| {
                Action::ShowOverlay(Some(Overlay::FirstStart(next)))
            }));
        }
        let mut still = vec![next.id];
        if let Some(before) = step.before() {
            let back = plain_button(ui, icon::LEFT, "Back");
            still.push(back.id);
            if back.clicked() {
                view.act(Action::ShowOverlay(Some(Overlay::FirstStart(before))));
            }
        }
        if step.next().is_some() {
            let skip = plain_button(ui, icon::CLOSE, "Skip all");
            still.push(skip.id);
            if skip.clicked() {
                view.act(Action::EndFirstStart);
            }
        }
        stand_still(ui, still);
    });
}

fn what_ui(view: &View<'_>, ui: &mut Ui) {
    let paragraph = |ui: &mut Ui, heading: &str, words: &str| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::TINY;
            ui.add(Label::new(RichText::new(heading).family(semibold())).wrap());
            ui.add(Label::new(words).wrap());
        });
    };
    paragraph(
        ui,
        "What it is",
        "A diary for nights with leg cramps, and for nights without. It counts what you enter, \
         shows what others have published beside it, and makes a page for your doctor. A night \
         without cramps takes one press; answer as much or as little of the rest as you like.",
    );
    paragraph(
        ui,
        "What it is not",
        "It makes no diagnosis, does not watch over you and recommends no treatment. If you are \
         worried, speak to a doctor, whatever this diary says.",
    );
    let file = view.state.file.as_ref().map_or_else(String::new, |file| {
        format!(" Your diary is this one file: {}", file.display())
    });
    let words = format!(
        "Nothing leaves this computer: the program needs no network and sends nothing anywhere.\
         {file}"
    );
    paragraph(ui, "Where it is kept", &words);
}

fn person_ui(view: &mut View<'_>, ui: &mut Ui) {
    let words = "None of this is needed to begin: answer what you like and leave the rest. All \
                 of it, and more, is in Me.";
    ui.add(Label::new(words).wrap());
    let profile = &view.state.shown.profile;
    ui.push_id("first start", |ui| {
        profile_ui(view, ui, profile);
        let entered: Vec<&str> =
            view.state.shown.medications.values().map(|entry| entry.name.as_str()).collect();
        if !entered.is_empty() {
            ui.add(Label::new(format!("Entered: {}", entered.join(", "))).wrap());
        }
        let field = Field::line("A medication that I take").help("As printed on the pack");
        adding_ui(view, ui, "medicine", field, "Add the medication", |typed| {
            let name: Option<Name> = written(typed.trim())?;
            Ok(match name.map(Medication::named) {
                Some(medication) => Edit::add("add a medication", medication),
                None => Edit::new("add a medication", |_diary, _now| Vec::new()),
            })
        });
        histories_ui(view, ui);
    });
}

fn profile_ui(view: &mut View<'_>, ui: &mut Ui, profile: &Profile) {
    let name = profile.name.as_ref().map_or("", ShortText::as_str);
    let field = Field::line("My name").help("For the doctor's summary");
    field_ui(view, ui, "name", field, name, |typed| {
        let name = written(typed)?;
        Ok(Edit::profile("change the name", move |profile| profile.name.clone_from(&name)))
    });
    emergency_numbers_ui(view, ui);
    let number = profile.emergency_number.as_ref().map_or("", PhoneNumber::as_str);
    let field = Field::line(EMERGENCY_NUMBER)
        .help("Press one above or type another; emergency cards show it");
    field_ui(view, ui, "number", field, number, |typed| {
        let number = written(typed)?;
        Ok(Edit::profile("change the emergency number", move |profile| {
            profile.emergency_number.clone_from(&number);
        }))
    });
    let contact = profile.emergency_contact.as_ref().map_or("", ShortText::as_str);
    let field = Field::line("Emergency contact").help("A name and a telephone number");
    field_ui(view, ui, "contact", field, contact, |typed| {
        let contact = written(typed)?;
        Ok(Edit::profile("change the emergency contact", move |profile| {
            profile.emergency_contact.clone_from(&contact);
        }))
    });
}

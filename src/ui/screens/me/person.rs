//! About me: what stands on the summary, and what the articles say about such people.

use egui::Ui;

use crate::{
    app::{Edit, text},
    diary::{
        Profile,
        draft::DraftError,
        text::{PhoneNumber, ShortText},
    },
    guidance::articles::{self, Place, ProfileField, Statement},
    ui::{
        view::View,
        widgets::{
            choice::{YES_NO, choice_ui},
            emergency_number::{EMERGENCY_NUMBER, emergency_numbers_ui},
            field::{DateField, Field, date_ui, field_ui, written},
            section::section_ui,
            statement::remarks_ui,
        },
    },
};

type YesNo = fn(&mut Profile) -> &mut Option<bool>;

/// Shows the section.
pub(super) fn person_ui(view: &mut View<'_>, ui: &mut Ui) {
    let profile = &view.state.shown.profile;
    // A pregnancy stays empty where it does not apply, which is no answer that is missing.
    let summary = super::answered(&[
        profile.name.is_some(),
        profile.birth_date.is_some(),
        profile.exercises_often.is_some(),
        profile.suspects_deficiency.is_some(),
        profile.emergency_number.is_some(),
        profile.emergency_contact.is_some(),
    ]);
    section_ui(ui, "About me", &summary, true, |ui| {
        name_ui(view, ui, profile);
        pregnancy_ui(view, ui, profile);
        let label = "I exercise often";
        question_ui(view, ui, label, profile, |profile| &mut profile.exercises_often);
        let label = "I suspect that I lack a mineral or a vitamin";
        question_ui(view, ui, label, profile, |profile| &mut profile.suspects_deficiency);
        emergency_ui(view, ui, profile);
        remarks_ui(ui, remarks(profile));
    });
}

fn name_ui(view: &mut View<'_>, ui: &mut Ui, profile: &Profile) {
    let name = profile.name.as_ref().map_or("", ShortText::as_str);
    let field = Field::line("Name").wide().help("For the doctor's summary");
    field_ui(view, ui, "name", field, name, |typed| {
        let name = written(typed)?;
        Ok(Edit::profile("change the name", move |profile| profile.name.clone_from(&name)))
    });
    let field = DateField::past("Date of birth").help("For example 14 3 1950");
    date_ui(view, ui, "birth date", field, profile.birth_date, |date| {
        Ok(Edit::profile("change the date of birth", move |profile| profile.birth_date = date))
    });
}

fn pregnancy_ui(view: &mut View<'_>, ui: &mut Ui, profile: &Profile) {
    let (from, until) = (profile.pregnant_from, profile.pregnant_until);
    ui.horizontal_wrapped(|ui| {
        let field = DateField::past("Pregnant from").help("Empty where it does not apply");
        date_ui(view, ui, "pregnant from", field, from, |date| {
            if date.zip(until).is_some_and(|(from, until)| from > until) {
                return Err("This is after the last day".to_owned());
            }
            Ok(Edit::profile("change the pregnancy", move |profile| profile.pregnant_from = date))
        });
        let field = DateField::coming("Pregnant until").help("The last day, where it is known");
        date_ui(view, ui, "pregnant until", field, until, |date| {
            if from.zip(date).is_some_and(|(from, until)| until < from) {
                return Err(text::capital(&DraftError::BeforeStart.to_string()));
            }
            Ok(Edit::profile("change the pregnancy", move |profile| profile.pregnant_until = date))
        });
    });
}

fn question_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    label: &'static str,
    profile: &Profile,
    answer: YesNo,
) {
    let current = *answer(&mut profile.clone());
    if let Some(new) = choice_ui(ui, label, current, YES_NO) {
        view.edit(Edit::profile("change an answer about me", move |profile| {
            *answer(profile) = new;
        }));
    }
}

fn emergency_ui(view: &mut View<'_>, ui: &mut Ui, profile: &Profile) {
    emergency_numbers_ui(view, ui);
    let number = profile.emergency_number.as_ref().map_or("", PhoneNumber::as_str);
    let field = Field::line(EMERGENCY_NUMBER)
        .help("Press one above or type another; emergency cards show it");
    field_ui(view, ui, "emergency number", field, number, |typed| {
        let number = written(typed)?;
        Ok(Edit::profile("change the emergency number", move |profile| {
            profile.emergency_number.clone_from(&number);
        }))
    });
    let contact = profile.emergency_contact.as_ref().map_or("", ShortText::as_str);
    let field = Field::line("Emergency contact").wide().help("A name and a telephone number");
    field_ui(view, ui, "emergency contact", field, contact, |typed| {
        let contact = written(typed)?;
        Ok(Edit::profile("change the emergency contact", move |profile| {
            profile.emergency_contact.clone_from(&contact);
        }))
    });
}

/// What the articles say about people who gave these answers.
fn remarks(profile: &Profile) -> impl Iterator<Item = &'static Statement> {
    let applies = |field: ProfileField| match field {
        ProfileField::BirthDate => profile.birth_date.is_some(),
        ProfileField::PregnantFrom => profile.pregnant_from.is_some(),
        ProfileField::PregnantUntil => profile.pregnant_until.is_some(),
        ProfileField::ExercisesOften => profile.exercises_often == Some(true),
        ProfileField::SuspectsDeficiency => profile.suspects_deficiency == Some(true),
    };
    articles::all().iter().filter(move |statement| {
        matches!(&statement.place,
            Place::Risk { profile, .. } if profile.iter().copied().any(applies))
    })
}

#[cfg(test)]
mod tests {
    use super::remarks;
    use crate::diary::Profile;

    #[test]
    fn only_what_was_answered_is_remarked_on() {
        let ids = |profile: &Profile| -> Vec<&str> {
            remarks(profile).map(|statement| statement.id.as_str()).collect()
        };
        let mut profile = Profile::default();
        assert!(ids(&profile).is_empty());
        profile.exercises_often = Some(false);
        assert!(ids(&profile).is_empty());
        profile.exercises_often = Some(true);
        assert_eq!(ids(&profile), ["B-G1"]);
    }
}

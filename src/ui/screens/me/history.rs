//! Conditions of the person and of the family.

use egui::{Label, RichText, Ui};

use crate::{
    app::{
        Edit,
        text::{Label as _, count},
    },
    diary::{Profile, unique::UniqueList, vocabulary::Condition},
    guidance::articles::{self, Place, Statement},
    ui::{
        style::{semibold, space},
        view::View,
        widgets::{choice::option_button, section::section_ui, statement::remarks_ui},
    },
};

type History = Option<UniqueList<Condition>>;

/// Whose history it is.
#[derive(Clone, Copy)]
struct Whose {
    title: &'static str,
    place: fn(&mut Profile) -> &mut History,
}

const MINE: Whose =
    Whose { title: "I have or had", place: |profile| &mut profile.personal_history };
const FAMILY: Whose = Whose {
    title: "Somebody of my family has or had",
    place: |profile| &mut profile.family_history,
};

/// Shows the section.
pub(super) fn history_ui(view: &mut View<'_>, ui: &mut Ui) {
    let profile = &view.state.shown.profile;
    let mine = glance("me", profile.personal_history.as_ref());
    let family = glance("family", profile.family_history.as_ref());
    let summary = if profile.personal_history.is_none() && profile.family_history.is_none() {
        "not answered".to_owned()
    } else {
        format!("{mine}; {family}")
    };
    section_ui(ui, "History", &summary, false, |ui| {
        histories_ui(view, ui);
        remarks_ui(ui, remarks(profile.personal_history.as_ref()));
    });
}

/// The conditions of the person and of the family, to be answered or left.
pub(in crate::ui) fn histories_ui(view: &mut View<'_>, ui: &mut Ui) {
    let profile = &view.state.shown.profile;
    conditions_ui(view, ui, MINE, profile.personal_history.as_ref());
    conditions_ui(view, ui, FAMILY, profile.family_history.as_ref());
}

fn glance(whose: &str, history: Option<&UniqueList<Condition>>) -> String {
    let what = match history.map(|list| list.as_slice().len()) {
        None => "not answered".to_owned(),
        Some(0) => "none".to_owned(),
        Some(conditions) => count(conditions, "condition", "conditions"),
    };
    format!("{whose} {what}")
}

fn conditions_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    whose: Whose,
    current: Option<&UniqueList<Condition>>,
) {
    let Whose { title, place } = whose;
    ui.add(Label::new(RichText::new(title).family(semibold())).wrap());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::splat(space::TINY);
        for condition in Condition::ALL {
            let there = current.is_some_and(|list| list.contains(*condition));
            let name = format!("{title}: {}", condition.label());
            if option_button(ui, there, &condition.title(), &name).clicked() {
                view.edit(Edit::profile("change the history", move |profile| {
                    set_condition(place(profile), *condition, !there);
                }));
            }
        }
        let none = current.is_some_and(|list| list.as_slice().is_empty());
        let name = format!("{title}: none of these");
        if option_button(ui, none, "None of these", &name).clicked() {
            view.edit(Edit::profile("change the history", move |profile| {
                *place(profile) = (!none).then(UniqueList::default);
            }));
        }
    });
}

fn set_condition(history: &mut History, condition: Condition, there: bool) {
    let list = history.get_or_insert_default();
    list.set(condition, there);
    // Taking the last condition back does not say that there was none.
    if list.as_slice().is_empty() {
        *history = None;
    }
}

/// What the articles say about the conditions of the person.
fn remarks(history: Option<&UniqueList<Condition>>) -> impl Iterator<Item = &'static Statement> {
    let applies =
        move |condition: &Condition| history.is_some_and(|list| list.contains(*condition));
    articles::all().iter().filter(move |statement| {
        matches!(&statement.place,
            Place::Risk { conditions, .. } if conditions.iter().any(applies))
    })
}

#[cfg(test)]
mod tests {
    use super::{UniqueList, glance, set_condition};
    use crate::diary::vocabulary::Condition;

    #[test]
    fn taking_a_condition_back_never_says_that_there_was_none() {
        let mut history = None;
        set_condition(&mut history, Condition::Diabetes, true);
        assert_eq!(glance("me", history.as_ref()), "me 1 condition");
        set_condition(&mut history, Condition::Diabetes, false);
        assert_eq!(history, None);
        history = Some(UniqueList::default());
        assert_eq!(glance("me", history.as_ref()), "me none");
        set_condition(&mut history, Condition::Diabetes, true);
        assert_eq!(glance("me", history.as_ref()), "me 1 condition");
    }
}

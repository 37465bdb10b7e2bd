//! What the articles suggest for mild or occasional cramps: under the cards, each logged from
//! here, with the nights on which it was done.

use std::sync::Arc;

use chrono::Datelike as _;
use egui::{Id, Label, RichText, Ui};

use crate::{
    app::{
        Action, Edit,
        self_care::{self, Done, HABITS, Habit, Log},
        text::count,
    },
    diary::{Period, Profile},
    guidance::articles::{self, Place, ProfileField, Statement},
    ui::{
        style::{icon, semibold, space, whole_dates},
        view::View,
        widgets::{
            button::plain_button,
            choice::option_button,
            noted::noted_ui,
            section::section_ui,
            statement::{articles_ui, remarks_ui, statements_ui},
        },
    },
};

/// Shows the section.
pub(super) fn self_care_ui(view: &mut View<'_>, ui: &mut Ui) {
    section_ui(ui, "What the articles suggest", "for mild or occasional cramps", false, |ui| {
        articles_ui(ui);
        statements_ui(ui, articles::statement("A-S0"));
        let night = view.state.last_night();
        let name = night.both_dates(view.state.now.today().year());
        let words = format!(
            "The articles suggest these things; nobody knows if they work for you. What you press \
             is logged for last night, {name}"
        );
        ui.add(Label::new(whole_dates(&words)).wrap());
        let period = view.state.report_period();
        if let Some(period) = period {
            let nights = count(period.nights(), "night", "nights");
            let last = period.last().both_dates(view.state.now.today().year());
            let words = format!("Counted here: {nights}, the last of them {last}");
            ui.add(Label::new(whole_dates(&words)).wrap());
        }
        let counts = period.map(|period| counts(view, ui, period));
        for (position, habit) in HABITS.iter().enumerate() {
            let done = counts.as_ref().and_then(|counts| counts.get(position)).copied();
            ui.push_id(habit.title, |ui| habit_ui(view, ui, habit, done));
        }
    });
}

/// The counts, kept until the diary changes.
fn counts(view: &View<'_>, ui: &Ui, period: Period) -> Arc<Vec<Done>> {
    type Kept = (u64, Period, Arc<Vec<Done>>);
    let id = Id::unique("counts of what the articles suggest");
    let revision = view.state.revision;
    if let Some((of, over, counts)) = ui.data(|data| data.get_temp::<Kept>(id))
        && (of, over) == (revision, period)
    {
        return counts;
    }
    let counts = Arc::new(self_care::counts(&view.state.shown, period));
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (revision, period, Arc::clone(&counts))));
    counts
}

fn habit_ui(view: &mut View<'_>, ui: &mut Ui, habit: &Habit, done: Option<Done>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        ui.add(Label::new(RichText::new(habit.title).family(semibold())).wrap());
        remarks_ui(ui, statements(habit, &view.state.shown.profile));
        let counted = counted(view, habit, done);
        ui.add(Label::new(whole_dates(&counted)).wrap());
        log_ui(view, ui, habit);
    });
}

/// What the articles say of a habit; what is said of pregnancy only to whom it is meant for.
fn statements(habit: &Habit, profile: &Profile) -> impl Iterator<Item = &'static Statement> {
    let applies = move |field: &ProfileField| match field {
        ProfileField::PregnantFrom => profile.pregnant_from.is_some(),
        ProfileField::PregnantUntil => profile.pregnant_until.is_some(),
        ProfileField::BirthDate
        | ProfileField::ExercisesOften
        | ProfileField::SuspectsDeficiency => false,
    };
    let is_meant = move |statement: &&Statement| {
        let Place::Bedtime { profile: asked, .. } = &statement.place else { return true };
        asked.is_empty() || asked.iter().any(applies)
    };
    habit.statements.iter().filter_map(|id| articles::statement(id)).filter(is_meant)
}

/// On how many nights it was done, of those on which it was answered.
fn counted(view: &View<'_>, habit: &Habit, done: Option<Done>) -> String {
    let what = match habit.log {
        Log::Bedtime(_) => "Done".to_owned(),
        Log::Day(day) => day.counted(&view.state.shown.settings),
        Log::Note(_) => {
            return match done {
                None => "Noted: no night is recorded yet".to_owned(),
                Some(Done { done: 0, .. }) => "Not noted on any night".to_owned(),
                Some(Done { done, .. }) => format!("Noted on {}", count(done, "night", "nights")),
            };
        }
    };
    match done {
        None => format!("{what}: no night is recorded yet"),
        Some(Done { answered: 0, .. }) => format!("{what}: not answered on any night"),
        Some(Done { done, answered }) => {
            format!("{what} on {done} of {}", count(answered, "answered night", "answered nights"))
        }
    }
}

/// How it is logged from here.
fn log_ui(view: &mut View<'_>, ui: &mut Ui, habit: &Habit) {
    let night = view.state.last_night();
    if let Log::Bedtime(measure) = habit.log {
        let done = view
            .state
            .shown
            .night(night)
            .and_then(|entry| entry.bedtime.as_ref())
            .is_some_and(|list| list.contains(measure));
        let name = format!("Done last night: {}", habit.title);
        if option_button(ui, done, "Done last night", &name).clicked() {
            view.edit(Edit::night(night, "change what was done at bedtime", move |night| {
                self_care::set_measure(night, measure, !done);
            }));
        }
        return;
    }
    if let Log::Note(noted) = habit.log {
        let name = format!("Done last night: {}", habit.title);
        noted_ui(view, ui, night, noted, ("Done last night", &name));
        return;
    }
    let part = habit.part();
    let words = format!("Log it under {}", part.title());
    let response = plain_button(ui, icon::RIGHT, &words);
    response.widget_info(|| {
        let name = format!("{words}: {}", habit.title);
        egui::WidgetInfo::labeled(egui::Role::Button, true, name)
    });
    if response.clicked() {
        view.act(Action::OpenNight(night));
        view.act(Action::Show(part));
    }
}

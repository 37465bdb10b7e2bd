//! Appointments: when, with whom, where, and afterwards what was said.

use chrono::NaiveDate;
use egui::{Label, RichText, Ui};

use crate::{
    app::{
        Edit,
        appointment::to_ask_about,
        preferences::ClockStyle,
        text::{self, count, told_apart},
        typed_time::TimeOf,
    },
    diary::{
        Appointment, ClockTime, EntryId,
        text::{Note, ShortText},
    },
    ui::{
        style::icon,
        view::View,
        widgets::{
            button::plain_button,
            field::{
                ClockField, DateField, Field, Meaning, adding_date_ui, clock_ui, date_ui, field_ui,
                written,
            },
            section::{entry_ui, section_ui},
        },
    },
};

/// Shows the section.
pub(super) fn appointments_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    let today = state.now.today();
    let mut appointments: Vec<(EntryId, &Appointment)> =
        state.shown.appointments.iter().map(|(id, appointment)| (*id, appointment)).collect();
    let asked = to_ask_about(&state.shown, today).map(|(id, _)| id);
    // The one whose outcome is asked for stands first: what leads here leads to it.
    appointments
        .sort_by_key(|(id, appointment)| (Some(*id) != asked, std::cmp::Reverse(appointment.date)));
    let coming = appointments.iter().filter(|(_, appointment)| appointment.date >= today);
    let next = coming.min_by_key(|(_, appointment)| appointment.date);
    let summary = match next {
        Some((_, next)) => format!("next on {}", text::short_date(next.date)),
        None if appointments.is_empty() => "none entered".to_owned(),
        None => {
            let past = i64::try_from(appointments.len()).unwrap_or(i64::MAX);
            count(past, "past one", "past ones")
        }
    };
    let newest = state.shown.appointments.iter().next_back().map(|(id, _)| *id);
    section_ui(ui, "Appointments", &summary, next.is_some(), |ui| {
        if appointments.is_empty() {
            let words = "An appointment that stands here lets the summary start where the last \
                         one ended";
            ui.add(Label::new(words).wrap());
        }
        let clock = view.state.preferences.clock;
        let titles = told_apart(appointments.iter().map(|(_, entry)| text::date(entry.date)));
        for ((id, appointment), title) in appointments.into_iter().zip(&titles) {
            ui.push_id(id, |ui| {
                let open = Some(id) == newest || Some(id) == asked;
                entry_ui(ui, title, &glance(appointment, clock), open, |ui| {
                    Row { id, title, appointment, today }.row_ui(view, ui);
                });
            });
        }
        let field = DateField::coming("Date of a new appointment")
            .help("For example 14 March, next Friday or in 2 weeks");
        adding_date_ui(view, ui, "new", field, "Add the appointment", |date| {
            let date = date.ok_or("An appointment needs its date")?;
            let appointment =
                Appointment { date, time: None, with: None, place: None, outcome: None };
            Ok(Edit::add("add an appointment", appointment))
        });
    });
}

/// The time and the person, in a few words.
fn glance(appointment: &Appointment, clock: ClockStyle) -> String {
    let time = appointment.time.map(|time| text::clock_in(clock, time));
    let with = appointment.with.as_ref().map(ToString::to_string);
    let known: Vec<String> = [time, with].into_iter().flatten().collect();
    if known.is_empty() { "open for details".to_owned() } else { known.join(", ") }
}

#[derive(Clone, Copy)]
struct Row<'a> {
    id: EntryId,
    title: &'a str,
    appointment: &'a Appointment,
    today: NaiveDate,
}

impl Row<'_> {
    fn row_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        // Of what has passed, what came of it matters more than where it was.
        let has_passed = self.appointment.date < self.today;
        if has_passed {
            self.outcome_ui(view, ui);
        }
        self.when_ui(view, ui);
        ui.horizontal_wrapped(|ui| {
            self.line_ui(view, ui, "With", self.appointment.with.as_ref(), |appointment| {
                &mut appointment.with
            });
            self.line_ui(view, ui, "Where", self.appointment.place.as_ref(), |appointment| {
                &mut appointment.place
            });
        });
        if !has_passed {
            self.coming_outcome_ui(view, ui);
        }
        let name = format!("Remove the appointment of {}", self.title);
        if plain_button(ui, icon::TRASH, &name).clicked() {
            view.edit(Edit::remove::<Appointment>(self.id, "remove an appointment"));
        }
    }

    fn edit(self, edit: impl Fn(&mut Appointment) + Send + Sync + 'static) -> Edit {
        Edit::entry(self.id, "change an appointment", edit)
    }

    fn when_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        ui.horizontal_wrapped(|ui| {
            let date = self.appointment.date;
            let field = DateField::coming("Date").entry(self.title);
            date_ui(view, ui, "date", field, Some(date), |date| {
                let date = date.ok_or("An appointment needs its date")?;
                Ok(self.edit(move |appointment| appointment.date = date))
            });
            let field = ClockField::new("Time", TimeOf::Date(date)).entry(self.title);
            let field = field.first(ClockTime::new(9, 0));
            clock_ui(view, ui, "time", field, self.appointment.time, |time| {
                Ok(Meaning::Fine(self.edit(move |appointment| appointment.time = time)))
            });
        });
    }

    fn line_ui(
        self,
        view: &mut View<'_>,
        ui: &mut Ui,
        label: &'static str,
        current: Option<&ShortText>,
        place: fn(&mut Appointment) -> &mut Option<ShortText>,
    ) {
        let typed = current.map_or("", ShortText::as_str);
        field_ui(view, ui, label, Field::line(label).of(self.title), typed, |typed| {
            let line = written(typed)?;
            Ok(self.edit(move |appointment| place(appointment).clone_from(&line)))
        });
    }

    fn coming_outcome_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        if self.appointment.date == self.today || self.appointment.outcome.is_some() {
            self.outcome_ui(view, ui);
        } else {
            let words = "What was said and agreed is asked for once the appointment has passed";
            ui.add(Label::new(RichText::new(words).weak()).wrap());
        }
    }

    fn outcome_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let outcome = self.appointment.outcome.as_ref().map_or("", Note::as_str);
        let field = Field::note("What was said and agreed").of(self.title);
        field_ui(view, ui, "outcome", field, outcome, |typed| {
            let outcome = written(typed)?;
            Ok(self.edit(move |appointment| appointment.outcome.clone_from(&outcome)))
        });
    }
}

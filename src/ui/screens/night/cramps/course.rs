//! When a cramp began, how long it lasted, whether it stopped, and how much it hurt.

use egui::{Response, Ui};

use crate::{
    app::{text::number, typed_time::TimeOf},
    diary::{
        ClockTime, draft,
        quantity::{CrampMinutes, Pain},
    },
    ui::{
        view::View,
        widgets::{
            choice::{YES_NO, entry_choice_ui},
            field::{ClockField, Meaning, NumberField, clock_ui, number_ui, optional},
            scale::scale_ui,
        },
    },
};

use super::row::CrampRow;

/// Lengths that are picked with one touch, in minutes.
const QUICK_MINUTES: [(f64, &str); 5] =
    [(0.5, "under 1"), (1.0, "1"), (2.0, "2"), (5.0, "5"), (10.0, "10")];

/// A length among those that are picked with one touch.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Length {
    /// In minutes.
    Quick(f64),
    /// A longer one: it leads to the field.
    More,
}

/// The hour at which the steps of an empty start begin: cramps are most frequent after midnight.
const FIRST_HOUR: u32 = 3;

/// Longer than this is more likely a slip of the hand, in minutes.
const UNLIKELY_MINUTES: f64 = 180.0;

/// Words under the scores of pain.
pub(in crate::ui::screens::night) const PAIN_WORDS: [(usize, &str); 4] =
    [(0, "none"), (3, "mild"), (6, "strong"), (10, "worst imaginable")];

impl CrampRow<'_> {
    /// The start and the length; the focus goes to the start where something `leads_on` to it.
    pub(super) fn when_ui(self, view: &mut View<'_>, ui: &mut Ui, leads_on: bool) {
        let minutes = ui
            .horizontal_wrapped(|ui| {
                let started = self.started_ui(view, ui);
                if leads_on {
                    started.request_focus();
                }
                self.minutes_ui(view, ui)
            })
            .inner;
        self.quick_minutes_ui(view, ui, &minutes);
    }

    fn started_ui(self, view: &mut View<'_>, ui: &mut Ui) -> Response {
        let entry = self.entry();
        let field = ClockField::new("Started at", TimeOf::Night(self.date)).entry(&entry);
        let field = field.first(ClockTime::new(FIRST_HOUR, 0));
        clock_ui(view, ui, (self.date, "started"), field, self.cramp.started, |started| {
            let edit = self.edit("set the start of a cramp", move |cramp| cramp.started = started);
            Ok(Meaning::Fine(edit))
        })
    }

    fn minutes_ui(self, view: &mut View<'_>, ui: &mut Ui) -> Response {
        let minutes = self.cramp.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
        let entry = self.entry();
        let field = NumberField::minutes("Lasted", (CrampMinutes::MIN, CrampMinutes::MAX));
        let field = field.steps(1.0, 10.0, 1.0).entry(&entry);
        number_ui(view, ui, (self.date, "minutes"), field, &minutes, |typed| {
            let minutes = optional(typed, |typed| draft::minutes(typed, CrampMinutes::new))?;
            let edit = self.edit("set the length of a cramp", move |cramp| cramp.minutes = minutes);
            let lasted = minutes.map(CrampMinutes::get).filter(|lasted| *lasted > UNLIKELY_MINUTES);
            let question =
                lasted.map(|lasted| format!("A cramp of {} minutes. Is it right?", number(lasted)));
            Ok(Meaning::asked(edit, question))
        })
    }

    fn quick_minutes_ui(self, view: &mut View<'_>, ui: &mut Ui, field: &Response) {
        let lasted = self.cramp.minutes.map(CrampMinutes::get);
        let is_quick =
            |lasted: f64| QUICK_MINUTES.iter().any(|(quick, _)| quick.total_cmp(&lasted).is_eq());
        // A length between two of them is neither of them, and no more than the longest.
        let current = lasted.and_then(|lasted| match lasted {
            quick if is_quick(quick) => Some(Length::Quick(quick)),
            longer if QUICK_MINUTES.iter().all(|(quick, _)| *quick < longer) => Some(Length::More),
            _between => None,
        });
        let options = QUICK_MINUTES.map(|(minutes, words)| (Length::Quick(minutes), words));
        let options = options.into_iter().chain([(Length::More, "more")]);
        let picked = entry_choice_ui(ui, "How many minutes", &self.entry(), current, options);
        let minutes = match picked {
            None => return,
            Some(Some(Length::More)) => return field.request_focus(),
            // The field holds the answer: it is not to go by a touch on a word.
            Some(None) if current == Some(Length::More) => return field.request_focus(),
            Some(None) => None,
            Some(Some(Length::Quick(minutes))) => CrampMinutes::new(minutes).ok(),
        };
        view.edit(self.edit("set the length of a cramp", move |cramp| cramp.minutes = minutes));
    }

    pub(super) fn pain_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let current = self.cramp.pain.map(Pain::get);
        if let Some(pain) = scale_ui(ui, "Pain", &self.entry(), current, &PAIN_WORDS) {
            let pain = pain.and_then(|pain| Pain::new(pain).ok());
            view.edit(self.edit("set the pain", move |cramp| cramp.pain = pain));
        }
    }

    pub(super) fn did_not_stop_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let label = "Did it refuse to stop, whatever you did?";
        let entry = self.entry();
        let answer = entry_choice_ui(ui, label, &entry, self.cramp.did_not_stop, YES_NO);
        if let Some(answer) = answer {
            view.edit(self.edit("say whether a cramp stopped", move |cramp| {
                cramp.did_not_stop = answer;
            }));
        }
    }
}

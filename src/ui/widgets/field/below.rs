//! What stands under a field: what is wrong, what is asked, what it is understood as, or help.

use chrono::{DateTime, Utc};
use egui::{Button, Id, Label, Response, RichText, Ui, Vec2, accesskit};

use crate::{
    app::{
        State,
        drafts::{LeftText, put_aside, seen_of},
        text,
    },
    diary::ClockTime,
    ui::{
        style::{
            icon::{self, Icon},
            size, tokens,
        },
        view::View,
    },
};

use super::{
    Field,
    edit::{focus_later, key_of, select_all},
};

/// What a field says about the value that it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Echo {
    /// What it is understood as.
    Plain(String),
    /// Something that the person should know.
    Doubtful(String),
}

/// What is wrong with a field, or what helps to fill it in.
pub fn below_ui(view: &mut View<'_>, ui: &mut Ui, id: Id, field: Field<'_>, has_focus: bool) {
    under_ui(view, ui, id, field, None, has_focus);
}

/// As [`below_ui`], with what the value is understood as.
pub(super) fn under_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    id: Id,
    field: Field<'_>,
    echo: Option<Echo>,
    has_focus: bool,
) {
    let now = ui.input(|input| input.time);
    let is_paused = !has_focus || view.drafts.is_paused(id, now);
    let error = view.drafts.error(id).filter(|_| is_paused).map(str::to_owned);
    let question = view.drafts.question(id).filter(|_| is_paused).map(str::to_owned);
    let is_new = is_new(ui, id, error.as_ref().or(question.as_ref()));
    let words = match (error, question, echo) {
        (Some(error), _, _) => {
            let label = wrong_ui(ui, id, &error);
            into_sight(&label, is_new);
            error
        }
        (None, Some(question), _) => {
            let asked = ui.vertical(|ui| question_ui(view, ui, id, field, &question));
            into_sight(&asked.response, is_new);
            question
        }
        (None, None, Some(Echo::Doubtful(words))) => {
            ui.add(Label::new(RichText::new(format!("{}  {words}", icon::INFO)).small()).wrap());
            words
        }
        (None, None, Some(Echo::Plain(words))) => {
            ui.add(Label::new(RichText::new(&words).small().weak()).wrap());
            words
        }
        (None, None, None) => {
            if !field.help.is_empty() {
                ui.add(Label::new(RichText::new(field.help).small().weak()).wrap());
            }
            field.help.to_owned()
        }
    };
    if !words.is_empty() {
        ui.ctx().accesskit_node_builder(id, |node| node.set_description(words));
    }
    found_ui(view, ui, id, field);
}

/// Whether something is said of a field that was not said in the frame before.
fn is_new(ui: &Ui, id: Id, said: Option<&String>) -> bool {
    let known = id.with("what is said of it");
    let frame = ui.ctx().cumulative_pass_nr();
    let before = ui.data(|data| data.get_temp::<(u64, Option<String>)>(known));
    ui.data_mut(|data| data.insert_temp(known, (frame, said.cloned())));
    said.is_some()
        && before.is_some_and(|(then, before)| then + 1 >= frame && before.as_ref() != said)
}

/// What is wrong must be seen, also where it would stand under the edge of the window. What was
/// there when a place came up is not scrolled to.
fn into_sight(response: &Response, is_new: bool) {
    if is_new {
        response.scroll_to_me(None);
    }
}

fn wrong_ui(ui: &mut Ui, id: Id, error: &str) -> Response {
    let color = tokens(ui.ctx()).error;
    let words = format!("{}  {error}", icon::WARNING);
    let label = ui.add(Label::new(RichText::new(words).small().color(color)).wrap());
    label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, error));
    announce(ui, label.id);
    ui.ctx().accesskit_node_builder(id, |node| node.set_invalid(accesskit::Invalid::True));
    label
}

/// A likely slip is asked about, and entered only when it was confirmed.
fn question_ui(view: &mut View<'_>, ui: &mut Ui, id: Id, field: Field<'_>, question: &str) {
    let label = ui.add(Label::new(RichText::new(question).strong()).wrap());
    announce(ui, label.id);
    let name = field.name();
    ui.horizontal_wrapped(|ui| {
        let right = "Yes, that is right";
        if press_ui(ui, icon::CHECK, right, &format!("{right}: {name}")).clicked()
            && let Some(action) = view.drafts.confirm(id)
        {
            view.act(action);
        }
        let change = "Change it";
        if press_ui(ui, icon::UNDO, change, &format!("{change}: {name}")).clicked() {
            select_all(ui, id, view.drafts.text(id).unwrap_or_default());
            focus_later(ui, id);
        }
    });
}

/// A text that was typed before the program ended.
fn found_ui(view: &mut View<'_>, ui: &mut Ui, id: Id, field: Field<'_>) {
    let name = field.name();
    if let Some(at) = view.drafts.found(id) {
        let words = format!("Not entered yet: typed on {}", moment(view.state, at));
        ui.add(Label::new(RichText::new(words).small()).wrap());
        ui.horizontal_wrapped(|ui| {
            let enter = "Enter it";
            if view.drafts.waits(id)
                && press_ui(ui, icon::CHECK, enter, &format!("{enter}: {name}")).clicked()
                && let Some(action) = view.drafts.finish(id)
            {
                view.act(action);
            }
            let away = "Throw it away";
            if press_ui(ui, icon::TRASH, away, &format!("{away}: {name}")).clicked() {
                let action = view.drafts.throw_away(id);
                view.act(action);
            }
        });
        return;
    }
    let state = view.state;
    if state.left.is_empty() || view.drafts.text(id).is_some() {
        return;
    }
    let key = view.drafts.key(&key_of(state, field), id);
    let changed = state.left.get(&key).map(|left| (&key, left, "The answer has changed since"));
    let aside = put_aside(&state.left, &key).map(|(key, left)| (key, left, "It was put aside"));
    for (number, (kept, left, why)) in changed.into_iter().chain(aside).enumerate() {
        let name = if number == 0 { name.clone() } else { format!("{name} ({})", number + 1) };
        offer_ui(view, ui, id, (kept.as_str(), left), (why, &name));
    }
}

/// A text that is kept beside what the field holds.
fn offer_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    id: Id,
    (key, left): (&str, &LeftText),
    (why, name): (&str, &str),
) {
    let (text, at) = (seen_of(&left.typed.text), moment(view.state, left.at));
    let words = format!("Not entered yet: \"{text}\", typed on {at}. {why}");
    ui.add(Label::new(RichText::new(words).small()).wrap());
    ui.horizontal_wrapped(|ui| {
        let take = "Use it instead";
        if press_ui(ui, icon::CHECK, take, &format!("{take}: {name}")).clicked() {
            view.drafts.put(id, left.typed.text.clone());
            view.drafts.forget(key);
            focus_later(ui, id);
        }
        let away = "Throw it away";
        if press_ui(ui, icon::TRASH, away, &format!("{away}: {name}")).clicked() {
            view.drafts.forget(key);
        }
    });
}

/// "Tue 3 March 2026, 03:14", as the clock on the wall shows it now.
pub(super) fn moment(state: &State, at: DateTime<Utc>) -> String {
    let local = state.now.plus(at - state.now.instant).local;
    format!(
        "{}, {}",
        text::date(local.date()),
        text::clock_in(state.preferences.clock, ClockTime::from(local.time()))
    )
}

/// A button whose name tells of which field it is.
fn press_ui(ui: &mut Ui, icon: Icon, words: &str, name: &str) -> Response {
    let button = Button::new(format!("{icon}  {words}")).min_size(Vec2::splat(size::TARGET));
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    response
}

/// A screen reader says it when it comes.
fn announce(ui: &Ui, id: Id) {
    ui.ctx().accesskit_node_builder(id, |node| node.set_live(accesskit::Live::Polite));
}

//! The field of the search, the filters beside it, and what was found in words.

use egui::{
    Key, Label, Modifiers, Response, RichText, TextEdit, Ui, Vec2,
    accesskit::Live,
    text::{CCursor, CCursorRange},
};

use crate::{
    app::{
        Action, Range, State,
        calendar::CalendarAction,
        search::{Filter, Filters, Search},
        text,
    },
    ui::{
        style::{icon, size, space, strong_style},
        view::View,
        widgets::{button::plain_button, chips::chips_ui},
    },
};

/// What is written above the field.
pub(super) const LABEL: &str = "Look for words in notes, muscles, medication, signs and relief";

/// Shows the field and the filters; whether the keyboard is to go on to what was found.
pub(super) fn search_ui(view: &mut View<'_>, ui: &mut Ui) -> bool {
    let search = &view.state.calendar.search;
    let mut goes_on = false;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        let label = ui.add(Label::new(LABEL).wrap());
        ui.horizontal_wrapped(|ui| {
            let width = ui.available_width().min(420.0);
            let mut text = search.text.clone();
            let edit = TextEdit::singleline(&mut text)
                .id_salt("search")
                .desired_width(width)
                .min_size(Vec2::new(0.0, size::TARGET))
                .align(egui::Align2::LEFT_CENTER);
            let response = ui.add(edit).labelled_by(label.id);
            if response.changed() {
                view.act(Action::Calendar(CalendarAction::Search(text)));
            }
            give_focus(ui, search, &response);
            goes_on = keys(view, ui, &response);
            if search.is_on() && plain_button(ui, icon::CLOSE, "Clear").clicked() {
                view.act(Action::Calendar(CalendarAction::ClearSearch));
            }
        });
    });
    let filters: Vec<(Filter, &str, bool)> = Filter::ALL
        .iter()
        .filter(|filter| has_sense(view.state, **filter))
        .map(|filter| (*filter, title(*filter), search.filters.contains(*filter)))
        .collect();
    if let Some(filter) = chips_ui(ui, "Only nights", &filters) {
        view.act(Action::Calendar(CalendarAction::Filter(filter)));
    }
    goes_on
}

/// Whether a filter can be asked for: without an appointment there are no nights after it.
fn has_sense(state: &State, filter: Filter) -> bool {
    filter != Filter::SinceAppointment
        || state.calendar.search.filters.contains(filter)
        || Range::SinceAppointment.period(&state.shown, state.tonight()).is_some()
}

/// Says how many nights were found, or what was looked for in vain.
pub(super) fn found_ui(view: &mut View<'_>, ui: &mut Ui) {
    let search = &view.state.calendar.search;
    let words =
        if search.is_ready() { found_words(search) } else { "Reading the diary…".to_owned() };
    let response = ui.add(Label::new(RichText::new(words).text_style(strong_style())).wrap());
    // A screen reader says how many there are while the search is typed.
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    let is_in_vain = search.is_on() && search.is_ready() && search.found().is_empty();
    if is_in_vain && plain_button(ui, icon::CLOSE, "Show every night").clicked() {
        view.act(Action::Calendar(CalendarAction::ClearSearch));
    }
}

/// The field has the focus whenever a person has asked for it.
fn give_focus(ui: &Ui, search: &Search, response: &Response) {
    let seen = response.id.with("asked");
    if ui.data(|data| data.get_temp::<u64>(seen)).unwrap_or_default() != search.asked {
        ui.data_mut(|data| data.insert_temp(seen, search.asked));
        response.request_focus();
        response.scroll_to_me(None);
        // What is typed next takes the place of what was looked for before.
        let mut state = TextEdit::load_state(ui.ctx(), response.id).unwrap_or_default();
        let end = CCursor::new(search.text.chars().count());
        state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
        state.store(ui.ctx(), response.id);
    }
}

/// Down and Enter go on to the nights; Escape takes the words away before it leaves the place.
fn keys(view: &mut View<'_>, ui: &Ui, response: &Response) -> bool {
    let take = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if response.lost_focus() && view.state.calendar.search.is_on() && take(Key::Escape) {
        view.act(Action::Calendar(CalendarAction::ClearSearch));
        response.request_focus();
        return false;
    }
    let goes_down = response.has_focus() && take(Key::ArrowDown);
    goes_down || (response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)))
}

const fn title(filter: Filter) -> &'static str {
    match filter {
        Filter::WithCramps => "With cramps",
        Filter::WithoutCramps => "Without cramps",
        Filter::NotRecorded => "Not recorded",
        Filter::WithNote => "With a note",
        Filter::EmergencySign => "Emergency sign",
        Filter::SinceAppointment => "Since my last appointment",
    }
}

fn found_words(search: &Search) -> String {
    let found = i64::try_from(search.found().len()).unwrap_or(i64::MAX);
    let asked = asked_words(&search.text, &search.filters);
    match found {
        found if asked.is_empty() => {
            text::count(found, "night with an entry", "nights with an entry")
        }
        0 => format!("No night was found {asked}"),
        found => format!("{} {asked}", text::count(found, "night", "nights")),
    }
}

/// What was asked for: "with the words “left calf”, with cramps or not recorded".
fn asked_words(text: &str, filters: &Filters) -> String {
    let chosen = |wanted: &[Filter]| -> Vec<String> {
        let chosen = filters.iter().filter(|filter| wanted.contains(filter));
        chosen.map(|filter| title(filter).to_lowercase()).collect()
    };
    let mut asked = Vec::new();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !words.is_empty() {
        asked.push(format!("with the words “{words}”"));
    }
    let answers = chosen(&[Filter::WithCramps, Filter::WithoutCramps, Filter::NotRecorded]);
    if !answers.is_empty() {
        asked.push(answers.join(" or "));
    }
    asked.extend(chosen(&[Filter::WithNote]));
    if filters.contains(Filter::EmergencySign) {
        asked.push("with an emergency sign".to_owned());
    }
    asked.extend(chosen(&[Filter::SinceAppointment]));
    asked.join(", ")
}

#[cfg(test)]
mod tests {
    use super::asked_words;
    use crate::app::search::Filter;

    #[test]
    fn what_was_asked_for_is_said_in_words() {
        for (text, filters, words) in [
            ("", &[][..], ""),
            ("  left   calf ", &[], "with the words “left calf”"),
            ("", &[Filter::NotRecorded, Filter::WithCramps], "with cramps or not recorded"),
            (
                "x",
                &[Filter::EmergencySign, Filter::WithNote],
                "with the words “x”, with a note, with an emergency sign",
            ),
        ] {
            let filters = filters.iter().copied().collect();
            assert_eq!(asked_words(text, &filters), words);
        }
    }
}

//! Texts that were typed before the program ended, and whose fields are elsewhere.

use egui::{Frame, Label, RichText, Ui};

use crate::{
    app::{
        Action, Place, State,
        drafts::{LeftText, field_of, seen_of},
    },
    diary::NightDate,
    ui::{
        alarm::show_from_top,
        style::{icon, semibold, size, space, tokens},
        view::View,
        widgets::{button::plain_button, seek::seek},
    },
};

use super::below::moment;

/// Shows each text that is typed and not entered, with the way to its field, where that field is
/// not in sight.
pub fn left_texts_ui(view: &mut View<'_>, ui: &mut Ui) {
    if view.state.left.is_empty() {
        return;
    }
    // Which fields are in sight is known when they have been shown once.
    if view.drafts.is_first_frame() {
        ui.ctx().request_repaint();
        return;
    }
    let state = view.state;
    let left: Vec<(&String, &LeftText)> =
        state.left.iter().filter(|(key, _)| !view.drafts.shows(field_of(key))).collect();
    if left.is_empty() {
        return;
    }
    let fill = tokens(ui.ctx()).surface;
    let frame = Frame::new().fill(fill).corner_radius(size::CARD_RADIUS);
    frame.inner_margin(space::LARGE).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::SMALL;
        let heading = RichText::new("Typed, and not entered yet").family(semibold());
        ui.add(Label::new(heading).wrap());
        for (key, left) in left {
            ui.push_id(key, |ui| text_ui(view, ui, key, left));
        }
    });
}

fn text_ui(view: &mut View<'_>, ui: &mut Ui, key: &str, left: &LeftText) {
    let field = Named::of(key);
    let (text, at) = (seen_of(&left.typed.text), moment(view.state, left.at));
    let words =
        format!("\"{text}\" in \"{}\"{}, typed on {at}", field.name, field.place_words(view));
    ui.add(Label::new(words).wrap());
    ui.horizontal_wrapped(|ui| {
        if let Some((action, words)) = field.way(view.state)
            && plain_button(ui, icon::RIGHT, &words).clicked()
        {
            seek(ui, field_of(key));
            view.actions.extend(action);
        }
        if plain_button(ui, icon::TRASH, &format!("Throw \"{text}\" away")).clicked() {
            view.drafts.forget(key);
        }
    });
}

/// The text that is typed and not entered to which there is the shortest way, by its key.
pub fn nearest_left<'a>(state: &'a State) -> Option<&'a str> {
    let way = |key: &&'a String| Some(Named::of(key).way(state)?.0.is_some());
    let reached = state.left.keys().filter(|key| way(key).is_some());
    reached.min_by_key(way).map(String::as_str)
}

/// Goes to the field of a text that is typed and not entered.
pub fn go_to_left(view: &mut View<'_>, ui: &Ui, key: &str) {
    if let Some((action, _words)) = Named::of(key).way(view.state) {
        // Its cramp may be gone, and its field with it: then it stands above the night.
        if field_of(key) != key {
            show_from_top(ui);
        }
        seek(ui, field_of(key));
        view.actions.extend(action);
    }
}

/// What the key of a field tells.
struct Named<'a> {
    name: &'a str,
    night: Option<NightDate>,
    place: Option<Place>,
}

impl<'a> Named<'a> {
    fn of(key: &'a str) -> Self {
        let key = field_of(key);
        let (place, name) = key.split_once('/').unwrap_or(("", key));
        Self {
            name,
            night: place.strip_prefix("night ").and_then(|date| date.parse().ok()),
            place: Place::ALL.into_iter().find(|known| known.name() == place),
        }
    }

    fn place_words(&self, view: &View<'_>) -> String {
        let year = chrono::Datelike::year(&view.state.now.today());
        match (self.night, self.place) {
            (Some(night), _) => format!(", night of {}", night.both_dates(year)),
            (None, Some(place)) => format!(", {}", place.name()),
            (None, None) => String::new(),
        }
    }

    /// The way to the field, which may be here in a section that is closed.
    fn way(&self, state: &State) -> Option<(Option<Action>, String)> {
        let year = chrono::Datelike::year(&state.now.today());
        Some(match (self.night, self.place) {
            (Some(night), _) if night != state.night || state.place != Place::Night => {
                let words = format!("Open the night of {}", night.both_dates(year));
                (Some(Action::OpenNight(night)), words)
            }
            (None, Some(place)) if place != state.place => {
                (Some(Action::Go(place)), format!("Go to {}", place.name()))
            }
            (None, None) => return None,
            (Some(_), _) | (None, Some(_)) => (None, format!("Go to \"{}\"", self.name)),
        })
    }
}

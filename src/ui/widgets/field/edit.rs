//! The box that is typed into, with what works in it.

use std::time::Duration;

use egui::{
    Align2, Id, Key, Response, RichText, TextEdit, Ui, Vec2,
    text::{CCursor, CCursorRange},
};

use crate::{
    app::{Action, Edit, Place, State, deeds::DeedKind, drafts::put_aside_key},
    diary::NightDate,
    ui::{
        style::{icon, size, space},
        view::View,
        widgets::{
            button::icon_button,
            drafts::{Entered, Meaning, Spot, Via},
            seek,
        },
    },
};

use super::{
    Field,
    below::Echo,
    month,
    step::{self, Step},
};

/// What a typed text means.
pub(super) type Parse<'a> = &'a dyn Fn(&str) -> Result<Meaning, String>;

/// The text after a step from another one; `None` where there is no way.
type TakeStep<'a> = &'a dyn Fn(&str, Step) -> Option<String>;

/// What a text is understood as.
type Understand<'a> = &'a dyn Fn(&str) -> Option<Echo>;

/// What works in a field.
#[derive(Clone, Copy)]
pub(super) struct Works<'a> {
    /// What a typed text means.
    pub(super) parse: Parse<'a>,
    /// What a step does.
    pub(super) step: Option<TakeStep<'a>>,
    /// What the buttons for less and for more do.
    pub(super) steps: [&'a str; 2],
    /// What a text is understood as.
    pub(super) echo: Option<Understand<'a>>,
    /// A month to pick a day from.
    pub(super) month: Option<month::Month<'a>>,
}

impl<'a> Works<'a> {
    /// Typing alone.
    pub(super) const fn plain(parse: Parse<'a>) -> Self {
        Self { parse, step: None, steps: ["", ""], echo: None, month: None }
    }

    /// The width of a field with its buttons.
    pub(super) fn width(&self, field: Field<'_>) -> f32 {
        field.width + self.buttons()
    }

    fn buttons(&self) -> f32 {
        let button = size::TARGET + space::TINY;
        let steps = if self.step.is_some() { 2.0 * button } else { 0.0 };
        steps + if self.month.is_some() { button } else { 0.0 }
    }
}

/// The box that is typed into, without a name: give it one.
pub fn edit_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    id: Id,
    field: Field<'_>,
    current: &str,
    parse: impl Fn(&str) -> Result<Edit, String>,
) -> Response {
    let parse = |typed: &str| parse(typed).map(Meaning::Fine);
    let response = box_ui(view, ui, id, field, &Works::plain(&parse), current);
    enter_where_due(view, ui, &response);
    response
}

/// The box with its buttons, in one row, and under it the month that was opened.
pub(super) fn working_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    id: Id,
    field: Field<'_>,
    works: &Works<'_>,
    current: &str,
) -> Response {
    let Some(month) = works.month else {
        return row_ui(view, ui, id, field, works, current).0;
    };
    let (response, button) = row_ui(view, ui, id, field, works, current);
    let text = view.drafts.text(id).unwrap_or(current).to_owned();
    if let Some(picked) = month::month_ui(ui, id, &month, &text, button.as_ref()) {
        view.drafts.put(id, picked);
        ui.ctx().request_repaint();
    }
    response
}

fn row_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    id: Id,
    field: Field<'_>,
    works: &Works<'_>,
    current: &str,
) -> (Response, Option<Response>) {
    if works.step.is_none() && works.month.is_none() {
        let response = box_ui(view, ui, id, field, works, current);
        enter_where_due(view, ui, &response);
        return (response, None);
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::TINY;
        let width = field.width.min(ui.available_width() - works.buttons());
        let response = box_ui(view, ui, id, Field { width, ..field }, works, current);
        // Narrow: the sign needs no room around it.
        ui.spacing_mut().button_padding.x = space::TINY;
        if works.step.is_some() {
            let steps = step::buttons_ui(ui, &field.name(), works.steps, field.height);
            take_steps(view, ui, id, field, works, current, &steps);
            if steps.is_empty() {
                enter_where_due(view, ui, &response);
            } else {
                // The press took the focus away: it comes back, and nothing is entered by it.
                focus_later(ui, id);
            }
        } else {
            enter_where_due(view, ui, &response);
        }
        let button = works.month.map(|_| {
            let name = format!("{}: pick a day", field.name());
            let button = icon_button(ui, icon::CALENDAR, &name);
            focus_where_wanted(ui, button.id);
            button
        });
        (response, button)
    })
    .inner
}

fn box_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    id: Id,
    field: Field<'_>,
    works: &Works<'_>,
    current: &str,
) -> Response {
    let key = view.drafts.key(&key_of(view.state, field), id);
    let spot = Spot { id, key: &key, entered: field.entered, base: current };
    find_again(view, spot, works.parse);
    let state = view.state;
    view.drafts.see(id, &key, current, || {
        let is_kept = works.step.is_none() || was_undone(state);
        is_kept.then(|| put_aside_key(&key, state.now.instant))
    });
    if seek::arrives(ui, &key) {
        focus_later(ui, id);
    }
    if let Some(text) = view.drafts.take_put(id) {
        take_text(view, ui, spot, text, works.parse, Via::Steps);
        // Who picks has made up their mind.
        if field.entered != Entered::WhenAsked
            && let Some(action) = view.drafts.finish(id)
        {
            view.act(action);
        }
    }
    let mut steps = if works.step.is_some() { step::keys(ui, id) } else { Vec::new() };
    let mut text = view.drafts.text(id).unwrap_or(current).to_owned();
    focus_where_wanted(ui, id);
    let response = ui.add(text_edit(ui, id, field, &mut text));
    // Whoever comes by Tab types a new value over the old one, as everywhere on a desktop. Going
    // back takes a frame longer, and by then the key may be up; a pointer puts the cursor itself.
    if is_arrival(ui, &response) && field.rows == 1 && !is_pointed(ui) {
        select_all(ui, id, &text);
    }
    if response.changed() {
        take_text(view, ui, spot, text, works.parse, Via::Letters);
    }
    if works.step.is_some() {
        step::tell(ui, id);
        steps.extend(step::wheel(ui, &response));
        take_steps(view, ui, id, field, works, current, &steps);
    }
    response
}

/// Whether the last thing that was done was to take something back, or to make it again: nobody
/// answered a field by it. Of words, no other answer is one.
fn was_undone(state: &State) -> bool {
    let last = state.deeds.iter().next().map(|deed| deed.kind);
    matches!(last, Some(DeedKind::Undone | DeedKind::MadeAgain))
}

fn text_edit<'t>(ui: &Ui, id: Id, field: Field<'_>, text: &'t mut String) -> TextEdit<'t> {
    let edit = if field.rows > 1 {
        TextEdit::multiline(text).desired_rows(field.rows)
    } else {
        TextEdit::singleline(text).align(Align2::LEFT_CENTER)
    };
    let edit = if field.unit.is_empty() {
        edit
    } else {
        edit.align(Align2::RIGHT_CENTER).suffix(RichText::new(field.unit).weak())
    };
    edit.id(id)
        .desired_width(field.width.min(ui.available_width()))
        .min_size(Vec2::new(0.0, field.height))
}

/// Steps follow upon each other; together they are one edit.
fn take_steps(
    view: &mut View<'_>,
    ui: &Ui,
    id: Id,
    field: Field<'_>,
    works: &Works<'_>,
    current: &str,
    steps: &[Step],
) {
    let (Some(step), false) = (works.step, steps.is_empty()) else { return };
    let before = view.drafts.text(id).unwrap_or(current).to_owned();
    let after = steps.iter().fold(before.clone(), |text, one| step(&text, *one).unwrap_or(text));
    if after == before {
        return;
    }
    let key = view.drafts.key(&key_of(view.state, field), id);
    let spot = Spot { id, key: &key, entered: field.entered, base: current };
    take_text(view, ui, spot, after, works.parse, Via::Steps);
    ui.ctx().request_repaint();
}

/// Takes note of another text, whichever way it came.
fn take_text(
    view: &mut View<'_>,
    ui: &Ui,
    spot: Spot<'_>,
    text: String,
    parse: Parse<'_>,
    via: Via,
) {
    let meaning = parse(&text);
    let action = view.drafts.typed(spot, text, meaning, (via, ui.input(|input| input.time)));
    view.act(action);
}

/// Enters what was typed when the field is left, by Enter, or after a pause.
fn enter_where_due(view: &mut View<'_>, ui: &Ui, response: &Response) {
    let (id, now) = (response.id, ui.input(|input| input.time));
    let done = if response.lost_focus() {
        if ui.input(|input| input.key_pressed(Key::Enter)) {
            view.drafts.finish(id).or_else(|| view.drafts.leave(id))
        } else {
            view.drafts.leave(id)
        }
    } else if view.drafts.is_due(id, now) {
        view.drafts.enter(id)
    } else {
        None
    };
    if let Some(action) = done {
        view.act(action);
    }
    if let Some(seconds) = view.drafts.seconds_left(id, now) {
        ui.ctx().request_repaint_after(Duration::try_from_secs_f64(seconds).unwrap_or_default());
    }
}

/// Puts a text back that was typed before the program ended; where the diary has another answer
/// by now, it is only offered.
fn find_again(view: &mut View<'_>, spot: Spot<'_>, parse: Parse<'_>) {
    if view.drafts.text(spot.id).is_some() {
        return;
    }
    let Some(left) = view.state.left.get(spot.key) else { return };
    if left.typed.text == spot.base {
        view.drafts.forget(spot.key);
    } else if left.typed.was == spot.base {
        let meaning = parse(&left.typed.text);
        if let Ok(Meaning::Fine(edit) | Meaning::Unsure { edit, .. }) = &meaning {
            view.actions.push(Action::Preview(edit.clone()));
        }
        view.drafts.restore(spot, left, meaning);
    }
}

/// What the file knows a field by: its place, its night, and what a screen reader calls it.
pub(super) fn key_of(state: &State, field: Field<'_>) -> String {
    let name = field.name();
    let name = if field.known_as.is_empty() { &name } else { field.known_as };
    match state.place {
        Place::Night => key_in_night(state.night, name),
        Place::Calendar | Place::Trends | Place::Doctor | Place::Me => {
            key_in_place(state.place, name)
        }
    }
}

/// The same of a field of a night.
pub fn key_in_night(night: NightDate, name: &str) -> String {
    format!("night {night}/{name}")
}

/// The same of a field of a place that is not of one night.
pub fn key_in_place(place: Place, name: &str) -> String {
    format!("{}/{name}", place.name())
}

/// Gives the focus to something in the next frame. In this one, a click elsewhere takes it away.
pub(super) fn focus_later(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.insert_temp(wanted(), Some(id)));
    ui.ctx().request_repaint();
}

/// Gives the focus to something that was promised it.
pub(super) fn focus_where_wanted(ui: &Ui, id: Id) {
    if ui.data(|data| data.get_temp::<Option<Id>>(wanted())).flatten() == Some(id) {
        ui.data_mut(|data| data.insert_temp::<Option<Id>>(wanted(), None));
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

fn wanted() -> Id {
    Id::unique("field that wants the focus")
}

/// Whether a field has the focus for the first time, also where it was given to it after it was
/// drawn in the frame before, which `gained_focus` does not tell.
fn is_arrival(ui: &Ui, response: &Response) -> bool {
    let known = Id::unique("field that has the focus");
    let before = ui.data(|data| data.get_temp::<Option<Id>>(known)).flatten();
    let (was_here, is_here) = (before == Some(response.id), response.has_focus());
    if was_here != is_here {
        ui.data_mut(|data| data.insert_temp(known, is_here.then_some(response.id)));
    }
    is_here && !was_here
}

/// Whether the pointer is pressed or let go of in this frame.
fn is_pointed(ui: &Ui) -> bool {
    ui.input(|input| {
        let pointer = &input.pointer;
        pointer.any_down() || pointer.any_pressed() || pointer.any_released()
    })
}

/// Selects all of the text of a field.
pub(super) fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    state.store(ui.ctx(), id);
}

//! Everything that can be done, found by typing or by looking through it.

use egui::{
    Button, Event, Id, Key, Label, Memory, Modifiers, Response, RichText, ScrollArea, TextEdit,
    TextStyle, TextWrapMode, Ui, Vec2, WidgetText,
};

use crate::{
    app::{
        Action,
        palette::{Offer, offers},
    },
    ui::{
        style::{semibold, size, space, state::filled, tokens},
        view::View,
    },
};

use super::sheet::{Sheet, focus_first, follow_inside, sheet_at_top_ui};

const NAME: &str = "What do you want to do?";

/// Shows it.
pub(super) fn palette_ui(view: &mut View<'_>, ui: &Ui) {
    let is_topmost = !view.state.help;
    let sheet = Sheet { id: "palette", title: NAME, widest: size::FORM, is_topmost };
    let closed = sheet_at_top_ui(view, ui, sheet, |view, ui, room| {
        let top = ui.cursor().top();
        let field = field_ui(view, ui);
        let typed = view.drafts.loose(field.id, String::new).clone();
        let found = offers(view.state, &typed);
        let is_typed = !typed.is_empty();
        let enter =
            is_typed && field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let hint = "Up and Down go through the list. Enter does the marked one.";
        ui.add(Label::new(RichText::new(hint).small().weak()).wrap());
        let room = room - (ui.cursor().top() - top);
        let area = ScrollArea::vertical().max_height(room).auto_shrink([false, true]);
        let chosen = area.show(ui, |ui| list_ui(view, ui, &found, &field)).inner;
        if let Some(offer) = chosen.or_else(|| found.into_iter().next().filter(|_| enter)) {
            view.drafts.loose(field.id, String::new).clear();
            view.act(Action::ShowOverlay(None));
            view.act(offer.run.action());
        }
    });
    if closed {
        view.drafts.loose(field_id(), String::new).clear();
        view.act(Action::ShowOverlay(None));
    }
}

fn field_id() -> Id {
    Id::unique("palette field")
}

/// The field; what is typed on a row goes there too.
fn field_ui(view: &mut View<'_>, ui: &mut Ui) -> Response {
    let id = field_id();
    let text = view.drafts.loose(id, String::new);
    if !ui.memory(|memory| memory.has_focus(id)) {
        let letters: String = ui.input(|input| {
            let letters = input.events.iter().filter_map(|event| {
                if let Event::Text(letters) = event { Some(letters.as_str()) } else { None }
            });
            // The space bar presses the row.
            letters.filter(|letters| *letters != " ").collect()
        });
        if !letters.is_empty() {
            text.push_str(&letters);
            let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
            let end = egui::text::CCursor::new(text.chars().count());
            state.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
            state.store(ui.ctx(), id);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }
    let edit = TextEdit::singleline(text)
        .id(id)
        .desired_width(ui.available_width())
        .min_size(Vec2::new(0.0, size::TARGET))
        .hint_text("A few letters, a date or a medication")
        .align(egui::Align2::LEFT_CENTER);
    let response = ui.add(edit).accessible_name(NAME);
    focus_first(ui, "palette", &response);
    response
}

/// The rows under their headings; the one that was pressed.
fn list_ui(view: &View<'_>, ui: &mut Ui, found: &[Offer], field: &Response) -> Option<Offer> {
    if found.is_empty() {
        let words = "Nothing is called that. Try another word, a date such as 14 3, or \"add\" and \
                     the name of a medication.";
        ui.add(Label::new(words).wrap());
        return None;
    }
    ui.spacing_mut().item_spacing.y = space::TINY;
    let typed = !view.drafts.peek(field.id).is_none_or(str::is_empty);
    let mut chosen = None;
    let mut heading = "";
    let mut rows = Vec::new();
    for (position, offer) in found.iter().enumerate() {
        // Sorted by how well they fit, headings would come again and again.
        if !typed && offer.heading != heading {
            ui.add_space(if position == 0 { space::TINY } else { space::SMALL });
            heading = offer.heading;
            ui.add(Label::new(RichText::new(heading).small().family(semibold())).wrap());
        }
        let response = ui.push_id(position, |ui| row_ui(ui, offer, typed && position == 0)).inner;
        if response.clicked() {
            chosen = Some(offer.clone());
        }
        rows.push(response.id);
    }
    move_by_arrows(ui, field.id, &rows);
    follow_inside(ui);
    chosen
}

/// One row: its words and its keys, or why it cannot be done now. What Enter would do is marked.
fn row_ui(ui: &mut Ui, offer: &Offer, is_first: bool) -> Response {
    let tokens = tokens(ui.ctx());
    let row = ui.next_auto_id();
    let is_marked = ui.memory(|memory| match memory.focused() {
        Some(focused) if focused == row => true,
        Some(focused) => is_first && focused == field_id(),
        None => is_first,
    });
    let beside = match (offer.why_not, offer.keys.as_str()) {
        (Some(why_not), _) => why_not.to_owned(),
        (None, "") if is_marked => "Enter".to_owned(),
        (None, keys) if is_marked => format!("Enter, or {keys}"),
        (None, keys) => keys.to_owned(),
    };
    let beside = beside.as_str();
    let (color, weak) = match offer.why_not {
        _ if is_marked => (tokens.on_accent, tokens.on_accent),
        Some(_) => (tokens.weak_text, tokens.weak_text),
        None => (tokens.text, tokens.weak_text),
    };
    let words = RichText::new(&offer.title).color(color);
    let glance = RichText::new(beside).small().color(weak);
    let width = |text: &RichText| {
        let text = WidgetText::from(text.clone());
        text.into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Button).size().x
    };
    let around = 2.0 * ui.spacing().button_padding.x + space::LARGE;
    let fits = width(&words) + width(&glance) + around <= ui.available_width();
    let button = if fits || beside.is_empty() {
        let button = Button::new(words);
        if fits && !beside.is_empty() { button.right_text(glance) } else { button.wrap() }
    } else {
        Button::new(RichText::new(format!("{}\n{beside}", offer.title)).color(color)).wrap()
    };
    let button = if is_marked { filled(ui, button, tokens.chosen()) } else { button };
    let size = Vec2::new(ui.available_width(), size::TARGET);
    let response = ui.add(button.frame_when_inactive(is_marked).min_size(size));
    response.widget_info(|| {
        // That Enter does it is nothing new to whoever has heard its name.
        let beside = offer.why_not.unwrap_or(&offer.keys);
        let name = if beside.is_empty() {
            offer.title.clone()
        } else {
            format!("{}, {beside}", offer.title)
        };
        egui::WidgetInfo::labeled(egui::Role::Button, true, name)
    });
    response
}

/// Up and down go through the rows, from the field and back.
fn move_by_arrows(ui: &Ui, field: Id, rows: &[Id]) {
    let Some(focused) = ui.memory(Memory::focused) else { return };
    let at = rows.iter().position(|row| *row == focused);
    if focused != field && at.is_none() {
        return;
    }
    ui.memory_mut(|memory| {
        let filter = egui::EventFilter {
            vertical_arrows: true,
            horizontal_arrows: focused == field,
            ..egui::EventFilter::default()
        };
        memory.set_focus_lock_filter(focused, filter);
    });
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let next = if pressed(Key::ArrowDown) {
        rows.get(at.map_or(0, |at| at + 1)).copied()
    } else if pressed(Key::ArrowUp) {
        at.map(|at| at.checked_sub(1).and_then(|at| rows.get(at).copied()).unwrap_or(field))
    } else {
        None
    };
    if let Some(next) = next {
        ui.memory_mut(|memory| memory.request_focus(next));
    }
}

//! A month under a date field, from which a day is picked.
//!
//! It stands in the page and not above it: at twice the text size in a small window nothing of
//! it would fit otherwise. The days are one stop of the Tab key; the arrows move among them.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};
use egui::{
    Align2, EventFilter, Frame, Id, Key, Label, Modifiers, Rect, Response, RichText, Sense, Stroke,
    StrokeKind, TextStyle, Ui, Vec2, accesskit, pos2,
};

use super::edit::{focus_later, focus_where_wanted};
use crate::{
    app::text,
    diary::draft::ReadDate,
    ui::{
        style::{icon, size, space, stroke, strong_style, tokens},
        widgets::button::icon_button,
    },
};

/// A month to pick a day from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Month<'a> {
    /// How the text of the field is read.
    pub(super) reading: ReadDate,
    /// The last day that can be picked.
    pub(super) latest: Option<NaiveDate>,
    /// The day that a week begins with.
    pub(super) first_day: Weekday,
    /// What the date is of.
    pub(super) name: &'a str,
}

/// Shows the month of a field where it is open; gives the text of a day that was picked.
pub(super) fn month_ui(
    ui: &mut Ui,
    field: Id,
    month: &Month<'_>,
    text: &str,
    button: Option<&Response>,
) -> Option<String> {
    let days = field.with("days");
    let held: Option<NaiveDate> = ui.data(|data| data.get_temp(days)).flatten();
    let chosen = month.reading.date(text).ok();
    let was_pressed = button.is_some_and(Response::clicked);
    let cursor = match (held, was_pressed) {
        (None, false) => return None,
        (Some(_), true) => {
            set_cursor(ui, days, None);
            return None;
        }
        (None, true) => month.held_back(chosen.unwrap_or(month.reading.today)),
        (Some(cursor), false) => cursor,
    };
    let (cursor, picked) = open_ui(ui, days, month, cursor, chosen);
    let is_left = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let is_done = is_left || picked.is_some();
    set_cursor(ui, days, (!is_done).then_some(cursor));
    match button {
        Some(button) if is_done => focus_later(ui, button.id),
        // The key that opened it must not pick a day by the way.
        Some(_) if was_pressed => focus_later(ui, days),
        Some(_) | None => {}
    }
    picked.map(text::typed_date)
}

impl Month<'_> {
    /// The last day that can be picked where a day is later.
    fn held_back(&self, day: NaiveDate) -> NaiveDate {
        self.latest.map_or(day, |latest| day.min(latest))
    }

    /// The row of a day, the first one being 0.
    fn week_of(&self, day: NaiveDate) -> u32 {
        let first = day.with_day(1).unwrap_or(day);
        (first.weekday().days_since(self.first_day) + day.day0()) / 7
    }

    fn can_be_picked(&self, day: NaiveDate) -> bool {
        self.latest.is_none_or(|latest| day <= latest)
    }
}

fn set_cursor(ui: &Ui, days: Id, cursor: Option<NaiveDate>) {
    ui.data_mut(|data| data.insert_temp(days, cursor));
}

/// The month itself; gives where the keyboard is, and the day that was picked.
fn open_ui(
    ui: &mut Ui,
    days: Id,
    month: &Month<'_>,
    cursor: NaiveDate,
    chosen: Option<NaiveDate>,
) -> (NaiveDate, Option<NaiveDate>) {
    let tokens = tokens(ui.ctx());
    let frame = Frame::new()
        .fill(tokens.background)
        .stroke(Stroke::new(stroke::THIN, tokens.outline))
        .corner_radius(size::CARD_RADIUS)
        .inner_margin(space::SMALL);
    frame
        .show(ui, |ui| {
            let mut cursor = heading_ui(ui, month, cursor);
            ui.add_space(space::TINY);
            let side = ((ui.available_width() + GAP) / 7.0 - GAP).min(size::TARGET + GAP);
            let (_, rect) =
                ui.allocate_space(Vec2::new(7.0 * (side + GAP) - GAP, grid_height(month, cursor)));
            names_of_days_ui(ui, month.first_day, rect, side);
            focus_where_wanted(ui, days);
            let grid = ui.interact(rect, days, Sense::FOCUSABLE);
            let (before, mut picked) = (cursor, None);
            if grid.has_focus() {
                (cursor, picked) = take_keys(ui, days, month, cursor);
            }
            let shown = Shown { month, cursor, chosen, has_focus: grid.has_focus(), rect, side };
            if cursor != before {
                // A small window may not hold all of the month.
                ui.scroll_to_rect(shown.rect_of(cursor).expand(space::LARGE), None);
            }
            for day in cursor.with_day(1).into_iter().flat_map(|first| {
                first.iter_days().take_while(move |day| day.month() == first.month())
            }) {
                if shown.day_ui(ui, days, day).clicked() {
                    picked = Some(day);
                }
            }
            let name = format!("{}: {}", month.name, text::date(cursor));
            grid.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Grid, true, &name));
            ui.ctx().accesskit_node_builder(days, |node| {
                node.set_active_descendant(accesskit::NodeId(days.with(cursor).value()));
            });
            (cursor, picked.filter(|day| month.can_be_picked(*day)))
        })
        .inner
}

/// The name of the month between the ways to its neighbours.
fn heading_ui(ui: &mut Ui, month: &Month<'_>, cursor: NaiveDate) -> NaiveDate {
    let mut moved = cursor;
    ui.horizontal(|ui| {
        let name = |month: NaiveDate| month.format("%B %Y").to_string();
        let before = cursor.checked_sub_months(Months::new(1));
        if let Some(before) = before {
            let words = format!("Previous month: {}", name(before));
            if icon_button(ui, icon::LEFT, &words).clicked() {
                moved = before;
            }
        }
        let heading = RichText::new(name(cursor)).text_style(strong_style());
        ui.add(Label::new(heading));
        let after = cursor.checked_add_months(Months::new(1));
        let first_after = after.and_then(|after| after.with_day(1));
        if let Some((after, first)) = after.zip(first_after)
            && month.can_be_picked(first)
        {
            let words = format!("Next month: {}", name(after));
            if icon_button(ui, icon::RIGHT, &words).clicked() {
                moved = month.held_back(after);
            }
        }
    });
    moved
}

/// The arrows go by days and weeks, the page keys by months and years; Enter picks.
fn take_keys(
    ui: &Ui,
    days: Id,
    month: &Month<'_>,
    cursor: NaiveDate,
) -> (NaiveDate, Option<NaiveDate>) {
    let filter =
        EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(days, filter));
    ui.input_mut(|input| {
        let mut moved = cursor;
        type Move = fn(NaiveDate) -> Option<NaiveDate>;
        let keys: [(Modifiers, Key, Move); 8] = [
            (Modifiers::SHIFT, Key::PageUp, |day| day.checked_sub_months(Months::new(12))),
            (Modifiers::SHIFT, Key::PageDown, |day| day.checked_add_months(Months::new(12))),
            (Modifiers::NONE, Key::PageUp, |day| day.checked_sub_months(Months::new(1))),
            (Modifiers::NONE, Key::PageDown, |day| day.checked_add_months(Months::new(1))),
            (Modifiers::NONE, Key::ArrowLeft, |day| day.checked_sub_days(Days::new(1))),
            (Modifiers::NONE, Key::ArrowRight, |day| day.checked_add_days(Days::new(1))),
            (Modifiers::NONE, Key::ArrowUp, |day| day.checked_sub_days(Days::new(7))),
            (Modifiers::NONE, Key::ArrowDown, |day| day.checked_add_days(Days::new(7))),
        ];
        for (modifiers, key, step) in keys {
            for _press in 0..input.count_and_consume_key(modifiers, key) {
                moved = month.held_back(step(moved).unwrap_or(moved));
            }
        }
        let is_picked = input.consume_key(Modifiers::NONE, Key::Enter)
            || input.consume_key(Modifiers::NONE, Key::Space);
        (moved, is_picked.then_some(moved))
    })
}

/// Between two days.
const GAP: f32 = space::HAIR;
/// The height of the names of the days of the week.
const NAMES: f32 = space::HUGE;

/// Six weeks at most, in fields that can be hit.
fn grid_height(month: &Month<'_>, cursor: NaiveDate) -> f32 {
    let weeks = cursor
        .with_day(1)
        .and_then(|first| Some((first, first.checked_add_months(Months::new(1))?.pred_opt()?)))
        .map_or(6, |(_, last)| month.week_of(last) + 1);
    NAMES + weeks as f32 * (size::TARGET + GAP)
}

fn names_of_days_ui(ui: &Ui, first: Weekday, rect: Rect, side: f32) {
    let font = TextStyle::Small.resolve(ui.style());
    let color = tokens(ui.ctx()).weak_text;
    let mut day = first;
    for column in 0..7 {
        let middle = rect.left() + column as f32 * (side + GAP) + side / 2.0;
        let place = pos2(middle, rect.top() + NAMES / 2.0);
        ui.painter().text(place, Align2::CENTER_CENTER, day.to_string(), font.clone(), color);
        day = day.succ();
    }
}

/// What the days of a month are shown by.
struct Shown<'a> {
    month: &'a Month<'a>,
    cursor: NaiveDate,
    chosen: Option<NaiveDate>,
    has_focus: bool,
    rect: Rect,
    side: f32,
}

impl Shown<'_> {
    fn rect_of(&self, day: NaiveDate) -> Rect {
        let column = day.weekday().days_since(self.month.first_day) as f32;
        let row = self.month.week_of(day) as f32;
        let corner = pos2(
            self.rect.left() + column * (self.side + GAP),
            self.rect.top() + NAMES + row * (size::TARGET + GAP),
        );
        Rect::from_min_size(corner, Vec2::new(self.side, size::TARGET))
    }

    fn day_ui(&self, ui: &Ui, days: Id, day: NaiveDate) -> Response {
        let can_be_picked = self.month.can_be_picked(day);
        let sense = if can_be_picked { Sense::CLICK } else { Sense::hover() };
        let response = ui.interact(self.rect_of(day), days.with(day), sense);
        let is_chosen = self.chosen == Some(day);
        let name = text::date(day);
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::Button, can_be_picked, is_chosen, &name)
        });
        self.paint(ui, &response, day, is_chosen);
        response
    }

    fn paint(&self, ui: &Ui, response: &Response, day: NaiveDate, is_chosen: bool) {
        let tokens = tokens(ui.ctx());
        let (rect, painter) = (response.rect, ui.painter());
        let corner = f32::from(size::RADIUS);
        if is_chosen {
            painter.rect_filled(rect, corner, tokens.accent);
        }
        let is_cursor = day == self.cursor && self.has_focus;
        if is_cursor || response.hovered() {
            let color = if is_chosen { tokens.text } else { tokens.accent };
            let ring = Stroke::new(stroke::RING, color);
            painter.rect_stroke(rect, corner, ring, StrokeKind::Inside);
        }
        let color = match (is_chosen, self.month.can_be_picked(day)) {
            (true, _) => tokens.on_accent,
            (false, true) => tokens.text,
            (false, false) => tokens.weak_text,
        };
        let font = TextStyle::Body.resolve(ui.style());
        let words = day.day().to_string();
        painter.text(rect.center(), Align2::CENTER_CENTER, words, font, color);
        if !self.month.can_be_picked(day) {
            // Struck through: it has not come.
            let (left, right) = (rect.center().x - space::SMALL, rect.center().x + space::SMALL);
            painter.hline(left..=right, rect.center().y, Stroke::new(stroke::THIN, color));
        }
        if day == self.month.reading.today {
            // A line under today.
            let (left, right) = (rect.center().x - space::SMALL, rect.center().x + space::SMALL);
            let line = Stroke::new(stroke::CHOSEN, color);
            painter.hline(left..=right, rect.bottom() - space::TINY, line);
        }
    }
}

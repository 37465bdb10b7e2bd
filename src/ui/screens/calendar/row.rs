//! A night of the list.

use std::{ops::Range, sync::Arc};

use chrono::Datelike as _;
use egui::{
    Color32, CornerRadius, FontId, Galley, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2,
    text::{LayoutJob, TextFormat, TextWrapping},
};

use crate::{
    app::{Action, search::Words},
    diary::NightDate,
    ui::{
        style::{Tokens, font, size, stroke, tokens},
        view::View,
        widgets::{mark::Mark, roving::Roving},
    },
};

use super::row_text::RowText;

/// The height of a row whose words have a line each, in points.
const HEIGHT: f32 = 74.0;

/// Of another line, in points.
const LINE: f32 = 17.0;

/// The height of every row in a room of this width, in points.
pub(super) fn height(room: f32) -> f32 {
    HEIGHT + LINE * (small_lines(room) - 2) as f32
}

/// The lines that a row has under its dates: what was recorded is to be read also where half of
/// the window, or large letters, leave little room beside the mark.
fn small_lines(room: f32) -> usize {
    match room {
        room if room < 420.0 => 4,
        room if room < 640.0 => 3,
        _ => 2,
    }
}

const MARK: f32 = 28.0;
const TEXT_LEFT: f32 = 52.0;

/// Shows a night; a press opens it.
pub(super) fn row_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    group: &mut Roving<NightDate>,
    date: NightDate,
    words: &Words,
) {
    let state = view.state;
    let night = state.shown.night(date).map(|night| &**night);
    let changes = state.calendar.search.changes_before(date);
    let text =
        RowText::of(date, night, changes, state.now.today().year(), words, &state.preferences);
    let (_, rect) =
        ui.allocate_space(Vec2::new(ui.available_width(), height(ui.available_width())));
    let response = group.item(ui, date, rect);
    let is_selected = date == group.chosen().unwrap_or(state.calendar.selected);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, is_selected, text.name())
    });
    if response.clicked() {
        view.act(Action::OpenNight(date));
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let tokens = tokens(ui.ctx());
    let corner = CornerRadius::same(size::RADIUS);
    let fill = if is_selected { tokens.raised } else { tokens.surface };
    ui.painter().rect_filled(rect, corner, fill);
    if is_selected || response.hovered() {
        let width = if is_selected { stroke::CHOSEN } else { stroke::THIN };
        let stroke = Stroke::new(width, tokens.accent);
        ui.painter().rect_stroke(rect, corner, stroke, StrokeKind::Inside);
    }
    let middle = Pos2::new(rect.left() + TEXT_LEFT / 2.0, rect.center().y);
    let square = Rect::from_center_size(middle, Vec2::splat(MARK));
    Mark::of(night).paint(ui.painter(), square, tokens);
    text_ui(ui, rect, &text, words, tokens);
}

fn text_ui(ui: &Ui, rect: Rect, text: &RowText, words: &Words, tokens: &Tokens) {
    let width = rect.width() - TEXT_LEFT - 8.0;
    let small = small_lines(rect.width());
    let for_cramps = if text.more.is_empty() { small } else { small / 2 };
    let mut left = small;
    let lines = [
        (&text.dates, font::strong(), tokens.text, Vec::new(), 1),
        (&text.cramps, font::small(), tokens.text, words.found_in(&text.cramps), for_cramps),
        (&text.more, font::small(), tokens.weak_text, words.found_in(&text.more), small),
    ];
    let lines: Vec<Arc<Galley>> = lines
        .into_iter()
        .filter(|(text, ..)| !text.is_empty())
        .enumerate()
        .map(|(position, (text, font, color, found, most))| {
            let mut job = marked(text, &font, color, &found, tokens);
            // The last words have whatever the others leave.
            let max_rows = most.min(left);
            job.wrap = TextWrapping { max_width: width, max_rows, ..TextWrapping::default() };
            let line = ui.painter().layout_job(job);
            if position > 0 {
                left = left.saturating_sub(line.rows.len()).max(1);
            }
            line
        })
        .collect();
    let height: f32 = lines.iter().map(|line| line.size().y).sum();
    let mut at = Pos2::new(rect.left() + TEXT_LEFT, rect.center().y - height / 2.0);
    for line in lines {
        let below = line.size().y;
        ui.painter().galley(at, line, tokens.text);
        at.y += below;
    }
}

/// A line in which the words that are looked for stand out by ground and weight.
fn marked(
    text: &str,
    font: &FontId,
    color: Color32,
    found: &[Range<usize>],
    tokens: &Tokens,
) -> LayoutJob {
    let plain = TextFormat::simple(font.clone(), color);
    let marked = TextFormat {
        background: tokens.accent,
        // The ground would cover the feet of the letters in the line above.
        expand_bg: 0.0,
        ..TextFormat::simple(font::small_strong(), tokens.on_accent)
    };
    let mut job = LayoutJob::default();
    let mut add = |range: Range<usize>, format: &TextFormat| {
        if let Some(part) = text.get(range).filter(|part| !part.is_empty()) {
            job.append(part, 0.0, format.clone());
        }
    };
    let mut from = 0;
    for range in found {
        add(from..range.start, &plain);
        add(range.clone(), &marked);
        from = range.end;
    }
    add(from..text.len(), &plain);
    job
}

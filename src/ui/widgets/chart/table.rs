//! The table twin of a chart: the same figures in rows, which can be copied.

use std::sync::Arc;

use egui::{
    Align2, Id, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2,
    scroll_area::ScrollAreaOutput,
};

use crate::{
    app::text::count,
    chart::{Cell, Chart, Column, csv},
    ui::{
        style::{font, icon, space, stroke, tokens},
        widgets::{
            button::plain_button,
            roving::{Step, take_steps},
            rows::rows_ui,
            section::section_ui,
        },
    },
};

/// The height of a row.
const ROW: f32 = 24.0;
/// A cell wider than this is cut in the table, and whole where it is copied.
const WIDEST: f32 = 320.0;
/// A name is broken into lines rather than make its column wider than this.
const NAME: f32 = 72.0;
/// What stands over it.
const TITLE: &str = "The same in numbers";
/// What is kept of a key that scrolls, until the next frame.
const SCROLLED: &str = "scrolled";

/// Where the columns stand; kept as long as the chart is the same.
#[derive(Debug)]
struct Columns {
    chart: Arc<Chart>,
    /// The pixels of a point, as their bits.
    scale: u32,
    /// The width of each, and whether it holds figures, which stand at its right.
    places: Vec<(f32, bool)>,
}

/// Shows the figures, folded.
pub(super) fn table_ui(ui: &mut Ui, id: Id, chart: &Arc<Chart>) {
    let table = &chart.table;
    let rows = table.rows.len();
    if rows == 0 {
        return;
    }
    let summary = count(rows, "row", "rows");
    let header = section_ui(ui, TITLE, &summary, false, |ui| {
        let copy = plain_button(ui, icon::COPY, "Copy the figures");
        copy.widget_info(|| {
            let name = format!("Copy the figures: {}", chart.title());
            WidgetInfo::labeled(Role::Button, true, name)
        });
        if copy.clicked() {
            ui.ctx().copy_text(csv::tabbed(table));
        }
        let columns = columns(ui, id.with("columns"), chart);
        let whole: f32 = columns.places.iter().map(|(width, _)| width + space::LARGE).sum();
        let is_wide = whole > ui.available_width();
        let wanted = ui.data_mut(|data| data.remove_temp::<f32>(id.with(SCROLLED)));
        let mut area = ScrollArea::horizontal().id_salt("figures");
        if let Some(offset) = wanted {
            area = area.horizontal_scroll_offset(offset);
        }
        let shown = area.show(ui, |ui| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::Table);
                node.set_label(format!("{TITLE}: {}", chart.title()));
            });
            ui.set_min_width(whole);
            ui.spacing_mut().item_spacing.y = 0.0;
            let heads = heads_ui(ui, &columns, chart, is_wide);
            rows_ui(ui, ROW, rows, |ui, row| {
                let Some(cells) = table.rows.get(row) else { return };
                let words: Vec<String> = cells.iter().map(Cell::words).collect();
                row_ui(ui, &columns, &words, &table.row_words(row));
            });
            heads
        });
        scroll_by_keys(ui, id, shown);
    });
    // There are several of these in a place: a screen reader says of which chart each is.
    ui.ctx().accesskit_node_builder(header.id, |node| {
        node.set_label(format!("{TITLE}: {}, {summary}", chart.title()));
    });
}

/// Lets the arrows go sideways in a table that is wider than its room, from its heading.
fn scroll_by_keys(ui: &Ui, id: Id, shown: ScrollAreaOutput<Response>) {
    let ScrollAreaOutput { inner: heads, state, content_size, inner_rect, .. } = shown;
    if !heads.has_focus() {
        return;
    }
    let last = (content_size.x - inner_rect.width()).max(0.0);
    let mut offset = state.clamped_offset().x;
    let steps = take_steps(ui.ctx(), heads.id, Step::ROW);
    for step in &steps {
        offset = match step {
            Step::Home => 0.0,
            Step::Left => offset - NAME,
            Step::Right => offset + NAME,
            Step::End
            | Step::Up
            | Step::Down
            | Step::PageUp
            | Step::PageDown
            | Step::ShiftPageUp
            | Step::ShiftPageDown => last,
        }
        .clamp(0.0, last);
    }
    if !steps.is_empty() {
        ui.data_mut(|data| data.insert_temp(id.with(SCROLLED), offset));
        ui.ctx().request_repaint();
    }
}

/// The names of the columns, in as many lines as they take; a stop of the Tab key where the table
/// scrolls.
fn heads_ui(ui: &mut Ui, columns: &Columns, chart: &Chart, is_stop: bool) -> Response {
    let tokens = tokens(ui.ctx());
    let names: Vec<String> = chart.table.columns.iter().map(Column::heading).collect();
    let heads: Vec<_> = names
        .iter()
        .zip(&columns.places)
        .map(|(name, (width, _))| {
            let letters = font::small_strong();
            ui.painter().layout(name.clone(), letters, tokens.text, *width)
        })
        .collect();
    let height = heads.iter().map(|head| head.size().y).fold(ROW, f32::max);
    let room = Vec2::new(ui.available_width(), height);
    let sense = if is_stop { Sense::focusable_noninteractive() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(room, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, names.join(", ")));
    let mut left = rect.left();
    for (head, (width, is_figure)) in heads.into_iter().zip(&columns.places) {
        let at = if *is_figure { left + width - head.size().x } else { left };
        ui.painter().galley(pos2(at, rect.bottom() - head.size().y), head, tokens.text);
        left += width + space::LARGE;
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(stroke::LINE, tokens.outline));
    response
}

/// One row; `name` is what a screen reader says of it.
fn row_ui(ui: &mut Ui, columns: &Columns, words: &[String], name: &str) {
    let room = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, name));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let tokens = tokens(ui.ctx());
    let letters = font::small();
    let mut left = rect.left();
    for (words, (width, is_figure)) in words.iter().zip(&columns.places) {
        let cell = Rect::from_min_size(pos2(left, rect.top()), Vec2::new(*width, ROW));
        let painter = ui.painter().with_clip_rect(cell.intersect(ui.clip_rect()));
        let (at, align) = if *is_figure {
            (cell.right_center(), Align2::RIGHT_CENTER)
        } else {
            (cell.left_center(), Align2::LEFT_CENTER)
        };
        painter.text(at, align, words, letters.clone(), tokens.text);
        left += width + space::LARGE;
    }
    let line = Stroke::new(stroke::THIN, tokens.grid());
    ui.painter().hline(rect.x_range(), rect.bottom(), line);
}

fn columns(ui: &Ui, id: Id, chart: &Arc<Chart>) -> Arc<Columns> {
    let scale = ui.ctx().pixels_per_point().to_bits();
    let kept = ui.data(|data| data.get_temp::<Arc<Columns>>(id));
    let is_same = |kept: &Arc<Columns>| Arc::ptr_eq(&kept.chart, chart) && kept.scale == scale;
    if let Some(columns) = kept.filter(is_same) {
        return columns;
    }
    let color = tokens(ui.ctx()).text;
    let width_of = |words: &str, letters| {
        ui.painter().layout_no_wrap(words.to_owned(), letters, color).size().x
    };
    let table = &chart.table;
    let width = |column: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(column)).map(Cell::words);
        // The longest by letters is nearly the widest, and 2,600 rows are not all measured.
        let longest = cells.max_by_key(|words| words.chars().count()).unwrap_or_default();
        let name = table.columns.get(column).map(Column::heading).unwrap_or_default();
        let head = width_of(&name, font::small_strong()).min(NAME);
        let word = name.split(' ').map(|word| width_of(word, font::small_strong()));
        let cell = width_of(&longest, font::small()) * 1.05;
        word.fold(head, f32::max).max(cell.min(WIDEST)).ceil()
    };
    let is_figure =
        |column: usize| table.rows.iter().filter_map(|row| row.get(column)).any(Cell::is_figure);
    let places = (0..table.columns.len()).map(|column| (width(column), is_figure(column)));
    let columns = Arc::new(Columns { chart: Arc::clone(chart), scale, places: places.collect() });
    ui.data_mut(|data| data.insert_temp(id, Arc::clone(&columns)));
    columns
}

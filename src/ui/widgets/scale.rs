//! A score from 0 to 10 as eleven large buttons with words under some of them.

use egui::{
    Align2, Button, Label, Rect, Response, RichText, Role, Sense, TextStyle, Ui, UiBuilder, Vec2,
};

use crate::ui::style::{semibold, space, state::filled, tokens};

use super::{
    choice::{BELONG, tell, typed_option},
    roving::{Roving, Step},
};

/// The scores, as they are shown and typed.
pub const SCORES: [&str; 11] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
/// The scores of the first of two rows.
const FIRST_ROW: usize = 6;
/// The least width of a button, in points.
const WIDTH: f32 = 40.0;
/// The most that a button is stretched to.
const WIDEST: f32 = 64.0;
const HEIGHT: f32 = 48.0;

/// Shows the scores from 0 to 10, in one row where there is room; `words` stand under some of
/// them. Gives the new answer when there is one; pressing the chosen score takes it back.
///
/// As any choice it is one stop of the Tab key with arrows inside, and digits set their score.
pub fn scale_ui(
    ui: &mut Ui,
    label: &str,
    entry: &str,
    current: Option<u16>,
    words: &[(usize, &str)],
) -> Option<Option<i64>> {
    let of = if entry.is_empty() { String::new() } else { format!(", {entry}") };
    let name = format!("{label}{of}");
    let chosen = current.map(usize::from);
    let builder = UiBuilder::new()
        .scope_id(ui.make_persistent_id(("scale", label)))
        .accessibility_role(Role::RadioGroup)
        .accessibility_label(&name);
    let taken = ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::TINY);
        ui.add(Label::new(label).wrap());
        let mut group = Roving::begin(ui, "scores", None, Step::PLANE);
        group.rest_at(chosen);
        group.walk();
        let mut taken = None;
        if group.has_focus()
            && let Some(typed) = typed_option(ui, ui.make_persistent_id("digits"), &SCORES, BELONG)
        {
            group.go_to(typed);
            // What is typed is meant, also where it is chosen already.
            taken = (chosen != Some(typed)).then_some(Some(typed));
        }
        let mut score_ui = |ui: &mut Ui, score: usize, rect: Rect| {
            let is_chosen = chosen == Some(score);
            let response = button_ui(ui, score, rect, is_chosen, group.sense(score));
            group.add(score, &response);
            tell(ui, &response, &format!("{name}: {score}"), is_chosen, (score, SCORES.len()));
            if let Some((_, word)) = words.iter().find(|(of, _)| *of == score) {
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(*word));
            }
            if response.clicked() {
                taken = Some((!is_chosen).then_some(score));
            }
        };
        let room = ui.available_width();
        let is_one_row = across(SCORES.len(), WIDTH) <= room;
        let cut = if is_one_row { SCORES.len() } else { FIRST_ROW };
        let width = (room + space::TINY) / cut as f32 - space::TINY;
        let width = width.clamp(WIDTH, WIDEST).floor();
        for (first, end) in [(0, cut), (cut, SCORES.len())] {
            if first < end {
                let (_, row) = ui.allocate_space(Vec2::new(across(end - first, width), HEIGHT));
                let at = |score: usize| {
                    let left = row.left() + (score - first) as f32 * (width + space::TINY);
                    Rect::from_min_size(egui::pos2(left, row.top()), Vec2::new(width, HEIGHT))
                };
                for score in first..end {
                    score_ui(ui, score, at(score));
                }
                words_ui(ui, row, words, (first, end - 1), at);
            }
        }
        group.end(ui);
        taken
    });
    taken.inner.map(|taken| taken.and_then(|score| i64::try_from(score).ok()))
}

/// The width of so many buttons in a row.
fn across(buttons: usize, width: f32) -> f32 {
    buttons as f32 * (width + space::TINY) - space::TINY
}

/// One score: chosen by its fill and its heavier letters.
fn button_ui(ui: &mut Ui, score: usize, rect: Rect, is_chosen: bool, sense: Sense) -> Response {
    let tokens = tokens(ui.ctx());
    let text = RichText::new(SCORES.get(score).copied().unwrap_or_default());
    let button = if is_chosen {
        let button = Button::new(text.color(tokens.on_accent).family(semibold()));
        filled(ui, button, tokens.chosen())
    } else {
        Button::new(text)
    };
    ui.spacing_mut().button_padding.x = space::TINY;
    ui.put(rect, button.sense(sense).min_size(rect.size()))
}

/// The words under a row of scores: those of its ends keep to its edges.
fn words_ui(
    ui: &mut Ui,
    row: Rect,
    words: &[(usize, &str)],
    (first, last): (usize, usize),
    at: impl Fn(usize) -> Rect,
) {
    let font = TextStyle::Small.resolve(ui.style());
    let color = tokens(ui.ctx()).weak_text;
    let height = ui.fonts_mut(|fonts| fonts.row_height(&font));
    let (_, line) = ui.allocate_space(Vec2::new(row.width(), height));
    for (score, word) in words.iter().filter(|(score, _)| (first..=last).contains(score)) {
        let (x, align) = if *score == first {
            (row.left(), Align2::LEFT_TOP)
        } else if *score == last {
            (row.right(), Align2::RIGHT_TOP)
        } else {
            (at(*score).center().x, Align2::CENTER_TOP)
        };
        ui.painter().text(egui::pos2(x, line.top()), align, word, font.clone(), color);
    }
}

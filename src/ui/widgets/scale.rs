//! A score from 0 to 10 as eleven large buttons with words under some of them.

use egui::{Align2, Rect, TextStyle, Ui, Vec2};

use crate::ui::style::{space, tokens};

use super::pick::{Keys, Kind, PickOption, Picked, answer, galley, labelled};

/// The scores.
const SCORES: usize = 11;
/// The least width of a button, in points.
const WIDTH: f32 = 40.0;
/// The most that a button is stretched to.
const WIDEST: f32 = 64.0;
const HEIGHT: f32 = 48.0;
/// Digits that are typed within so many seconds belong together.
const TOGETHER: f64 = 1.5;

/// Shows the scores from 0 to 10; `words` stand under some of them. One stop of the Tab key:
/// arrows move inside, a digit sets its score, and a 0 after a 1 sets 10.
///
/// Gives the new answer when there is one.
pub fn scale_ui(
    ui: &mut Ui,
    label: &str,
    entry: &str,
    current: Option<u16>,
    words: &[(usize, &str)],
) -> Option<Option<i64>> {
    let of = if entry.is_empty() { String::new() } else { format!(", {entry}") };
    let options: Vec<PickOption> = (0..SCORES)
        .map(|score| {
            let word = word_of(words, score).map_or_else(String::new, |word| format!(", {word}"));
            let name = format!("{label}{of}: {score}{word}");
            PickOption { text: score.to_string(), name }
        })
        .collect();
    let chosen = current.map(usize::from);
    let picked = labelled(ui, label, |ui| {
        let id = ui.make_persistent_id(("scale", label));
        let mut keys = Keys::of(ui, id, SCORES, chosen);
        // Only a 0 that follows at once: a 1 of yesterday is corrected to a 0 by typing it.
        let now = ui.input(|input| input.time);
        let one = ui.data(|data| data.get_temp::<f64>(id));
        let after_one = one.is_some_and(|time| now - time <= TOGETHER);
        keys.typed(ui, |typed, _at| score_of(typed, after_one));
        if let Some(Picked::Typed(score)) = keys.picked {
            let time = if score == 1 { now } else { f64::NEG_INFINITY };
            ui.data_mut(|data| data.insert_temp(id, time));
        }
        let mut picked = keys.picked;
        let gap = space::TINY;
        let room = ui.available_width();
        let one_row = 11.0 * WIDTH + 10.0 * gap <= room;
        let cut = if one_row { SCORES } else { 6 };
        let rows = [0..cut, cut..SCORES].into_iter().filter(|row| !row.is_empty());
        let most = if one_row { 11.0 } else { 6.0 };
        let width = ((room - (most - 1.0) * gap) / most).clamp(WIDTH, WIDEST).floor();
        for row in rows {
            let total = row.len() as f32;
            let (_, place) = ui.allocate_space(Vec2::new(total * (width + gap) - gap, HEIGHT));
            let mut left = place.left();
            for score in row.clone() {
                let rect =
                    Rect::from_min_size(egui::pos2(left, place.top()), Vec2::new(width, HEIGHT));
                left += width + gap;
                let Some(option) = options.get(score) else { continue };
                let is_chosen = chosen == Some(score);
                let shown = (is_chosen, galley(ui, &option.text, is_chosen, width));
                if keys.option_ui(ui, Kind::Answers, rect, score, option, shown).clicked() {
                    picked = Some(Picked::Pressed(score));
                }
            }
            words_ui(ui, place, width + gap, (row.start, row.end - 1), words);
        }
        picked
    });
    let scores = |position: usize| i64::try_from(position).ok();
    answer(picked, current.map(i64::from), scores)
}

/// The words under a row of scores.
fn words_ui(
    ui: &mut Ui,
    row: Rect,
    step: f32,
    (first, last): (usize, usize),
    words: &[(usize, &str)],
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
            let left = row.left() + step * (*score - first) as f32;
            (left + (step - space::TINY) / 2.0, Align2::CENTER_TOP)
        };
        ui.painter().text(egui::pos2(x, line.top()), align, word, font.clone(), color);
    }
}

fn word_of<'a>(words: &[(usize, &'a str)], score: usize) -> Option<&'a str> {
    words.iter().find(|(of, _)| *of == score).map(|(_, word)| *word)
}

/// The score that a typed digit means: 10 is typed as a 1 and a 0.
fn score_of(typed: &str, after_one: bool) -> Option<usize> {
    match (typed, after_one) {
        ("10", _) | ("0", true) => Some(10),
        _ => typed.parse().ok().filter(|score| *score < 10),
    }
}

#[cfg(test)]
mod tests {
    use super::score_of;

    #[test]
    fn a_digit_is_its_score_and_a_nought_after_a_one_makes_ten() {
        for (typed, after_one, score) in [
            ("0", false, Some(0)),
            ("7", true, Some(7)),
            ("1", false, Some(1)),
            ("1", true, Some(1)),
            ("0", true, Some(10)),
            ("10", false, Some(10)),
            ("a", false, None),
            ("11", false, None),
        ] {
            assert_eq!(score_of(typed, after_one), score, "{typed} after a one: {after_one}");
        }
    }
}

//! Cramps by muscle and by leg: on the drawn legs, with the figures beside them.

use egui::{RichText, Ui};

use crate::{
    app::text::{self, Label},
    body::{Counts, drawing},
    trends::Trends,
    ui::{
        style::{space, strong_style, tokens},
        widgets::{
            bars::{Bar, bars_ui},
            legs::legs_counts_ui,
        },
    },
};

use super::panel::{remark_ui, sentence_ui};

/// Less width than this, and the figures stand below the legs.
const BESIDE: f32 = 460.0;

/// Shows both.
pub(super) fn places_ui(ui: &mut Ui, trends: &Trends) {
    let counts = Counts(&trends.by_place);
    if counts.on_drawing() == 0 {
        lists_ui(ui, trends);
        return;
    }
    if ui.available_width() < BESIDE {
        legs_ui(ui, counts);
        lists_ui(ui, trends);
        return;
    }
    let room = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::HUGE;
        let legs = ui.vertical(|ui| legs_ui(ui, counts)).response.rect.width();
        ui.vertical(|ui| {
            ui.set_width(room - legs - space::HUGE);
            ui.spacing_mut().item_spacing.x = space::SMALL;
            lists_ui(ui, trends);
        });
    });
}

fn legs_ui(ui: &mut Ui, counts: Counts<'_>) {
    let width = legs_counts_ui(ui, counts).rect.width().max(drawing().width);
    ui.scope(|ui| {
        ui.set_max_width(width.max(200.0));
        for remark in counts.remarks() {
            remark_ui(ui, &text::capital(&remark));
        }
    });
}

fn lists_ui(ui: &mut Ui, trends: &Trends) {
    let muscles = trends.by_muscle.iter().map(|(muscle, cramps)| (*muscle, *cramps));
    counts_ui(ui, "By muscle", "muscle", muscles.collect(), trends.cramps);
    let sides = trends.by_side.iter().map(|(side, cramps)| (*side, *cramps));
    counts_ui(ui, "By leg", "leg", sides.collect(), trends.cramps);
}

fn counts_ui<T: Label>(
    ui: &mut Ui,
    title: &str,
    what: &str,
    mut counts: Vec<(T, u32)>,
    cramps: u32,
) {
    ui.label(RichText::new(title).text_style(strong_style()));
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let known: u32 = counts.iter().map(|(_, count)| count).sum();
    if known == 0 {
        sentence_ui(ui, &format!("No {what} was recorded for these cramps"));
        return;
    }
    let bars: Vec<Bar> = counts
        .iter()
        .map(|(word, count)| Bar {
            name: word.title(),
            value: f64::from(*count),
            figure: count.to_string(),
        })
        .collect();
    let told: Vec<String> =
        counts.iter().map(|(word, count)| format!("{} {count}", word.label())).collect();
    let name = format!("{title}: {}", told.join(", "));
    bars_ui(ui, &bars, tokens(ui.ctx()).cramp, &name);
    remark_ui(ui, &known_words(known, cramps, what));
}

/// "Of 26 cramps; 3 more without a recorded muscle".
fn known_words(known: u32, cramps: u32, what: &str) -> String {
    let of = text::count(known, "cramp", "cramps");
    match cramps.saturating_sub(known) {
        0 => format!("Of {of}"),
        unknown => format!("Of {of}; {unknown} more without a recorded {what}"),
    }
}

#[cfg(test)]
mod tests {
    use super::known_words;

    #[test]
    fn cramps_without_an_answer_are_told_apart() {
        assert_eq!(known_words(23, 26, "leg"), "Of 23 cramps; 3 more without a recorded leg");
        assert_eq!(known_words(1, 1, "leg"), "Of 1 cramp");
    }
}

//! Cramps before and after each medication.

use egui::{Label, RichText, Ui};

use crate::{
    app::text,
    trends::{BeforeAfter, SideCounts, Trends, words},
    ui::{
        style::{space, strong_style, tokens},
        widgets::bars::{Bar, bars_ui},
    },
};

use super::panel::{aside_ui, panel_ui, remark_ui, sentence_ui};

/// Shows each medication that was started.
pub(super) fn medications_ui(ui: &mut Ui, trends: &Trends) {
    panel_ui(ui, "Before and after each medication", |ui| {
        if trends.medications.is_empty() {
            let words = "With a medication and the day on which it was started, entered under Me, \
                         the nights before and after would stand here";
            sentence_ui(ui, words);
            return;
        }
        let words = "Each bar: the cramps in seven recorded nights, of up to 28 nights on that side of \
                     the start";
        remark_ui(ui, words);
        for medication in &trends.medications {
            medication_ui(ui, medication);
        }
    });
}

fn medication_ui(ui: &mut Ui, found: &BeforeAfter) {
    let title = format!("{}, started {}", found.name, text::date(found.since));
    let title = RichText::new(title).text_style(strong_style());
    if found.before.recorded + found.after.recorded == 0 {
        ui.add(Label::new(title).wrap());
        remark_ui(ui, "No night near the start was recorded");
        return;
    }
    let comparison = words::of_medication(found);
    aside_ui(
        ui,
        |ui| {
            ui.add(Label::new(title).wrap());
            let bars = [bar("Before", found.before), bar("After", found.after)];
            bars_ui(ui, &bars, tokens(ui.ctx()).cramp, &comparison.counts);
        },
        |ui| {
            sentence_ui(ui, &comparison.paragraph());
            if let Some(missing) = &found.too_few {
                remark_ui(ui, &text::capital(missing));
            }
        },
    );
    ui.add_space(space::SMALL);
}

/// Cramps in seven recorded nights.
fn bar(name: &str, side: SideCounts) -> Bar {
    let rate = (side.recorded > 0).then(|| 7.0 * f64::from(side.cramps) / f64::from(side.recorded));
    Bar {
        name: name.to_owned(),
        value: rate.unwrap_or_default(),
        figure: rate.map_or_else(|| "no night recorded".to_owned(), |rate| format!("{rate:.1}")),
    }
}

#[cfg(test)]
mod tests {
    use super::bar;
    use crate::trends::SideCounts;

    #[test]
    fn a_side_without_recorded_nights_has_no_rate() {
        let side = |recorded, cramps| SideCounts { recorded, cramp_nights: cramps, cramps };
        assert_eq!(bar("After", side(28, 10)).figure, "2.5");
        assert_eq!(bar("After", side(28, 0)).figure, "0.0");
        assert_eq!(bar("After", side(0, 0)).figure, "no night recorded");
    }
}

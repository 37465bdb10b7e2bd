//! Letters: numbers one above the other align, and each size has its use.

use cramp_diary::ui::style;
use egui::{Color32, FontId};
use egui_kittest::Harness;

#[test]
fn every_figure_is_as_wide_as_the_others() {
    let mut harness = Harness::builder().with_context_setup(style::install).build_ui(|ui| {
        let fonts: [FontId; 6] = [
            style::font::small(),
            style::font::small_strong(),
            style::font::body(),
            style::font::strong(),
            style::font::section(),
            style::font::figure(),
        ];
        for font in fonts {
            let width = |figure: char| {
                let ten = String::from(figure).repeat(10);
                ui.painter().layout_no_wrap(ten, font.clone(), Color32::PLACEHOLDER).size().x
            };
            let zero = width('0');
            for figure in '1'..='9' {
                let found = width(figure);
                assert!((found - zero).abs() < 0.1, "{figure} in {font:?}: {found}, not {zero}");
            }
        }
    });
    harness.run();
}

//! Words with an icon before them: where they go on in the next line, they begin under the words.

use std::sync::Arc;

use egui::{
    Align, FontSelection, Frame, Galley, Label, Margin, Response, RichText, Ui, WidgetInfo,
    WidgetText, text::LayoutJob,
};

use crate::ui::style::{icon::Icon, space};

/// Shows an icon, and beside it the words, which wrap. A screen reader says the words alone.
pub fn marked_ui(ui: &mut Ui, mark: Icon, words: impl Into<RichText>) -> Response {
    let words = words.into();
    let told = words.text().to_owned();
    let mark = galley_of(ui, mark, &words);
    let mut beside = Margin::ZERO;
    beside.left = Margin::from(mark.size().x + space::SMALL).left;
    let shown = Frame::NONE.inner_margin(beside).show(ui, |ui| ui.add(Label::new(words).wrap()));
    let color = ui.visuals().text_color();
    let response = shown.inner;
    // In a bar the words are centred in a higher row: the icon stands beside them there too.
    let place = egui::pos2(shown.response.rect.left(), response.rect.top());
    ui.painter().galley(place, mark, color);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &told));
    response
}

/// The icon in the letters of the words: it stands on their first line.
fn galley_of(ui: &Ui, mark: Icon, words: &RichText) -> Arc<Galley> {
    let words = WidgetText::from(words.clone());
    let words = words.into_layout_job(ui.style(), FontSelection::Default, Align::Center);
    let format = words.sections.first().map(|section| section.format.clone());
    let job = LayoutJob::simple_format(mark.to_string(), format.unwrap_or_default());
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

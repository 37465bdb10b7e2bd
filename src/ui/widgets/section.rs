//! A section that folds and shows at a glance what it holds.

use egui::{
    AsIdSalt, Button, Color32, CornerRadius, Frame, Margin, Response, RichText, Sense, Ui, Vec2,
};

use crate::ui::style::{icon, size, space, strong_style, tokens};

/// Shows a section; `summary` says what is answered. It starts open where `open`.
pub fn section_ui(
    ui: &mut Ui,
    title: &str,
    summary: &str,
    open: bool,
    content: impl FnOnce(&mut Ui),
) -> Response {
    let fill = tokens(ui.ctx()).surface;
    fold_ui(ui, ("section", title), fill, Heading { title, summary, open }, content)
}

/// Shows an entry of a list in a section: it folds too, and may change its title.
///
/// It needs an id of its own around it (`push_id`).
pub fn entry_ui(
    ui: &mut Ui,
    title: &str,
    summary: &str,
    open: bool,
    content: impl FnOnce(&mut Ui),
) -> Response {
    let fill = tokens(ui.ctx()).background;
    fold_ui(ui, "entry", fill, Heading { title, summary, open }, content)
}

/// What is seen of something that folds while it is closed.
struct Heading<'a> {
    title: &'a str,
    summary: &'a str,
    open: bool,
}

fn fold_ui(
    ui: &mut Ui,
    key: impl AsIdSalt,
    fill: Color32,
    heading: Heading<'_>,
    content: impl FnOnce(&mut Ui),
) -> Response {
    let Heading { title, summary, open } = heading;
    let id = ui.make_persistent_id(key);
    let mut is_open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(open);
    Frame::new()
        .fill(fill)
        .corner_radius(CornerRadius::same(size::CARD_RADIUS))
        .inner_margin(Margin::same(4))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let caret = if is_open { icon::OPEN } else { icon::RIGHT };
            let heading = RichText::new(format!("{caret}  {title}")).text_style(strong_style());
            let header = Button::new(heading)
                .right_text(RichText::new(summary).small().weak())
                .truncate()
                .frame_when_inactive(false)
                .sense(Sense::click())
                .min_size(Vec2::new(ui.available_width(), size::TARGET));
            let response = ui.add(header);
            response.widget_info(|| {
                let name = format!("{title}, {summary}");
                egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, is_open, name)
            });
            if response.clicked() {
                is_open = !is_open;
                ui.data_mut(|data| data.insert_temp(id, is_open));
            }
            if is_open {
                Frame::new().inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = space::MEDIUM;
                    content(ui);
                });
            }
            response
        })
        .inner
}

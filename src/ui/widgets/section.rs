//! A section that folds and shows at a glance what it holds.

use egui::{
    AsIdSalt, Button, Color32, Frame, Id, Label, Margin, Response, RichText, Sense, TextStyle,
    TextWrapMode, Ui, UiBuilder, Vec2, WidgetText,
};

use super::seek::{has_found, seeks};
use crate::{
    app::{Action, Part},
    ui::{
        focus::{bring_to_top, steady_ui},
        style::{icon, size, space, strong_style, tokens, whole_dates},
        view::View,
    },
};

/// What is seen of a section while it is closed.
#[derive(Debug, Clone, Copy)]
pub struct Heading<'a> {
    /// What it is.
    pub title: &'a str,
    /// What is answered in it.
    pub summary: &'a str,
    /// Whether it starts open.
    pub open: bool,
}

/// Shows a section; `summary` says what is answered. It starts open where `open`.
pub fn section_ui(
    ui: &mut Ui,
    title: &str,
    summary: &str,
    open: bool,
    content: impl FnOnce(&mut Ui),
) -> Response {
    let fill = tokens(ui.ctx()).surface;
    let is_wanted = take_wanted(ui, title);
    if is_wanted {
        let id = ui.make_persistent_id(("section", title));
        ui.data_mut(|data| data.insert_temp(id, true));
    }
    let header = fold_ui(ui, ("section", title), fill, Heading { title, summary, open }, content);
    if is_wanted {
        bring_to_top(ui, &header);
    }
    header
}

/// The section of this title is to be opened and brought into view in this frame.
pub fn want(ui: &Ui, title: &'static str) {
    ui.data_mut(|data| data.insert_temp(wanted(), title));
}

/// No section is wanted any more.
pub fn want_nothing(ui: &Ui) {
    ui.data_mut(|data| data.remove::<&'static str>(wanted()));
}

fn take_wanted(ui: &Ui, title: &str) -> bool {
    let is_wanted = ui.data(|data| data.get_temp::<&'static str>(wanted())) == Some(title);
    if is_wanted {
        want_nothing(ui);
    }
    is_wanted
}

fn wanted() -> Id {
    Id::unique("wanted section")
}

/// Opens a section that is about to be shown.
pub fn unfold(ui: &Ui, title: &str) {
    let id = ui.make_persistent_id(("section", title));
    ui.data_mut(|data| data.insert_temp(id, true));
}

/// As [`section_ui`]; where something led to this part, it is open and brought into view.
pub fn part_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    part: Part,
    heading: Heading<'_>,
    content: impl FnOnce(&mut View<'_>, &mut Ui),
) {
    // Where something in it is wanted by itself, its heading need not come into view.
    let is_wanted = view.state.wanted == Some(part) && view.state.wanted_threshold.is_none();
    if is_wanted {
        unfold(ui, heading.title);
    }
    let Heading { title, summary, open } = heading;
    let header = section_ui(ui, title, summary, open, |ui| content(view, ui));
    if is_wanted {
        bring_to_top(ui, &header);
        view.act(Action::Shown);
    }
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
    let frame = Frame::new().fill(fill).corner_radius(size::CARD_RADIUS).inner_margin(space::TINY);
    steady_ui(ui, ("fold", id), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            // What the heading opens stands right under it.
            ui.spacing_mut().item_spacing.y = space::TINY;
            let caret = if is_open { icon::OPEN } else { icon::RIGHT };
            let heading = RichText::new(format!("{caret}  {title}")).text_style(strong_style());
            let glance = RichText::new(whole_dates(summary)).small().weak();
            let is_one_line = fits_beside(ui, &heading, &glance);
            let mut header = Button::new(heading)
                .frame_when_inactive(false)
                .sense(Sense::click())
                .min_size(Vec2::new(ui.available_width(), size::TARGET));
            header = if is_one_line { header.right_text(glance.clone()) } else { header.wrap() };
            let response = ui.add(header);
            if !is_one_line {
                // Under the words of the heading, which begin after its button's side.
                let mut under = Margin::from(Vec2::new(ui.spacing().button_padding.x, space::TINY));
                under.top = 0;
                Frame::new().inner_margin(under).show(ui, |ui| ui.add(Label::new(glance).wrap()));
            }
            response.widget_info(|| {
                let name = if summary.is_empty() {
                    title.to_owned()
                } else {
                    format!("{title}, {summary}")
                };
                egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, is_open, name)
            });
            if response.clicked() {
                is_open = !is_open;
                ui.data_mut(|data| data.insert_temp(id, is_open));
            }
            if !is_open && seeks(ui) {
                // What is looked for may stand in here: that is seen when it is drawn.
                let unseen = UiBuilder::new().max_rect(ui.max_rect()).invisible();
                let mut unseen = ui.new_child(unseen);
                unseen.push_id(id, content);
                if has_found(ui) {
                    ui.data_mut(|data| data.insert_temp(id, true));
                    ui.ctx().request_repaint();
                }
            } else if is_open {
                Frame::new().inner_margin(Vec2::new(space::MEDIUM, space::SMALL)).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = space::MEDIUM;
                    // A frame gives no id: two sections may hold entries of the same number.
                    ui.push_id(id, content);
                });
            }
            response
        })
    })
    .inner
}

/// Whether a heading and its summary have room in one line.
fn fits_beside(ui: &Ui, heading: &RichText, summary: &RichText) -> bool {
    let width = |text: &RichText| {
        let text = WidgetText::from(text.clone());
        let extend = Some(TextWrapMode::Extend);
        text.into_galley(ui, extend, f32::INFINITY, TextStyle::Button).size().x
    };
    let around = 2.0 * ui.spacing().button_padding.x + space::LARGE;
    width(heading) + width(summary) + around <= ui.available_width()
}

//! The pages of the summary as they will be saved, one under the other.

use std::sync::Arc;

use egui::{
    Align2, ColorImage, EventFilter, Id, Key, Label, Rect, Response, RichText, ScrollArea, Sense,
    TextureHandle, TextureOptions, Ui, Vec2, pos2,
};

use crate::{
    app::{
        Action,
        summary::{Drawn, LaidOut, Made, PreviewAction, Shown},
        text::count,
    },
    ui::{
        style::{font, size, space, stroke, tokens},
        view::View,
        widgets::choice::choice_ui,
    },
};

/// How large the pages are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Zoom {
    /// As wide as there is room.
    #[default]
    Width,
    /// Half as wide again.
    Larger,
    /// Twice as wide.
    Twice,
}

impl Zoom {
    const ALL: [(Self, &'static str); 3] = [
        (Self::Width, "As wide as there is room"),
        (Self::Larger, "150 %"),
        (Self::Twice, "200 %"),
    ];

    const fn factor(self) -> f32 {
        match self {
            Self::Width => 1.0,
            Self::Larger => 1.5,
            Self::Twice => 2.0,
        }
    }
}

/// The widest picture of a page, in pixels.
const WIDEST: f32 = 2_400.0;

/// Shows the preview.
pub(super) fn preview_ui(view: &mut View<'_>, ui: &mut Ui) {
    let made = view.state.summary_made();
    let id = Id::unique("zoom of the preview");
    let zoom = ui.data(|data| data.get_temp::<Zoom>(id)).unwrap_or_default();
    if let Some(Some(chosen)) = choice_ui(ui, "Size of the pages", Some(zoom), Zoom::ALL) {
        ui.data_mut(|data| data.insert_temp(id, chosen));
    }
    match view.state.preview_of_summary.shown(made) {
        Shown::NoNights => {
            ui.add(Label::new("There are no nights to show").wrap());
        }
        Shown::Failed(sentence) => {
            ui.add(Label::new(sentence).wrap());
        }
        Shown::Waiting => {
            let words = RichText::new("Preparing the pages…").small().weak();
            let words = ui.add(Label::new(words).wrap());
            // What stands below keeps its place when the page comes.
            let (width, height) = view.state.preferences.paper.size();
            let room = ui.available_width() * zoom.factor();
            ui.allocate_space(Vec2::new(ui.available_width(), room * height / width));
            // Only what is seen is worth the work.
            if ui.is_rect_visible(words.rect) {
                view.act(Action::SummaryPages(PreviewAction::LayOut));
            }
        }
        Shown::Pages(pages) => pages_ui(view, ui, pages, zoom),
    }
}

fn pages_ui(view: &mut View<'_>, ui: &mut Ui, pages: &LaidOut, zoom: Zoom) {
    let number = i64::try_from(pages.document.pages.len()).unwrap_or(i64::MAX);
    let words = format!("{} in all", count(number, "page", "pages"));
    ui.add(Label::new(RichText::new(words).small().weak()).wrap());
    let width = ui.available_width() * zoom.factor();
    let height = width * pages.document.height / pages.document.width;
    ScrollArea::horizontal().id_salt("pages").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::LARGE;
        ui.vertical(|ui| {
            for page in 0..pages.document.pages.len() {
                page_ui(view, ui, pages, page, Vec2::new(width, height));
            }
        });
    });
}

/// One page: a stop of the Tab key at which the arrows scroll, and its text for who hears it.
fn page_ui(view: &mut View<'_>, ui: &mut Ui, pages: &LaidOut, page: usize, room: Vec2) {
    let total = pages.document.pages.len();
    let (_, rect) = ui.allocate_space(room);
    let id = ui.make_persistent_id(("page of the summary", page));
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    let name = format!("Page {} of {total}", page + 1);
    let text = pages.texts.get(page).map_or("", String::as_str);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Image, true, format!("{name}: {text}"))
    });
    scroll_by_keys(ui, &response);
    if !ui.is_rect_visible(rect) {
        return;
    }
    let outline = tokens::tokens(ui.ctx()).outline;
    // The paper is white in every theme: it is what will be printed.
    ui.painter().rect_filled(rect, 0.0, tokens::PAPER);
    let width = in_pixels(room.x * ui.pixels_per_point());
    if let Some(texture) = texture(view, ui, pages.of, page, width) {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture.id(), rect, whole, tokens::PAPER);
    } else {
        let middle = ui.clip_rect().intersect(rect).center();
        let ink = tokens::ON_PAPER;
        ui.painter().text(middle, Align2::CENTER_CENTER, name, font::body(), ink);
    }
    // Inside and last: what scrolls would cut it off outside, and the picture covers it.
    let edge = egui::Stroke::new(stroke::THIN, outline);
    ui.painter().rect_stroke(rect, 0.0, edge, egui::StrokeKind::Inside);
}

/// The picture of a page as a texture; while none is there, it is asked for, and one of another
/// size stands in for it.
fn texture(
    view: &mut View<'_>,
    ui: &Ui,
    made: Made,
    page: usize,
    width: u16,
) -> Option<TextureHandle> {
    type Kept = (Made, u16, TextureHandle);
    let id = Id::unique(("texture of a page", page));
    let kept = ui.data(|data| data.get_temp::<Kept>(id));
    if let Some((of, as_wide, texture)) = &kept
        && (*of, *as_wide) == (made, width)
    {
        return Some(texture.clone());
    }
    if let Some(drawn) = view.state.preview_of_summary.picture(made, page, width) {
        let texture = loaded(ui, drawn);
        ui.data_mut(|data| data.insert_temp::<Kept>(id, (made, width, texture.clone())));
        return Some(texture);
    }
    view.act(Action::SummaryPages(PreviewAction::Draw { page, width }));
    kept.filter(|(of, ..)| *of == made).map(|(.., texture)| texture)
}

fn loaded(ui: &Ui, drawn: &Drawn) -> TextureHandle {
    let picture = &drawn.picture;
    let size = [usize::from(picture.width), usize::from(picture.height)];
    let image = ColorImage::from_rgba_premultiplied(size, &picture.rgba);
    let name = format!("page {} of the summary", drawn.page + 1);
    ui.ctx().load_texture(name, Arc::new(image), TextureOptions::LINEAR)
}

/// A width in whole pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held between 1 and the widest"
)]
fn in_pixels(width: f32) -> u16 {
    width.round().clamp(1.0, WIDEST) as u16
}

/// At a page the keys scroll, as in a viewer: arrows by lines, Page Up and Page Down by what is
/// seen.
fn scroll_by_keys(ui: &Ui, response: &Response) {
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let seen = ui.clip_rect().height();
    let lines = size::TARGET + space::LARGE;
    let down = ui.input(|input| {
        let pressed = |key| input.num_presses(key) as f32;
        lines * (pressed(Key::ArrowDown) - pressed(Key::ArrowUp))
            + (seen - lines) * (pressed(Key::PageDown) - pressed(Key::PageUp))
    });
    if down != 0.0 {
        ui.scroll_with_delta(Vec2::new(0.0, -down));
    }
}

//! What stands around every place: the rail, the news, the help, and a file that will not open.

use std::time::Duration;

use egui::{
    Align, Align2, CentralPanel, FontFamily, FontId, Frame, Label, Layout, Margin, Panel, RichText,
    ScrollArea, Ui, UiBuilder, Vec2, scroll_area::ScrollBarVisibility,
};

use crate::{
    app::{Action, Command, Notice, Phase, Place, text::capital},
    diary::NightDate,
};

use super::{
    alarm::{alarm_ui, take_to_top},
    focus::follow_focus,
    screens::{night_head_ui, place_ui},
    style,
    style::{icon, semibold, size, space, strong_style, tokens},
    view::View,
    widgets::button::{icon_button, plain_button},
};

/// Shows the whole window.
pub(super) fn shell_ui(view: &mut View<'_>, ui: &mut Ui) {
    rail_ui(view, ui);
    if view.state.demo {
        demo_ui(ui);
    }
    alarm_ui(view, ui);
    notice_ui(view, ui);
    let background = tokens(ui.ctx()).background;
    CentralPanel::default().frame(Frame::new().fill(background)).show(ui, |ui| {
        match &view.state.phase {
            Phase::Opening => {
                ui.centered_and_justified(|ui| ui.label("Opening your diary…"));
            }
            Phase::CannotOpen(sentence) => cannot_open_ui(ui, sentence),
            Phase::Open => column_ui(view, ui),
        }
    });
    if view.state.help {
        help_ui(view, ui);
    }
}

/// The place itself, in a column of a width that can be read.
fn column_ui(view: &mut View<'_>, ui: &mut Ui) {
    let widest = match view.state.place {
        Place::Night | Place::Doctor | Place::Me => size::FORM,
        Place::Calendar | Place::Trends => size::CHART,
    };
    if view.state.place == Place::Night && ui.available_height() >= TALL_WINDOW {
        view.head_stands = true;
        let room = ui.available_width() - ui.spacing().scroll.allocated_width();
        let frame = Frame::new().fill(tokens(ui.ctx()).background);
        let head = Panel::top("head").default_size(HEAD_HEIGHT).frame(frame);
        head.show_separator_line(false).show(ui, |ui| {
            in_column(ui, room, widest, |ui| night_head_ui(view, ui));
        });
    }
    // The bar has its room from the first frame on: nothing moves when it is needed.
    let mut area = ScrollArea::vertical()
        .id_salt(view.state.place)
        .auto_shrink(false)
        .scroll_bar_visibility(ScrollBarVisibility::AlwaysVisible);
    if view.state.place == Place::Night && take_to_top(ui) {
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        let room = ui.available_width();
        in_column(ui, room, widest, |ui| {
            place_ui(view, ui);
            ui.add_space(space::HUGE);
        });
        hold_still(view, ui);
        follow_focus(ui);
    });
}

/// Lays out a column in the middle of the room.
fn in_column(ui: &mut Ui, room: f32, widest: f32, content: impl FnOnce(&mut Ui)) {
    let side = if room < size::NARROW_WINDOW { space::SMALL } else { space::HUGE };
    let width = (room - 2.0 * side).min(widest);
    let left = ((room - width) / 2.0).max(side);
    let top = ui.cursor().top() + space::LARGE;
    let rect = egui::Rect::from_min_size(
        egui::pos2(ui.min_rect().left() + left, top),
        Vec2::new(width, 0.0),
    );
    let content = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = space::LARGE;
        content(ui);
    });
    ui.advance_cursor_after_rect(content.response.rect);
}

/// Keeps what is being filled in where it is when a card comes or goes above it: a press that is
/// on its way must not land on something else.
fn hold_still(view: &View<'_>, ui: &Ui) {
    let Some(held) = view.held else { return };
    let id = egui::Id::unique("held part");
    // Where it would stand if nothing were scrolled.
    let place = held - ui.min_rect().top() + ui.clip_rect().top();
    let now = (view.state.night, place);
    let before = ui.data(|data| data.get_temp::<(NightDate, f32)>(id));
    ui.data_mut(|data| data.insert_temp(id, now));
    let Some((night, place_before)) = before else { return };
    let moved = place - place_before;
    let pointer = ui.input(|input| input.pointer.latest_pos());
    let is_above = pointer.is_some_and(|pointer| pointer.y < held - moved);
    let acts_below = ui.ctx().text_edit_focused() || !is_above;
    if night == view.state.night && moved.abs() > 0.5 && acts_below {
        let up = Vec2::new(0.0, -moved);
        ui.scroll_with_delta_animation(up, egui::style::ScrollAnimation::none());
    }
}

/// The height of a night's head where its name takes one line: the first frame shows all of it.
const HEAD_HEIGHT: f32 = 184.0;

/// Windows lower than this, in points, scroll the head of a night with the rest.
const TALL_WINDOW: f32 = 540.0;

/// Windows lower than this, in points, have the places and buttons of the rail closer together.
const LOW_WINDOW: f32 = 500.0;

/// The height of what can be pressed in a low window: it is low because the text is large, so
/// that this is large on the screen.
const LOW_TARGET: f32 = 32.0;

/// Whether the words stand under the icons of the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RailWords {
    Shown,
    Hidden,
}

impl RailWords {
    const fn rail_width(self) -> f32 {
        match self {
            Self::Shown => size::RAIL,
            Self::Hidden => size::NARROW_RAIL,
        }
    }
}

fn rail_ui(view: &mut View<'_>, ui: &mut Ui) {
    let words = if ui.available_width() < size::NARROW_WINDOW {
        RailWords::Hidden
    } else {
        RailWords::Shown
    };
    let width = words.rail_width();
    let is_low = ui.available_height() < LOW_WINDOW;
    let tokens = tokens(ui.ctx());
    let frame = Frame::new().fill(tokens.surface).inner_margin(Margin::same(6));
    Panel::left("rail").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = if is_low { 2.0 } else { space::SMALL };
        let height = match words {
            _ if is_low => LOW_TARGET,
            RailWords::Hidden => 44.0,
            RailWords::Shown => 60.0,
        };
        for place in Place::ALL {
            let chosen = view.state.place == place;
            let size = Vec2::new(width - 12.0, height);
            let response = rail_button(ui, place, size, chosen, words);
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::Tab, true, chosen, place.name())
            });
            let chord = Command::Go(place).chord().label();
            if response.on_hover_text(format!("{} ({chord})", place.name())).clicked() {
                view.act(Action::Go(place));
            }
        }
        ui.with_layout(Layout::bottom_up(Align::Center), |ui| {
            if is_low {
                ui.spacing_mut().interact_size.y = LOW_TARGET;
            }
            rail_foot_ui(view, ui);
        });
    });
}

/// An icon over a word; the word is left out where there is no room.
fn rail_button(
    ui: &mut Ui,
    place: Place,
    size: Vec2,
    chosen: bool,
    words: RailWords,
) -> egui::Response {
    let tokens = tokens(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    let color = if chosen { tokens.accent } else { tokens.text };
    let corner = f32::from(style::size::RADIUS);
    if chosen {
        ui.painter().rect_filled(rect, corner, tokens.raised);
    }
    if response.has_focus() || response.hovered() {
        let stroke = egui::Stroke::new(if response.has_focus() { 2.5 } else { 1.0 }, tokens.accent);
        ui.painter().rect_stroke(rect, corner, stroke, egui::StrokeKind::Inside);
    }
    let has_words = words == RailWords::Shown && size.y > LOW_TARGET;
    let lift = if has_words { 10.0 } else { 0.0 };
    let middle = rect.center() - Vec2::new(0.0, lift);
    let icon = FontId::new(24.0, FontFamily::Proportional);
    ui.painter().text(middle, Align2::CENTER_CENTER, place_icon(place), icon, color);
    if has_words {
        let family = if chosen { semibold() } else { FontFamily::Proportional };
        let below = rect.center() + Vec2::new(0.0, 16.0);
        let font = FontId::new(14.0, family);
        ui.painter().text(below, Align2::CENTER_CENTER, place.name(), font, color);
    }
    response
}

fn rail_foot_ui(view: &mut View<'_>, ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = space::TINY;
    ui.spacing_mut().button_padding.x = space::SMALL;
    if icon_button(ui, icon::HELP, "Keys and help").clicked() {
        view.act(Action::ShowHelp(true));
    }
    let can_redo = view.state.redo.is_some();
    let redo = ui.add_enabled_ui(can_redo, |ui| {
        icon_button(ui, icon::REDO, &named("Redo", view.state.redo.as_deref()))
    });
    if redo.inner.clicked() {
        view.act(Action::Command(Command::Redo));
    }
    let can_undo = view.state.undo.is_some();
    let undo = ui.add_enabled_ui(can_undo, |ui| {
        icon_button(ui, icon::UNDO, &named("Undo", view.state.undo.as_deref()))
    });
    if undo.inner.clicked() {
        view.act(Action::Command(Command::Undo));
    }
}

fn named(what: &str, step: Option<&str>) -> String {
    step.map_or_else(|| what.to_owned(), |step| format!("{what}: {step}"))
}

const fn place_icon(place: Place) -> icon::Icon {
    match place {
        Place::Night => icon::NIGHT,
        Place::Calendar => icon::CALENDAR,
        Place::Trends => icon::TRENDS,
        Place::Doctor => icon::DOCTOR,
        Place::Me => icon::ME,
    }
}

fn demo_ui(ui: &mut Ui) {
    let tokens = tokens(ui.ctx());
    let frame = Frame::new().fill(tokens.raised).inner_margin(Margin::symmetric(16, 8));
    Panel::top("demo").frame(frame).show(ui, |ui| {
        let words = "Made up: this diary is an example that lives in memory only. Nothing here is \
                     yours, and nothing that you enter here is kept.";
        ui.add(Label::new(RichText::new(words).family(semibold())).wrap());
    });
}

/// News that something went well leaves by itself; undo stays in the rail.
fn has_been_read(ui: &Ui, notice: &Notice) -> bool {
    const SECONDS: f64 = 10.0;
    if matches!(notice, Notice::Failed(_)) {
        return false;
    }
    let id = egui::Id::unique("news since");
    let now = ui.input(|input| input.time);
    let since = match ui.data(|data| data.get_temp::<(Notice, f64)>(id)) {
        Some((shown, since)) if shown == *notice => since,
        _ => {
            ui.data_mut(|data| data.insert_temp(id, (notice.clone(), now)));
            now
        }
    };
    let left = since + SECONDS - now;
    if left <= 0.0 {
        ui.data_mut(|data| data.remove::<(Notice, f64)>(id));
        return true;
    }
    ui.ctx().request_repaint_after(Duration::try_from_secs_f64(left).unwrap_or_default());
    false
}

/// The newest line of news; what could not be saved stays until it is.
fn notice_ui(view: &mut View<'_>, ui: &mut Ui) {
    let unsaved = !view.state.unsaved.is_empty();
    let Some(notice) = &view.state.notice else { return };
    if has_been_read(ui, notice) && !unsaved {
        view.act(Action::CloseNotice);
    }
    let tokens = tokens(ui.ctx());
    let frame = Frame::new().fill(tokens.raised).inner_margin(Margin::symmetric(16, 6));
    Panel::bottom("news").frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let (mark, words) = match notice {
                Notice::Undoable(name) if view.state.is_saved() => {
                    (icon::CHECK, format!("Saved: {name}"))
                }
                Notice::Undoable(name) => (icon::CHECK, format!("Saving: {name}")),
                Notice::Done(words) => (icon::CHECK, words.clone()),
                Notice::Failed(words) => (icon::WARNING, words.clone()),
            };
            let response = ui.add(Label::new(format!("{mark}  {words}")).wrap());
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
            if matches!(notice, Notice::Undoable(_))
                && view.state.undo.is_some()
                && plain_button(ui, icon::UNDO, "Undo").clicked()
            {
                view.act(Action::Command(Command::Undo));
            }
            if unsaved {
                if plain_button(ui, icon::CHECK, "Try to save again").clicked() {
                    view.act(Action::RetrySave);
                }
            } else if icon_button(ui, icon::CLOSE, "Close this line").clicked() {
                view.act(Action::CloseNotice);
            }
        });
    });
}

fn cannot_open_ui(ui: &mut Ui, sentence: &str) {
    Frame::new().inner_margin(Margin::same(32)).show(ui, |ui| {
        ui.set_max_width(size::FORM);
        let heading = format!("{}  The diary could not be opened", icon::WARNING);
        ui.add(Label::new(RichText::new(heading).heading()).wrap());
        ui.add(Label::new(capital(sentence)).wrap());
        let calm = "The file was left as it is. Nothing can be entered until it opens.";
        ui.add(Label::new(RichText::new(calm).weak()).wrap());
    });
}

/// The keys, made from the list of commands.
fn help_ui(view: &mut View<'_>, ui: &Ui) {
    let room = ui.ctx().content_rect().size();
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(16));
    let modal = egui::Modal::new(egui::Id::unique("help")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width((room.x - 64.0).min(420.0));
        ui.heading("Keys and help");
        let what = "This is a diary: it records what you enter, counts it, and shows published \
                    general guidance beside it. It does not diagnose, monitor, predict or \
                    recommend treatment.";
        ui.add(Label::new(what).wrap());
        let height = (room.y - 260.0).max(96.0);
        let keys = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
        keys.show(ui, |ui| {
            egui::Grid::new("keys").num_columns(2).spacing(Vec2::new(24.0, 4.0)).show(ui, |ui| {
                for command in Command::ALL {
                    ui.label(RichText::new(command.chord().label()).text_style(strong_style()));
                    ui.label(command.title());
                    ui.end_row();
                }
                ui.label(RichText::new("Esc").text_style(strong_style()));
                ui.label("Close what lies on top");
                ui.end_row();
            });
        });
        plain_button(ui, icon::CLOSE, "Close").clicked()
    });
    if modal.inner || modal.should_close() {
        view.act(Action::ShowHelp(false));
    }
}

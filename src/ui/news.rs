//! The line at the foot of the window: what was done last, and what is not saved.
//!
//! It has the same height whatever was done, so that news neither cover nor move what is under the
//! pointer, and it stays until there are others. What went wrong is never cut: for that alone the
//! line grows.

use std::sync::Arc;

use egui::{
    Align, Button, Color32, Frame, Galley, Layout, Margin, Panel, Rect, Response, RichText,
    ScrollArea, TextStyle, Ui, UiBuilder, Vec2, WidgetText,
    text::{LayoutJob, TextFormat, TextWrapping},
};

use crate::app::{
    Action, Command, Notice, Overlay, Phase, Place, State,
    deeds::DeedKind,
    text::{capital, count},
};

use super::{
    style::{icon, size, space, tokens},
    view::View,
    widgets::{
        button::plain_button,
        field::{go_to_left, nearest_left},
    },
};

/// What the line says.
struct Line {
    mark: icon::Icon,
    words: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Nothing happened.
    Calm,
    /// Something was done.
    Done,
    /// Something was done that can be taken back.
    Undoable,
    /// Something went wrong.
    Failed,
}

/// Takes the room of the line at the foot of what is left.
pub(super) fn notice_room(state: &State, ui: &mut Ui) -> Rect {
    let is_low = ui.ctx().content_rect().height() < size::LOW_WINDOW;
    let (height, above) =
        if is_low { (size::LOW_NEWS, space::HAIR) } else { (size::NEWS, space::TINY) };
    let margin = Margin::from(Vec2::new(space::SMALL, above));
    let line = line(state);
    let mut measured = ui.new_child(UiBuilder::new());
    restyle(&mut measured);
    let width = measured.available_width() - 2.0 * space::SMALL;
    let needed = Shape::of(&measured, &line, &buttons(state, &line), width).height;
    let most = ui.ctx().content_rect().height() * MOST;
    let height = height.max((needed + 2.0 * above).min(most));
    let frame = Frame::new().fill(tokens(ui.ctx()).surface).inner_margin(margin);
    let panel = Panel::bottom("news").exact_size(height).resizable(false).frame(frame);
    panel.show(ui, |ui| ui.available_rect_before_wrap()).inner
}

/// Of the window, what went wrong takes no more than this.
const MOST: f32 = 0.5;

/// Two lines have room in the height of one.
fn restyle(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.x = space::TINY;
    ui.spacing_mut().button_padding = Vec2::new(space::SMALL, space::HAIR);
}

/// How the words and the buttons stand.
#[derive(Debug, Clone, Copy)]
struct Shape {
    /// The width of the words.
    widest: f32,
    /// The buttons stand under the words.
    is_stacked: bool,
    /// Of all of it; 0 where the usual one will do.
    height: f32,
}

impl Shape {
    fn of(ui: &Ui, line: &Line, buttons: &[Way], width: f32) -> Self {
        let buttons: f32 = buttons.iter().map(|(_, words, _)| button_width(ui, words)).sum();
        // What can be done stands beside the words, not at the far end of a wide window.
        let beside = (width - buttons).max(0.0);
        let usual = Self { widest: beside, is_stacked: false, height: 0.0 };
        let around = 2.0 * ui.spacing().button_padding.y;
        let height = |widest: f32| whole(ui, line, words_room(ui, line, widest)).size().y + around;
        if line.kind != Kind::Failed || height(beside) <= size::LOW_NEWS {
            return usual;
        }
        if width < size::NARROW_WINDOW {
            // With some air: neither the edge of a button is cut off, nor a bar shown to scroll to it.
            let height = height(width) + space::HAIR + size::TARGET + space::TINY;
            Self { widest: width, is_stacked: true, height }
        } else {
            Self { height: height(beside), ..usual }
        }
    }
}

/// Shows the line in its room: after the place, as it is read and reached by Tab.
pub(super) fn notice_ui(view: &mut View<'_>, ui: &mut Ui, room: Rect) {
    let builder = UiBuilder::new().id_salt("line of news").max_rect(room);
    ui.scope_builder(builder, |ui| {
        restyle(ui);
        let line = line(view.state);
        let buttons = buttons(view.state, &line);
        let shape = Shape::of(ui, &line, &buttons, ui.available_width());
        if shape.is_stacked {
            ui.spacing_mut().item_spacing.y = space::HAIR;
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let shape = Shape { widest: ui.available_width(), ..shape };
                words_ui(view, ui, &line, shape);
                ui.horizontal_wrapped(|ui| buttons_ui(view, ui, buttons));
            });
        } else {
            ui.horizontal_centered(|ui| {
                words_ui(view, ui, &line, shape);
                buttons_ui(view, ui, buttons);
            });
        }
    });
}

fn words_ui(view: &mut View<'_>, ui: &mut Ui, line: &Line, shape: Shape) {
    if line_ui(ui, line, shape).clicked() {
        view.act(Action::ShowOverlay(Some(Overlay::Deeds)));
    }
}

fn buttons_ui(view: &mut View<'_>, ui: &mut Ui, buttons: Vec<Way>) {
    for (mark, words, leads) in buttons {
        if plain_button(ui, mark, &words).clicked() {
            match leads {
                Leads::To(action) => view.act(action),
                Leads::ToText(key) => go_to_left(view, ui, &key),
            }
        }
    }
}

/// What is to be said: what is not saved comes before everything else.
fn line(state: &State) -> Line {
    if let Some(trouble) = &state.trouble {
        let kept = match state.unsaved.len() {
            0 | 1 => "your entry is kept here and tried again by itself".to_owned(),
            steps => format!("your {steps} entries are kept here and tried again by themselves"),
        };
        // What happened comes first; it need not be said twice.
        let why = trouble.words.strip_prefix("Not saved because ").unwrap_or(&trouble.words);
        let words = format!("Not saved: {kept}. {}", capital(why));
        return Line { mark: icon::WARNING, words, kind: Kind::Failed };
    }
    let (mark, words, kind) = match &state.notice {
        Some(Notice::Undoable(done)) if state.is_saved() => {
            (icon::CHECK, format!("Saved: {done}"), Kind::Undoable)
        }
        Some(Notice::Undoable(done)) => (icon::SAVE, format!("Saving: {done}"), Kind::Undoable),
        Some(Notice::Done(words)) => (icon::CHECK, words.clone(), Kind::Done),
        Some(Notice::Refused(words)) => (icon::INFO, words.clone(), Kind::Done),
        Some(Notice::Failed(words)) => (icon::WARNING, words.clone(), Kind::Failed),
        None => {
            let (mark, words) = at_rest(state);
            (mark, words.to_owned(), Kind::Calm)
        }
    };
    Line { mark, words, kind }
}

/// What is said while there is no news.
fn at_rest(state: &State) -> (icon::Icon, &'static str) {
    // Its buttons are not seen elsewhere.
    let is_empty_night = state.place == Place::Night && state.shown.is_empty();
    match state.phase {
        Phase::Opening => (icon::CLOCK, "The diary is being opened"),
        Phase::CannotOpen(_) | Phase::Locked => (icon::WARNING, "Nothing can be entered"),
        Phase::Open if state.is_read_only() => (icon::WARNING, "Nothing can be saved here"),
        Phase::Open if not_entered(state).is_some() && state.is_saved() => {
            let words = match state.left.len() {
                1 => "Saved, except one text that is not entered yet",
                _ => "Saved, except texts that are not entered yet",
            };
            (icon::INFO, words)
        }
        Phase::Open if is_empty_night && state.is_night_ahead() => (
            icon::INFO,
            "Your diary is empty: write down the day now, and the night in the morning",
        ),
        Phase::Open if is_empty_night => (
            icon::INFO,
            "Your diary is empty: \"No cramps\" or \"Add a cramp\" records the night shown",
        ),
        Phase::Open if state.demo => (icon::INFO, "Nothing that you enter here is kept"),
        Phase::Open if !state.is_saved() => (icon::SAVE, "Saving"),
        Phase::Open => (icon::CHECK, "Everything is saved"),
    }
}

/// The way to what is typed into a field and no part of the diary: it is wrong there, or asked
/// about, or not added yet.
fn not_entered(state: &State) -> Option<&str> {
    let can_enter = state.phase == Phase::Open && !state.is_read_only() && !state.demo;
    can_enter.then(|| nearest_left(state)).flatten()
}

/// A button: its icon, its words, and what it does.
type Way = (icon::Icon, String, Leads);

/// What a button does.
enum Leads {
    /// This.
    To(Action),
    /// It goes to the field of a text that is not entered, by its key.
    ToText(String),
}

/// What can be done about it, and the way to what went wrong before.
fn buttons(state: &State, line: &Line) -> Vec<Way> {
    let mut buttons = Vec::new();
    if state.trouble.is_some() {
        buttons.push((icon::SAVE, "Try to save again".to_owned(), Leads::To(Action::RetrySave)));
    } else if line.kind == Kind::Failed {
        buttons.push((
            icon::CLOSE,
            "Close this line".to_owned(),
            Leads::To(Action::CloseFailure(line.words.clone())),
        ));
    } else if matches!(state.notice, Some(Notice::Undoable(_)))
        && Command::Undo.why_not(state).is_none()
    {
        buttons.push((icon::UNDO, "Undo".to_owned(), Leads::To(Action::Command(Command::Undo))));
    } else if line.kind == Kind::Done && was_undone(state) {
        buttons.push((icon::REDO, "Redo".to_owned(), Leads::To(Action::Command(Command::Redo))));
    }
    let others = state.failures.iter().filter(|failure| failure.words != line.words).count();
    if others > 0 {
        let words = count(others, "problem", "problems");
        buttons.push((icon::WARNING, words, Leads::To(Action::ShowOverlay(Some(Overlay::Deeds)))));
    }
    if let Some(key) = not_entered(state) {
        let words = match line.kind {
            Kind::Calm => "Go to it".to_owned(),
            Kind::Done | Kind::Undoable | Kind::Failed => {
                format!("{} not entered", state.left.len())
            }
        };
        buttons.push((icon::INFO, words, Leads::ToText(key.to_owned())));
    }
    buttons
}

/// What was done last was to undo something, which can be made again.
fn was_undone(state: &State) -> bool {
    let last = state.deeds.iter().next().map(|deed| deed.kind);
    last == Some(DeedKind::Undone) && Command::Redo.why_not(state).is_none()
}

fn button_width(ui: &Ui, words: &str) -> f32 {
    let text = WidgetText::from(format!("{}  {words}", icon::CHECK));
    let extend = Some(egui::TextWrapMode::Extend);
    let text = text.into_galley(ui, extend, f32::INFINITY, TextStyle::Button).size().x;
    // Rounding up, and the space before it.
    (text + 2.0 * ui.spacing().button_padding.x).max(size::TARGET) + space::SMALL
}

/// The words; all of them are one press away, and in its name.
fn line_ui(ui: &mut Ui, line: &Line, shape: Shape) -> Response {
    let Shape { widest, is_stacked, height } = shape;
    let galley = galley_of(ui, line, words_room(ui, line, widest), height > 0.0);
    let mark = RichText::new(line.mark.to_string()).small().color(color(ui, line));
    let width = widest - words_room(ui, line, widest) + galley.size().x + space::SMALL;
    let height = if is_stacked { galley.size().y } else { ui.available_height() };
    let size = Vec2::new(width.min(widest), height);
    let layout = Layout::left_to_right(Align::Center);
    let response = ui
        .allocate_ui_with_layout(size, layout, |ui| {
            // Words on the right, though there are none, keep the line at the left.
            let button = Button::new((mark, galley)).right_text("");
            ui.add(button.frame_when_inactive(false).min_size(size))
        })
        .inner;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &line.words));
    let live = match line.kind {
        Kind::Failed => egui::accesskit::Live::Assertive,
        Kind::Calm | Kind::Done | Kind::Undoable => egui::accesskit::Live::Polite,
    };
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(live));
    response.on_hover_text("What was done")
}

fn color(ui: &Ui, line: &Line) -> Color32 {
    let tokens = tokens(ui.ctx());
    match line.kind {
        Kind::Calm => tokens.weak_text,
        Kind::Done | Kind::Undoable => tokens.text,
        Kind::Failed => tokens.error,
    }
}

/// The width that is left for the words beside the icon.
fn words_room(ui: &Ui, line: &Line, widest: f32) -> f32 {
    let mark = WidgetText::from(RichText::new(line.mark.to_string()).small());
    let extend = Some(egui::TextWrapMode::Extend);
    let mark = mark.into_galley(ui, extend, f32::INFINITY, TextStyle::Small).size().x;
    let spacing = ui.spacing();
    widest - 2.0 * spacing.button_padding.x - spacing.icon_spacing - mark
}

fn laid_out(ui: &Ui, line: &Line, words: &str, room: f32, max_rows: usize) -> Arc<Galley> {
    let format = TextFormat::simple(TextStyle::Small.resolve(ui.style()), color(ui, line));
    let mut job = LayoutJob::single_section(words.to_owned(), format);
    job.wrap = TextWrapping { max_width: room, max_rows, ..TextWrapping::default() };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// All of the words, in as many lines as they need.
fn whole(ui: &Ui, line: &Line, room: f32) -> Arc<Galley> {
    laid_out(ui, line, &line.words, room, usize::MAX)
}

/// The words in two lines, where there is no room for more. Of what can be taken back, the end
/// says how: it stays whole, and words before it make way.
fn galley_of(ui: &Ui, line: &Line, room: f32, has_room: bool) -> Arc<Galley> {
    if has_room {
        return whole(ui, line, room);
    }
    let laid_out = |words: &str| laid_out(ui, line, words, room, 2);
    let whole = laid_out(&line.words);
    let ending = line.words.rsplit_once("; ").filter(|_| line.kind == Kind::Undoable);
    let Some((mut words, end)) = ending.filter(|_| whole.elided) else { return whole };
    while let Some((fewer, _)) = words.rsplit_once(' ') {
        words = fewer;
        let shortened = laid_out(&format!("{}…; {end}", words.trim_end_matches(',')));
        if !shortened.elided {
            return shortened;
        }
    }
    whole
}

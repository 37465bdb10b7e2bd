//! The line at the foot of the window: what was done last, and what is not saved.
//!
//! It always has the same height, so that news neither cover nor move what is under the pointer,
//! and it stays until there are others.

use egui::{
    Align, Button, Frame, Layout, Margin, Panel, Rect, Response, TextStyle, Ui, UiBuilder, Vec2,
    WidgetText,
    text::{LayoutJob, TextFormat, TextWrapping},
};

use crate::app::{Action, Command, Notice, Overlay, Phase, State, text::count};

use super::{
    style::{icon, size, space, tokens},
    view::View,
    widgets::button::plain_button,
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
    /// Something went wrong.
    Failed,
}

/// Takes the room of the line at the foot of what is left.
pub(super) fn notice_room(ui: &mut Ui) -> Rect {
    let is_low = ui.ctx().content_rect().height() < size::LOW_WINDOW;
    let (height, above) =
        if is_low { (size::LOW_NEWS, space::HAIR) } else { (size::NEWS, space::TINY) };
    let margin = Margin::from(Vec2::new(space::SMALL, above));
    let frame = Frame::new().fill(tokens(ui.ctx()).surface).inner_margin(margin);
    let panel = Panel::bottom("news").exact_size(height).resizable(false).frame(frame);
    panel.show(ui, |ui| ui.available_rect_before_wrap()).inner
}

/// Shows the line in its room: after the place, as it is read and reached by Tab.
pub(super) fn notice_ui(view: &mut View<'_>, ui: &mut Ui, room: Rect) {
    let builder = UiBuilder::new().id_salt("line of news").max_rect(room);
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = space::TINY;
        // Two lines have room in the height of one.
        ui.spacing_mut().button_padding = Vec2::new(space::SMALL, space::HAIR);
        ui.horizontal_centered(|ui| {
            let line = line(view.state);
            let buttons = buttons(view.state, &line);
            let room: f32 = buttons.iter().map(|(_, words, _)| button_width(ui, words)).sum();
            // What can be done stands beside the words, not at the far end of a wide window.
            let widest = (ui.available_width() - room).max(0.0);
            if line_ui(ui, &line, widest).clicked() {
                view.act(Action::ShowOverlay(Some(Overlay::Deeds)));
            }
            for (mark, words, action) in buttons {
                if plain_button(ui, mark, &words).clicked() {
                    view.act(action);
                }
            }
        });
    });
}

/// What is to be said: what is not saved comes before everything else.
fn line(state: &State) -> Line {
    if let Some(trouble) = &state.trouble {
        let kept = match state.unsaved.len() {
            0 | 1 => "Your entry is kept here and tried again by itself".to_owned(),
            steps => format!("Your {steps} entries are kept here and tried again by themselves"),
        };
        let words = format!("{kept}. {}", trouble.words);
        return Line { mark: icon::WARNING, words, kind: Kind::Failed };
    }
    let (mark, words, kind) = match &state.notice {
        Some(Notice::Undoable(done)) if state.is_saved() => {
            (icon::CHECK, format!("Saved: {done}"), Kind::Done)
        }
        Some(Notice::Undoable(done)) => (icon::SAVE, format!("Saving: {done}"), Kind::Done),
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
    match state.phase {
        Phase::Opening => (icon::CLOCK, "The diary is being opened"),
        Phase::CannotOpen(_) | Phase::Locked => (icon::WARNING, "Nothing can be entered"),
        Phase::Open if state.is_read_only() => (icon::WARNING, "Nothing can be saved here"),
        Phase::Open if state.shown.is_empty() => (
            icon::INFO,
            "Your diary is empty: record last night with one press of No cramps, or Add a cramp",
        ),
        Phase::Open if state.demo => (icon::INFO, "Nothing that you enter here is kept"),
        Phase::Open if !state.is_saved() => (icon::SAVE, "Saving"),
        Phase::Open => (icon::CHECK, "Everything is saved"),
    }
}

/// What can be done about it, and the way to what went wrong before.
fn buttons(state: &State, line: &Line) -> Vec<(icon::Icon, String, Action)> {
    let mut buttons = Vec::new();
    if state.trouble.is_some() {
        buttons.push((icon::SAVE, "Try to save again".to_owned(), Action::RetrySave));
    } else if line.kind == Kind::Failed {
        buttons.push((
            icon::CLOSE,
            "Close this line".to_owned(),
            Action::CloseFailure(line.words.clone()),
        ));
    } else if matches!(state.notice, Some(Notice::Undoable(_)))
        && Command::Undo.why_not(state).is_none()
    {
        buttons.push((icon::UNDO, "Undo".to_owned(), Action::Command(Command::Undo)));
    }
    let others = state.failures.iter().filter(|failure| failure.words != line.words).count();
    if others > 0 {
        let words = count(others, "problem", "problems");
        buttons.push((icon::WARNING, words, Action::ShowOverlay(Some(Overlay::Deeds))));
    }
    buttons
}

fn button_width(ui: &Ui, words: &str) -> f32 {
    let text = WidgetText::from(format!("{}  {words}", icon::CHECK));
    let extend = Some(egui::TextWrapMode::Extend);
    let text = text.into_galley(ui, extend, f32::INFINITY, TextStyle::Button).size().x;
    // Rounding up, and the space before it.
    (text + 2.0 * ui.spacing().button_padding.x).max(size::TARGET) + space::SMALL
}

/// The words, in at most two lines; all of them are one press away, and in its name.
fn line_ui(ui: &mut Ui, line: &Line, widest: f32) -> Response {
    let tokens = tokens(ui.ctx());
    let color = match line.kind {
        Kind::Calm => tokens.weak_text,
        Kind::Done => tokens.text,
        Kind::Failed => tokens.error,
    };
    let style = TextStyle::Small.resolve(ui.style());
    let words = format!("{}  {}", line.mark, line.words);
    let mut job = LayoutJob::single_section(words, TextFormat::simple(style, color));
    job.wrap = TextWrapping {
        max_width: widest - 2.0 * ui.spacing().button_padding.x,
        max_rows: 2,
        ..TextWrapping::default()
    };
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let width = galley.size().x + 2.0 * ui.spacing().button_padding.x + space::SMALL;
    let size = Vec2::new(width.min(widest), ui.available_height());
    let layout = Layout::left_to_right(Align::Center);
    let response = ui
        .allocate_ui_with_layout(size, layout, |ui| {
            // Words on the right, though there are none, keep the line at the left.
            let button = Button::new(galley).right_text("");
            ui.add(button.frame_when_inactive(false).min_size(size))
        })
        .inner;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &line.words));
    let live = match line.kind {
        Kind::Failed => egui::accesskit::Live::Assertive,
        Kind::Calm | Kind::Done => egui::accesskit::Live::Polite,
    };
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(live));
    response.on_hover_text("What was done")
}

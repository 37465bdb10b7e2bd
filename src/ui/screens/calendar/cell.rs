//! A night of the year or of the month: how it is drawn, and what it is called.

use chrono::Datelike as _;
use egui::{Align2, CornerRadius, Painter, Pos2, Rect, Response, Stroke, StrokeKind, Ui};

use crate::{
    app::{
        State,
        calendar::{Facts, Measure, Reading},
    },
    diary::NightDate,
    ui::{
        style::{
            Tokens, font,
            scale::{Shade, shade},
            stroke, tokens,
        },
        widgets::mark::hatch,
    },
};

/// What is known of a night, by its date.
pub(super) fn facts(state: &State, night: NightDate) -> Facts {
    Facts::of(state.shown.night(night).map(|night| &**night))
}

/// "Night of Sat 14 to Sun 15 March: 2 cramps, worst pain 7 of 10, asleep 6 h 10 min".
pub(super) fn name(state: &State, night: NightDate, facts: Facts) -> String {
    let dates = night.both_dates(state.now.today().year());
    format!("Night of {dates}: {}", facts.words())
}

/// Gives a cell its name, for a screen reader and under the pointer.
pub(super) fn tell(
    state: &State,
    night: NightDate,
    facts: Facts,
    is_selected: bool,
    response: &Response,
) {
    response.widget_info(|| {
        let name = name(state, night, facts);
        egui::WidgetInfo::selected(egui::Role::Button, true, is_selected, name)
    });
    response.clone().on_hover_ui(|ui| {
        ui.label(name(state, night, facts));
    });
}

/// Draws the line around the chosen cell and the one pointed at.
pub(super) fn outline(ui: &Ui, rect: Rect, corner: u8, is_selected: bool, response: &Response) {
    let tokens = tokens(ui.ctx());
    // In the colour of text: beside the colours of the scale the accent would be one more.
    let stroke = match (is_selected, response.hovered()) {
        (true, _) => Stroke::new(stroke::CHOSEN, tokens.text),
        (false, true) => Stroke::new(stroke::THIN, tokens.accent),
        (false, false) => return,
    };
    ui.painter().rect_stroke(rect, CornerRadius::same(corner), stroke, StrokeKind::Outside);
}

/// Draws what a measure says of a night, in a square.
pub(super) fn paint(
    painter: &Painter,
    rect: Rect,
    tokens: &Tokens,
    measure: Measure,
    reading: Reading,
) {
    match reading {
        Reading::NotRecorded => hatch(painter, rect, tokens.not_recorded),
        // Thinner than the mark of a night that stands alone: cramps are to be seen first here.
        Reading::CrampFree => {
            let stroke = Stroke::new(stroke::LINE, tokens.cramp_free);
            painter.circle_stroke(rect.center(), rect.height() * 0.36, stroke);
        }
        Reading::Unknown => {
            let corner = corner(rect);
            let line = match measure {
                // There were cramps, if nobody knows how bad they were.
                Measure::Cramps | Measure::Pain => shade(tokens, measure, 0).line,
                Measure::Sleep => tokens.not_recorded,
            };
            let stroke = Stroke::new(stroke::LINE, line);
            painter.rect_stroke(rect, corner, stroke, StrokeKind::Inside);
            let half = rect.width() * 0.22;
            let ends = [-half, half].map(|x| Pos2::new(rect.center().x + x, rect.center().y));
            painter.line_segment(ends, stroke);
        }
        Reading::Value { step, value } => {
            let Shade { fill, text, line } = shade(tokens, measure, step);
            let corner = corner(rect);
            painter.rect_filled(rect, corner, fill);
            painter.rect_stroke(rect, corner, Stroke::new(stroke::THIN, line), StrokeKind::Inside);
            let font = font::in_cell(rect.height());
            painter.text(rect.center(), Align2::CENTER_CENTER, figure(measure, value), font, text);
        }
    }
}

/// A value as it stands in its cell: hours asleep are whole ones that were reached.
fn figure(measure: Measure, value: i64) -> String {
    match measure {
        Measure::Cramps | Measure::Pain => value.to_string(),
        Measure::Sleep => (value / 60).to_string(),
    }
}

fn corner(rect: Rect) -> f32 {
    (rect.height() * 0.22).clamp(3.0, 8.0)
}

//! The legs on which the place of a cramp is picked, with the lists beside them.

use egui::{
    Align2, FocusDirection, Id, Key, Label, Modifiers, Rect, Response, RichText, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2,
};

use super::canvas::Canvas;
use crate::{
    app::text::Label as _,
    body::{Answer, Face, Leg, Part, Spot, Way, drawing},
    diary::vocabulary::{Muscle, Side},
    ui::{
        focus::rings_itself,
        style::{font, icon, size, space, stroke, tokens},
        widgets::choice::entry_choice_ui,
    },
};

/// The height of the legs where there is room for them.
const HEIGHT: f32 = 296.0;
/// Less than this, and toes are too small to be hit.
const LEAST_HEIGHT: f32 = 236.0;
/// The share of the window's height that the legs may take.
const SHARE: f32 = 0.8;
/// The least width that the lists need beside the legs.
const LISTS: f32 = 240.0;
/// How far beside a part a touch may be.
const REACH: f32 = 14.0;
/// Between the toes and the words below them.
const BELOW: f32 = space::TINY;
/// The least width and height of a part for a touch.
const TARGET: f32 = 24.0;

/// What a person who comes by key finds first: no other muscle cramps as often.
const FIRST: Spot = Spot { muscle: Muscle::Calf, leg: Leg::Left, face: Face::Back };

/// Shows the legs with the lists of muscles and legs; gives the new answer when one was picked.
/// `entry` says to a screen reader which cramp it is, where there are several.
pub fn legs_picker_ui(ui: &mut Ui, entry: &str, current: Answer) -> Option<Answer> {
    let room = ui.available_width();
    let legs = Canvas::size(height(ui, room), BELOW).x;
    if room < legs + space::HUGE + LISTS {
        let picked = explained_legs_ui(ui, entry, current);
        return lists_ui(ui, entry, current).or(picked);
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::HUGE;
        let picked = explained_legs_ui(ui, entry, current);
        let listed = ui
            .vertical(|ui| {
                ui.set_width(room - legs - space::HUGE);
                ui.spacing_mut().item_spacing = Vec2::new(space::SMALL, space::MEDIUM);
                lists_ui(ui, entry, current)
            })
            .inner;
        listed.or(picked)
    })
    .inner
}

fn lists_ui(ui: &mut Ui, entry: &str, (muscle, side): Answer) -> Option<Answer> {
    let muscles = Muscle::ALL.iter().map(|muscle| (*muscle, muscle.title()));
    let new_muscle = entry_choice_ui(ui, "Where", entry, muscle, muscles);
    let sides = Side::ALL.iter().map(|side| (*side, side.title()));
    let new_side = entry_choice_ui(ui, "Which leg", entry, side, sides);
    match (new_muscle, new_side) {
        (None, None) => None,
        (new_muscle, new_side) => Some((new_muscle.unwrap_or(muscle), new_side.unwrap_or(side))),
    }
}

/// The legs, and in words what else a touch can do.
fn explained_legs_ui(ui: &mut Ui, entry: &str, current: Answer) -> Option<Answer> {
    ui.vertical(|ui| {
        ui.set_max_width(Canvas::size(height(ui, ui.available_width()), BELOW).x);
        let picked = legs_ui(ui, entry, current);
        let words = "Touch the other leg too if it was both; touch again to take it back";
        ui.add(Label::new(RichText::new(words).small().weak()).wrap());
        picked
    })
    .inner
}

/// Shows the legs alone; gives the new answer when one was picked.
///
/// All of them are one stop of the Tab key. From there the arrows go along a leg and across to the
/// next one, and Space or Enter picks.
pub fn legs_ui(ui: &mut Ui, entry: &str, current: Answer) -> Option<Answer> {
    let height = height(ui, ui.available_width());
    let size = Canvas::size(height, BELOW);
    ui.vertical(|ui| {
        ui.set_max_width(size.x);
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(egui::accesskit::Role::Group);
            node.set_label("The legs, front and back");
        });
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        Legs { canvas: Canvas::new(rect, height), entry, current }.show(ui)
    })
    .inner
}

/// How high the legs can be.
fn height(ui: &Ui, width: f32) -> f32 {
    let window = ui.ctx().content_rect().height();
    (SHARE * window).clamp(LEAST_HEIGHT, HEIGHT).min(width / drawing().width)
}

struct Legs<'a> {
    canvas: Canvas,
    entry: &'a str,
    current: Answer,
}

impl Legs<'_> {
    fn show(self, ui: &Ui) -> Option<Answer> {
        let focused = focused(ui);
        let stop = self.stop(ui, focused);
        let mut touched = None;
        let mut under_pointer = None;
        for part in drawing().parts() {
            let response = self.part_ui(ui, part, part.spot == stop);
            let meant = self.meant(&response).unwrap_or(part.spot);
            if response.clicked_by(egui::PointerButton::Primary) {
                touched = Some(meant);
            } else if response.clicked() {
                touched = Some(part.spot);
            }
            if response.hovered() {
                under_pointer = Some(meant);
            }
        }
        if let Some(spot) = touched {
            ui.data_mut(|data| data.insert_temp(last_id(ui), spot));
        }
        self.paint(ui, under_pointer, focused);
        touched.map(|spot| spot.touched(self.current))
    }

    /// One part as a control.
    fn part_ui(&self, ui: &Ui, part: &Part, is_stop: bool) -> Response {
        let spot = part.spot;
        let rect = self.canvas.rect_of(part);
        let rect = Rect::from_center_size(rect.center(), rect.size().max(Vec2::splat(TARGET)));
        let sense = if is_stop { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, id_of(ui, spot), sense);
        response.widget_info(|| {
            let is_chosen = spot.is_in(self.current);
            let of = if self.entry.is_empty() { "" } else { ", " };
            let name = format!("{}{of}{}", spot.name(), self.entry);
            WidgetInfo::selected(egui::Role::CheckBox, true, is_chosen, name)
        });
        // A screen reader moves to any of them.
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.add_action(egui::accesskit::Action::Focus);
        });
        response
    }

    /// The part that the pointer means: the rectangles of parts overlap, their outlines do not.
    fn meant(&self, response: &Response) -> Option<Spot> {
        let at = response.interact_pointer_pos().or_else(|| response.hover_pos())?;
        drawing().at(self.canvas.in_drawing(at), self.canvas.length(REACH))
    }

    /// The part at which the Tab key stops.
    fn stop(&self, ui: &Ui, focused: Option<Spot>) -> Spot {
        let last = || ui.data(|data| data.get_temp::<Spot>(last_id(ui)));
        let chosen = || {
            let is_chosen = |spot: &Spot| spot.is_in(self.current);
            last()
                .filter(is_chosen)
                .or_else(|| drawing().parts().map(|part| part.spot).find(is_chosen))
        };
        focused.or_else(chosen).or_else(last).unwrap_or(FIRST)
    }

    fn paint(&self, ui: &Ui, pointed: Option<Spot>, focused: Option<Spot>) {
        let tokens = tokens(ui.ctx());
        let painter = ui.painter();
        self.canvas.paint(painter, tokens, |part| {
            Some(if part.spot.is_in(self.current) {
                tokens.accent
            } else if pointed == Some(part.spot) {
                tokens.leg_part_hover()
            } else {
                tokens.leg_part()
            })
        });
        for part in drawing().parts() {
            if part.spot.is_in(self.current) {
                let rect = self.canvas.rect_of(part);
                // A smaller one has no room for a mark.
                if rect.size().min_elem() >= size::MARK {
                    let font = font::sign();
                    let at = rect.center();
                    painter.text(at, Align2::CENTER_CENTER, icon::CHECK, font, tokens.on_accent);
                }
            }
            if focused == Some(part.spot) {
                rings_itself(ui, id_of(ui, part.spot));
                // As the ring of every other control: one of the two shows on every ground.
                let (gap, ring) = (stroke::RING_GAP, stroke::RING);
                let width = ring + 2.0 * gap;
                let under = Stroke::new(width, tokens.background);
                self.canvas.outline(painter, part, under);
                self.canvas.outline(painter, part, Stroke::new(ring, tokens.accent));
            } else if pointed == Some(part.spot) {
                self.canvas.outline(painter, part, Stroke::new(stroke::CHOSEN, tokens.accent));
            }
        }
        if let Some(part) = pointed.or(focused).and_then(|spot| drawing().part(spot)) {
            name_tag(ui, self.canvas.rect_of(part), &part.spot.name());
        }
    }
}

/// The part that a screen reader wants to have the focus.
fn asked_for(ui: &Ui) -> Option<Spot> {
    let focus = egui::accesskit::Action::Focus;
    ui.input(|input| {
        let mut spots = drawing().parts().map(|part| part.spot);
        spots.find(|spot| input.has_accesskit_action_request(id_of(ui, *spot), focus))
    })
}

/// The part that has the focus, after the arrow keys of this frame.
fn focused(ui: &Ui) -> Option<Spot> {
    if let Some(spot) = asked_for(ui) {
        ui.memory_mut(|memory| memory.request_focus(id_of(ui, spot)));
        ui.data_mut(|data| data.insert_temp(last_id(ui), spot));
        return Some(spot);
    }
    let focus = ui.memory(egui::Memory::focused)?;
    let spot = drawing().parts().map(|part| part.spot).find(|spot| id_of(ui, *spot) == focus)?;
    let ways = [
        (Key::ArrowUp, Way::Up),
        (Key::ArrowDown, Way::Down),
        (Key::ArrowLeft, Way::Left),
        (Key::ArrowRight, Way::Right),
    ];
    let Some((_, way)) = ways
        .into_iter()
        .find(|(key, _)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)))
    else {
        return Some(spot);
    };
    let spot = drawing().beside(spot, way).unwrap_or(spot);
    ui.memory_mut(|memory| {
        // Otherwise egui would go on to whatever it finds in that direction.
        memory.move_focus(FocusDirection::None);
        memory.request_focus(id_of(ui, spot));
    });
    ui.data_mut(|data| data.insert_temp(last_id(ui), spot));
    Some(spot)
}

/// Writes the name of a part above it, or below it where there is no room.
fn name_tag(ui: &Ui, part: Rect, name: &str) {
    let tokens = tokens(ui.ctx());
    let text = ui.painter().layout_no_wrap(name.to_owned(), font::strong(), tokens.text);
    let extent = text.size() + Vec2::new(2.0 * space::SMALL, space::TINY);
    let room = ui.clip_rect().intersect(ui.max_rect().with_max_y(f32::INFINITY));
    let above = part.top() - space::TINY - extent.y;
    let top = if above >= room.top() { above } else { part.bottom() + space::TINY };
    let most = (room.right() - extent.x).max(room.left());
    let left = (part.center().x - extent.x / 2.0).clamp(room.left(), most);
    let tag = Rect::from_min_size(pos2(left, top), extent);
    let edge = Stroke::new(stroke::THIN, tokens.outline);
    ui.painter().rect(tag, size::RADIUS, tokens.background, edge, StrokeKind::Inside);
    let words = Align2::CENTER_CENTER.align_size_within_rect(text.size(), tag);
    ui.painter().galley(words.min, text, tokens.text);
}

fn id_of(ui: &Ui, spot: Spot) -> Id {
    ui.scope_id().with(("part of a leg", spot))
}

/// Where it is kept which part was the last one to be used.
fn last_id(ui: &Ui) -> Id {
    ui.scope_id().with("the last part of a leg")
}

//! One Tab stop for a group of things: Tab enters and leaves the group, arrows move inside it.
//!
//! ```ignore
//! let mut group = Roving::begin(ui, "strip", Some(shown), Step::ROW);
//! group.walk();
//! for night in nights {
//!     let response = group.item(ui, night, rect);        // or: group.sense(night), then group.add
//!     response.widget_info(..);
//!     paint(response.has_focus());
//! }
//! if let Some(night) = group.end(ui) { /* keys, pointer or screen reader chose this one */ }
//! ```
//!
//! Only the current item can be focused with Tab; the others can be clicked, by pointer and by a
//! screen reader, which may also move to them. The caller may say which item is current (what is chosen in its state);
//! otherwise the group remembers where the keyboard was, and starts with its first item. An item
//! keeps its key over the frames; keys are unique within the group.

mod step;
#[cfg(test)]
mod tests;

use egui::{Context, EventFilter, FocusDirection, Id, Rect, Response, Sense, Ui};

pub use step::Step;

/// In so many passes after the keyboard has come to a group, what stood in the field that it left
/// has been entered.
const ARRIVAL: u64 = 3;

/// What tells an item of a group from the others.
pub trait ItemKey:
    Copy + PartialEq + std::hash::Hash + std::fmt::Debug + Send + Sync + 'static
{
}

impl<K> ItemKey for K where
    K: Copy + PartialEq + std::hash::Hash + std::fmt::Debug + Send + Sync + 'static
{
}

/// An item as it was laid out.
#[derive(Debug, Clone, Copy)]
struct Item<K> {
    key: K,
    id: Id,
    rect: Rect,
}

/// What is kept of a group from one frame to the next.
#[derive(Debug, Clone)]
struct Kept<K> {
    items: Vec<Item<K>>,
    current: Option<K>,
    /// The current item was to have the focus and was not laid out yet.
    wants_focus: bool,
    /// The pass in which the keyboard came in; `None` while it is elsewhere.
    entered: Option<u64>,
}

/// A group that is being laid out.
#[derive(Debug)]
#[must_use = "a group that is not ended forgets its items"]
pub struct Roving<K> {
    id: Id,
    /// The items of the last frame.
    before: Vec<Item<K>>,
    /// Those of this one.
    items: Vec<Item<K>>,
    /// The one item that Tab reaches; without one it is the first that is laid out.
    stop: Option<K>,
    steps: Vec<Step>,
    has_focus: bool,
    wants_focus: bool,
    entered: Option<u64>,
    /// The keyboard has come in, and has done nothing here yet.
    has_just_come: bool,
    chosen: Option<K>,
}

impl<K: ItemKey> Roving<K> {
    /// Begins a group, before its items are laid out; takes the `keys` out of the input if one of
    /// its items has the focus.
    ///
    /// `current` is the item that Tab reaches; `None`: the one at which the keyboard was last.
    pub fn begin(ui: &Ui, salt: impl egui::AsIdSalt, current: Option<K>, keys: &[Step]) -> Self {
        let id = ui.make_persistent_id(salt);
        let ctx = ui.ctx();
        let kept = ctx.data(|data| data.get_temp::<Kept<K>>(id));
        let (before, remembered, waits, entered) = kept.map_or_else(
            || (Vec::new(), None, false, None),
            |kept| (kept.items, kept.current, kept.wants_focus, kept.entered),
        );
        let current = current.or(remembered);
        let focused = ctx.memory(egui::Memory::focused);
        let waits = waits && focused.is_none();
        let focused = before.iter().find(|item| Some(item.id) == focused).copied();
        let pass = ctx.cumulative_pass_nr();
        let entered = focused.map(|_| entered.unwrap_or(pass));
        let was_there = |key: &K| before.iter().any(|item| item.key == *key);
        let stop = if before.is_empty() || waits {
            current
        } else {
            // Something that is not laid out cannot be reached: then it is the first one.
            current.filter(was_there).or_else(|| before.first().map(|item| item.key))
        };
        let mut group = Self {
            id,
            items: Vec::with_capacity(before.len()),
            before,
            stop,
            steps: Vec::new(),
            has_focus: focused.is_some(),
            // What is current was changed from outside: the focus goes along.
            wants_focus: waits || focused.is_some_and(|item| Some(item.key) != stop),
            entered,
            has_just_come: entered.is_some_and(|entered| pass <= entered + ARRIVAL),
            chosen: None,
        };
        if let Some(asked) = group.asked_for(ctx) {
            group.go_to(asked);
        }
        if let Some(item) = focused {
            group.steps = take_steps(ctx, item.id, keys);
        }
        group
    }

    /// Makes Tab reach this item, as long as the keyboard is not in the group.
    ///
    /// What is entered as the keyboard leaves another field may decide it a moment after the
    /// keyboard has come here: then it goes on to this item.
    pub fn rest_at(&mut self, key: Option<K>) {
        if key.is_none() || self.wants_focus || key == self.stop {
            return;
        }
        if !self.has_focus {
            self.stop = key;
        } else if self.has_just_come && self.steps.is_empty() {
            self.stop = key;
            self.wants_focus = true;
        }
    }

    /// The keys that were pressed in this group; they are handed over once.
    pub fn steps(&mut self) -> Vec<Step> {
        std::mem::take(&mut self.steps)
    }

    /// Follows the keys by where the items stand: an arrow to the next one in its direction, left
    /// and right on to the row before and after, Home and End to the first and the last.
    pub fn walk(&mut self) {
        for step in self.steps() {
            let from = self.before.iter().position(|item| Some(item.key) == self.stop);
            let to = from.and_then(|from| neighbour(&self.before, from, step));
            if let Some(item) = to.and_then(|to| self.before.get(to)) {
                self.go_to(item.key);
            }
        }
    }

    /// Makes an item the current one and gives it the focus, as soon as it is laid out.
    pub fn go_to(&mut self, key: K) {
        self.stop = Some(key);
        self.wants_focus = true;
        self.chosen = Some(key);
    }

    /// What keys, pointer or screen reader have chosen so far in this frame.
    pub const fn chosen(&self) -> Option<K> {
        self.chosen
    }

    /// Whether the keyboard is in this group.
    pub const fn has_focus(&self) -> bool {
        self.has_focus
    }

    /// What an item is to sense: only the current one can be reached with Tab.
    pub fn sense(&self, key: K) -> Sense {
        let is_stop = self.stop.map_or(self.items.is_empty(), |stop| stop == key);
        if is_stop { Sense::click() } else { Sense::CLICK }
    }

    /// Takes in an item that was laid out with [`Self::sense`].
    pub fn add(&mut self, key: K, response: &Response) {
        if response.enabled() {
            response.ctx.accesskit_node_builder(response.id, |node| {
                node.add_action(egui::accesskit::Action::Focus);
            });
        }
        self.items.push(Item { key, id: response.id, rect: response.rect });
        if self.stop.is_none() {
            self.stop = Some(key);
        }
        if response.clicked() {
            self.stop = Some(key);
            self.chosen = Some(key);
            response.request_focus();
        } else if self.wants_focus && self.stop == Some(key) {
            self.wants_focus = false;
            response.request_focus();
        }
    }

    /// Lays out an item at a place of its own.
    pub fn item(&mut self, ui: &Ui, key: K, rect: Rect) -> Response {
        let response = ui.interact(rect, self.id.with(key), self.sense(key));
        self.add(key, &response);
        response
    }

    /// Ends the group; gives what keys, pointer or screen reader have chosen in this frame.
    pub fn end(self, ui: &Ui) -> Option<K> {
        let Self { items, stop: current, wants_focus, entered, .. } = self;
        let kept = Kept { items, current, wants_focus, entered };
        ui.ctx().data_mut(|data| data.insert_temp(self.id, kept));
        self.chosen
    }

    /// The item that a screen reader wants to have the focus.
    fn asked_for(&self, ctx: &Context) -> Option<K> {
        ctx.input(|input| {
            self.before
                .iter()
                .find(|item| {
                    input.has_accesskit_action_request(item.id, egui::accesskit::Action::Focus)
                })
                .map(|item| item.key)
        })
    }
}

/// Takes the keys of a group out of the input, in the order in which they were pressed.
pub(super) fn take_steps(ctx: &Context, focused: Id, keys: &[Step]) -> Vec<Step> {
    let mut steps = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let step = Step::of(event).filter(|step| keys.contains(step));
            steps.extend(step);
            step.is_none()
        });
    });
    let takes = |step| keys.contains(&step);
    let filter = EventFilter {
        horizontal_arrows: takes(Step::Left),
        vertical_arrows: takes(Step::Up),
        ..EventFilter::default()
    };
    ctx.memory_mut(|memory| {
        memory.set_focus_lock_filter(focused, filter);
        if !steps.is_empty() {
            // The filter holds only from the second frame of a focus on: egui may be about to
            // move it by the same key.
            memory.move_focus(FocusDirection::None);
        }
    });
    steps
}

/// The item to which a key leads from another one.
fn neighbour<K>(items: &[Item<K>], from: usize, step: Step) -> Option<usize> {
    let here = items.get(from)?.rect;
    match step {
        Step::Home => Some(0),
        Step::End => items.len().checked_sub(1),
        Step::Left => beside(items, here, -1.0).or_else(|| from.checked_sub(1)),
        Step::Right => {
            beside(items, here, 1.0).or(Some(from + 1)).filter(|next| *next < items.len())
        }
        Step::Up => across(items, here, -1.0),
        Step::Down => across(items, here, 1.0),
        Step::PageUp | Step::PageDown | Step::ShiftPageUp | Step::ShiftPageDown => None,
    }
}

/// The nearest item of the same row.
fn beside<K>(items: &[Item<K>], here: Rect, direction: f32) -> Option<usize> {
    nearest(items, |rect| {
        let overlap = here.y_range().intersection(rect.y_range()).span();
        let is_same_row = overlap >= 0.5 * here.height().min(rect.height());
        let ahead = (rect.center().x - here.center().x) * direction;
        (is_same_row && ahead > 0.5).then_some(ahead)
    })
}

/// The nearest item of another row; what stands straight ahead comes before what stands aside.
fn across<K>(items: &[Item<K>], here: Rect, direction: f32) -> Option<usize> {
    nearest(items, |rect| {
        let overlap = here.y_range().intersection(rect.y_range()).span();
        let is_same_row = overlap >= 0.5 * here.height().min(rect.height());
        let ahead = (rect.center().y - here.center().y) * direction;
        let aside = (rect.center().x - here.center().x).abs();
        (!is_same_row && ahead > 0.5).then_some(ahead + aside)
    })
}

fn nearest<K>(items: &[Item<K>], distance: impl Fn(Rect) -> Option<f32>) -> Option<usize> {
    items
        .iter()
        .enumerate()
        .filter_map(|(position, item)| distance(item.rect).map(|distance| (position, distance)))
        .min_by(|(_, one), (_, other)| one.total_cmp(other))
        .map(|(position, _)| position)
}

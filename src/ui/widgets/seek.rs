//! The way to a field that is not in sight: the sections that hold it open, and it gets the focus.

use egui::{Id, Ui};

/// Frames in which a field must turn up that is looked for: a place may have to be built first.
const FRAMES: u64 = 10;

/// A field that is looked for.
#[derive(Debug, Clone)]
struct Sought {
    key: String,
    /// The last frame in which it may turn up.
    until: u64,
    /// It was met in a section that is closed.
    is_met: bool,
}

/// Looks for the field of this key from the next frame on.
pub fn seek(ui: &Ui, key: &str) {
    let until = ui.ctx().cumulative_pass_nr() + FRAMES;
    let sought = Sought { key: key.to_owned(), until, is_met: false };
    ui.data_mut(|data| data.insert_temp(id(), Some(sought)));
    ui.ctx().request_repaint();
}

/// Whether a field is looked for that no section was found to hold yet.
pub(super) fn seeks(ui: &Ui) -> bool {
    sought(ui).is_some_and(|sought| !sought.is_met)
}

/// Whether what was drawn unseen since holds it.
pub(super) fn has_found(ui: &Ui) -> bool {
    sought(ui).is_some_and(|sought| sought.is_met)
}

/// Takes note that the field of this key is drawn; whether it is the one that is looked for and
/// can be seen.
pub(super) fn arrives(ui: &Ui, key: &str) -> bool {
    let Some(sought) = sought(ui).filter(|sought| sought.key == key) else { return false };
    let is_seen = ui.is_visible();
    let left = (!is_seen).then_some(Sought { is_met: true, ..sought });
    ui.data_mut(|data| data.insert_temp(id(), left));
    is_seen
}

fn sought(ui: &Ui) -> Option<Sought> {
    let now = ui.ctx().cumulative_pass_nr();
    let sought = ui.data(|data| data.get_temp::<Option<Sought>>(id())).flatten();
    sought.filter(|sought| now <= sought.until)
}

fn id() -> Id {
    Id::unique("field that is looked for")
}

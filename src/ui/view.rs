//! What a screen is given: the state to read, the drafts of its fields, and a place for actions.

use crate::app::{Action, Edit, State};

use super::widgets::drafts::Drafts;

/// What of the head of a night stands still above what scrolls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    Nothing,
    /// The name of the night, in a line.
    Name,
    /// All of it.
    All,
}

/// What a screen is given.
pub struct View<'a> {
    /// What to show.
    pub state: &'a State,
    /// What is being typed.
    pub drafts: &'a mut Drafts,
    /// What is to happen after the frame.
    pub actions: Vec<Action>,
    /// What of the head of a night stands still above what scrolls.
    pub standing: Standing,
    /// Where the part begins that must not move while it is being filled in.
    pub held: Option<f32>,
}

impl<'a> View<'a> {
    /// For one frame.
    pub fn new(state: &'a State, drafts: &'a mut Drafts) -> Self {
        Self { state, drafts, actions: Vec::new(), standing: Standing::Nothing, held: None }
    }

    /// Lets something happen after the frame.
    pub fn act(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Edits the diary after the frame.
    pub fn edit(&mut self, edit: Edit) {
        self.act(Action::Edit(edit));
    }

    /// Edits a text that may be open in a field: what is being typed there is entered first, and
    /// the field is left, so that neither takes the place of the other.
    pub fn edit_after_typing(&mut self, ui: &egui::Ui, edit: Edit) {
        self.actions.extend(self.drafts.flush());
        ui.memory_mut(egui::Memory::stop_text_input);
        self.edit(edit);
    }
}

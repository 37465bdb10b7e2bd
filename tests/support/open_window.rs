//! A window that is open: used by label and by key, as a person would.

use std::collections::BTreeSet;

use cramp_diary::{
    app::{
        Action as AppAction, Command, Preferences, State,
        command::Key as CommandKey,
        preferences::{TextSize, Theme},
    },
    diary::Night,
    ui::CrampDiary,
};
use egui::{
    Event, Key, Modifiers, Rect, Vec2, ViewportCommand, ViewportEvent, ViewportId,
    accesskit::{Action, ActionRequest, Role, Toggled},
};
use egui_kittest::{Harness, Node, kittest::NodeT as _};
use image::RgbaImage;

use super::{
    diaries::{TODAY, night},
    window::FRAME,
};

/// The most times that Tab is pressed to go round once.
const MOST_CONTROLS: usize = 1_000;

/// A window that is open.
pub(crate) struct OpenWindow {
    harness: Harness<'static, CrampDiary>,
}

/// A control as a screen reader knows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Control {
    /// What it is called.
    pub(crate) name: String,
    /// What it is.
    pub(crate) role: String,
    number: u64,
}

/// What the disk holds of the night that is shown first.
pub(crate) fn saved(window: &OpenWindow) -> Night {
    let night = night(TODAY);
    window
        .state()
        .saved
        .night(night)
        .map_or_else(|| Night::unanswered(night), |night| (**night).clone())
}

impl OpenWindow {
    pub(super) const fn new(harness: Harness<'static, CrampDiary>) -> Self {
        Self { harness }
    }

    /// What the window shows.
    pub(crate) fn state(&self) -> &State {
        self.harness.state().state()
    }

    /// The top of what a screen reader knows.
    pub(crate) fn root(&self) -> Node<'_> {
        self.harness.root()
    }

    /// For what has no method here.
    pub(crate) const fn harness(&mut self) -> &mut Harness<'static, CrampDiary> {
        &mut self.harness
    }

    /// Draws frames until the window rests.
    #[track_caller]
    pub(crate) fn run(&mut self) {
        self.harness.run();
    }

    /// Lets so much time go by that a pause in typing ends.
    pub(crate) fn pause(&mut self) {
        let mut seconds = 0.0;
        while seconds < 1.5 {
            self.harness.step();
            seconds += FRAME;
        }
    }

    /// Presses a control with the mouse, after scrolling to it.
    #[track_caller]
    pub(crate) fn click(&mut self, name: &str) {
        self.control(name).scroll_to_me();
        self.run();
        self.control(name).click();
        self.run();
        self.harness.remove_cursor();
        self.run();
    }

    /// Holds the pointer over a control, after scrolling to it.
    #[track_caller]
    pub(crate) fn point_at(&mut self, name: &str) {
        self.control(name).scroll_to_me();
        self.run();
        self.control(name).hover();
        self.run();
    }

    /// Puts the cursor into a field.
    #[track_caller]
    pub(crate) fn focus(&mut self, name: &str) {
        self.control(name).focus();
        self.run();
    }

    /// Types, one letter a frame, without leaving the field.
    #[track_caller]
    pub(crate) fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            self.harness.event(Event::Text(letter.to_string()));
        }
        self.run();
    }

    /// Puts the cursor into a field, takes out what it holds, and types without leaving it.
    #[track_caller]
    pub(crate) fn type_into(&mut self, field: &str, text: &str) {
        self.focus(field);
        self.press_with(Modifiers::COMMAND, Key::A);
        self.press(Key::Delete);
        self.type_text(text);
    }

    /// Presses and lets go of a key.
    #[track_caller]
    pub(crate) fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.run();
    }

    /// Presses and lets go of a key with others held down.
    #[track_caller]
    pub(crate) fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.run();
    }

    /// Presses several controls so fast that the window sees it all in one frame.
    #[track_caller]
    pub(crate) fn click_in_one_frame(&mut self, names: &[&str]) {
        for name in names {
            let (target_node, target_tree) = self.control(name).accesskit_node().locate();
            let request =
                ActionRequest { action: Action::Click, target_node, target_tree, data: None };
            self.harness.input_mut().events.push(Event::AccessKitActionRequest(request));
        }
        self.run();
    }

    /// Asks the window to close; whether it does.
    pub(crate) fn close(&mut self) -> bool {
        let viewport = self.harness.input_mut().viewports.get_mut(&ViewportId::ROOT).unwrap();
        viewport.events.push(ViewportEvent::Close);
        self.harness.step();
        let output = &self.harness.output().viewport_output[&ViewportId::ROOT];
        let closes = !output.commands.contains(&ViewportCommand::CancelClose);
        self.run();
        closes
    }

    /// Presses the keys of a command, as the help names them.
    #[track_caller]
    pub(crate) fn command(&mut self, command: Command) {
        let chord = command.chord();
        let (ctrl, shift) = (chord.control, chord.shift);
        let modifiers = Modifiers { ctrl, command: ctrl, shift, ..Modifiers::NONE };
        let key = match chord.key {
            CommandKey::Character(letter) => Key::from_name(&letter.to_string()).unwrap(),
            CommandKey::Left => Key::ArrowLeft,
            CommandKey::Right => Key::ArrowRight,
            CommandKey::Plus => Key::Plus,
            CommandKey::Minus => Key::Minus,
            CommandKey::Space => Key::Space,
            CommandKey::F1 => Key::F1,
        };
        self.press_with(modifiers, key);
    }

    /// Opens everything that folds.
    #[track_caller]
    pub(crate) fn unfold(&mut self) {
        let mut opened = BTreeSet::new();
        while self.unfold_one(&mut opened) {
            self.run();
        }
    }

    fn unfold_one(&self, opened: &mut BTreeSet<Control>) -> bool {
        self.harness
            .root()
            .children_recursive()
            .filter(|node| node.accesskit_node().role() == Role::DisclosureTriangle)
            .filter(|node| node.accesskit_node().toggled() == Some(Toggled::False))
            .find(|node| opened.insert(Control::of(node)))
            .inspect(Node::click_accesskit)
            .is_some()
    }

    /// Opens or folds the section of this title, whatever it says of what it holds.
    #[track_caller]
    pub(crate) fn click_part(&mut self, title: &str) {
        let begins = |control: &Control| control.name.starts_with(title);
        let name = self.controls().into_iter().find(begins).unwrap().name;
        self.click(&name);
    }

    /// What a field holds.
    #[track_caller]
    pub(crate) fn value(&self, field: &str) -> String {
        self.control(field).value().unwrap_or_default()
    }

    /// Where a control stands.
    #[track_caller]
    pub(crate) fn rect_of(&self, name: &str) -> Rect {
        self.control(name).rect()
    }

    /// Where these words stand.
    #[track_caller]
    pub(crate) fn rect_of_words(&self, words: &str) -> Rect {
        let told = |node: &Node<'_>| {
            let node = node.accesskit_node();
            node.role() == Role::Label
                && node.value().or_else(|| node.label()).as_deref() == Some(words)
        };
        self.harness.root().children_recursive().find(told).unwrap().rect()
    }

    /// Whether an option is chosen or a section is open.
    #[track_caller]
    pub(crate) fn is_chosen(&self, name: &str) -> bool {
        let node = self.control(name).accesskit_node();
        node.toggled() == Some(Toggled::True)
    }

    /// Whether a screen reader tells these words by itself when they change.
    pub(crate) fn is_live(&self, words: &str) -> bool {
        self.harness.root().children_recursive().any(|node| {
            let node = node.accesskit_node();
            let heard = node.label().or_else(|| node.value());
            heard.as_deref() == Some(words) && node.data().live().is_some()
        })
    }

    /// Whether a screen reader would come across these words.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.words().iter().any(|heard| heard.contains(words))
    }

    /// Everything that a screen reader would come across, in its order.
    pub(crate) fn words(&self) -> Vec<String> {
        self.harness
            .root()
            .children_recursive()
            .filter(|node| node.accesskit_node().role() != Role::TextRun)
            .filter_map(|node| {
                let node = node.accesskit_node();
                node.label().or_else(|| node.value())
            })
            // What keeps a date together is heard as a space.
            .map(|words| words.replace('\u{a0}', " "))
            .collect()
    }

    /// Every control that keys or a screen reader can move to and that is not switched off.
    pub(crate) fn controls(&self) -> Vec<Control> {
        self.harness
            .root()
            .children_recursive()
            .filter(|node| is_reachable(node))
            .map(|node| Control::of(&node))
            .collect()
    }

    /// Those of them at which Tab stops: of a group of one stop, the current one.
    pub(crate) fn tab_stops(&self) -> Vec<Control> {
        let stops: BTreeSet<u64> = self.harness.ctx.viewport(|viewport| {
            let widgets = viewport.prev_pass.widgets.layers().flat_map(|(_, widgets)| widgets);
            let stops = widgets.filter(|widget| widget.sense.is_focusable());
            stops.map(|widget| widget.id.value()).collect()
        });
        self.controls().into_iter().filter(|control| stops.contains(&control.number)).collect()
    }

    /// The control that has the focus, and where it stands.
    pub(crate) fn focused(&self) -> Option<(Control, Rect)> {
        let id = self.harness.ctx.memory(egui::Memory::focused)?;
        self.harness
            .root()
            .children_recursive()
            .find(|node| Control::of(node).number == id.value())
            .map(|node| (Control::of(&node), node.rect()))
    }

    /// Presses Tab until it comes round; gives the controls in its order and where each stood.
    #[track_caller]
    pub(crate) fn walk(&mut self) -> Vec<(Control, Rect)> {
        let mut walked: Vec<(Control, Rect)> = Vec::new();
        for _ in 0..MOST_CONTROLS {
            self.press(Key::Tab);
            let Some(focused) = self.focused() else { continue };
            if walked.first().is_some_and(|(first, _)| *first == focused.0) {
                return walked;
            }
            walked.push(focused);
        }
        panic!("Tab did not come round: {walked:#?}");
    }

    /// Takes on other colours, another size in pixels and another size of text.
    pub(crate) fn wear(&mut self, theme: Theme, (width, height): (f32, f32), percent: u16) {
        let text_size = TextSize::nearest(percent);
        let preferences = Preferences { theme, text_size, ..self.state().preferences };
        self.harness.state_mut().apply(AppAction::SetPreferences(preferences));
        self.run();
        self.harness.set_size(Vec2::new(width, height) / text_size.factor());
        self.run();
    }

    /// The window without its frame, in points.
    pub(crate) fn rect(&self) -> Rect {
        self.harness.ctx.content_rect()
    }

    /// What the last frame painted.
    pub(crate) fn painted(&self) -> &[egui::epaint::ClippedShape] {
        &self.harness.output().shapes
    }

    /// Whether a text that is cut can be read in full where it stands: a field scrolls under its
    /// cursor, a row of a list is a button to the whole, with all of it in its name, and a row of
    /// a table, which scrolls, has all of it in its name too.
    pub(crate) fn is_whole_elsewhere(&self, text: &str) -> bool {
        self.harness.root().children_recursive().any(|node| {
            let node = node.accesskit_node();
            let is_row = matches!(node.role(), Role::Button | Role::Row);
            (node.is_text_input() && node.value().as_deref() == Some(text))
                || (is_row && node.label().is_some_and(|name| name.contains(text)))
        })
    }

    /// A picture of it.
    pub(crate) fn picture(&mut self) -> RgbaImage {
        self.harness.render().unwrap()
    }

    /// The one control that has this name.
    #[track_caller]
    fn control(&self, name: &str) -> Node<'_> {
        let found: Vec<_> = self
            .harness
            .root()
            .children_recursive()
            .filter(|node| {
                is_control(node) && node.accesskit_node().label().as_deref() == Some(name)
            })
            .collect();
        assert_eq!(
            found.len(),
            1,
            "controls called {name:?}; there are {:#?}",
            self.controls().into_iter().map(|control| control.name).collect::<Vec<_>>()
        );
        found[0]
    }
}

impl Control {
    fn of(node: &Node<'_>) -> Self {
        let node = node.accesskit_node();
        Self {
            name: node.label().unwrap_or_default(),
            role: format!("{:?}", node.role()),
            number: node.locate().0.0,
        }
    }
}

/// Whether a node is something to be used, not something to be read.
fn is_control(node: &Node<'_>) -> bool {
    let node = node.accesskit_node();
    let can_be_pressed = node.data().supports_action(Action::Click) && node.role() != Role::Label;
    node.data().supports_action(Action::Focus) || can_be_pressed
}

fn is_reachable(node: &Node<'_>) -> bool {
    let node = node.accesskit_node();
    node.data().supports_action(Action::Focus) && !node.is_disabled() && !node.is_hidden()
}

//! Which commands the keys of this frame give.

use egui::{Context, KeyboardShortcut, Memory, Modifiers};

use crate::{
    app::{
        Command, Overlay, State,
        command::{Chord, Key},
    },
    ui::widgets::drafts::Drafts,
};

/// Takes the shortcuts out of the input of this frame.
pub(super) fn commands(ctx: &Context, state: &State, drafts: &Drafts) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let focused = ctx.memory(Memory::focused);
    // Whoever has come to the next field by Tab takes back what the diary got, not a letter of
    // a text that was entered long ago.
    let has_text_to_undo = typing && !focused.is_some_and(|id| drafts.is_untouched(id));
    Command::ALL
        .iter()
        .copied()
        .filter(|command| reaches(*command, state))
        .filter(|command| !has_text_to_undo || !undoes(*command))
        .filter(|command| !typing || !moves_between_nights(*command))
        .filter(|command| {
            shortcuts(command.chord())
                .any(|shortcut| ctx.input_mut(|input| input.consume_shortcut(&shortcut)))
        })
        .collect()
}

/// Whether a key gets to the window under what lies over it.
///
/// The introduction makes way for a cramp: what it lies over is as good as open.
fn reaches(command: Command, state: &State) -> bool {
    let always = [Command::CrampNow, Command::Help, Command::LargerText, Command::SmallerText];
    if always.contains(&command) {
        return true;
    }
    if state.help {
        return matches!(command, Command::Palette | Command::Lock);
    }
    match state.overlay {
        None | Some(Overlay::FirstStart(_)) => true,
        Some(Overlay::Palette) => matches!(command, Command::Palette | Command::Lock),
        Some(Overlay::Deeds) => {
            let history = matches!(command, Command::Undo | Command::Redo);
            history || matches!(command, Command::Palette | Command::Lock)
        }
        Some(Overlay::Damage | Overlay::Leave | Overlay::Restore(_) | Overlay::RecoveryKey) => {
            command == Command::Lock
        }
    }
}

/// Whether a command ends the introduction that lies over the window.
pub(super) fn ends_first_start(command: Command, state: &State) -> bool {
    let stays = matches!(
        command,
        Command::Help | Command::LargerText | Command::SmallerText | Command::Undo | Command::Redo
    );
    matches!(state.overlay, Some(Overlay::FirstStart(_))) && !stays
}

/// Keys that take letters back while text is being typed.
const fn undoes(command: Command) -> bool {
    matches!(command, Command::Undo | Command::Redo)
}

/// Keys that move the cursor where there is text.
const fn moves_between_nights(command: Command) -> bool {
    matches!(command, Command::NightBefore | Command::NightAfter)
}

/// A chord as egui knows it; plus is another key on some keyboards.
fn shortcuts(chord: Chord) -> impl Iterator<Item = KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    if chord.control {
        modifiers |= Modifiers::COMMAND;
    }
    if chord.shift {
        modifiers |= Modifiers::SHIFT;
    }
    let keys = match chord.key {
        Key::Character(character) => {
            [egui::Key::from_name(character.encode_utf8(&mut [0; 4])), None]
        }
        Key::Left => [Some(egui::Key::ArrowLeft), None],
        Key::Right => [Some(egui::Key::ArrowRight), None],
        Key::Plus => [Some(egui::Key::Plus), Some(egui::Key::Equals)],
        Key::Minus => [Some(egui::Key::Minus), None],
        Key::Space => [Some(egui::Key::Space), None],
        Key::F1 => [Some(egui::Key::F1), None],
    };
    keys.into_iter().flatten().map(move |key| KeyboardShortcut::new(modifiers, key))
}

/// Whether a key or the pointer was moved in this frame.
pub(super) fn is_touched(ctx: &Context) -> bool {
    use egui::Event::{
        AccessKitActionRequest, Copy, Cut, Ime, Key, MouseMoved, MouseWheel, Paste, PointerButton,
        PointerMoved, Text, Touch, Zoom,
    };
    ctx.input(|input| {
        input.events.iter().any(|event| {
            matches!(
                event,
                AccessKitActionRequest(_)
                    | Copy
                    | Cut
                    | Ime(_)
                    | Key { .. }
                    | MouseMoved(_)
                    | MouseWheel { .. }
                    | Paste(_)
                    | PointerButton { .. }
                    | PointerMoved(_)
                    | Text(_)
                    | Touch { .. }
                    | Zoom(_)
            )
        })
    })
}

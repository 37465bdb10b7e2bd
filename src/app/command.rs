//! Everything that can be done by a key: menu, palette, help and shortcuts are made from this
//! list.

pub use super::place::{Part, Place};

/// A key that a shortcut may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A letter or digit.
    Character(char),
    /// The left arrow.
    Left,
    /// The right arrow.
    Right,
    /// Plus.
    Plus,
    /// Minus.
    Minus,
    /// The space bar.
    Space,
    /// The first function key.
    F1,
}

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    /// With Control (Command on a Mac).
    pub control: bool,
    /// With Shift.
    pub shift: bool,
    /// The key.
    pub key: Key,
}

impl Chord {
    const fn control(key: Key) -> Self {
        Self { control: true, shift: false, key }
    }

    const fn letter(letter: char) -> Self {
        Self::control(Key::Character(letter))
    }

    /// "Ctrl+Shift+Z".
    pub fn label(self) -> String {
        let key = match self.key {
            Key::Character(character) => character.to_string(),
            Key::Left => "Left".to_owned(),
            Key::Right => "Right".to_owned(),
            Key::Plus => "Plus".to_owned(),
            Key::Minus => "Minus".to_owned(),
            Key::Space => "Space".to_owned(),
            Key::F1 => "F1".to_owned(),
        };
        let control = if self.control { "Ctrl+" } else { "" };
        let shift = if self.shift { "Shift+" } else { "" };
        format!("{control}{shift}{key}")
    }
}

/// What commands have in common; menu and help show them by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// About the night that is shown.
    Night,
    /// From one place to another.
    Places,
    /// Back and forth.
    Undo,
    /// How the window looks, and help.
    Window,
}

impl Group {
    /// In their order.
    pub const ALL: [Self; 4] = [Self::Night, Self::Places, Self::Undo, Self::Window];

    /// The heading over its commands.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Night => "A night",
            Self::Places => "Going around",
            Self::Undo => "Undo",
            Self::Window => "Look and help",
        }
    }
}

/// Something that can be done from anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Begin a cramp, or go back to the one that is going on.
    CrampNow,
    /// Add a cramp to the night.
    AddCramp,
    /// Record that the night had no cramps.
    NoCramps,
    /// Go to the night before.
    NightBefore,
    /// Go to the night after.
    NightAfter,
    /// Go to the present night.
    Today,
    /// Go to a place.
    Go(Place),
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Look for a night.
    Search,
    /// Go to the doctor's summary.
    Summary,
    /// Lock a diary that has a password.
    Lock,
    /// Show everything that can be done.
    Palette,
    /// Larger text.
    LargerText,
    /// Smaller text.
    SmallerText,
    /// Show the keys.
    Help,
}

impl Command {
    /// Every command. Chords with Shift come before the same ones without.
    pub const ALL: [Self; 20] = [
        Self::CrampNow,
        Self::AddCramp,
        Self::NoCramps,
        Self::NightBefore,
        Self::NightAfter,
        Self::Today,
        Self::Go(Place::Night),
        Self::Go(Place::Calendar),
        Self::Go(Place::Trends),
        Self::Go(Place::Doctor),
        Self::Go(Place::Me),
        Self::Search,
        Self::Summary,
        Self::Redo,
        Self::Undo,
        Self::Lock,
        Self::Palette,
        Self::LargerText,
        Self::SmallerText,
        Self::Help,
    ];

    /// What it does, in words.
    pub const fn title(self) -> &'static str {
        self.listed().0
    }

    /// Its shortcut.
    pub const fn chord(self) -> Chord {
        self.listed().1
    }

    /// Where it stands in the menu and in the help.
    pub const fn group(self) -> Group {
        self.listed().2
    }

    /// The list: one line for each command.
    const fn listed(self) -> (&'static str, Chord, Group) {
        match self {
            Self::CrampNow => ("Cramp now", Chord::control(Key::Space), Group::Night),
            Self::AddCramp => ("Add a cramp", Chord::letter('N'), Group::Night),
            Self::NoCramps => ("No cramps this night", Chord::letter('0'), Group::Night),
            Self::NightBefore => ("Night before", Chord::control(Key::Left), Group::Night),
            Self::NightAfter => ("Night after", Chord::control(Key::Right), Group::Night),
            Self::Today => ("Last night", Chord::letter('T'), Group::Night),
            Self::Go(Place::Night) => (Place::Night.name(), Chord::letter('1'), Group::Places),
            Self::Go(Place::Calendar) => {
                (Place::Calendar.name(), Chord::letter('2'), Group::Places)
            }
            Self::Go(Place::Trends) => (Place::Trends.name(), Chord::letter('3'), Group::Places),
            Self::Go(Place::Doctor) => (Place::Doctor.name(), Chord::letter('4'), Group::Places),
            Self::Go(Place::Me) => (Place::Me.name(), Chord::letter('5'), Group::Places),
            Self::Search => ("Look for a night", Chord::letter('F'), Group::Places),
            Self::Summary => ("Doctor's summary", Chord::letter('P'), Group::Places),
            Self::Undo => ("Undo", Chord::letter('Z'), Group::Undo),
            Self::Redo => (
                "Redo",
                Chord { control: true, shift: true, key: Key::Character('Z') },
                Group::Undo,
            ),
            Self::Lock => ("Lock the diary", Chord::letter('L'), Group::Window),
            Self::Palette => ("Everything that can be done", Chord::letter('K'), Group::Window),
            Self::LargerText => ("Larger text", Chord::control(Key::Plus), Group::Window),
            Self::SmallerText => ("Smaller text", Chord::control(Key::Minus), Group::Window),
            Self::Help => (
                "Keys and help",
                Chord { control: false, shift: false, key: Key::F1 },
                Group::Window,
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Command, Group};

    #[test]
    fn no_two_commands_share_a_chord() {
        for (position, command) in Command::ALL.iter().enumerate() {
            for other in &Command::ALL[..position] {
                assert_ne!(command.chord(), other.chord(), "{command:?} and {other:?}");
                assert_ne!(command.title(), other.title(), "{command:?} and {other:?}");
            }
        }
    }

    #[test]
    fn every_group_has_commands() {
        for group in Group::ALL {
            assert!(Command::ALL.iter().any(|command| command.group() == group), "{group:?}");
        }
    }
}

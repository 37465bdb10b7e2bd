//! Everything that can be done by a key: menus, help and shortcuts are made from this list.

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

/// The five places of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// One night, with the cards on top.
    Night,
    /// Every night.
    Calendar,
    /// Figures and charts.
    Trends,
    /// Cards, appointment, summary.
    Doctor,
    /// The person, thresholds, look, file.
    Me,
}

impl Place {
    /// In the order of the rail.
    pub const ALL: [Self; 5] = [Self::Night, Self::Calendar, Self::Trends, Self::Doctor, Self::Me];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Night => "Night",
            Self::Calendar => "Calendar",
            Self::Trends => "Trends",
            Self::Doctor => "Doctor",
            Self::Me => "Me",
        }
    }
}

/// A part of a place that something else leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The doctor's summary.
    Summary,
    /// The thresholds.
    Thresholds,
}

impl Part {
    /// The place that it is a part of.
    pub const fn place(self) -> Place {
        match self {
            Self::Summary => Place::Doctor,
            Self::Thresholds => Place::Me,
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
    /// Larger text.
    LargerText,
    /// Smaller text.
    SmallerText,
    /// Show the keys.
    Help,
}

impl Command {
    /// Every command. Chords with Shift come before the same ones without.
    pub const ALL: [Self; 18] = [
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
        Self::Redo,
        Self::Undo,
        Self::Search,
        Self::Summary,
        Self::LargerText,
        Self::SmallerText,
        Self::Help,
    ];

    /// What it does, in words.
    pub const fn title(self) -> &'static str {
        match self {
            Self::CrampNow => "Cramp now",
            Self::AddCramp => "Add a cramp",
            Self::NoCramps => "No cramps this night",
            Self::NightBefore => "Night before",
            Self::NightAfter => "Night after",
            Self::Today => "Today's night",
            Self::Go(place) => place.name(),
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::Search => "Look for a night",
            Self::Summary => "Doctor's summary",
            Self::LargerText => "Larger text",
            Self::SmallerText => "Smaller text",
            Self::Help => "Keys and help",
        }
    }

    /// Its shortcut.
    pub const fn chord(self) -> Chord {
        match self {
            Self::CrampNow => Chord::control(Key::Space),
            Self::AddCramp => Chord::control(Key::Character('N')),
            Self::NoCramps => Chord::control(Key::Character('0')),
            Self::NightBefore => Chord::control(Key::Left),
            Self::NightAfter => Chord::control(Key::Right),
            Self::Today => Chord::control(Key::Character('T')),
            Self::Go(Place::Night) => Chord::control(Key::Character('1')),
            Self::Go(Place::Calendar) => Chord::control(Key::Character('2')),
            Self::Go(Place::Trends) => Chord::control(Key::Character('3')),
            Self::Go(Place::Doctor) => Chord::control(Key::Character('4')),
            Self::Go(Place::Me) => Chord::control(Key::Character('5')),
            Self::Undo => Chord::control(Key::Character('Z')),
            Self::Redo => Chord { control: true, shift: true, key: Key::Character('Z') },
            Self::Search => Chord::control(Key::Character('F')),
            Self::Summary => Chord::control(Key::Character('P')),
            Self::LargerText => Chord::control(Key::Plus),
            Self::SmallerText => Chord::control(Key::Minus),
            Self::Help => Chord { control: false, shift: false, key: Key::F1 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Command;

    #[test]
    fn no_two_commands_share_a_chord() {
        for (position, command) in Command::ALL.iter().enumerate() {
            for other in &Command::ALL[..position] {
                assert_ne!(command.chord(), other.chord(), "{command:?} and {other:?}");
            }
        }
    }
}

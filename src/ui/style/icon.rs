//! The icons of the subset font in `assets/icons`; each stands with a word.

/// A character of the icon font.
pub type Icon = char;

/// The place "Night".
pub const NIGHT: Icon = '\u{e58e}';
/// The place "Calendar".
pub const CALENDAR: Icon = '\u{e7b4}';
/// The place "Trends".
pub const TRENDS: Icon = '\u{e154}';
/// The place "Doctor".
pub const DOCTOR: Icon = '\u{e7ea}';
/// The place "Me".
pub const ME: Icon = '\u{e4c4}';
/// Adds something.
pub const PLUS: Icon = '\u{e3d4}';
/// Takes one off.
pub const MINUS: Icon = '\u{e32a}';
/// Saves a copy.
pub const SAVE: Icon = '\u{e248}';
/// Puts a file out.
pub const EXPORT: Icon = '\u{eaf0}';
/// Takes a file in.
pub const IMPORT: Icon = '\u{e20c}';
/// Opens a file or a folder that is there.
pub const FOLDER: Icon = '\u{e256}';
/// Locks, and what opens a lock.
pub const LOCK: Icon = '\u{e308}';
/// Prints.
pub const PRINT: Icon = '\u{e3dc}';
/// Closes.
pub const CLOSE: Icon = '\u{e4f6}';
/// Done.
pub const CHECK: Icon = '\u{e182}';
/// A cramp-free night.
pub const RING: Icon = '\u{e18a}';
/// A routine card.
pub const INFO: Icon = '\u{e2ce}';
/// An emergency card.
pub const EMERGENCY: Icon = '\u{e4e4}';
/// Something went wrong.
pub const WARNING: Icon = '\u{e4e0}';
/// To the left.
pub const LEFT: Icon = '\u{e138}';
/// To the right.
pub const RIGHT: Icon = '\u{e13a}';
/// A section that is open.
pub const OPEN: Icon = '\u{e136}';
/// Undo.
pub const UNDO: Icon = '\u{e08a}';
/// Redo.
pub const REDO: Icon = '\u{e08c}';
/// Tries something again.
pub const AGAIN: Icon = '\u{e094}';
/// Takes away.
pub const TRASH: Icon = '\u{e4a6}';
/// A PDF.
pub const PDF: Icon = '\u{e702}';
/// A cramp.
pub const CRAMP: Icon = '\u{e2de}';
/// Help.
pub const HELP: Icon = '\u{e3e8}';
/// The telephone.
pub const PHONE: Icon = '\u{e3b8}';
/// A time.
pub const CLOCK: Icon = '\u{e19a}';
/// There is more than stands here.
pub const MORE: Icon = '\u{e200}';
/// Takes over from elsewhere.
pub const COPY: Icon = '\u{e1ca}';

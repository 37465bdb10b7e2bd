//! One text that is being typed, and when it is due.

use chrono::{DateTime, Utc};

use crate::{
    app::{Action, Edit, Range},
    diary::NightDate,
};

/// A pause in typing after which what was typed is entered or kept, in seconds.
const PAUSE: f64 = 1.0;

/// Without a pause, what was typed is entered or kept after this time all the same, in seconds:
/// a machine that dies takes no more than that with it. Soon enough that the store, which keeps
/// by itself what it hears no more of, needs to do so only where no more frames are drawn.
const LONGEST: f64 = 1.5;

/// When what was typed is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entered {
    /// When the field is left, or after a pause.
    AfterPause,
    /// When the field is left: of something that is added, half of it must not be.
    WhenLeft,
    /// By Enter or by a button; until then it is kept as it is.
    WhenAsked,
}

/// What a typed text means for the diary.
#[derive(Debug, Clone)]
pub enum Meaning {
    /// This.
    Fine(Edit),
    /// A choice of what is shown, which is no part of the diary: the period of the trends.
    Period(Range),
    /// This, if it is no slip: a person is asked first.
    Unsure {
        /// What is asked, as a sentence with a question mark.
        question: String,
        /// What it would be.
        edit: Edit,
    },
}

impl Meaning {
    /// An edit that a person is asked about where there is a question.
    pub fn asked(edit: Edit, question: Option<String>) -> Self {
        match question {
            Some(question) => Self::Unsure { question, edit },
            None => Self::Fine(edit),
        }
    }
}

impl From<Edit> for Meaning {
    fn from(edit: Edit) -> Self {
        Self::Fine(edit)
    }
}

impl From<Range> for Meaning {
    fn from(range: Range) -> Self {
        Self::Period(range)
    }
}

/// What is entered.
#[derive(Debug, Clone)]
pub(super) enum Entry {
    /// Into the diary.
    Edit(Edit),
    /// The period of the trends.
    Period(Range),
}

impl From<Entry> for Action {
    fn from(entry: Entry) -> Self {
        match entry {
            Entry::Edit(edit) => Self::Edit(edit),
            Entry::Period(range) => Self::ChooseTrends(range),
        }
    }
}

/// By what a text was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// Letter by letter.
    Letters,
    /// By steps: however many follow upon each other, they are one edit.
    Steps,
}

/// What became of a text.
#[derive(Debug)]
pub(super) enum Held {
    /// It was entered; the field has the focus still.
    Entered,
    /// It waits to be entered.
    Fine(Entry),
    /// It waits for an answer.
    Unsure { question: String, edit: Edit },
    /// It makes no sense: why.
    Wrong(String),
}

impl From<Result<Meaning, String>> for Held {
    fn from(meaning: Result<Meaning, String>) -> Self {
        match meaning {
            Ok(Meaning::Fine(edit)) => Self::Fine(Entry::Edit(edit)),
            Ok(Meaning::Period(range)) => Self::Fine(Entry::Period(range)),
            Ok(Meaning::Unsure { question, edit }) => Self::Unsure { question, edit },
            Err(wrong) => Self::Wrong(wrong),
        }
    }
}

/// A text that is being typed.
#[derive(Debug)]
pub(super) struct Draft {
    /// What the file knows its field by.
    pub(super) key: String,
    /// What was typed.
    pub(super) text: String,
    /// What the diary held when it was typed.
    pub(super) base: String,
    /// The cramp that it was typed for, where it is one.
    pub(super) cramp: Option<(NightDate, u64)>,
    /// What became of it.
    pub(super) held: Held,
    /// When it is entered.
    pub(super) entered: Entered,
    /// When it was changed last.
    pub(super) changed_at: f64,
    /// When the first change since the last entering was made.
    pub(super) waits_since: f64,
    /// When the first change was made that the file does not hold yet.
    pub(super) unkept_since: Option<f64>,
    /// The file holds a text under its key, or may do so soon.
    pub(super) is_kept: bool,
    /// The store was handed it as it stands.
    pub(super) is_held: bool,
    /// It was found in the file, typed at this time, and not touched since.
    pub(super) found: Option<DateTime<Utc>>,
    /// The last frame in which its field was shown.
    pub(super) seen: u64,
}

impl Draft {
    /// When it will be entered by itself.
    pub(super) fn enter_at(&self) -> Option<f64> {
        let enters = matches!(self.held, Held::Fine(_))
            && self.entered == Entered::AfterPause
            && self.found.is_none();
        enters.then(|| (self.changed_at + PAUSE).min(self.waits_since + LONGEST))
    }

    /// When it will be kept in the file.
    pub(super) fn keep_at(&self) -> Option<f64> {
        let since = self.unkept_since.filter(|_| !matches!(self.held, Held::Entered))?;
        Some((self.changed_at + PAUSE).min(since + LONGEST))
    }

    /// Whether it was changed a pause ago or longer.
    pub(super) fn is_paused(&self, now: f64) -> bool {
        self.found.is_some() || now - self.changed_at >= PAUSE
    }

    /// Whether it is entered when its field goes away.
    pub(super) fn enters_when_left(&self) -> bool {
        matches!(self.held, Held::Fine(_))
            && self.entered != Entered::WhenAsked
            && self.found.is_none()
    }

    /// Whether another answer of the diary takes its place.
    pub(super) fn gives_way(&self) -> bool {
        match self.held {
            Held::Wrong(_) | Held::Unsure { .. } => true,
            Held::Fine(_) => self.found.is_some(),
            Held::Entered => false,
        }
    }
}

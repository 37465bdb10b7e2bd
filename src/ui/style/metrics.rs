//! Spaces, sizes, corners and strokes, in points; both themes share them.

/// Spaces between things.
pub mod space {
    /// Between lines that touch each other.
    pub const HAIR: f32 = 2.0;
    /// Within a widget.
    pub const TINY: f32 = 4.0;
    /// Between widgets that belong together.
    pub const SMALL: f32 = 8.0;
    /// Between a label and the next field.
    pub const MEDIUM: f32 = 12.0;
    /// Around sections.
    pub const LARGE: f32 = 16.0;
    /// Between sections.
    pub const HUGE: f32 = 24.0;
    /// Around what has the window to itself.
    pub const VAST: f32 = 32.0;
}

/// Sizes of things.
pub mod size {
    /// The least height of something that can be pressed.
    pub const TARGET: f32 = 40.0;
    /// The least height of it in a window that is low because its text is large.
    pub const LOW_TARGET: f32 = 32.0;
    /// The height of the large buttons of a night.
    pub const LARGE_TARGET: f32 = 56.0;
    /// The height of what stands in a chart's key and in a mark beside words.
    pub const MARK: f32 = 20.0;
    /// The box of an option that may be chosen beside others.
    pub const CHECK: f32 = 16.0;
    /// A picture and its word in the rail.
    pub const RAIL_BUTTON: f32 = 60.0;
    /// A picture without a word in the rail.
    pub const NARROW_RAIL_BUTTON: f32 = 44.0;
    /// The width of the rail with words.
    pub const RAIL: f32 = 88.0;
    /// The width of the rail without words.
    pub const NARROW_RAIL: f32 = 52.0;
    /// Windows less wide than this have the narrow rail.
    pub const NARROW_WINDOW: f32 = 620.0;
    /// Windows lower than this have less air, and bars and a rail of less height.
    pub const LOW_WINDOW: f32 = 500.0;
    /// The height of the line of news.
    pub const NEWS: f32 = 48.0;
    /// The height of it in a low window: two lines of small letters have room.
    pub const LOW_NEWS: f32 = 44.0;
    /// The width of a threshold between its steps.
    pub const THRESHOLD: f32 = 72.0;
    /// The width of a time or a number as it is typed.
    pub const FIGURES: f32 = 110.0;
    /// The width of a short field.
    pub const SHORT_FIELD: f32 = 140.0;
    /// The width of a date as it is typed.
    pub const DATE: f32 = 170.0;
    /// The width of an amount with its label.
    pub const AMOUNT: f32 = 220.0;
    /// The width of a dose as it is written.
    pub const DOSE: f32 = 250.0;
    /// The width of a field for a line of text.
    pub const LINE_FIELD: f32 = 340.0;
    /// The width of the names of keys.
    pub const KEYS: f32 = 112.0;
    /// The width of a column of fields.
    pub const FORM: f32 = 720.0;
    /// The width of charts.
    pub const CHART: f32 = 1080.0;
    /// The width of a scroll bar: wide enough for an unsteady hand.
    pub const SCROLL_BAR: f32 = 12.0;
    /// The corner of bars in charts and of small boxes.
    pub const SMALL_RADIUS: u8 = 3;
    /// The corner of fields and buttons.
    pub const RADIUS: u8 = 8;
    /// The corner of cards and sections.
    pub const CARD_RADIUS: u8 = 12;
}

/// Widths of lines.
pub mod stroke {
    /// Around fields, buttons and cells; hatching; axes.
    pub const THIN: f32 = 1.0;
    /// Lines that are read in charts.
    pub const LINE: f32 = 1.5;
    /// Around what is chosen or shown, and rings of small charts.
    pub const CHOSEN: f32 = 2.0;
    /// The ring of a night without cramps, and that of the keyboard's place in a drawing.
    pub const RING: f32 = 2.5;
    /// The ring of the keyboard's place.
    pub const FOCUS: f32 = 2.0;
    /// Between the keyboard's place and its ring. Both together are less than the least space
    /// between two controls: a ring never lies on its neighbour.
    pub const RING_GAP: f32 = 1.75;
    /// An interval in a chart, and a median.
    pub const INTERVAL: f32 = 4.0;
}

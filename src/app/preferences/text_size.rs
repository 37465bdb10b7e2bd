//! How large the text is.

/// The text size in per cent of the usual one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextSize(u16);

impl TextSize {
    /// The sizes on offer.
    pub const STEPS: [u16; 6] = [80, 100, 125, 150, 175, 200];

    /// The size on offer that is nearest.
    pub fn nearest(percent: u16) -> Self {
        let nearest = Self::STEPS.into_iter().min_by_key(|step| step.abs_diff(percent));
        Self(nearest.unwrap_or(100))
    }

    /// Per cent.
    pub const fn percent(self) -> u16 {
        self.0
    }

    /// The factor by which everything is drawn larger.
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// The next larger size on offer.
    #[must_use]
    pub fn larger(self) -> Self {
        Self(Self::STEPS.into_iter().find(|step| *step > self.0).unwrap_or(self.0))
    }

    /// The next smaller size on offer.
    #[must_use]
    pub fn smaller(self) -> Self {
        Self(Self::STEPS.into_iter().rev().find(|step| *step < self.0).unwrap_or(self.0))
    }
}

impl Default for TextSize {
    fn default() -> Self {
        Self(100)
    }
}

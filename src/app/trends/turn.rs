//! Work that a newer request overtakes: what nobody waits for any more is given up.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

/// Gives out turns; only the newest one counts.
#[derive(Debug, Clone, Default)]
pub struct Turns(Arc<AtomicU64>);

/// The turn of one request.
#[derive(Debug, Clone)]
pub struct Turn {
    newest: Arc<AtomicU64>,
    own: u64,
}

impl Turns {
    /// The turn of a new request, which overtakes all before it.
    pub fn next(&self) -> Turn {
        let own = self.0.fetch_add(1, Ordering::Relaxed) + 1;
        Turn { newest: Arc::clone(&self.0), own }
    }
}

impl Turn {
    /// Whether a newer request came.
    pub fn is_overtaken(&self) -> bool {
        self.newest.load(Ordering::Relaxed) != self.own
    }
}

//! Wakes the window from another thread.

use std::{
    sync::Arc,
    task::{Wake, Waker},
};

struct WindowWaker(egui::Context);

impl Wake for WindowWaker {
    fn wake(self: Arc<Self>) {
        self.0.request_repaint();
    }
}

/// A waker that lets the window draw a frame.
pub(super) fn waker(ctx: &egui::Context) -> Waker {
    Arc::new(WindowWaker(ctx.clone())).into()
}

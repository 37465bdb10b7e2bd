//! Wakes the window from another thread.

use std::{
    sync::{Arc, OnceLock},
    task::{Wake, Waker},
};

/// Wakes a window that may not be there yet.
#[derive(Debug, Default)]
pub(super) struct WindowWaker {
    window: OnceLock<egui::Context>,
}

impl WindowWaker {
    /// The window is there now. What happened before is seen in its first frame.
    pub(super) fn set_window(&self, ctx: &egui::Context) {
        self.window.get_or_init(|| ctx.clone());
    }

    /// The waker for the threads.
    pub(super) fn waker(self: &Arc<Self>) -> Waker {
        Arc::clone(self).into()
    }
}

impl Wake for WindowWaker {
    fn wake(self: Arc<Self>) {
        if let Some(ctx) = self.window.get() {
            ctx.request_repaint();
        }
    }
}

//! Work that takes hours on one processor, divided among all of them.

use std::{
    num::NonZero,
    panic::resume_unwind,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// Does the same with each of these, on as many threads as the machine has processors. What comes
/// of it is given back in their order, whichever was done first.
///
/// Where one of them panics no more are begun: a run of many hours does not go on without saying
/// what it found.
pub(crate) fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    on_threads(thread::available_parallelism().map_or(1, NonZero::get), items, work)
}

/// The same for work that waits more than it computes, e.g. for locks: on more threads than there
/// are processors.
pub(crate) fn each_waiting<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    on_threads(8, items, work)
}

fn on_threads<T: Sync, R: Send>(most: usize, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let count = most.min(items.len());
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let take = || {
            let _stop = Stop(&next, items.len());
            let mut done = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(item) = items.get(number) else { return done };
                done.push((number, work(item)));
            }
        };
        let threads: Vec<_> = (0..count).map(|_| scope.spawn(take)).collect();
        // The first panic is handed on as it is; the scope waits for the other threads.
        let ended = threads.into_iter().map(thread::ScopedJoinHandle::join);
        ended.flat_map(|ended| ended.unwrap_or_else(|panic| resume_unwind(panic))).collect()
    });
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, made)| made).collect()
}

/// Leaves nothing to begin, for the other threads, where its own one panics.
struct Stop<'a>(&'a AtomicUsize, usize);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.store(self.1, Ordering::Relaxed);
        }
    }
}

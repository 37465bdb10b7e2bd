//! Carries out what the state asks for, and brings back what came of it.

use crate::{clock::Clock, store::StoreHandle};

use super::{
    action::{Action, Effect},
    backups::BackupJob,
    jobs::{Job, Jobs},
    state::State,
    update::update,
};

/// The state with everything around it: the store, the jobs and the clock.
pub struct Runner {
    /// What the window shows.
    pub state: State,
    clock: Clock,
    jobs: Jobs,
    // Last, so that everything that was sent is written before the program ends.
    store: StoreHandle,
}

impl Runner {
    /// Puts the parts together.
    pub fn new(state: State, clock: Clock, store: StoreHandle, jobs: Jobs) -> Self {
        Self { state, clock, jobs, store }
    }

    /// Takes in all news; whether there was any.
    pub fn poll(&mut self) -> bool {
        let mut any = false;
        loop {
            let news: Vec<Action> = self
                .store
                .poll()
                .into_iter()
                .map(Action::Store)
                .chain(self.jobs.poll().into_iter().map(Action::Done))
                .collect();
            if news.is_empty() {
                return any;
            }
            any = true;
            for action in news {
                self.apply(action);
            }
        }
    }

    /// Looks at the clock.
    pub fn tick(&mut self) {
        let now = self.clock.now();
        self.apply(Action::Tick(now));
    }

    /// Applies an action and carries out what follows.
    pub fn apply(&mut self, action: Action) {
        for effect in update(&mut self.state, action) {
            match effect {
                Effect::Store(request) => self.store.send(request),
                Effect::Hold { key, body, at } => self.store.hold(key, body, at),
                Effect::Job(job) => self.jobs.start(job),
                Effect::Open { path, access } => {
                    // The one before lets go of its lock first.
                    self.store = StoreHandle::closed();
                    self.store = self.jobs.open(path, access, self.state.keys.clone());
                }
                Effect::Unlock { path, access, key } => {
                    self.store = StoreHandle::closed();
                    self.store = self.jobs.unlock(path, access, key);
                }
                Effect::Close => self.store = StoreHandle::closed(),
                Effect::Restore { diary, from, suffix, before } => {
                    let store = std::mem::replace(&mut self.store, StoreHandle::closed());
                    let keys = self.state.keys.clone();
                    self.jobs.start(Job::Restore { store, diary, from, suffix, before, keys });
                }
                Effect::Mend { diary, now } => {
                    let store = std::mem::replace(&mut self.store, StoreHandle::closed());
                    let keys = self.state.keys.clone();
                    self.jobs.start(Job::Backups(BackupJob::Mend { store, diary, now, keys }));
                }
            }
        }
    }
}

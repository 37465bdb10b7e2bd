//! One integration target, so that everything is linked once.

mod exchange;
mod guidance;
mod report;
mod store;
mod support;
mod trends;

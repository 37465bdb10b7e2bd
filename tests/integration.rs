//! One integration target, so that everything is linked once.
//!
//! The modules say that they are tests, so that clippy allows helpers what it allows tests.

#[cfg(test)]
mod app;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod diary;
#[cfg(test)]
mod exchange;
#[cfg(test)]
mod guidance;
#[cfg(test)]
mod report;
#[cfg(test)]
mod screens;
#[cfg(test)]
mod store;
#[cfg(test)]
mod support;
#[cfg(test)]
mod trends;

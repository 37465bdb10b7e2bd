//! One integration target, so that everything is linked once.

#[cfg(test)]
mod app;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod diary;
#[cfg(test)]
mod exchange;
mod guidance;
mod report;
#[cfg(test)]
mod screens;
mod store;
#[cfg(test)]
mod support;
mod trends;

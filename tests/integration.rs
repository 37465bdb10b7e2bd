//! One integration target, so that everything is linked once.

#[cfg(test)]
mod app;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod diary;
#[cfg(test)]
mod exchange;
mod floors;
mod guidance;
mod report;
#[cfg(test)]
mod screens;
#[cfg(test)]
mod smoke;
mod store;
#[cfg(test)]
mod support;
mod trends;

//! One integration target, so that everything is linked once.

#[cfg(test)]
mod app;
#[cfg(test)]
mod chart;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod diary;
#[cfg(test)]
mod exchange;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod floors;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod guidance;
#[cfg(test)]
mod harm;
#[cfg(test)]
mod look;
#[cfg(test)]
mod model;
#[cfg(test)]
mod privacy;
#[cfg(test)]
mod report;
#[cfg(test)]
mod screens;
#[cfg(test)]
mod smoke;
#[cfg(test)]
mod store;
#[cfg(test)]
mod supply;
#[cfg(test)]
mod support;
#[cfg(test)]
mod trends;

//! The floors of the diary that read files and fields, without the window above them: so they
//! are built in a minute, and nothing but them is fed.

#[path = "../../src/clock.rs"]
pub mod clock;
#[path = "../../src/diary/mod.rs"]
pub mod diary;
#[path = "../../src/exchange/mod.rs"]
pub mod exchange;
#[path = "../../src/store/mod.rs"]
pub mod store;

//! Entry that thinks along: few clicks and keys, and nothing filled in that nobody said.

mod cramps;
mod drinks;
mod nights;
mod running;

use std::sync::Arc;

use cramp_diary::diary::{DayBefore, Diary, Night};

use crate::support::{
    diaries::{TODAY, night},
    open_window::OpenWindow,
};

fn saved(window: &OpenWindow, morning: &str) -> Night {
    let date = night(morning);
    let saved = window.state().saved.night(date);
    saved.map_or_else(|| Night::unanswered(date), |night| (**night).clone())
}

fn saved_before(window: &OpenWindow) -> DayBefore {
    saved(window, TODAY).before
}

fn put(diary: &mut Diary, night: Night) {
    diary.put_night(Arc::new(night));
}

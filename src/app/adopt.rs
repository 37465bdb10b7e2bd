//! A whole diary as one step, from an empty one.

use std::sync::Arc;

use crate::diary::{Change, Diary, Edit, Step};

use super::edit::Listed;

/// The step that makes an empty diary into this one.
pub fn adopt(diary: &Diary, name: &str) -> Step {
    let empty = Diary::default();
    let mut changes = vec![
        Change::Profile(Box::new(Edit { before: empty.profile, after: diary.profile.clone() })),
        Change::Settings(Edit { before: empty.settings, after: diary.settings.clone() }),
        Change::Running(Edit { before: empty.running, after: diary.running }),
    ];
    changes.extend(entries::<crate::diary::Medication>(diary));
    changes.extend(entries::<crate::diary::Exposure>(diary));
    changes.extend(entries::<crate::diary::Acknowledgement>(diary));
    changes.extend(entries::<crate::diary::Appointment>(diary));
    changes.extend(diary.added_fluid.iter().map(|(night, fluid)| {
        Change::AddedFluid(*night, Edit { before: None, after: Some(*fluid) })
    }));
    changes.extend(diary.nights().map(|night| {
        Change::Night(night.date, Edit { before: None, after: Some(Arc::clone(night)) })
    }));
    changes.retain(|change| !change.is_empty());
    Step { name: name.to_owned(), changes }
}

fn entries<T: Listed>(diary: &Diary) -> impl Iterator<Item = Change> {
    T::entries(diary)
        .iter()
        .map(|(id, entry)| T::change(*id, Edit { before: None, after: Some(entry.clone()) }))
}

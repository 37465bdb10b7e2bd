//! Texts whose place went: the diary got another answer there, or the cramp is gone that they
//! were typed for. What a person typed is not thrown away for that: it is put aside, kept in the
//! file under a key of its own, and offered beside the field.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use egui::Id;

use crate::{
    app::drafts::{TypedText, put_aside_key},
    diary::{Cramp, NightDate},
};

use super::{Drafts, draft::Held};

/// Which cramps were shown of which night, each with a number that stays with it: a cramp has no
/// name of its own, and what is typed for one is not to stand in the field of the next one.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<NightDate, OfNight>);

/// The cramps of one night.
#[derive(Debug, Default)]
struct OfNight {
    shown: Vec<(u64, Cramp)>,
    /// The number of the next one.
    next: u64,
}

impl Known {
    /// The numbers of the cramps of a night, and those of the cramps that are gone from it.
    fn look(&mut self, night: NightDate, cramps: &[Cramp]) -> (Vec<u64>, Vec<u64>) {
        let known = self.0.entry(night).or_default();
        let before = std::mem::take(&mut known.shown);
        if before.iter().map(|(_, cramp)| cramp).eq(cramps) {
            let numbers = before.iter().map(|(number, _)| *number).collect();
            known.shown = before;
            return (numbers, Vec::new());
        }
        let is_same = |(one, other): &(&(u64, Cramp), &Cramp)| one.1 == **other;
        // An edit changes a cramp where it stands; else the list differs in one place.
        let (head, tail) = if before.len() == cramps.len() {
            (cramps.len(), 0)
        } else {
            let head = before.iter().zip(cramps).take_while(is_same).count();
            let most = before.len().min(cramps.len()) - head;
            let ends = before.iter().rev().zip(cramps.iter().rev());
            (head, ends.take_while(is_same).count().min(most))
        };
        let (gone_to, new_to) = (before.len() - tail, cramps.len() - tail);
        let number = |shown: &(u64, Cramp)| shown.0;
        let mut numbers: Vec<u64> = before.iter().take(head).map(number).collect();
        for _new in head..new_to {
            numbers.push(known.next);
            known.next += 1;
        }
        numbers.extend(before.iter().skip(gone_to).map(number));
        let gone = before.iter().take(gone_to).skip(head).map(number).collect();
        known.shown = numbers.iter().copied().zip(cramps.iter().cloned()).collect();
        (numbers, gone)
    }
}

impl Drafts {
    /// Takes note that a field is still there, by which key the file knows it now, and of what the
    /// diary holds in its place.
    ///
    /// A text that was not entered makes way when the diary got another answer in the meantime:
    /// it would contradict what is saved. Where `aside` gives it a key it is kept beside that
    /// answer; by a quick pick in its place it was answered. One that was found in the file stays
    /// there, to be offered.
    pub fn see(
        &mut self,
        id: Id,
        key: &str,
        current: &str,
        aside: impl FnOnce() -> Option<String>,
    ) {
        let frame = self.frame;
        let Some(draft) = self.open.get_mut(&id) else { return };
        draft.seen = frame;
        if draft.key != key {
            // Its cramp is another one of the night now.
            let old = std::mem::replace(&mut draft.key, key.to_owned());
            draft.is_held = false;
            if std::mem::take(&mut draft.is_kept) {
                draft.unkept_since = Some(draft.changed_at);
                self.renamed.push(old);
            }
        }
        if !draft.gives_way() || draft.base == current {
            return;
        }
        let (was_found, is_answer) = (draft.found.is_some(), draft.text == current);
        match aside().filter(|_| !was_found && !is_answer) {
            Some(aside) => self.put_aside(id, aside),
            None => self.close(id, !was_found),
        }
    }

    /// The numbers of the cramps of a night. What was typed for one that is gone is put aside.
    pub fn cramps(&mut self, night: NightDate, cramps: &[Cramp], now: DateTime<Utc>) -> Vec<u64> {
        let (numbers, gone) = self.known.look(night, cramps);
        if gone.is_empty() {
            return numbers;
        }
        let left: Vec<Id> = self
            .open
            .iter()
            .filter(|(_, draft)| {
                draft.cramp.is_some_and(|(of, number)| of == night && gone.contains(&number))
            })
            .map(|(id, _)| *id)
            .collect();
        for id in left {
            let draft = self.open.get(&id);
            let Some(draft) = draft.filter(|draft| !matches!(draft.held, Held::Entered)) else {
                self.close(id, true);
                continue;
            };
            let aside = put_aside_key(&draft.key, now);
            self.put_aside(id, aside);
        }
        numbers
    }

    /// What is typed from here on is typed for this cramp.
    pub const fn within(&mut self, cramp: Option<(NightDate, u64)>) {
        self.cramp = cramp;
    }

    fn put_aside(&mut self, id: Id, key: String) {
        if let Some(draft) = self.open.get(&id) {
            let typed = TypedText { text: draft.text.clone(), was: draft.base.clone() };
            self.aside.push((key, typed));
        }
        self.close(id, true);
    }

    /// Keys under which the file keeps what stands elsewhere by now.
    pub(super) fn take_renamed(&mut self) -> Vec<String> {
        let mut renamed = std::mem::take(&mut self.renamed);
        renamed.retain(|key| !self.open.values().any(|draft| draft.is_kept && draft.key == *key));
        renamed
    }
}

#[cfg(test)]
mod tests {
    use super::Known;
    use crate::diary::{ClockTime, Cramp};

    fn cramp(hour: u32) -> Cramp {
        Cramp { started: ClockTime::new(hour, 0), ..Cramp::default() }
    }

    #[test]
    fn a_cramp_keeps_its_number_and_the_next_one_gets_another() {
        let mut known = Known::default();
        let night = "2026-03-20".parse().unwrap();
        let mut look = |hours: &[u32]| {
            let cramps: Vec<_> = hours.iter().copied().map(cramp).collect();
            known.look(night, &cramps)
        };
        assert_eq!(look(&[1, 2, 3]), (vec![0, 1, 2], vec![]));
        assert_eq!(look(&[1, 5, 3]), (vec![0, 1, 2], vec![]), "edited");
        assert_eq!(look(&[5, 3]), (vec![1, 2], vec![0]));
        assert_eq!(look(&[5]), (vec![1], vec![2]), "undone");
        assert_eq!(look(&[5, 3]), (vec![1, 3], vec![]), "another one");
        assert_eq!(look(&[]), (vec![], vec![1, 3]));
        assert_eq!(look(&[5, 5]), (vec![4, 5], vec![]));
        assert_eq!(look(&[5]).0.len(), 1);
    }
}

//! A copy laid beside the present diary: what only one of them has, and what differs.

use std::collections::BTreeSet;

use crate::{
    app::text::count,
    diary::{Diary, Entries, NightDate},
};

/// How a copy differs from the present diary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    /// Nights.
    pub nights: Sort<NightDate>,
    /// Medications.
    pub medications: Sort<String>,
    /// Contacts with harmful substances.
    pub exposures: Sort<String>,
    /// What was done about cards.
    pub acknowledgements: Sort<String>,
    /// Appointments.
    pub appointments: Sort<String>,
    /// The answers about the person differ.
    pub profile: bool,
    /// The thresholds differ.
    pub settings: bool,
}

/// The entries of one sort that differ, by what they are known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sort<K> {
    /// Only in the copy: they come back.
    pub only_there: Vec<K>,
    /// Only in the present diary: they go.
    pub only_here: Vec<K>,
    /// In both, and not the same.
    pub different: Vec<K>,
}

impl<K> Default for Sort<K> {
    fn default() -> Self {
        Self { only_there: Vec::new(), only_here: Vec::new(), different: Vec::new() }
    }
}

impl Differences {
    /// Compares a copy with the present diary.
    pub fn between(copy: &Diary, present: &Diary) -> Self {
        let mut nights = Sort::default();
        let dates: BTreeSet<_> =
            copy.nights().chain(present.nights()).map(|night| night.date).collect();
        for date in dates {
            nights.add(date, copy.night(date), present.night(date));
        }
        Self {
            nights,
            medications: entries(&copy.medications, &present.medications, |medication| {
                medication.name.as_str().to_owned()
            }),
            exposures: entries(&copy.exposures, &present.exposures, |exposure| {
                exposure.date.to_string()
            }),
            acknowledgements: entries(
                &copy.acknowledgements,
                &present.acknowledgements,
                |acknowledgement| acknowledgement.date.to_string(),
            ),
            appointments: entries(&copy.appointments, &present.appointments, |appointment| {
                appointment.date.to_string()
            }),
            profile: copy.profile != present.profile,
            settings: copy.settings != present.settings,
        }
    }

    /// Whether the copy holds what the diary holds.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// In lines for a person, what would go first.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let mut add = |(goes, comes, differs): (usize, usize, usize), one: &str, many: &str| {
            if goes > 0 {
                let entries = count(goes, one, many);
                lines
                    .push(format!("{entries} only in your present diary: the copy has none of it"));
            }
            if comes > 0 {
                let comes_back = if comes == 1 { "it comes back" } else { "they come back" };
                let entries = count(comes, one, many);
                lines.push(format!("{entries} only in the copy: {comes_back}"));
            }
            if differs > 0 {
                let (differ, it) =
                    if differs == 1 { ("differs", "it") } else { ("differ", "they") };
                let entries = count(differs, one, many);
                lines.push(format!("{entries} {differ}: {it} will be as in the copy"));
            }
        };
        add(self.nights.counts(), "night", "nights");
        add(self.medications.counts(), "medication", "medications");
        add(self.exposures.counts(), "contact with a substance", "contacts with substances");
        add(self.appointments.counts(), "appointment", "appointments");
        add(self.acknowledgements.counts(), "answer to a card", "answers to cards");
        for (differs, what) in
            [(self.profile, "The answers about you"), (self.settings, "The thresholds")]
        {
            if differs {
                lines.push(format!("{what} differ: they will be as in the copy"));
            }
        }
        lines
    }
}

impl<K> Sort<K> {
    fn add<T: PartialEq>(&mut self, key: K, there: Option<&T>, here: Option<&T>) {
        match (there, here) {
            (Some(_), None) => self.only_there.push(key),
            (None, Some(_)) => self.only_here.push(key),
            (Some(there), Some(here)) if there != here => self.different.push(key),
            (Some(_), Some(_)) | (None, None) => {}
        }
    }

    /// Only here, only there, different.
    fn counts(&self) -> (usize, usize, usize) {
        (self.only_here.len(), self.only_there.len(), self.different.len())
    }
}

fn entries<T: PartialEq>(
    copy: &Entries<T>,
    present: &Entries<T>,
    name: impl Fn(&T) -> String,
) -> Sort<String> {
    let mut sort = Sort::default();
    let ids: BTreeSet<_> = copy.iter().chain(present.iter()).map(|(id, _)| *id).collect();
    for id in ids {
        let (there, here) = (copy.get(id), present.get(id));
        if let Some(entry) = here.or(there) {
            sort.add(name(entry), there, here);
        }
    }
    sort
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Differences;
    use crate::diary::{Diary, EntryId, Medication, Night, text::Text};

    fn diary(nights: &[(&str, Option<&str>)]) -> Diary {
        let mut diary = Diary::default();
        for (date, note) in nights {
            let mut night = Night::unanswered(date.parse().unwrap());
            night.note = note.map(|note| Text::new(note).unwrap());
            diary.put_night(Arc::new(night));
        }
        diary
    }

    #[test]
    fn a_copy_is_told_from_the_diary_entry_by_entry() {
        let mut copy =
            diary(&[("2026-03-01", None), ("2026-03-02", Some("a")), ("2026-03-03", None)]);
        let mut here =
            diary(&[("2026-03-02", Some("b")), ("2026-03-03", None), ("2026-03-04", None)]);
        here.put_night(Arc::new(Night::unanswered("2026-03-05".parse().unwrap())));
        let medication = Medication::named(Text::new("Quinine").unwrap());
        copy.medications.put(EntryId(1), Some(medication));
        copy.profile.exercises_often = Some(true);
        let differences = Differences::between(&copy, &here);
        assert_eq!(
            differences.lines(),
            [
                "2 nights only in your present diary: the copy has none of it",
                "1 night only in the copy: it comes back",
                "1 night differs: it will be as in the copy",
                "1 medication only in the copy: it comes back",
                "The answers about you differ: they will be as in the copy",
            ]
        );
        assert_eq!(differences.nights.different, ["2026-03-02".parse().unwrap()]);
        assert!(Differences::between(&copy, &copy).is_empty());
        assert!(Differences::between(&copy, &copy).lines().is_empty());
    }
}

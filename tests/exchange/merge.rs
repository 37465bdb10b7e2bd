//! A file laid beside a diary: what is the same, what is filled, what is left out.

use cramp_diary::{
    diary::Diary,
    exchange::{MergeReport, OnConflict, Stands, Tally, json, plan},
};
use proptest::prelude::*;

use super::meeting::close_diary;

fn file(fields: &str) -> String {
    format!("{{\"format\": \"cramp-diary\", \"version\": 1,\n{fields}}}")
}

/// The diary after a file came in, and the report of it.
fn merged(current: &Diary, text: &str, on_conflict: OnConflict) -> (Diary, MergeReport) {
    let incoming = json::parse(text.as_bytes()).unwrap();
    let plan = plan(current, &incoming, on_conflict).unwrap();
    let mut after = current.clone();
    after.apply_step(&plan.step).unwrap();
    assert_eq!(plan.is_empty(), after == *current);
    (after, plan.report)
}

fn read(fields: &str) -> Diary {
    json::read(file(fields).as_bytes()).unwrap()
}

/// The fields of the night of 1 March.
fn night(fields: &str) -> String {
    format!("\"nights\": [{{\"date\": \"2026-03-01\"{fields}}}]")
}

#[test]
fn neither_mode_takes_an_answer_away() {
    // The diary's fields, the file's, and what stands after keep and after replace.
    for (ours, theirs, keep, replace) in [
        ("", ", \"note\": \"b\"", ", \"note\": \"b\"", ", \"note\": \"b\""),
        (", \"note\": \"a\"", "", ", \"note\": \"a\"", ", \"note\": \"a\""),
        (", \"note\": \"a\"", ", \"note\": null", ", \"note\": \"a\"", ", \"note\": \"a\""),
        (", \"note\": \"a\"", ", \"note\": \"b\"", ", \"note\": \"a\"", ", \"note\": \"b\""),
        // An empty list is an answer, and a list is one field.
        ("", ", \"cramps\": []", ", \"cramps\": []", ", \"cramps\": []"),
        (", \"cramps\": []", ", \"cramps\": [{}]", ", \"cramps\": []", ", \"cramps\": [{}]"),
        (", \"cramps\": [{}]", ", \"cramps\": []", ", \"cramps\": [{}]", ", \"cramps\": []"),
        (
            ", \"cramps\": [{\"pain\": 1}]",
            ", \"cramps\": [{\"muscle\": \"calf\"}]",
            ", \"cramps\": [{\"pain\": 1}]",
            ", \"cramps\": [{\"muscle\": \"calf\"}]",
        ),
        (
            ", \"bedtime\": []",
            ", \"bedtime\": [\"heat\"]",
            ", \"bedtime\": []",
            ", \"bedtime\": [\"heat\"]",
        ),
        (", \"signs\": []", ", \"signs\": null", ", \"signs\": []", ", \"signs\": []"),
        (
            ", \"doses\": [{\"name\": \"a\"}]",
            ", \"doses\": []",
            ", \"doses\": [{\"name\": \"a\"}]",
            ", \"doses\": []",
        ),
        // The fields of a section each on their own.
        (
            ", \"sleep\": {\"quality\": \"good\"}",
            ", \"sleep\": {\"quality\": \"poor\", \"awakenings\": 0}",
            ", \"sleep\": {\"quality\": \"good\", \"awakenings\": 0}",
            ", \"sleep\": {\"quality\": \"poor\", \"awakenings\": 0}",
        ),
        (
            ", \"before\": {\"long_sitting\": false}",
            ", \"before\": {\"long_sitting\": true, \"alcohol_g\": 1.5}, \"after\": {\"tired\": 3}",
            ", \"before\": {\"long_sitting\": false, \"alcohol_g\": 1.5}, \"after\": {\"tired\": 3}",
            ", \"before\": {\"long_sitting\": true, \"alcohol_g\": 1.5}, \"after\": {\"tired\": 3}",
        ),
        (
            ", \"sleep\": {\"awakenings\": 1}",
            ", \"sleep\": null",
            ", \"sleep\": {\"awakenings\": 1}",
            ", \"sleep\": {\"awakenings\": 1}",
        ),
        (
            ", \"time_zone\": \"Europe/London\"",
            ", \"time_zone\": \"Europe/Paris\"",
            ", \"time_zone\": \"Europe/London\"",
            ", \"time_zone\": \"Europe/Paris\"",
        ),
    ] {
        let current = read(&night(ours));
        let text = file(&night(theirs));
        let (kept, _) = merged(&current, &text, OnConflict::Keep);
        assert_eq!(kept, read(&night(keep)), "keep {ours} {theirs}");
        let (replaced, _) = merged(&current, &text, OnConflict::Replace);
        assert_eq!(replaced, read(&night(replace)), "replace {ours} {theirs}");
    }
}

#[test]
fn the_profile_and_the_settings_are_merged_field_by_field() {
    let ours = "\"profile\": {\"name\": \"Ann\", \"personal_history\": []}, \"settings\": {\"sign_days\": 3}";
    let theirs = "\"profile\": {\"name\": \"Bea\", \"personal_history\": [\"diabetes\"], \"family_history\": []}, \
         \"settings\": {\"sign_days\": 4, \"severe_pain\": 8}";
    let (kept, report) = merged(&read(ours), &file(theirs), OnConflict::Keep);
    let both = "\"profile\": {\"name\": \"Ann\", \"personal_history\": [], \"family_history\": []}, \
         \"settings\": {\"sign_days\": 3, \"severe_pain\": 8}";
    assert_eq!(kept, read(both));
    assert_eq!(report.profile, Tally { read: 3, new: 1, changed: 0, unchanged: 2 });
    assert_eq!(report.settings, Tally { read: 2, new: 1, changed: 0, unchanged: 1 });
    let (replaced, report) = merged(&read(ours), &file(theirs), OnConflict::Replace);
    assert_eq!(replaced, read(theirs));
    assert_eq!(report.profile, Tally { read: 3, new: 1, changed: 2, unchanged: 0 });
}

#[test]
fn the_same_thing_is_told_by_its_identity() {
    // A list, an entry of the diary, one of the file, and whether they are the same.
    for (list, ours, theirs, same) in [
        ("medications", "\"name\": \"Ätna\"", "\"name\": \"ätNA\"", true),
        ("medications", "\"name\": \"a\"", "\"name\": \"a \"", false),
        ("medications", "\"name\": \"a\"", "\"name\": \"a\", \"started\": \"2026-01-01\"", false),
        (
            "medications",
            "\"name\": \"a\", \"started\": \"2026-01-01\"",
            "\"name\": \"A\", \"started\": \"2026-01-01\"",
            true,
        ),
        (
            "exposures",
            "\"date\": \"2026-01-01\", \"substance\": \"lead\"",
            "\"date\": \"2026-01-01\", \"substance\": \"lead\", \"note\": \"b\"",
            true,
        ),
        (
            "exposures",
            "\"date\": \"2026-01-01\", \"substance\": \"lead\"",
            "\"date\": \"2026-01-01\", \"substance\": \"solvent\"",
            false,
        ),
        (
            "exposures",
            "\"date\": \"2026-01-01\", \"substance\": \"lead\"",
            "\"date\": \"2026-01-02\", \"substance\": \"lead\"",
            false,
        ),
        (
            "acknowledgements",
            "\"rule\": \"x\", \"date\": \"2026-01-01\"",
            "\"rule\": \"x\", \"date\": \"2026-01-01\", \"action\": \"seen\"",
            true,
        ),
        (
            "acknowledgements",
            "\"rule\": \"x\", \"date\": \"2026-01-01\"",
            "\"rule\": \"X\", \"date\": \"2026-01-01\"",
            false,
        ),
        (
            "appointments",
            "\"date\": \"2026-01-01\"",
            "\"date\": \"2026-01-01\", \"place\": \"b\"",
            true,
        ),
        (
            "appointments",
            "\"date\": \"2026-01-01\"",
            "\"date\": \"2026-01-01\", \"time\": \"09:00\"",
            false,
        ),
        (
            "appointments",
            "\"date\": \"2026-01-01\", \"time\": \"09:00\"",
            "\"date\": \"2026-01-01\", \"time\": \"09:00\"",
            true,
        ),
    ] {
        let current = read(&format!("\"{list}\": [{{{ours}}}]"));
        let text = file(&format!("\"{list}\": [{{{theirs}}}]"));
        for mode in [OnConflict::Keep, OnConflict::Replace] {
            let (after, report) = merged(&current, &text, mode);
            let count = after.medications.len()
                + after.exposures.len()
                + after.acknowledgements.len()
                + after.appointments.len();
            assert_eq!(count, if same { 1 } else { 2 }, "{list} {ours} / {theirs}");
            let tallies = report.tallies().map(|(_, _, tally)| tally);
            let new: usize = tallies.iter().map(|tally| tally.new).sum();
            let there: usize = tallies.iter().map(|tally| tally.already_there()).sum();
            assert_eq!(
                (new, there),
                if same { (0, 1) } else { (1, 0) },
                "{list} {ours} / {theirs}"
            );
        }
    }
}

#[test]
fn an_entry_keeps_its_number_and_its_answers() {
    let ours = "\"medications\": [{\"name\": \"a\"}, {\"name\": \"Statin\", \"dose\": \"1\", \"increased\": [\"2026-01-01\"]}]";
    let theirs = "\"medications\": [{\"name\": \"STATIN\", \"dose\": \"2\", \"increased\": [], \"suspected\": true}]";
    let current = read(ours);
    for (mode, name, dose) in
        [(OnConflict::Keep, "Statin", "1"), (OnConflict::Replace, "STATIN", "2")]
    {
        let (after, report) = merged(&current, &file(theirs), mode);
        let ids: Vec<_> = after.medications.iter().map(|(id, _)| *id).collect();
        assert_eq!(ids, current.medications.iter().map(|(id, _)| *id).collect::<Vec<_>>());
        let statin = after.medications.values().last().unwrap();
        assert_eq!(statin.name.as_str(), name);
        assert_eq!(statin.dose.as_ref().unwrap().as_str(), dose);
        assert_eq!(statin.increased.len(), 1, "an empty list of increases is no answer");
        assert_eq!(statin.suspected, Some(true));
        assert_eq!(report.medications, Tally { read: 1, new: 0, changed: 1, unchanged: 0 });
    }
}

#[test]
fn what_is_left_out_is_told_with_its_line_and_field() {
    let current = read(
        "\"profile\": {\"name\": \"Ann\"}, \"nights\": [{\"date\": \"2026-03-01\", \"cramps\": [{}], \
         \"sleep\": {\"quality\": \"good\"}}]",
    );
    let text = file(
        "\"nights\": [\n{\"date\": \"2026-03-02\"},\n{\"date\": \"2026-03-01\",\n\"cramps\": [],\n\"sleep\": {\"awakenings\": 2,\n\
         \"quality\": \"poor\"}}],\n\"profile\": {\n\"name\": \"Bea\"}\n",
    );
    let (_, report) = merged(&current, &text, OnConflict::Keep);
    let told: Vec<_> = report.differences.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "line 5, nights[1].cramps: the diary says a list of 1, the file says none; kept the diary's",
            "line 7, nights[1].sleep.quality: the diary says \"good\", the file says \"poor\"; kept the diary's",
            "line 9, profile.name: the diary says \"Ann\", the file says \"Bea\"; kept the diary's",
        ]
    );
    assert_eq!(report.nights, Tally { read: 2, new: 1, changed: 1, unchanged: 0 });
    let (_, report) = merged(&current, &text, OnConflict::Replace);
    assert_eq!(report.differences.len(), 3);
    assert!(report.differences.iter().all(|difference| difference.stands == Stands::File));
}

#[test]
fn what_was_entered_twice_stays_twice() {
    let twice = "\"appointments\": [{\"date\": \"2026-01-01\", \"with\": \"a\"}, \
         {\"date\": \"2026-01-01\", \"with\": \"b\"}]";
    let (after, _) = merged(&Diary::default(), &file(twice), OnConflict::Keep);
    assert_eq!(after, read(twice));
    for mode in [OnConflict::Keep, OnConflict::Replace] {
        let (again, report) = merged(&after, &file(twice), mode);
        assert_eq!(again, after);
        assert_eq!(report.appointments, Tally { read: 2, new: 0, changed: 0, unchanged: 2 });
    }
}

#[test]
fn the_order_of_words_in_a_list_is_no_difference() {
    let current = read(&night(", \"bedtime\": [\"heat\", \"walk\"]"));
    let text = file(&night(", \"bedtime\": [\"walk\", \"heat\"]"));
    for mode in [OnConflict::Keep, OnConflict::Replace] {
        let (after, report) = merged(&current, &text, mode);
        assert_eq!(after, current);
        assert!(report.differences.is_empty());
    }
    let current = read(&night(", \"doses\": [{\"name\": \"a\"}, {\"name\": \"b\"}]"));
    let text = file(&night(", \"doses\": [{\"name\": \"b\"}, {\"name\": \"a\"}]"));
    let (_, report) = merged(&current, &text, OnConflict::Keep);
    assert_eq!(report.differences.len(), 1, "what happened has an order");
}

#[test]
fn an_import_can_be_undone() {
    let current = read(&night(", \"note\": \"a\""));
    let text =
        file(&format!("{}, \"medications\": [{{\"name\": \"x\"}}]", night(", \"note\": \"b\"")));
    let incoming = json::parse(text.as_bytes()).unwrap();
    let plan = plan(&current, &incoming, OnConflict::Replace).unwrap();
    let mut diary = current.clone();
    diary.apply_step(&plan.step).unwrap();
    assert_ne!(diary, current);
    diary.apply_step(&plan.step.inverse()).unwrap();
    assert_eq!(diary, current);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_same_file_twice_changes_nothing(
        current in close_diary(), incoming in close_diary(), replace in any::<bool>(),
    ) {
        let mode = if replace { OnConflict::Replace } else { OnConflict::Keep };
        let text = json::write(&incoming, None);
        let (once, first) = merged(&current, &text, mode);
        let (twice, second) = merged(&once, &text, mode);
        prop_assert_eq!(&once, &twice);
        for (_, _, tally) in second.tallies() {
            prop_assert_eq!((tally.new, tally.changed), (0, 0));
        }
        for (_, _, tally) in first.tallies() {
            prop_assert_eq!(tally.read, tally.new + tally.changed + tally.unchanged);
        }
    }

    #[test]
    fn into_an_empty_diary_a_file_comes_as_it_is(incoming in close_diary(), replace in any::<bool>()) {
        let mode = if replace { OnConflict::Replace } else { OnConflict::Keep };
        let (after, report) = merged(&Diary::default(), &json::write(&incoming, None), mode);
        prop_assert_eq!(after, incoming);
        prop_assert!(report.differences.is_empty());
    }

    /// Kept: every answer of the diary. Taken: every answer of the file that it had none for.
    #[test]
    fn keep_erases_nothing_of_the_diary_and_replace_nothing_of_the_file(
        ours in close_diary(), theirs in close_diary(),
    ) {
        let (kept, _) = merged(&ours, &json::write(&theirs, None), OnConflict::Keep);
        let (again, report) = merged(&kept, &json::write(&ours, None), OnConflict::Replace);
        prop_assert_eq!(&again, &kept);
        prop_assert!(report.differences.is_empty());
        let (replaced, _) = merged(&ours, &json::write(&theirs, None), OnConflict::Replace);
        let (_, report) = merged(&replaced, &json::write(&theirs, None), OnConflict::Keep);
        prop_assert!(report.differences.is_empty());
    }
}

#[test]
fn entries_of_one_identity_that_are_there_already_find_themselves_in_any_order() {
    let entry = |dose: &str| format!("{{\"name\": \"Quinine\", \"dose\": \"{dose}\"}}");
    let list = |doses: &[&str]| {
        let entries: Vec<_> = doses.iter().map(|dose| entry(dose)).collect();
        format!("\"medications\": [{}]", entries.join(","))
    };
    let current = read(&list(&["1", "2", "3"]));
    for doses in [&["3", "1", "2"][..], &["2"], &["3", "2"]] {
        for on_conflict in [OnConflict::Keep, OnConflict::Replace] {
            let (after, report) = merged(&current, &file(&list(doses)), on_conflict);
            assert!(after == current, "{doses:?}");
            assert!(report.differences.is_empty(), "{doses:?}");
        }
    }
    // What is not there meets what is left, in order.
    let (after, _) = merged(&current, &file(&list(&["9", "1"])), OnConflict::Replace);
    assert!(after == read(&list(&["1", "9", "3"])));
}

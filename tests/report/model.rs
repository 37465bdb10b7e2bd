//! The numbers of the summary, counted by hand.

use cramp_diary::{
    diary::{
        Acknowledgement, Cramp, Diary, EntryId, Exposure, Medication, Night, NightDate, Period,
        Relief, Sign,
        quantity::{CrampMinutes, Pain, WholeMinutes},
        vocabulary::{
            CareAction, Helped, MedicationClass, Muscle, ReliefMeasure, Side, SignKind, Substance,
        },
    },
    guidance::{EvidenceKind, Rule, Tier},
    report::{
        Summary,
        model::{
            Action, Figure, MedicationRow, Quantity, SpanUnit, Strip, Unit, When,
            minutes_into_night,
        },
    },
};

use super::made::{self, cramp, date, ending, night, options};

const LAST: &str = "2026-03-28";

fn last() -> NightDate {
    LAST.parse().unwrap()
}

fn put(diary: &mut Diary, back: i64, change: impl FnOnce(&mut Night)) {
    let mut entry = night(last().plus_days(-back), Vec::new());
    change(&mut entry);
    diary.put_night(entry.into());
}

fn summary(diary: &Diary, nights: u32) -> Summary {
    Summary::of(diary, &options(ending(LAST, nights)))
}

fn figure(summary: &Summary, quantity: Quantity) -> Option<Figure> {
    summary.numbers.rows.iter().find(|row| row.quantity == quantity).unwrap().now
}

#[test]
fn every_number_stands_with_what_it_was_counted_over() {
    let mut diary = Diary::default();
    put(&mut diary, 0, |night| {
        night.cramps = Some(vec![
            Cramp {
                minutes: CrampMinutes::new(4.0).ok(),
                woke: Some(true),
                minutes_awake: WholeMinutes::new(10).ok(),
                ..cramp("02:13", 7, Side::Left, Muscle::Calf)
            },
            Cramp {
                minutes: CrampMinutes::new(9.5).ok(),
                minutes_awake: WholeMinutes::new(20).ok(),
                ..cramp("", 3, Side::Left, Muscle::Calf)
            },
        ]);
    });
    put(&mut diary, 1, |night| {
        night.cramps = Some(vec![Cramp {
            woke: Some(false),
            minutes_awake: WholeMinutes::new(5).ok(),
            ..Cramp::default()
        }]);
    });
    put(&mut diary, 2, |_| {});
    put(&mut diary, 3, |night| night.cramps = None);
    // The first night before the period.
    put(&mut diary, 14, |night| {
        night.cramps = Some(vec![cramp("03:00", 2, Side::Right, Muscle::Foot)]);
    });
    let summary = summary(&diary, 14);
    assert_eq!((summary.recorded_nights, summary.nights), (3, 14));
    assert_eq!(summary.numbers.recorded_before, 1);

    let of =
        |quantity| figure(&summary, quantity).map(|figure| (figure.value, figure.n, figure.of));
    let rate = figure(&summary, Quantity::CrampNightsAWeek).unwrap();
    assert!((rate.value - 14.0 / 3.0).abs() < 1e-12);
    assert!(rate.interval.is_some_and(|(low, high)| low < rate.value && rate.value < high));
    assert_eq!((rate.n, rate.of), (3, Unit::Nights));
    for (quantity, expected) in [
        (Quantity::CrampsPerCrampNight, Some((1.5, 2, Unit::CrampNights))),
        (Quantity::LongestMinutes, Some((9.5, 2, Unit::Cramps))),
        (Quantity::MedianMinutes, Some((6.75, 2, Unit::Cramps))),
        (Quantity::HighestPain, Some((7.0, 2, Unit::Cramps))),
        (Quantity::MedianPain, Some((5.0, 2, Unit::Cramps))),
        (Quantity::WokenNights, Some((1.0, 2, Unit::CrampNights))),
        // 30 minutes on one night, 5 on the other.
        (Quantity::MinutesAwake, Some((17.5, 2, Unit::CrampNights))),
        (Quantity::TotalSleepTime, None),
        (Quantity::SleepEfficiency, None),
    ] {
        assert_eq!(of(quantity), expected, "{quantity:?}");
    }
    let before = summary.numbers.rows.iter().find(|row| row.quantity == Quantity::HighestPain);
    assert_eq!(before.unwrap().before.map(|figure| (figure.value, figure.n)), Some((2.0, 1)));
}

#[test]
fn sleep_is_counted_over_the_nights_that_have_it() {
    let mut diary = Diary::default();
    for back in 0..3 {
        put(&mut diary, back, |night| {
            // The sleep of a night counts whether its cramps were answered or not.
            night.cramps = None;
            night.sleep.tried_to_sleep = "23:00".parse().ok();
            night.sleep.minutes_to_fall_asleep = WholeMinutes::new(20).ok();
            night.sleep.minutes_awake = WholeMinutes::new(40).ok();
            night.sleep.final_awakening = "07:00".parse().ok();
            if back > 0 {
                night.sleep.into_bed = "23:00".parse().ok();
                night.sleep.out_of_bed = "07:00".parse().ok();
            }
        });
    }
    let summary = summary(&diary, 14);
    let asleep = figure(&summary, Quantity::TotalSleepTime).unwrap();
    assert_eq!((asleep.value, asleep.n, asleep.of), (420.0, 3, Unit::Nights));
    let efficiency = figure(&summary, Quantity::SleepEfficiency).unwrap();
    assert_eq!((efficiency.value, efficiency.n), (87.5, 2));
    assert_eq!(figure(&summary, Quantity::CrampNightsAWeek), None);
}

#[test]
fn an_emergency_of_an_earlier_night_of_the_period_is_not_lost() {
    let mut diary = Diary::default();
    let swollen = |night: &mut Night| {
        night.signs = Some(vec![Sign {
            sign: SignKind::Swelling,
            side: Some(Side::Left),
            lasting: None,
            pain: None,
            known_to_doctor: None,
        }]);
    };
    put(&mut diary, 0, |_| {});
    put(&mut diary, 55, swollen);
    put(&mut diary, 56, swollen);
    for (nights, expected) in [(28, None), (55, None), (56, Some(1)), (57, Some(2))] {
        let summary = summary(&diary, nights);
        let found = summary.warnings.first();
        let what = EvidenceKind::Sign(SignKind::Swelling);
        let counted = found.map(|warning| {
            assert_eq!((warning.rule, warning.when), (Rule::OneLegSigns, When::Earlier));
            warning.dates.iter().find(|dates| dates.what == what).unwrap().dates.len()
        });
        assert_eq!(counted, expected, "{nights} nights");
    }
}

#[test]
fn a_warning_stays_listed_with_what_was_done_about_it() {
    let mut diary = Diary::default();
    for back in 0..6 {
        put(&mut diary, back * 2, |night| {
            night.cramps = Some(vec![cramp("02:00", 5, Side::Left, Muscle::Calf)]);
        });
    }
    let acknowledge = |diary: &mut Diary, id: i64, back: i64, action: Option<CareAction>| {
        let done = Acknowledgement {
            rule: made::text("frequent-cramps"),
            date: last().plus_days(-back).morning(),
            action,
            covers: None,
            note: None,
        };
        diary.acknowledgements.put(EntryId(id), Some(done));
    };
    let frequent = |diary: &Diary| {
        let warnings = summary(diary, 56).warnings;
        warnings.into_iter().find(|warning| warning.rule == Rule::FrequentCramps).unwrap()
    };
    let plain = frequent(&diary);
    assert_eq!((plain.tier, plain.when), (Tier::Routine, When::AtTheEnd));
    let counted = plain.counted.unwrap();
    assert_eq!((counted.count, counted.threshold, counted.window_nights), (6, 5, 28));
    assert_eq!(plain.recorded_nights, 6);
    assert_eq!(plain.dates[0].dates.len(), 6);
    assert!(plain.actions.is_empty() && !plain.new_since);

    acknowledge(&mut diary, 1, 0, Some(CareAction::AppointmentBooked));
    acknowledge(&mut diary, 2, -1, Some(CareAction::DiscussedWithDoctor));
    // After the day of preparation.
    acknowledge(&mut diary, 3, -3, Some(CareAction::ReceivedCare));
    let actions = frequent(&diary).actions;
    let action = |day: &str, action| Action { date: date(day), action: Some(action) };
    assert_eq!(
        actions,
        [
            action("2026-03-29", CareAction::DiscussedWithDoctor),
            action("2026-03-28", CareAction::AppointmentBooked),
        ]
    );
}

#[test]
fn new_evidence_after_an_emergency_was_acknowledged_is_said() {
    let mut diary = Diary::default();
    for back in [0, 10] {
        put(&mut diary, back, |night| {
            night.cramps = Some(vec![Cramp {
                did_not_stop: Some(true),
                ..cramp("02:00", 9, Side::Left, Muscle::Calf)
            }]);
        });
    }
    diary.acknowledgements.put(
        EntryId(1),
        Some(Acknowledgement {
            rule: made::text("cramp-will-not-stop"),
            date: last().plus_days(-9).morning(),
            action: Some(CareAction::ReceivedCare),
            covers: None,
            note: None,
        }),
    );
    let warning = summary(&diary, 56).warnings[0].clone();
    assert_eq!(warning.rule, Rule::CrampWillNotStop);
    assert_eq!(warning.actions.len(), 1);
    assert!(warning.new_since);
}

#[test]
fn places_and_hours_add_up_to_all_cramps() {
    let mut diary = Diary::default();
    put(&mut diary, 0, |night| {
        night.cramps = Some(vec![
            cramp("23:59", 1, Side::Left, Muscle::Calf),
            cramp("00:00", 1, Side::Left, Muscle::Calf),
            cramp("13:30", 1, Side::Both, Muscle::Foot),
            Cramp { side: Some(Side::Right), ..Cramp::default() },
            Cramp::default(),
        ]);
    });
    let summary = summary(&diary, 28);
    let places = &summary.places;
    assert_eq!(places.muscles(), [Some(Muscle::Calf), Some(Muscle::Foot), None]);
    assert_eq!(places.of(Some(Muscle::Calf), Some(Side::Left)), 2);
    assert_eq!(places.of(None, Some(Side::Right)), 1);
    assert_eq!(places.of(None, None), 1);
    assert_eq!(places.counts.values().sum::<u32>(), 5);
    let hours = summary.hours;
    assert_eq!((hours.by_hour[23], hours.by_hour[0], hours.by_hour[13]), (1, 1, 1));
    assert_eq!(hours.unknown, 2);
}

#[test]
fn a_row_of_the_strip_shows_its_night_as_it_was_recorded() {
    for (time, expected) in [
        ("18:00", Some(0)),
        ("23:59", Some(359)),
        ("00:00", Some(360)),
        ("12:00", Some(1080)),
        ("12:01", None),
        ("17:59", None),
    ] {
        assert_eq!(minutes_into_night(time.parse().unwrap()), expected, "{time}");
    }
    let mut diary = Diary::default();
    put(&mut diary, 0, |night| {
        night.cramps = Some(vec![
            cramp("15:00", 4, Side::Both, Muscle::Calf),
            cramp("03:00", 8, Side::Right, Muscle::Calf),
            cramp("22:00", 2, Side::Left, Muscle::Calf),
        ]);
        night.sleep.tried_to_sleep = "23:00".parse().ok();
        night.sleep.final_awakening = "06:30".parse().ok();
    });
    put(&mut diary, 1, |night| {
        night.sleep.tried_to_sleep = "04:00".parse().ok();
        night.sleep.final_awakening = "12:30".parse().ok();
    });
    let Strip::Nights(rows) = summary(&diary, 3).strip else {
        panic!("three nights are three rows")
    };
    let recorded: Vec<bool> = rows.iter().map(|row| row.recorded).collect();
    assert_eq!(recorded, [false, true, true]);
    assert!(rows[1].cramps.is_empty());
    assert_eq!((rows[2].sleep.as_slice(), rows[2].is_sleep_cut), (&[[300, 750]][..], false));
    assert_eq!((rows[1].sleep.as_slice(), rows[1].is_sleep_cut), (&[[600, 1080]][..], true));
    let times: Vec<Option<u16>> = rows[2].cramps.iter().map(|cramp| cramp.at).collect();
    assert_eq!(times, [Some(240), Some(540), None]);
}

#[test]
fn a_long_period_has_few_rows_that_hold_all_nights() {
    let diary = made::usual(LAST, 900);
    for (nights, unit) in [
        (57, SpanUnit::Week),
        (392, SpanUnit::Week),
        (393, SpanUnit::Month),
        (1672, SpanUnit::Month),
        (1800, SpanUnit::Years(1)),
        (18_263, SpanUnit::Years(1)),
        (36_525, SpanUnit::Years(2)),
        (700_000, SpanUnit::Years(50)),
    ] {
        let summary = summary(&diary, nights);
        let Strip::Spans(found, rows) = &summary.strip else {
            panic!("{nights} nights are more than rows")
        };
        assert_eq!(*found, unit, "{nights} nights");
        assert!(rows.len() <= 56, "{nights} nights: {} rows", rows.len());
        assert_eq!(rows.iter().map(|row| row.nights).sum::<u32>(), nights);
        assert_eq!(rows.iter().map(|row| row.recorded).sum::<u32>(), summary.recorded_nights);
        assert_eq!(rows.iter().map(|row| row.cramps).sum::<u32>(), summary.places.cramps);
        for pair in rows.windows(2) {
            assert_eq!(pair[0].to.plus_days(1), pair[1].from);
        }
    }
}

#[test]
fn medications_stand_by_whether_they_were_taken_in_the_period() {
    let period: Period = ending(LAST, 28);
    let mut diary = Diary::default();
    let (first, end) = (period.first().evening(), period.last().morning());
    let day = chrono::TimeDelta::days(1);
    let stopped = |name: &str, on| Medication {
        stopped: Some(on),
        ..made::medication(name, None, date("2020-01-01"))
    };
    diary.medications = [
        stopped("Stopped on the first evening", first),
        stopped("Stopped before", first - day),
        made::medication("Started on the last morning", None, end),
        made::medication("Started after", None, end + day),
        Medication::named(made::text("Start unknown: Lasix")),
    ]
    .into_iter()
    .collect();
    let medications = summary(&diary, 28).medications;
    let names = |rows: &[MedicationRow]| -> Vec<String> {
        rows.iter().map(|row| row.name.clone()).collect()
    };
    assert_eq!(
        names(&medications.taken),
        ["Started on the last morning", "Stopped on the first evening", "Start unknown: Lasix"]
    );
    assert_eq!(names(&medications.stopped_before), ["Stopped before"]);
    assert_eq!(medications.taken[2].class, Some(MedicationClass::Diuretic));
}

#[test]
fn signs_exposures_and_relief_are_counted_by_night_and_cramp() {
    let mut diary = Diary::default();
    let sign = |side: Option<Side>, pain: i64, known: bool| Sign {
        sign: SignKind::PainBetweenCramps,
        side,
        lasting: Some(true),
        pain: Pain::new(pain).ok(),
        known_to_doctor: Some(known),
    };
    put(&mut diary, 0, |night| {
        night.signs = Some(vec![sign(Some(Side::Left), 3, true), sign(Some(Side::Left), 6, false)]);
        let tried = |measure, helped| Relief { measure, helped };
        night.cramps = Some(vec![
            Cramp {
                relief: Some(vec![
                    tried(ReliefMeasure::Stretch, Some(Helped::No)),
                    tried(ReliefMeasure::Stretch, Some(Helped::Yes)),
                    tried(ReliefMeasure::Walk, None),
                ]),
                ..Cramp::default()
            },
            Cramp { relief: Some(Vec::new()), ..Cramp::default() },
            Cramp::default(),
        ]);
    });
    put(&mut diary, 1, |night| night.signs = Some(vec![sign(None, 1, false)]));
    put(&mut diary, 2, |night| night.signs = Some(Vec::new()));
    put(&mut diary, 3, |_| {});
    let first = ending(LAST, 28).first();
    diary.exposures = [0, 30, 31, -28]
        .map(|back| Exposure {
            date: first.plus_days(-back).morning(),
            substance: Substance::Lead,
            note: None,
        })
        .into_iter()
        .collect();

    let background = summary(&diary, 28).background;
    assert_eq!(background.signs_answered, 3);
    let row = &background.signs[0];
    assert_eq!((row.nights, row.lasting, row.known_to_doctor), (2, 2, 1));
    assert_eq!(row.highest_pain, Some(6));
    assert_eq!(row.sides.get(&Some(Side::Left)), Some(&1));
    assert_eq!(row.sides.get(&None), Some(&1));
    assert_eq!(row.first_and_last, (date("2026-03-27"), date("2026-03-28")));

    assert_eq!(background.relief_answered, 2);
    let (stretch, walk) = (background.relief[0].1, background.relief[1].1);
    assert_eq!((stretch.tried, stretch.helped, stretch.not), (1, 1, 0));
    assert_eq!((walk.tried, walk.helped + walk.partly + walk.not), (1, 0));

    let days: Vec<String> = background.exposures.iter().map(|(date, _)| date.to_string()).collect();
    assert_eq!(days, ["2026-03-01", "2026-01-30"]);
}

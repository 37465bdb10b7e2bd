//! Where and when cramps came, how long and painful they were, and the sleep, in words.

use std::collections::BTreeMap;

use super::{Said, written::recorded};
use crate::{
    diary::{
        ClockTime,
        text::capital,
        written::{count, duration, muscle, number, side},
    },
    trends::figures::{Distribution, SleepMeans, Trends},
};

/// The hours of the chart of hours: from this one on, as many as follow.
const EVENING: usize = 18;
const HOURS_OF_THE_CHART: usize = 18;

/// Cramps by muscle and by leg.
pub fn places(trends: &Trends) -> Said {
    let muscles = most(&trends.by_muscle, |name| match muscle(name) {
        "elsewhere" => "elsewhere".to_owned(),
        "toes" => "in the toes".to_owned(),
        name => format!("in the {name}"),
    });
    let sides = most(&trends.by_side, |name| match side(name) {
        "both" => "in both legs at once".to_owned(),
        name => format!("in the {name} leg"),
    });
    let plain = match (muscles, sides) {
        _ if trends.cramps == 0 => no_cramp(trends),
        (Most::Unknown, Most::Unknown) => "No place was recorded for these cramps".to_owned(),
        (Most::One(muscle), Most::One(side)) => format!("Most often {muscle}, and {side}"),
        (Most::One(one), _) | (_, Most::One(one)) => format!("Most often {one}"),
        (Most::Several(known), _) | (_, Most::Several(known)) => {
            format!("No one place stands out among {}", cramps(known))
        }
    };
    let known = |counts: u32, what: &str| format!("{counts} with a recorded {what}");
    Said {
        plain,
        method: format!(
            "{}: {}, {}; counts of cramps without a test or an interval, as those of one night \
             are often alike",
            cramps(trends.cramps),
            known(trends.by_muscle.values().sum(), "muscle"),
            known(trends.by_side.values().sum(), "leg")
        ),
    }
}

/// Cramps by the hour in which they began; `clock` writes a time as the person does.
pub fn hours(trends: &Trends, clock: impl Fn(ClockTime) -> String) -> Said {
    let known: u32 = trends.by_hour.iter().sum();
    let most = trends.by_hour.iter().max().copied().unwrap_or_default();
    let at = |hour: usize| {
        let hour = u32::try_from(hour % 24).ok().and_then(|hour| ClockTime::new(hour, 0));
        hour.map(&clock).unwrap_or_default()
    };
    let mut highest = trends.by_hour.iter().enumerate().filter(|(_, count)| **count == most);
    let plain = match (known, highest.next(), highest.next()) {
        _ if trends.cramps == 0 => no_cramp(trends),
        (0, ..) => "No start was recorded for these cramps".to_owned(),
        (_, Some((hour, _)), None) => format!(
            "Most often between {} and {}: {most} of {}",
            at(hour),
            at(hour + 1),
            cramps(known)
        ),
        _ => format!("No one hour stands out among {}", cramps(known)),
    };

    let of_the_night: u32 =
        trends.by_hour.iter().cycle().skip(EVENING).take(HOURS_OF_THE_CHART).sum();
    let (evening, noon) = (at(EVENING), at(EVENING + HOURS_OF_THE_CHART));
    let afternoon = match known.saturating_sub(of_the_night) {
        0 => String::new(),
        some => format!("; {some} between {noon} and {evening}"),
    };
    let unknown = match trends.cramps.saturating_sub(known) {
        0 => String::new(),
        some => format!("; {some} without a recorded start"),
    };
    Said {
        plain,
        method: format!(
            "{} between {evening} and {noon} on {}{afternoon}{unknown}; counts by the hour, \
             without a test or an interval",
            cramps(of_the_night),
            recorded(trends.recorded_nights)
        ),
    }
}

/// How long cramps lasted.
pub fn lengths(trends: &Trends) -> Said {
    spread(trends, &trends.minutes, "length", " min", |median, max| {
        format!("A typical cramp lasted {median} min, the longest {max} min")
    })
}

/// How painful cramps were.
pub fn pain(trends: &Trends) -> Said {
    spread(trends, &trends.pain, "pain", " of 10", |median, max| {
        format!("The typical pain of a cramp was {median} of 10, the highest {max}")
    })
}

/// The sleep measures.
pub fn sleep(trends: &Trends) -> Said {
    let SleepMeans { nights, time_in_bed, total_sleep_time, .. } = &trends.sleep;
    #[expect(clippy::cast_possible_truncation, reason = "the minutes of a night; `as` saturates")]
    let time = |minutes: f64| duration(minutes.round() as i64);
    let plain = match (nights, total_sleep_time, time_in_bed) {
        (0, ..) => "No sleep was recorded in this period".to_owned(),
        (_, Some(asleep), Some(in_bed)) => {
            format!("On average {} asleep a night, and {} in bed", time(*asleep), time(*in_bed))
        }
        (_, None, Some(in_bed)) => format!("On average {} in bed a night", time(*in_bed)),
        (_, Some(asleep), None) => format!("On average {} asleep a night", time(*asleep)),
        (_, None, None) => "The times for the sleep of a night were not recorded".to_owned(),
    };
    Said {
        plain,
        method: format!(
            "{} with any of the measures of the Consensus Sleep Diary; each mean is of the nights \
             that have it, without an interval",
            count(*nights, "night", "nights")
        ),
    }
}

/// The median and the largest in a sentence, the rest as method.
fn spread(
    trends: &Trends,
    found: &Distribution,
    what: &str,
    unit: &str,
    plain: impl FnOnce(String, String) -> String,
) -> Said {
    let of = capital(&format!("{what} known for {} of {}", found.n, cramps(trends.cramps)));
    let Distribution { median: Some(median), q1: Some(q1), q3: Some(q3), max: Some(max), .. } =
        *found
    else {
        return Said {
            plain: if trends.cramps == 0 {
                no_cramp(trends)
            } else {
                format!("No {what} was recorded for these cramps")
            },
            method: format!("{of}; no median and no interval can be had"),
        };
    };
    Said {
        plain: plain(number(median), number(max)),
        method: format!(
            "{of}; median {}, middle half {} to {}{unit} (quartiles by linear interpolation, type \
             7); no interval",
            number(median),
            number(q1),
            number(q3)
        ),
    }
}

fn no_cramp(trends: &Trends) -> String {
    match trends.recorded_nights {
        0 => "No night of this period was recorded".to_owned(),
        nights => format!("No cramp was recorded on {}", recorded(nights)),
    }
}

/// Where most of some cramps were.
enum Most {
    /// Nothing is known.
    Unknown,
    /// In one place, with its count: "in the calf (9 of 12 cramps)".
    One(String),
    /// Several have as many, of so many cramps in all.
    Several(u32),
}

fn most<T: Copy>(counts: &BTreeMap<T, u32>, name: impl Fn(T) -> String) -> Most {
    let known: u32 = counts.values().sum();
    let most = counts.values().max().copied().unwrap_or_default();
    let mut highest = counts.iter().filter(|(_, count)| **count == most);
    match (known, highest.next(), highest.next()) {
        (0, ..) => Most::Unknown,
        (_, Some((place, _)), None) => {
            Most::One(format!("{} ({most} of {})", name(*place), cramps(known)))
        }
        _ => Most::Several(known),
    }
}

fn cramps(number: u32) -> String {
    count(number, "cramp", "cramps")
}

//! The means of the sleep measures.

use super::figures::SleepMeans;
use crate::diary::{Diary, Night, Period, sleep_times::sleep_times};

/// The sleep measures of one night; `None` where it is missing or cannot be derived.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Measures {
    time_in_bed: Option<f64>,
    total_sleep_time: Option<f64>,
    sleep_efficiency: Option<f64>,
    sleep_onset_latency: Option<f64>,
    wake_after_sleep_onset: Option<f64>,
    awakenings: Option<f64>,
}

impl Measures {
    fn of(night: &Night) -> Self {
        // Times that contradict each other leave what follows from them empty; what the
        // person counted stays.
        let derived = sleep_times(night).unwrap_or_default();
        let minutes = |count: Option<i64>| count.map(|count| count as f64);
        Self {
            time_in_bed: minutes(derived.time_in_bed),
            total_sleep_time: minutes(derived.total_sleep_time),
            sleep_efficiency: derived.efficiency,
            sleep_onset_latency: night.sleep.minutes_to_fall_asleep.map(|count| count.get().into()),
            wake_after_sleep_onset: night.sleep.minutes_awake.map(|count| count.get().into()),
            awakenings: night.sleep.awakenings.map(|count| count.get().into()),
        }
    }

    fn has_any(&self) -> bool {
        let Self {
            time_in_bed,
            total_sleep_time,
            sleep_efficiency,
            sleep_onset_latency,
            wake_after_sleep_onset,
            awakenings,
        } = self;
        [
            time_in_bed,
            total_sleep_time,
            sleep_efficiency,
            sleep_onset_latency,
            wake_after_sleep_onset,
            awakenings,
        ]
        .into_iter()
        .any(Option::is_some)
    }
}

/// The means over every night of a period that has the value, whether its cramps were
/// answered or not.
pub fn sleep_means(diary: &Diary, period: Period) -> SleepMeans {
    let nights: Vec<Measures> = diary
        .nights_in(period)
        .map(|night| Measures::of(night))
        .filter(Measures::has_any)
        .collect();
    let mean_of = |measure: fn(&Measures) -> Option<f64>| mean(nights.iter().filter_map(measure));
    SleepMeans {
        nights: u32::try_from(nights.len()).unwrap_or(u32::MAX),
        time_in_bed: mean_of(|night| night.time_in_bed),
        total_sleep_time: mean_of(|night| night.total_sleep_time),
        sleep_efficiency: mean_of(|night| night.sleep_efficiency),
        sleep_onset_latency: mean_of(|night| night.sleep_onset_latency),
        wake_after_sleep_onset: mean_of(|night| night.wake_after_sleep_onset),
        awakenings: mean_of(|night| night.awakenings),
    }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = values.fold((0_u32, 0.0), |(count, sum), value| (count + 1, sum + value));
    (count > 0).then(|| sum / f64::from(count))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::sleep_means;
    use crate::diary::{Diary, Night, Period};

    fn diary(sleeps: &[&str]) -> (Diary, Period) {
        let mut diary = Diary::default();
        for (day, sleep) in (1..).zip(sleeps) {
            let night: Night = serde_json::from_str(&format!(
                "{{\"date\": \"2026-02-{day:02}\", \"sleep\": {sleep}}}"
            ))
            .unwrap();
            diary.put_night(Arc::new(night));
        }
        let period = diary.span().unwrap();
        (diary, period)
    }

    #[test]
    fn each_mean_has_its_own_nights() {
        let (diary, period) = diary(&[
            r#"{"into_bed": "23:00", "out_of_bed": "07:00", "awakenings": 1}"#,
            r#"{"into_bed": "23:00", "out_of_bed": "06:00"}"#,
            r#"{"awakenings": 4, "minutes_awake": 30}"#,
            r#"{"into_bed": "23:00", "quality": "good"}"#,
            "{}",
        ]);
        let means = sleep_means(&diary, period);
        assert_eq!(means.nights, 3);
        assert_eq!(means.time_in_bed, Some(450.0));
        assert_eq!(means.awakenings, Some(2.5));
        assert_eq!(means.wake_after_sleep_onset, Some(30.0));
        assert_eq!((means.total_sleep_time, means.sleep_efficiency), (None, None));
    }

    #[test]
    fn a_contradiction_leaves_what_was_counted() {
        let (diary, period) = diary(&[
            r#"{"into_bed": "22:00", "tried_to_sleep": "21:00", "final_awakening": "06:00",
                "out_of_bed": "07:00", "minutes_to_fall_asleep": 10, "minutes_awake": 20,
                "awakenings": 2}"#,
        ]);
        let means = sleep_means(&diary, period);
        assert_eq!((means.nights, means.time_in_bed, means.total_sleep_time), (1, None, None));
        assert_eq!(means.sleep_onset_latency, Some(10.0));
        assert_eq!(means.awakenings, Some(2.0));
    }
}

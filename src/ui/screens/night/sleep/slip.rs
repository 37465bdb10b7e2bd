//! Likely slips of the hand: asked about, and entered when they are confirmed.

use crate::{
    app::text,
    diary::{
        Night, Sleep,
        sleep_times::{SleepProblem, sleep_times},
    },
};

/// Minutes in bed that are more likely a slip of the hand, such as 11 for 23:00.
const LONG_IN_BED: i64 = 14 * 60;

/// What is to be asked before the sleep of a night is changed like this.
pub(super) fn question(night: &Night, change: impl FnOnce(&mut Sleep)) -> Option<String> {
    let mut changed = night.clone();
    change(&mut changed.sleep);
    let (before, after) = (in_bed(night), in_bed(&changed));
    // What was confirmed once is not asked again.
    if before == after {
        return None;
    }
    match after {
        Ok(Some(minutes)) if minutes > LONG_IN_BED => {
            Some(format!("With this you were in bed for {}. Is it right?", text::duration(minutes)))
        }
        Ok(_) | Err(SleepProblem::SkippedTime(_)) => None,
        Err(SleepProblem::LongerThanADay) => Some(
            "With this the times do not follow each other: into bed, tried to sleep, woke, out \
             of bed. Is it right?"
                .to_owned(),
        ),
        Err(SleepProblem::MinutesDoNotFit) => {
            Some("With this you were awake for longer than the night was. Is it right?".to_owned())
        }
    }
}

/// The minutes in bed, or from the first time that is known to the last one.
fn in_bed(night: &Night) -> Result<Option<i64>, SleepProblem> {
    let mut known = night.clone();
    let sleep = &mut known.sleep;
    sleep.into_bed = sleep.into_bed.or(sleep.tried_to_sleep);
    sleep.out_of_bed = sleep.out_of_bed.or(sleep.final_awakening);
    sleep_times(&known).map(|times| times.time_in_bed)
}

#[cfg(test)]
mod tests {
    use super::question;
    use crate::diary::{ClockTime, Night, quantity::WholeMinutes};

    fn night(into_bed: &str, out_of_bed: &str) -> Night {
        let mut night = Night::unanswered("2026-03-20".parse().unwrap());
        night.sleep.into_bed = into_bed.parse().ok();
        night.sleep.out_of_bed = out_of_bed.parse().ok();
        night
    }

    fn clock(text: &str) -> Option<ClockTime> {
        text.parse().ok()
    }

    #[test]
    fn only_what_is_likely_a_slip_is_asked_about() {
        let usual = night("", "07:00");
        let asked = |typed: &str| question(&usual, |sleep| sleep.into_bed = clock(typed));
        assert_eq!(asked("23:00"), None);
        assert_eq!(asked("17:00"), None, "fourteen hours");
        assert_eq!(
            asked("11:00").as_deref(),
            Some("With this you were in bed for 20 h. Is it right?")
        );
        assert_eq!(question(&usual, |sleep| sleep.out_of_bed = None), None);
        let tried = |typed: &str| {
            question(&night("23:00", "07:00"), |sleep| sleep.tried_to_sleep = clock(typed))
        };
        assert_eq!(tried("23:10"), None);
        assert!(tried("22:50").unwrap().contains("do not follow"));
        let awake = |minutes: i64| {
            question(&night("23:00", "07:00"), |sleep| {
                sleep.minutes_awake = WholeMinutes::new(minutes).ok();
            })
        };
        assert_eq!(awake(480), None);
        assert!(awake(481).unwrap().contains("awake for longer"));
    }

    #[test]
    fn what_was_confirmed_is_not_asked_again() {
        let confirmed = night("11:00", "07:00");
        let same = |sleep: &mut crate::diary::Sleep| {
            sleep.minutes_awake = WholeMinutes::new(10).ok();
        };
        assert_eq!(question(&confirmed, same), None);
        assert!(question(&confirmed, |sleep| sleep.into_bed = clock("10:00")).is_some());
    }
}

//! Where a period and the diary do not cover each other: said in words, never cut silently.

use crate::{
    app::{
        range::{self, Range},
        text::{self, count},
    },
    diary::{Diary, NightDate, Period},
    trends::Trends,
};

/// Nights recorded on either side under which two periods say little beside each other.
const FEW: u32 = 14;

/// What the chosen nights and those of the diary do not have in common; empty where they cover
/// each other. `last_night` is the newest night that may have been recorded by now.
pub fn limits(
    range: Range,
    period: Period,
    diary: &Diary,
    (tonight, last_night): (NightDate, NightDate),
) -> Vec<String> {
    let (Some(span), Some(newest)) = (diary.span(), range::newest(diary, tonight)) else {
        return Vec::new();
    };
    let begins = date(span.first());
    let mut said = Vec::new();
    if range == Range::SinceAppointment {
        said.push(format!("The appointment was on {}", date(period.first().plus_days(-1))));
    }
    if period.last() < span.first() {
        said.push(format!("The diary begins after this period, on {begins}"));
        return said;
    }
    if newest < period.first() {
        let newest = date(newest);
        said.push(format!("The newest night of the diary lies before this period: {newest}"));
        return said;
    }
    if period.first() < span.first() {
        let (before, counts) = told(span.first().days_since(period.first()), ["counts", "count"]);
        said.push(format!(
            "From {begins}: the diary begins there; the {before} of the period before it {counts} \
             as not recorded"
        ));
    }
    if newest < period.last() {
        let (after, counts) = told(period.last().days_since(newest), ["counts", "count"]);
        said.push(format!(
            "Up to {}: the newest night of the diary; the {after} of the period after it {counts} \
             as not recorded",
            date(newest)
        ));
    } else if newest < last_night && period.last() == newest && !range.is_custom() {
        let (since, are) = told(last_night.days_since(newest), ["is", "are"]);
        said.push(format!(
            "Up to {}: the newest night of the diary; the {since} since then {are} not part of \
             the period",
            date(newest)
        ));
    }
    said
}

/// The equally long period just before; `None` where the diary holds nothing of it.
pub fn before(period: Period, diary: &Diary) -> Option<Period> {
    let before = period.before();
    (diary.span()?.first() <= before.last()).then_some(before)
}

/// Why there is nothing before a period to put beside it.
pub fn nothing_before(range: Range, diary: &Diary) -> String {
    match (range, diary.span()) {
        (Range::All, _) => "This is the whole diary: there is no time before it".to_owned(),
        (_, Some(span)) => format!(
            "There is no night before it to compare with: the diary begins on {}",
            date(span.first())
        ),
        (_, None) => "There is no night before it to compare with".to_owned(),
    }
}

/// What the figures of two periods beside each other can say, and no more.
pub fn beside(this: &Trends, before: &Trends, diary: &Diary) -> String {
    let nights = count(before.nights, "night", "nights");
    if before.recorded_nights == 0 {
        return format!("Of the {nights} before it, none was recorded");
    }
    let begins = diary.span().map(Period::first).filter(|first| *first > before.from);
    let begins = begins.map_or_else(String::new, |first| {
        let missing = count(first.days_since(before.from), "night", "nights");
        format!("Of the one before, {missing} lie before the diary begins on {}. ", date(first))
    });
    let few = this.recorded_nights.min(before.recorded_nights);
    if few < FEW {
        let recorded = count(few, "night", "nights");
        return format!(
            "{begins}Too few nights to tell the two apart: of one of them only {recorded} \
             {} recorded",
            if few == 1 { "was" } else { "were" }
        );
    }
    format!(
        "{begins}The two stand beside each other and are not tested: two periods differ by \
         chance as well, and other things may have changed between them"
    )
}

/// So many nights, with the verb for one and for more.
fn told(nights: i64, [one, more]: [&'static str; 2]) -> (String, &'static str) {
    (count(nights, "night", "nights"), if nights == 1 { one } else { more })
}

fn date(night: NightDate) -> String {
    text::date(night.morning())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{before, beside, limits, nothing_before};
    use crate::{
        app::Range,
        diary::{Diary, Night, NightDate, Period},
        trends::trends,
    };

    fn night(morning: &str) -> NightDate {
        morning.parse().unwrap()
    }

    /// Recorded every night from one morning to another one.
    fn diary(first: &str, last: &str) -> Diary {
        let mut diary = Diary::default();
        for date in Period::new(night(first), night(last)).unwrap().iter() {
            let recorded = Night { cramps: Some(Vec::new()), ..Night::unanswered(date) };
            diary.put_night(Arc::new(recorded));
        }
        diary
    }

    fn said(range: Range, diary: &Diary) -> Vec<String> {
        let tonight = night("2026-03-20");
        let period = range.period(diary, tonight).unwrap();
        limits(range, period, diary, (tonight, tonight))
    }

    fn custom(first: &str, last: &str) -> Range {
        Range::Custom { first: night(first), last: night(last) }
    }

    #[test]
    fn a_period_within_the_diary_has_nothing_to_say() {
        let whole = diary("2026-01-01", "2026-03-20");
        assert!(said(Range::EightWeeks, &whole).is_empty());
        assert!(said(Range::All, &whole).is_empty());
        assert!(said(custom("2026-01-01", "2026-03-20"), &whole).is_empty());
        assert!(said(custom("2026-02-01", "2026-02-03"), &whole).is_empty());
    }

    #[test]
    fn what_the_diary_does_not_cover_is_said_at_both_ends() {
        let short = diary("2026-03-03", "2026-03-10");
        assert_eq!(
            said(custom("2026-03-01", "2026-03-12"), &short),
            [
                "From Tue 3 March 2026: the diary begins there; the 2 nights of the period before \
                 it count as not recorded",
                "Up to Tue 10 March 2026: the newest night of the diary; the 2 nights of the \
                 period after it count as not recorded",
            ]
        );
        assert_eq!(
            said(Range::TwoWeeks, &short),
            [
                "From Tue 3 March 2026: the diary begins there; the 6 nights of the period before \
                 it count as not recorded",
                "Up to Tue 10 March 2026: the newest night of the diary; the 10 nights since then \
                 are not part of the period",
            ]
        );
        // One night too early or too late is one night, and one that fits is none.
        assert!(
            said(custom("2026-03-02", "2026-03-10"), &short)[0]
                .contains("the 1 night of the period before it counts as")
        );
        let after = said(custom("2026-03-03", "2026-03-11"), &short);
        assert!(after[0].contains("the 1 night of the period after it counts as"));
        let whole = diary("2026-01-01", "2026-03-19");
        assert!(said(Range::TwoWeeks, &whole)[0].contains("the 1 night since then is not part"));
        assert!(said(custom("2026-03-03", "2026-03-10"), &short).is_empty());
    }

    #[test]
    fn a_period_beside_the_diary_says_on_which_side() {
        let short = diary("2026-03-03", "2026-03-10");
        assert_eq!(
            said(custom("2026-02-01", "2026-03-02"), &short),
            ["The diary begins after this period, on Tue 3 March 2026"]
        );
        assert_eq!(
            said(custom("2026-03-11", "2026-03-12"), &short),
            ["The newest night of the diary lies before this period: Tue 10 March 2026"]
        );
    }

    #[test]
    fn the_period_before_is_there_as_soon_as_one_night_of_it_is() {
        let period = Period::new(night("2026-03-11"), night("2026-03-20")).unwrap();
        let from = |first| before(period, &diary(first, "2026-03-20"));
        assert_eq!(from("2026-03-11"), None);
        assert_eq!(from("2026-03-10"), Period::new(night("2026-03-01"), night("2026-03-10")));
        assert_eq!(before(period, &Diary::default()), None);
    }

    #[test]
    fn two_periods_beside_each_other_never_say_more_than_they_can() {
        let figures = |diary: &Diary, range: Range| {
            let period = range.period(diary, night("2026-03-20")).unwrap();
            (trends(diary, period), trends(diary, before(period, diary).unwrap()))
        };
        let long = diary("2025-01-01", "2026-03-20");
        let (this, earlier) = figures(&long, Range::FourWeeks);
        assert!(beside(&this, &earlier, &long).starts_with("The two stand beside each other and"));

        let short = diary("2026-02-15", "2026-03-20");
        let (this, earlier) = figures(&short, Range::FourWeeks);
        assert_eq!(
            beside(&this, &earlier, &short),
            "Of the one before, 22 nights lie before the diary begins on Sun 15 February 2026. \
             Too few nights to tell the two apart: of one of them only 6 nights were recorded"
        );

        let mut gap = diary("2026-03-14", "2026-03-20");
        gap.put_night(Arc::new(Night::unanswered(night("2026-02-01"))));
        let (this, earlier) = figures(&gap, custom("2026-03-14", "2026-03-20"));
        assert_eq!(beside(&this, &earlier, &gap), "Of the 7 nights before it, none was recorded");

        assert!(nothing_before(Range::All, &long).starts_with("This is the whole diary"));
        assert_eq!(
            nothing_before(Range::Year, &short),
            "There is no night before it to compare with: the diary begins on Sun 15 February 2026"
        );
    }
}

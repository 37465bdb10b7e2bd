//! The comparisons in words: medications before and after, and what goes with cramp nights.

use super::{
    Said, Verdict,
    written::{figure, lower, more_or_fewer, probability, recorded, sentence},
};
use crate::{
    diary::{text::capital, written::count},
    trends::{
        factor_label,
        factor_words::phrases,
        factors::{CRAMP_NIGHTS_IN_ALL, NIGHTS_A_SIDE},
        figures::{BeforeAfter, Factor, FactorComparison, SideCounts, Trends},
    },
};

/// What to bear in mind of a measure that people take when they expect a cramp.
const USED_BECAUSE_OF_CRAMPS: &str = "often used because of cramps";

/// A comparison in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The counts, with their denominators.
    pub counts: String,
    /// The difference with its interval, where it can be had.
    pub interval: Option<String>,
    /// What it can say.
    pub verdict: Verdict,
    /// What to bear in mind.
    pub note: Option<&'static str>,
}

impl Comparison {
    /// Everything, as sentences one after the other.
    pub fn paragraph(&self) -> String {
        let Self { counts, interval, verdict, note } = self;
        [Some(counts.as_str()), interval.as_deref(), Some(verdict.text()), *note]
            .into_iter()
            .flatten()
            .map(sentence)
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The counts, what they can say, and what to bear in mind, as one sentence.
    fn plain(&self) -> String {
        let note = self.note.map(|note| format!("; {note}")).unwrap_or_default();
        format!("{}: {}{note}", self.counts, self.verdict.text())
    }
}

/// Cramps before and after a medication.
pub fn of_medication(found: &BeforeAfter) -> Comparison {
    let BeforeAfter { name, before, after, rate_ratio, low, high, .. } = found;
    let side = |side: &SideCounts| {
        if side.recorded == 0 {
            return "no night was recorded".to_owned();
        }
        format!("{} on {}", count(side.cramps, "cramp", "cramps"), recorded(side.recorded))
    };
    let interval = match (rate_ratio, low, high) {
        (Some(ratio), Some(low), Some(high)) => Some(format!(
            "{} times as many cramps a night (95 % interval {} to {})",
            figure(*ratio),
            figure(*low),
            figure(*high)
        )),
        (None, Some(low), None) => Some(format!(
            "With no cramp before, at least {} times as many cramps a night (95 % interval)",
            figure(*low)
        )),
        _ => None,
    };
    let counts = format!("{} after {name} was started; {} before", side(after), side(before));
    Comparison {
        counts: capital(&counts),
        interval,
        verdict: Verdict::of_medication(found),
        note: None,
    }
}

/// Cramp nights with a factor and without it.
pub fn of_factor(found: &FactorComparison) -> Comparison {
    let FactorComparison { factor, with, without, risk_difference, low, high, .. } = found;
    let (phrase_with, phrase_without) = phrases(*factor);
    let nights = if with.recorded == 1 { "night" } else { "nights" };
    let counts_with = if with.recorded == 0 {
        format!("No night {phrase_with} was recorded")
    } else {
        format!(
            "On {} of {} {nights} {phrase_with} a cramp was recorded",
            with.cramp_nights, with.recorded
        )
    };
    let counts_without = if without.recorded == 0 {
        format!("none {phrase_without}")
    } else {
        let (of, all) = (without.cramp_nights, without.recorded);
        let repeat = if with.recorded == 0 { "a cramp " } else { "" };
        format!("{repeat}on {of} of {all} {phrase_without}")
    };
    let interval = risk_difference.zip(low.zip(*high)).map(|(difference, (low, high))| {
        format!(
            "Cramp nights in 100: {} (95 % interval: {} to {})",
            more_or_fewer(difference),
            more_or_fewer(low),
            more_or_fewer(high)
        )
    });
    Comparison {
        counts: format!("{counts_with}; {counts_without}"),
        interval,
        verdict: Verdict::of_factor(found),
        note: is_used_because_of_cramps(*factor).then_some(USED_BECAUSE_OF_CRAMPS),
    }
}

/// The chart of a medication, before and after its start.
pub fn medication(found: &BeforeAfter) -> Said {
    let BeforeAfter { before, after, p, too_few, .. } = found;
    let words = of_medication(found);
    let nights =
        format!("{} before and {} after the start", recorded(before.recorded), after.recorded);
    let method = match (too_few, words.interval.as_deref(), p) {
        (Some(missing), ..) => format!("{}; no interval can be had", capital(missing)),
        (None, Some(interval), Some(p)) => format!(
            "{nights}; {}; exact conditional test, {}",
            lower(interval),
            probability('p', *p)
        ),
        (None, Some(interval), None) => format!(
            "{nights}; {}, widened because the weeks differ more than chance would have it; no p \
             can be had",
            lower(interval)
        ),
        (None, None, _) => format!(
            "{nights}; no interval can be had, because the weeks differ more than chance would \
             have it and one side has no cramp"
        ),
    };
    Said { plain: words.plain(), method }
}

/// The chart of a factor.
pub fn factor(trends: &Trends, found: &FactorComparison) -> Said {
    let FactorComparison { with, without, p, q, too_few, .. } = found;
    let words = of_factor(found);
    let nights = format!("{} with it and {} without", recorded(with.recorded), without.recorded);
    let method = match (too_few, words.interval.as_deref(), p.zip(*q)) {
        (None, Some(interval), Some((p, q))) => format!(
            "{nights}; {} (Newcombe); Fisher's exact test, {}; {} among the {} compared \
             (Benjamini-Hochberg)",
            lower(interval),
            probability('p', p),
            probability('q', q),
            tested(trends)
        ),
        (missing, ..) => {
            let missing = missing.as_deref().unwrap_or(&nights);
            format!("{}; no interval can be had", capital(missing))
        }
    };
    Said { plain: words.plain(), method }
}

/// The factors as a whole.
pub fn factors(trends: &Trends) -> Said {
    let (all, tested) = (trends.factors.len(), tested(trends));
    let of = |verdict: Verdict| -> Vec<String> {
        trends
            .factors
            .iter()
            .filter(|found| Verdict::of_factor(found) == verdict)
            .map(|found| {
                let name = factor_label(found.factor).to_lowercase();
                if is_used_because_of_cramps(found.factor) {
                    format!("with {name} ({USED_BECAUSE_OF_CRAMPS})")
                } else {
                    format!("with {name}")
                }
            })
            .collect()
    };
    let compared = count(tested, "thing compared", "things compared");
    let told = [(Verdict::MoreOften, "more often"), (Verdict::LessOften, "less often")]
        .into_iter()
        .map(|(verdict, how)| (of(verdict), how))
        .filter(|(names, _)| !names.is_empty())
        .map(|(names, how)| format!("{how} {}", listed(&names)))
        .collect::<Vec<_>>();
    let plain = match (all, tested, told.as_slice()) {
        (0, ..) => "Nothing of the day before or of bedtime was recorded".to_owned(),
        (_, 0, _) => "Too few nights to tell what goes with cramp nights".to_owned(),
        (_, _, []) => {
            format!("Of {compared} none stands out from chance; that rules none of them out")
        }
        _ => format!(
            "Of {compared}, cramp nights came {} than chance alone would explain; it may still be \
             something else that changed",
            told.join(" and ")
        ),
    };
    let method = format!(
        "{}; {tested} of {} compared, which takes {NIGHTS_A_SIDE} nights with it, {NIGHTS_A_SIDE} \
         without and {CRAMP_NIGHTS_IN_ALL} cramp nights in all; differences with Newcombe's 95 % \
         interval, Fisher's exact test, q by Benjamini and Hochberg",
        recorded(trends.recorded_nights),
        count(all, "thing that was answered", "things that were answered")
    );
    Said { plain, method }
}

const fn is_used_because_of_cramps(factor: Factor) -> bool {
    matches!(factor, Factor::Heat | Factor::Massage | Factor::Stretch)
}

/// "a", "a and b", "a, b and c".
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// How many factors could be tested.
fn tested(trends: &Trends) -> usize {
    trends.factors.iter().filter(|found| found.q.is_some()).count()
}

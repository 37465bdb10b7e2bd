//! Questions for the doctor that the findings and the figures suggest. They ask; they never say
//! what lies behind anything.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use crate::{
    diary::{
        Diary, Medication, Period, Profile,
        text::Note,
        unique::UniqueList,
        vocabulary::{Condition, Muscle, Side},
    },
    guidance::{Evidence, EvidenceKind, Finding, Rule},
    trends::{BeforeAfter, before_after::before_and_after},
};

use super::{
    edit::Edit,
    recent::CrampPlace,
    text::{Label, count},
};

/// Cramps from which a place may be called the usual one.
const CRAMPS_OF_A_PLACE: u32 = 5;

/// A question that may be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The question.
    pub text: String,
    /// What it is about: questions in which this stands already are not suggested again.
    about: String,
}

impl Suggestion {
    fn new(text: String) -> Self {
        Self { about: text.clone(), text }
    }

    fn about(about: &str, text: String) -> Self {
        Self { about: about.to_owned(), text }
    }
}

/// What may be asked, each once, without what the person has written already.
pub fn suggestions(
    diary: &Diary,
    findings: &[Finding],
    period: Option<Period>,
    today: NaiveDate,
) -> Vec<Suggestion> {
    let mut found: Vec<Suggestion> = Vec::new();
    for finding in findings {
        found.extend(of_finding(diary, finding, today));
    }
    if let Some(period) = period {
        found.extend(of_figures(diary, period, today));
        found.extend(of_places(diary, period));
    }
    let written = diary.profile.questions_for_doctor.as_ref().map_or("", Note::as_str);
    let written = written.to_lowercase();
    let mut kept: Vec<Suggestion> = Vec::new();
    for suggestion in found {
        let is_new = kept.iter().all(|other| other.about != suggestion.about);
        if is_new && !written.contains(&suggestion.about.to_lowercase()) {
            kept.push(suggestion);
        }
    }
    kept
}

/// The edit that puts a question under those that are written; `None` where there is no room.
pub fn add(diary: &Diary, suggestion: &Suggestion) -> Option<Edit> {
    with_question(&diary.profile, &suggestion.text)?;
    let text = suggestion.text.clone();
    Some(Edit::profile("add a question", move |profile| {
        if let Some(questions) = with_question(profile, &text) {
            profile.questions_for_doctor = Some(questions);
        }
    }))
}

fn with_question(profile: &Profile, text: &str) -> Option<Note> {
    let written = profile.questions_for_doctor.as_ref().map_or("", Note::as_str);
    let joined = if written.trim().is_empty() {
        text.to_owned()
    } else {
        format!("{}\n{text}", written.trim_end())
    };
    Note::new(joined).ok()
}

fn of_finding(diary: &Diary, finding: &Finding, today: NaiveDate) -> Vec<Suggestion> {
    let (counted, recorded) = (finding.count.unwrap_or_default(), finding.recorded_nights);
    let one = |text: String| vec![Suggestion::new(text)];
    let plain = |text: &str| vec![Suggestion::new(text.to_owned())];
    match finding.rule {
        // What needs help at once waits for no appointment.
        Rule::CrampWillNotStop | Rule::OneLegSigns => Vec::new(),
        Rule::ToxinExposure => diary
            .exposures
            .values()
            .filter(|exposure| stands(finding, exposure.date, EvidenceKind::Exposure))
            .map(|exposure| {
                let substance = exposure.substance.label();
                let date = day(exposure.date, today);
                Suggestion::new(format!("Could the contact of {date} ({substance}) matter?"))
            })
            .collect(),
        Rule::FrequentCramps => one(format!(
            "I had cramps on {counted} of {recorded} recorded nights: should this be looked into?"
        )),
        Rule::SevereCramps => one(format!(
            "On {} my cramps were severe: what can I do when one comes?",
            count(counted, "night", "nights")
        )),
        Rule::SleepLostAndTired | Rule::SleepLost => one(format!(
            "Cramps took sleep on {}: what could help me to sleep?",
            count(counted, "night", "nights")
        )),
        Rule::WokenRegularly => {
            one(format!("A cramp woke me on {counted} nights: should this be looked into?"))
        }
        Rule::LimitsActivities => {
            plain("Cramps limit what I do in the day: which activity is right for me?")
        }
        Rule::PersistentCramps => {
            plain("My cramps have gone on for months: should anything be checked?")
        }
        Rule::WeaknessOrShrinking | Rule::Swelling | Rule::NerveSigns | Rule::SkinOrVeinChanges => {
            signs(finding)
        }
        Rule::NewMedication => diary
            .medications
            .values()
            .filter_map(|medication| of_uptake(finding, medication, today))
            .collect(),
        Rule::SuspectedMedication => diary
            .medications
            .values()
            .filter(|medication| medication.suspected == Some(true))
            .map(|medication| {
                let name = medication.name.as_str();
                let started = medication
                    .started
                    .map(|date| format!(", started {},", day(date, today)))
                    .unwrap_or_default();
                Suggestion::about(name, format!("Could {name}{started} matter? I suspect it"))
            })
            .collect(),
        Rule::MedicalHistory => of_history(&diary.profile),
        Rule::RepeatedCramps => plain("My cramps keep coming back: should this be looked into?"),
        Rule::FragmentedSleep => plain("My sleep is broken on cramp nights: what could help?"),
        Rule::NewSymptomsAfterMedication => {
            plain("Could the new signs in my legs have to do with a medication?")
        }
        Rule::LongCramp => plain("What should I do when a cramp lasts longer than 10 minutes?"),
        Rule::SuspectedDeficiency => plain("Should my blood be tested for minerals or vitamins?"),
    }
}

fn signs(finding: &Finding) -> Vec<Suggestion> {
    let kinds = finding.counted_dates();
    let signs = kinds.into_iter().filter_map(|(kind, _)| {
        if let EvidenceKind::Sign(sign) = kind { Some(sign) } else { None }
    });
    signs
        .map(|sign| {
            let sign = sign.label();
            Suggestion::new(format!("I noticed this in my legs: {sign}. Should it be looked at?"))
        })
        .collect()
}

fn of_uptake(finding: &Finding, medication: &Medication, today: NaiveDate) -> Option<Suggestion> {
    let name = medication.name.as_str();
    let increased = medication
        .increased
        .iter()
        .rev()
        .find(|date| stands(finding, **date, EvidenceKind::MedicationIncrease));
    let started =
        medication.started.filter(|date| stands(finding, *date, EvidenceKind::MedicationStart));
    let when = match (started, increased) {
        (Some(date), _) => format!("started {}", day(date, today)),
        (None, Some(date)) => format!("increased {}", day(*date, today)),
        (None, None) => return None,
    };
    Some(Suggestion::about(name, format!("Could {name}, {when}, matter?")))
}

fn stands(finding: &Finding, date: NaiveDate, what: EvidenceKind) -> bool {
    finding.evidence.contains(&Evidence { date, what })
}

fn of_history(profile: &Profile) -> Vec<Suggestion> {
    const ASKED: [Condition; 3] =
        [Condition::ThyroidDisease, Condition::Diabetes, Condition::CirculatoryProblem];
    let of = |whose: &str, history: Option<&UniqueList<Condition>>| {
        let named: Vec<&str> = ASKED
            .into_iter()
            .filter(|condition| history.is_some_and(|list| list.contains(*condition)))
            .map(Label::label)
            .collect();
        let text = format!("Could {whose} history matter for the cramps ({})?", named.join(", "));
        (!named.is_empty()).then(|| Suggestion::new(text))
    };
    let own = of("my own", profile.personal_history.as_ref());
    let family = of("my family's", profile.family_history.as_ref());
    own.into_iter().chain(family).collect()
}

/// Medicines of which there is enough on both sides to tell.
fn of_figures(diary: &Diary, period: Period, today: NaiveDate) -> Vec<Suggestion> {
    let told = before_and_after(diary, period.last(), None);
    let told = told.into_iter().filter(|told| told.too_few.is_none());
    told.map(|told| {
        let BeforeAfter { name, since, before, after, .. } = told;
        let text = format!(
            "Before {name} was started on {}, I had cramps on {} of {} recorded nights; after it, \
             on {} of {}. Could it matter?",
            day(since, today),
            before.cramp_nights,
            before.recorded,
            after.cramp_nights,
            after.recorded
        );
        Suggestion::about(&name, text)
    })
    .collect()
}

/// The place of more than half of the cramps of which the place is known.
fn of_places(diary: &Diary, period: Period) -> Option<Suggestion> {
    let mut places: BTreeMap<(Side, Muscle), u32> = BTreeMap::new();
    for cramp in diary.nights_in(period).flat_map(|night| night.cramps()) {
        if let Some(place) = cramp.side.zip(cramp.muscle) {
            *places.entry(place).or_default() += 1;
        }
    }
    let known: u32 = places.values().sum();
    let ((side, muscle), most) = places.into_iter().max_by_key(|(_, cramps)| *cramps)?;
    if side == Side::Both || most < CRAMPS_OF_A_PLACE || 2 * most <= known {
        return None;
    }
    let place = CrampPlace { side, muscle }.words().to_lowercase();
    Some(Suggestion::about(
        &place,
        format!("{most} of the {known} cramps with a place were in the {place}: does that matter?"),
    ))
}

/// "12 January", with its year where that is another one.
fn day(date: NaiveDate, today: NaiveDate) -> String {
    let written = date.format("%-d %B");
    if date.year() == today.year() {
        written.to_string()
    } else {
        format!("{written} {}", date.year())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{add, suggestions};
    use crate::{
        clock::Clock,
        diary::{Diary, Medication, Night, NightDate, Period, text::Note},
        guidance::assess,
    };

    /// Six nights with cramps in the left calf, and furosemide since 12 January.
    fn diary() -> Diary {
        let mut diary = Diary::default();
        for day in 20..26 {
            let json = format!(
                r#"{{"date": "2026-01-{day}", "cramps": [{{"side": "left", "muscle": "calf"}}]}}"#
            );
            diary.put_night(Arc::new(serde_json::from_str::<Night>(&json).unwrap()));
        }
        let furosemide = r#"{"name": "furosemide", "started": "2026-01-12"}"#;
        let furosemide: Medication = serde_json::from_str(furosemide).unwrap();
        diary.medications = [furosemide].into_iter().collect();
        diary
    }

    fn texts(diary: &Diary, today: &str) -> Vec<String> {
        let night: NightDate = "2026-01-28".parse().unwrap();
        let findings = assess(diary, night.morning()).findings;
        let period = Some(Period::ending(night, 56));
        suggestions(diary, &findings, period, today.parse().unwrap())
            .into_iter()
            .map(|suggestion| suggestion.text)
            .collect()
    }

    #[test]
    fn questions_come_from_the_findings_and_the_figures() {
        let expected = [
            "I had cramps on 6 of 6 recorded nights: should this be looked into?",
            "Could furosemide, started 12 January, matter?",
            "6 of the 6 cramps with a place were in the left calf: does that matter?",
        ];
        assert_eq!(texts(&diary(), "2026-01-28"), expected);
        let next_year = texts(&diary(), "2027-01-28");
        assert_eq!(next_year[1], "Could furosemide, started 12 January 2026, matter?");
        assert!(texts(&Diary::default(), "2026-01-28").is_empty());
    }

    #[test]
    fn what_is_written_already_is_not_suggested_again() {
        let mut diary = diary();
        diary.profile.questions_for_doctor = Note::new("Is it the Furosemide?").ok();
        let texts = texts(&diary, "2026-01-28");
        assert_eq!(texts.len(), 2);
        assert!(texts.iter().all(|text| !text.contains("furosemide")), "{texts:?}");
    }

    #[test]
    fn a_question_is_added_under_the_others_as_a_step_that_can_be_undone() {
        let now = Clock::fixed("2026-01-28T08:00:00".parse().unwrap()).now();
        let mut diary = diary();
        diary.profile.questions_for_doctor = Note::new("Why at night?\n").ok();
        let before = diary.clone();
        let findings = assess(&diary, now.today()).findings;
        let suggested = suggestions(&diary, &findings, None, now.today());
        let furosemide = suggested.iter().find(|s| s.text.contains("furosemide")).unwrap();
        let step = add(&diary, furosemide).unwrap().step(&diary, &now).unwrap();
        diary.apply_step(&step).unwrap();
        assert_eq!(
            diary.profile.questions_for_doctor.as_ref().unwrap().as_str(),
            "Why at night?\nCould furosemide, started 12 January, matter?"
        );
        diary.apply_step(&step.inverse()).unwrap();
        assert_eq!(diary, before);
        diary.profile.questions_for_doctor = Note::new("x".repeat(10_000)).ok();
        assert!(add(&diary, furosemide).is_none(), "there is no room for it");
    }
}

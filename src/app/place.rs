//! The places of the window, and the parts of a place that something leads to.

/// The five places of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// One night, with the cards on top.
    Night,
    /// Every night.
    Calendar,
    /// Figures and charts.
    Trends,
    /// Cards, appointment, summary.
    Doctor,
    /// The person, thresholds, look, file.
    Me,
}

impl Place {
    /// In the order of the rail.
    pub const ALL: [Self; 5] = [Self::Night, Self::Calendar, Self::Trends, Self::Doctor, Self::Me];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Night => "Night",
            Self::Calendar => "Calendar",
            Self::Trends => "Trends",
            Self::Doctor => "Doctor",
            Self::Me => "Me",
        }
    }
}

/// A part of a place that something else leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The cramps of a night.
    Cramps,
    /// The sleep of a night.
    Sleep,
    /// Drinks and deeds of the day before.
    DayBefore,
    /// What was done at bedtime.
    Bedtime,
    /// Doses.
    Doses,
    /// Signs.
    Signs,
    /// The day after a night.
    DayAfter,
    /// The note on a night.
    Note,
    /// The doctor's summary.
    Summary,
    /// Appointments.
    Appointments,
    /// Questions for the doctor.
    Questions,
    /// What was done about cards.
    DoneAboutCards,
    /// Name, birth and whom to call.
    Person,
    /// What the person and the family have or had.
    History,
    /// Medications.
    Medications,
    /// Contacts with harmful substances.
    Exposures,
    /// The thresholds.
    Thresholds,
    /// Colours, text size and units.
    Look,
    /// The password of the diary.
    Password,
    /// The diary file and its copies.
    File,
    /// What the program is, and its sources.
    About,
}

impl Part {
    /// In the order of the places.
    pub const ALL: [Self; 21] = [
        Self::Cramps,
        Self::Sleep,
        Self::DayBefore,
        Self::Bedtime,
        Self::Doses,
        Self::Signs,
        Self::DayAfter,
        Self::Note,
        Self::Summary,
        Self::Appointments,
        Self::Questions,
        Self::DoneAboutCards,
        Self::Person,
        Self::History,
        Self::Medications,
        Self::Exposures,
        Self::Thresholds,
        Self::Look,
        Self::Password,
        Self::File,
        Self::About,
    ];

    /// The place that it is a part of.
    pub const fn place(self) -> Place {
        self.listed().0
    }

    /// The title of its section.
    pub const fn title(self) -> &'static str {
        self.listed().1
    }

    /// Other words by which it may be looked for.
    pub const fn other_words(self) -> &'static str {
        self.listed().2
    }

    const fn listed(self) -> (Place, &'static str, &'static str) {
        match self {
            Self::Cramps => (Place::Night, "Cramps", "leg muscle calf pain"),
            Self::Sleep => (Place::Night, "Sleep", "bed awake quality"),
            Self::DayBefore => {
                (Place::Night, "The day before", "fluids drinks caffeine coffee alcohol exercise")
            }
            Self::Bedtime => (Place::Night, "At bedtime", "stretch massage bath care"),
            Self::Doses => (Place::Night, "Medication", "dose taken pill tablet medicine"),
            Self::Signs => (Place::Night, "Signs", "swelling redness numbness weakness"),
            Self::DayAfter => (Place::Night, "The day after", "tired limited"),
            Self::Note => (Place::Night, "Note", "remark text"),
            Self::Summary => (Place::Doctor, "Summary for the doctor", "pdf report print"),
            Self::Appointments => (Place::Doctor, "Appointments", "visit date"),
            Self::Questions => (Place::Doctor, "My questions", "ask"),
            Self::DoneAboutCards => (Place::Doctor, "What I did about cards", "seen discussed"),
            Self::Person => (Place::Me, "About me", "name birth pregnant emergency number contact"),
            Self::History => (Place::Me, "History", "illness family diabetes thyroid"),
            Self::Medications => (Place::Me, "Medications", "medicine pill drug statin diuretic"),
            Self::Exposures => (Place::Me, "Harmful substances", "contact lead pesticide solvent"),
            Self::Thresholds => (Place::Me, "Thresholds", "numbers cards"),
            Self::Look => (
                Place::Me,
                "Look and units",
                "theme dark light colours text font letters size clock week volume glasses ounces \
                 settings preferences motion",
            ),
            Self::Password => {
                (Place::Me, "Password", "lock encrypt recovery key secret security privacy")
            }
            Self::File => (Place::Me, "Diary file", "backup copy export import restore save"),
            Self::About => (Place::Me, "About Cramp Diary", "licence version articles sources"),
        }
    }
}

//! How times and amounts are written for this person; what is stored has one unit for everybody.

use crate::diary::vocabulary::vocabulary;

vocabulary!(
    /// How the time of day is written.
    ClockStyle, "clock style", {
        /// 15:05.
        TwentyFour = "24",
        /// 3:05 pm.
        Twelve = "12",
    }
);

vocabulary!(
    /// The day with which a week begins in the calendar.
    WeekStart, "start of the week", {
        Monday = "monday",
        Sunday = "sunday",
        Saturday = "saturday",
    }
);

impl WeekStart {
    /// The day.
    pub const fn day(self) -> chrono::Weekday {
        match self {
            Self::Monday => chrono::Weekday::Mon,
            Self::Sunday => chrono::Weekday::Sun,
            Self::Saturday => chrono::Weekday::Sat,
        }
    }
}

vocabulary!(
    /// The unit in which fluids are shown and typed.
    Volume, "volume", {
        Millilitres = "ml",
        /// Fluid ounces of the United States.
        FluidOunces = "fl_oz",
        /// Glasses of 200 ml.
        Glasses = "glass",
    }
);

impl Volume {
    /// Millilitres of one unit. A fluid ounce of the United States is 29.5735295625 ml by
    /// definition (a 128th of a gallon of 231 cubic inches); a glass is a round 200 ml.
    pub const fn millilitres(self) -> f64 {
        match self {
            Self::Millilitres => 1.0,
            Self::FluidOunces => 29.573_529_562_5,
            Self::Glasses => 200.0,
        }
    }

    /// The unit behind a number, e.g. in the label of a field.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Millilitres => "ml",
            Self::FluidOunces => "fl oz",
            Self::Glasses => "glasses of 200 ml",
        }
    }

    /// So many millilitres in this unit, as they are shown: whole millilitres, else tenths.
    pub fn shown(self, millilitres: f64) -> f64 {
        let amount = millilitres / self.millilitres();
        match self {
            Self::Millilitres => amount.round(),
            Self::FluidOunces | Self::Glasses => (amount * 10.0).round() / 10.0,
        }
    }

    /// What was typed in this unit, in whole millilitres.
    pub fn to_millilitres(self, typed: f64) -> f64 {
        (typed * self.millilitres()).round()
    }
}

vocabulary!(
    /// By whose standard drink alcohol is counted.
    DrinkRegion, "region of drinks", {
        Uk = "uk",
        Us = "us",
        Europe = "europe",
        AustraliaNewZealand = "australia_new_zealand",
        Japan = "japan",
    }
);

impl DrinkRegion {
    /// The grams of pure alcohol in one standard drink.
    ///
    /// - United Kingdom: a unit is 10 ml, which is 8 g (UK Chief Medical Officers' low risk
    ///   drinking guidelines, 2016).
    /// - United States: 14 g (National Institute on Alcohol Abuse and Alcoholism).
    /// - Europe: 10 g, the drink of the World Health Organization's AUDIT and of most countries
    ///   of the continent, which go from 8 to 20 g.
    /// - Australia and New Zealand: 10 g (National Health and Medical Research Council, 2020;
    ///   Health New Zealand).
    /// - Japan: 20 g, one gō of sake (Ministry of Health, Labour and Welfare, Health Japan 21).
    pub const fn standard_drink(self) -> f64 {
        match self {
            Self::Uk => 8.0,
            Self::Us => 14.0,
            Self::Europe | Self::AustraliaNewZealand => 10.0,
            Self::Japan => 20.0,
        }
    }

    /// What one drink is called.
    pub const fn drink(self) -> &'static str {
        match self {
            Self::Uk => "unit",
            Self::Us | Self::Europe | Self::AustraliaNewZealand | Self::Japan => "standard drink",
        }
    }
}

vocabulary!(
    /// Whether anything on the screen moves by itself.
    Motion, "motion", {
        /// As the desktop is set up.
        Desktop = "desktop",
        /// Where it explains something.
        Full = "full",
        /// Never.
        Reduced = "reduced",
    }
);

#[cfg(test)]
mod tests {
    use super::Volume;

    #[test]
    fn an_amount_that_is_shown_and_typed_again_is_the_same() {
        for volume in Volume::ALL {
            for millilitres in (0..=3000).step_by(25) {
                let shown = volume.shown(f64::from(millilitres));
                let again = volume.shown(volume.to_millilitres(shown));
                assert!((shown - again).abs() < 1e-9, "{millilitres} ml in {volume}");
            }
        }
        assert!((Volume::FluidOunces.shown(250.0) - 8.5).abs() < 1e-9);
        assert!((Volume::Glasses.to_millilitres(7.5) - 1500.0).abs() < 1e-9);
    }
}

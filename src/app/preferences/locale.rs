//! What people of a country are used to, as far as their system says which country it is.

use crate::report::Paper;

use super::{
    Preferences,
    units::{ClockStyle, DrinkRegion, Volume, WeekStart},
};

/// The names that POSIX has for what a locale is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Category {
    Time,
    Measurement,
    Paper,
}

impl Category {
    const fn variable(self) -> &'static str {
        match self {
            Self::Time => "LC_TIME",
            Self::Measurement => "LC_MEASUREMENT",
            Self::Paper => "LC_PAPER",
        }
    }
}

/// The preferences that suit the locale of the system; `variable` reads the environment.
///
/// As POSIX has it, `LC_ALL` is stronger than the variable of a category, and `LANG` is asked
/// last. Where no country is named, they are the program's own: 24 hours, Monday, millilitres.
pub fn usual_here(variable: impl Fn(&str) -> Option<String>) -> Preferences {
    let locale = |category: Category| {
        ["LC_ALL", category.variable(), "LANG"]
            .into_iter()
            .filter_map(&variable)
            .find(|value| !value.is_empty())
            .unwrap_or_default()
    };
    let (time, measurement) = (locale(Category::Time), locale(Category::Measurement));
    Preferences {
        clock: clock_of(&time),
        week_start: week_start_of(&time),
        volume: volume_of(&measurement),
        drinks: drinks_of(&measurement),
        paper: paper_of(&locale(Category::Paper)),
        ..Preferences::default()
    }
}

/// The country of a locale such as `en_US.UTF-8` or `sr_RS@latin`; empty where it has none.
fn country(locale: &str) -> &str {
    let plain = locale.split(['.', '@']).next().unwrap_or_default();
    plain.split(['_', '-']).find(|part| is_country(part)).unwrap_or_default()
}

fn is_country(part: &str) -> bool {
    part.len() == 2 && part.bytes().all(|letter| letter.is_ascii_uppercase())
}

fn is_one_of(countries: &str, locale: &str) -> bool {
    let country = country(locale);
    !country.is_empty() && countries.split(' ').any(|listed| listed == country)
}

/// Unicode CLDR 44, `timeData`: countries that prefer "h".
const TWELVE_HOURS: &str = "AE AG AL AR AS AU BB BD BH BM BN BO BS BT CA CL CN CO CR CU CY DJ DM \
                            DO DZ EC EG EH ER ET FJ FM GD GH GM GR GT GU GY HK HN IN IQ JM JO KH \
                            KI KN KP KR KW KY LB LC LR LS LY MH MO MP MR MW MX MY NA NI NZ OM PA \
                            PE PG PH PK PR PS PW PY QA SA SB SD SG SL SO SS SV SY SZ TC TD TN TO \
                            TT TW UM US UY VC VE VG VI VU WS YE ZM";

/// Unicode CLDR 44, `weekData`: countries whose week starts on a Sunday.
const SUNDAY: &str = "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR \
                      LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE \
                      VI WS YE ZA ZW";

/// Unicode CLDR 44, `weekData`: countries whose week starts on a Saturday.
const SATURDAY: &str = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY";

/// Unicode CLDR 44, `measurementData`: countries on letter paper.
const LETTER: &str = "BZ CA CL CO CR GT MX NI PA PH PR SV US VE";

/// The United States and their territories: fluid ounces on labels.
const FLUID_OUNCES: &str = "AS GU MP PR UM US VI";

fn clock_of(locale: &str) -> ClockStyle {
    // The one country where the languages differ.
    let is_french_canada = locale.starts_with("fr_CA");
    if is_one_of(TWELVE_HOURS, locale) && !is_french_canada {
        ClockStyle::Twelve
    } else {
        ClockStyle::TwentyFour
    }
}

fn week_start_of(locale: &str) -> WeekStart {
    if is_one_of(SUNDAY, locale) {
        WeekStart::Sunday
    } else if is_one_of(SATURDAY, locale) {
        WeekStart::Saturday
    } else {
        WeekStart::Monday
    }
}

fn volume_of(locale: &str) -> Volume {
    if is_one_of(FLUID_OUNCES, locale) { Volume::FluidOunces } else { Volume::Millilitres }
}

/// The region whose standard drink is that of the country, or nearest to it.
fn drinks_of(locale: &str) -> DrinkRegion {
    match country(locale) {
        "GB" | "GG" | "IM" | "JE" => DrinkRegion::Uk,
        "AS" | "CA" | "GU" | "MP" | "MX" | "PR" | "UM" | "US" | "VI" => DrinkRegion::Us,
        "AU" | "NZ" => DrinkRegion::AustraliaNewZealand,
        "JP" => DrinkRegion::Japan,
        _ => DrinkRegion::Europe,
    }
}

fn paper_of(locale: &str) -> Paper {
    if is_one_of(LETTER, locale) { Paper::Letter } else { Paper::A4 }
}

#[cfg(test)]
mod tests {
    use super::{
        ClockStyle::{Twelve, TwentyFour},
        DrinkRegion::{AustraliaNewZealand, Europe, Japan, Uk, Us},
        Preferences,
        Volume::{FluidOunces, Millilitres},
        WeekStart::{Monday, Saturday, Sunday},
        usual_here,
    };

    #[test]
    fn a_country_has_its_clock_week_amounts_and_drinks() {
        for (locale, clock, week, volume, drinks) in [
            ("en_US.UTF-8", Twelve, Sunday, FluidOunces, Us),
            ("en_GB.UTF-8", TwentyFour, Monday, Millilitres, Uk),
            ("de_DE@euro", TwentyFour, Monday, Millilitres, Europe),
            ("fr_CA.UTF-8", TwentyFour, Sunday, Millilitres, Us),
            ("en_CA", Twelve, Sunday, Millilitres, Us),
            ("en_AU.utf8", Twelve, Monday, Millilitres, AustraliaNewZealand),
            ("en-NZ", Twelve, Monday, Millilitres, AustraliaNewZealand),
            ("ja_JP.UTF-8", TwentyFour, Sunday, Millilitres, Japan),
            ("ar_EG.UTF-8", Twelve, Saturday, Millilitres, Europe),
            ("sr_RS.UTF-8@latin", TwentyFour, Monday, Millilitres, Europe),
            ("C.UTF-8", TwentyFour, Monday, Millilitres, Europe),
            ("POSIX", TwentyFour, Monday, Millilitres, Europe),
            ("", TwentyFour, Monday, Millilitres, Europe),
            ("de", TwentyFour, Monday, Millilitres, Europe),
        ] {
            let here = usual_here(|name| (name == "LANG").then(|| locale.to_owned()));
            assert_eq!(
                (here.clock, here.week_start, here.volume, here.drinks),
                (clock, week, volume, drinks),
                "{locale:?}"
            );
        }
    }

    #[test]
    fn the_strongest_variable_counts_and_an_empty_one_does_not() {
        let here = |pairs: &[(&str, &str)]| {
            usual_here(|name| {
                let found = pairs.iter().find(|(variable, _)| *variable == name);
                found.map(|(_, value)| (*value).to_owned())
            })
        };
        let mixed = here(&[("LANG", "en_US.UTF-8"), ("LC_TIME", "en_DK.UTF-8"), ("LC_ALL", "")]);
        assert_eq!((mixed.clock, mixed.week_start), (TwentyFour, Monday));
        assert_eq!((mixed.volume, mixed.drinks), (FluidOunces, Us));
        let all = here(&[("LC_ALL", "C"), ("LANG", "en_US.UTF-8")]);
        assert_eq!(all, Preferences::default());
        assert_eq!(here(&[]), Preferences::default());
    }
}

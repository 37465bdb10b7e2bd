//! What was drunk on the day before: with one touch a drink, or as amounts.

use egui::{Id, Label, RichText, TextEdit, Ui, Vec2};

use crate::{
    app::{
        Edit,
        drinks::{Total, add_drink, forget_added, that_was_all},
        glance,
        preferences::Volume,
        text::{Label as _, capital, clock_in, number},
        typed_time::{ReadTime, TimeOf},
    },
    diary::{
        ClockTime, DayBefore, Night, draft,
        drink::{self, DrinkKind, Serving},
        quantity::{AlcoholGrams, CaffeineMg, Millilitres},
    },
    ui::{
        style::{icon, size, space, tokens},
        view::View,
        widgets::{
            button::plain_button,
            choice::option_button,
            field::{ClockField, Meaning, NumberField, clock_ui, number_ui, optional},
            quick::quick_buttons_ui,
        },
    },
};

use super::amounts::amounts_ui;

/// Amounts of a day beyond which a slip of the hand is likelier: they are asked about.
const UNLIKELY_ML: u16 = 8_000;
const UNLIKELY_CAFFEINE: u16 = 1_000;
const UNLIKELY_ALCOHOL: f64 = 200.0;

/// Shows the drinks of the day before.
pub(super) fn drinks_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let at_id = ui.make_persistent_id((night.date, "drinks at"));
    let at = at_ui(view, ui, night, at_id);
    let added = ui.add_enabled_ui(at.is_ok(), |ui| {
        let at = at.unwrap_or_default();
        let drink = quick_drinks_ui(view, ui, night, at);
        let alcohol = alcohol_ui(view, ui, night, at);
        drink.or(alcohol)
    });
    if let Some(edit) = added.inner {
        view.edit(edit);
        // The time was of this drink only.
        view.drafts.loose(at_id, String::new).clear();
    }
    none_ui(view, ui, night);
    added_ui(view, ui, night);
    fluid_ui(view, ui, night);
    caffeine_ui(view, ui, night);
    alcohol_fields_ui(view, ui, night);
    amounts_ui(view, ui);
}

/// The time of the drinks that are added next; empty: not said.
fn at_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night, id: Id) -> Result<Option<ClockTime>, ()> {
    let state = view.state;
    let mut at = Ok(None);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        let label = ui.add(Label::new("Time of the drink that you add next (may stay empty)").wrap());
        ui.horizontal_wrapped(|ui| {
            let text = view.drafts.loose(id, String::new);
            let edit = TextEdit::singleline(text)
                .id(id)
                .desired_width(size::SHORT_FIELD.min(ui.available_width()))
                .min_size(Vec2::new(0.0, size::TARGET))
                .align(egui::Align2::LEFT_CENTER);
            ui.add(edit).labelled_by(label.id);
            // Only while the day itself goes on: in the morning, "now" is no time of yesterday.
            if state.now.today() == night.date.evening() {
                let now =
                    clock_in(state.preferences.clock, ClockTime::from(state.now.local.time()));
                if plain_button(ui, icon::CLOCK, &format!("Now, {now}")).clicked() {
                    text.clone_from(&now);
                }
            }
            let reading = ReadTime {
                of: TimeOf::DayBefore(night.date),
                now: state.now,
                day_change: state.preferences.day_change,
                zone: night.time_zone.or(state.now.zone),
                style: state.preferences.clock,
            };
            at = optional(text, |typed| reading.read(typed));
        });
        let (words, color) = match &at {
            Err(wrong) => (wrong.as_str(), tokens(ui.ctx()).error),
            Ok(_) => (
                "With a time, the drink also counts as the last caffeine or alcohol, until you add or write \
                 a later one",
                tokens(ui.ctx()).weak_text,
            ),
        };
        ui.add(Label::new(RichText::new(words).small().color(color)).wrap());
    });
    at.map_err(|_said| ())
}

/// The edit that adds the drink that was pressed.
fn quick_drinks_ui(
    view: &View<'_>,
    ui: &mut Ui,
    night: &Night,
    at: Option<ClockTime>,
) -> Option<Edit> {
    let preferences = view.state.preferences;
    let short = |kind: &DrinkKind| {
        let serving = view.state.drinks.serving(*kind);
        let caffeine = serving.caffeine_mg.map(|caffeine| format!(", {caffeine} mg"));
        let fluid = glance::fluid(serving.ml, preferences.volume);
        format!("{}, {fluid}{}", kind.title(), caffeine.unwrap_or_default())
    };
    let label = "Add a drink, with its caffeine in mg";
    let buttons: Vec<String> = DrinkKind::ALL.iter().map(short).collect();
    let kind = DrinkKind::ALL.get(quick_buttons_ui(ui, label, &buttons)?).copied()?;
    let serving = view.state.drinks.serving(kind);
    let time = at.map(|at| format!(" at {}", clock_in(preferences.clock, at)));
    let name =
        format!("add {} ({}){}", kind.label(), held(serving, view), time.unwrap_or_default());
    Some(add_drink(night.date, name, serving, at))
}

/// "240 ml, 95 mg".
pub(super) fn held(serving: Serving, view: &View<'_>) -> String {
    let fluid = glance::fluid(serving.ml, view.state.preferences.volume);
    match serving.caffeine_mg {
        Some(caffeine) => format!("{fluid}, {caffeine} mg caffeine"),
        None => fluid,
    }
}

/// The edit that adds the standard drinks that were pressed.
fn alcohol_ui(view: &View<'_>, ui: &mut Ui, night: &Night, at: Option<ClockTime>) -> Option<Edit> {
    let preferences = view.state.preferences;
    let region = preferences.drinks;
    let label = "Add alcohol";
    let servings = [("half a", 0.5), ("1", 1.0), ("2", 2.0)].map(|(many, times)| {
        let grams = region.standard_drink() * times;
        let plural = if times > 1.0 { "s" } else { "" };
        (format!("{many} {}{plural}, {} g", region.drink(), number(grams)), grams)
    });
    let buttons: Vec<String> = servings.iter().map(|(words, _)| capital(words)).collect();
    let (words, grams) = servings.get(quick_buttons_ui(ui, label, &buttons)?)?;
    let grams = AlcoholGrams::new(*grams).ok()?;
    let time = at.map(|at| format!(" at {}", clock_in(preferences.clock, at)));
    let name = format!("add {words} of alcohol{}", time.unwrap_or_default());
    Some(Edit::night(night.date, name, move |night| {
        drink::add_alcohol(&mut night.before, grams, at);
    }))
}

/// None of it: that is an answer too.
fn none_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let (date, before) = (night.date, &night.before);
    ui.horizontal_wrapped(|ui| {
        let none = before.caffeine_mg.is_some_and(|amount| amount.get() == 0);
        if option_button(ui, none, "No caffeine", "No caffeine").clicked() {
            view.edit(Edit::night(date, "say that there was no caffeine", move |night| {
                if none {
                    night.before.caffeine_mg = None;
                } else {
                    drink::no_caffeine(&mut night.before);
                }
            }));
        }
        let none = before.alcohol_g.is_some_and(|amount| amount.get() <= 0.0);
        if option_button(ui, none, "No alcohol", "No alcohol").clicked() {
            view.edit(Edit::night(date, "say that there was no alcohol", move |night| {
                if none {
                    night.before.alcohol_g = None;
                } else {
                    drink::no_alcohol(&mut night.before);
                }
            }));
        }
    });
}

fn fluid_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let (date, fluid, volume) = (night.date, night.before.fluid_ml, view.state.preferences.volume);
    let in_unit = |amount: Millilitres| volume.shown(f64::from(amount.get()));
    let shown = fluid.map(|amount| number(in_unit(amount))).unwrap_or_default();
    let help = match volume {
        Volume::Glasses => "All of it, with the drinks added above; a glass is 200 ml",
        Volume::Millilitres | Volume::FluidOunces => "All of it, with the drinks added above",
    };
    let (step, leap) = match volume {
        Volume::Millilitres => (100.0, 500.0),
        Volume::FluidOunces => (4.0, 16.0),
        Volume::Glasses => (1.0, 5.0),
    };
    let first = view.state.shown.added_fluid.get(&date).copied().map_or(step, in_unit);
    let range = (Millilitres::MIN, Millilitres::MAX);
    let field = NumberField::new("Drunk in all", unit(volume), range).steps(step, leap, first);
    number_ui(view, ui, (date, "fluid"), field.help(help), &shown, |typed| {
        // What is shown may be rounded: typed again as it stands, it is what is known already.
        let amount = if typed.trim() == shown {
            fluid
        } else {
            optional(typed, |typed| millilitres(typed, volume))?
        };
        let edit = Edit::night(date, "set the fluids", move |night| night.before.fluid_ml = amount);
        let much = amount.filter(|amount| amount.get() > UNLIKELY_ML);
        let question =
            much.map(|amount| format!("{} in a day. Is it right?", glance::fluid(amount, volume)));
        Ok(Meaning::asked(edit, question))
    });
}

/// What was added one by one, and the question whether it was all: a sum of some drinks is no
/// answer to how much was drunk.
fn added_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let (date, volume) = (night.date, view.state.preferences.volume);
    let words = |amount: Millilitres| glance::fluid(amount, volume);
    let total = Total::of(&view.state.shown, date);
    let said = match (total, night.before.fluid_ml) {
        (Total::Told, _) => return,
        (Total::TooLittle(added), Some(told)) => format!(
            "The drinks that you added come to {}, more than the {} below",
            words(added),
            words(told)
        ),
        (Total::Open(added) | Total::TooLittle(added), _) => {
            format!("So far {}, from the drinks that you added. Was that all?", words(added))
        }
    };
    ui.add(Label::new(said).wrap());
    ui.horizontal_wrapped(|ui| {
        if let Total::Open(added) | Total::TooLittle(added) = total
            && plain_button(ui, icon::CHECK, &format!("That was all: {}", words(added))).clicked()
        {
            view.edit(that_was_all(date));
        }
        if let (Total::TooLittle(_), Some(told)) = (total, night.before.fluid_ml) {
            let keep = format!("{} in all is right", words(told));
            if plain_button(ui, icon::CLOSE, &keep).clicked() {
                view.edit(forget_added(date));
            }
        }
    });
    if let Total::Open(_) = total {
        let words = "If there was more, write the total below";
        ui.add(Label::new(RichText::new(words).small().weak()).wrap());
    }
}

/// The unit as it stands in a field.
const fn unit(volume: Volume) -> &'static str {
    match volume {
        Volume::Glasses => "glasses",
        Volume::Millilitres | Volume::FluidOunces => volume.unit(),
    }
}

/// A typed volume in millilitres.
pub(super) fn millilitres(typed: &str, volume: Volume) -> Result<Millilitres, draft::DraftError> {
    draft::real(typed, |amount| {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the volume is rounded, and `as` saturates"
        )]
        let whole = volume.to_millilitres(amount) as i64;
        Millilitres::new(whole)
    })
}

fn caffeine_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let (date, before) = (night.date, &night.before);
    ui.horizontal_wrapped(|ui| {
        let caffeine = before.caffeine_mg.map(|amount| amount.to_string()).unwrap_or_default();
        let range = (CaffeineMg::MIN, CaffeineMg::MAX);
        let field = NumberField::new("Caffeine", "mg", range).steps(10.0, 100.0, 50.0);
        let help = "The sum of what you added; write another if there was more";
        number_ui(view, ui, (date, "caffeine"), field.help(help), &caffeine, |typed| {
            let amount = optional(typed, |typed| draft::whole(typed, CaffeineMg::new))?;
            let edit = Edit::night(date, "set the caffeine", move |night| {
                night.before.caffeine_mg = amount;
            });
            let much = amount.filter(|amount| amount.get() > UNLIKELY_CAFFEINE);
            let question =
                much.map(|amount| format!("{amount} mg of caffeine in a day. Is it right?"));
            Ok(Meaning::asked(edit, question))
        });
        last_ui(view, ui, night, "Last caffeine at", |before| &mut before.last_caffeine);
    });
}

fn alcohol_fields_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let (date, before) = (night.date, &night.before);
    let drink = view.state.preferences.drinks.standard_drink();
    ui.horizontal_wrapped(|ui| {
        let alcohol = before.alcohol_g.map(|amount| number(amount.get())).unwrap_or_default();
        let range = (AlcoholGrams::MIN, AlcoholGrams::MAX);
        let field = NumberField::new("Alcohol", "g", range).steps(drink, 5.0 * drink, drink);
        let help = "The sum of what you added; write another if there was more";
        number_ui(view, ui, (date, "alcohol"), field.help(help), &alcohol, |typed| {
            let amount = optional(typed, |typed| draft::real(typed, AlcoholGrams::new))?;
            let edit = Edit::night(date, "set the alcohol", move |night| {
                night.before.alcohol_g = amount;
            });
            let much = amount.map(AlcoholGrams::get).filter(|grams| *grams > UNLIKELY_ALCOHOL);
            let question =
                much.map(|grams| format!("{} g of alcohol in a day. Is it right?", number(grams)));
            Ok(Meaning::asked(edit, question))
        });
        last_ui(view, ui, night, "Last alcohol at", |before| &mut before.last_alcohol);
    });
}

/// The time of the last drink.
fn last_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    night: &Night,
    label: &'static str,
    place: fn(&mut DayBefore) -> &mut Option<ClockTime>,
) {
    let date = night.date;
    let current = *place(&mut night.before.clone());
    let field = ClockField::new(label, TimeOf::DayBefore(date)).first(ClockTime::new(16, 0));
    let field = field.help("The latest that you added; write another if there was a later one");
    clock_ui(view, ui, (date, label), field, current, |time| {
        Ok(Meaning::Fine(Edit::night(date, "set the time of a drink", move |night| {
            *place(&mut night.before) = time;
        })))
    });
}

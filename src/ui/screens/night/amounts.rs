//! What one of each drink holds: the figures of the asset, until the person sets their own.

use egui::{Id, Label, RichText, TextEdit, Ui, Vec2};

use crate::{
    app::{
        Action,
        text::{Label as _, capital, number},
    },
    diary::{
        draft,
        drink::{DrinkKind, Serving},
        quantity::CaffeineMg,
    },
    ui::{
        style::{icon, size, space, tokens},
        view::View,
        widgets::{button::plain_button, field::optional, section::entry_ui},
    },
};

use super::drinks::{held, millilitres};

/// Shows the drinks with their amounts, folded.
pub(super) fn amounts_ui(view: &mut View<'_>, ui: &mut Ui) {
    let own = DrinkKind::ALL.iter().filter(|kind| view.state.drinks.is_own(**kind)).count();
    let summary = if own == 0 { "as published".to_owned() } else { format!("{own} of your own") };
    ui.push_id("amounts", |ui| {
        entry_ui(ui, "What one drink holds", &summary, false, |ui| {
            for kind in DrinkKind::ALL {
                ui.push_id(kind, |ui| drink_ui(view, ui, *kind));
            }
        });
    });
}

fn drink_ui(view: &mut View<'_>, ui: &mut Ui, kind: DrinkKind) {
    let title = kind.title();
    let serving = view.state.drinks.serving(kind);
    let volume = view.state.preferences.volume;
    let fluid = number(volume.shown(f64::from(serving.ml.get())));
    let caffeine = serving.caffeine_mg.map(|caffeine| caffeine.to_string()).unwrap_or_default();
    let ids = ["fluid", "caffeine"].map(|field| ui.make_persistent_id(field));
    let [fluid_id, caffeine_id] = ids;
    ui.horizontal_wrapped(|ui| {
        let label = format!("{title} ({})", volume.unit());
        let typed = amount_ui(view, ui, fluid_id, &label, &fluid, |typed| {
            let unchanged = typed.trim() == fluid;
            let ml = optional(typed, |typed| millilitres(typed, volume))?;
            Ok(Serving { ml: ml.filter(|_| !unchanged).unwrap_or(serving.ml), ..serving })
        });
        set(view, kind, typed);
        // A drink without caffeine says nothing about it, and stays so.
        if serving.caffeine_mg.is_some() {
            let label = format!("{title} (mg caffeine)");
            let typed = amount_ui(view, ui, caffeine_id, &label, &caffeine, |typed| {
                let caffeine = optional(typed, |typed| draft::whole(typed, CaffeineMg::new))?;
                Ok(Serving { caffeine_mg: caffeine.or(serving.caffeine_mg), ..serving })
            });
            set(view, kind, typed);
        }
    });
    let published = kind.drink();
    let words = match published.serving.caffeine_mg {
        Some(_) => format!("Published: {}. {}", published.figure, published.source),
        None => format!("{}, without caffeine", capital(&published.figure)),
    };
    ui.add(Label::new(RichText::new(words).small().weak()).wrap());
    if view.state.drinks.is_own(kind) {
        let name = format!("{title}: back to {}", held(published.serving, view));
        if plain_button(ui, icon::UNDO, &name).clicked() {
            view.drafts.loose(fluid_id, String::new).clear();
            view.drafts.loose(caffeine_id, String::new).clear();
            set(view, kind, Some(published.serving));
        }
    }
}

fn set(view: &mut View<'_>, kind: DrinkKind, serving: Option<Serving>) {
    if let Some(serving) = serving {
        view.act(Action::SetDrinks(view.state.drinks.with(kind, serving)));
    }
}

/// A field for an amount; gives what it means when it is left. An empty one shows what is known.
fn amount_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    id: Id,
    label: &str,
    shown: &str,
    parse: impl Fn(&str) -> Result<Serving, String>,
) -> Option<Serving> {
    ui.vertical(|ui| {
        ui.set_max_width(size::AMOUNT.min(ui.available_width()));
        ui.spacing_mut().item_spacing.y = space::TINY;
        let label = ui.add(Label::new(label).wrap());
        let text = view.drafts.loose(id, String::new);
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        if text.is_empty() && !has_focus {
            shown.clone_into(text);
        }
        let edit = TextEdit::singleline(text)
            .id(id)
            .desired_width(size::SHORT_FIELD.min(ui.available_width()))
            .min_size(Vec2::new(0.0, size::TARGET))
            .align(egui::Align2::LEFT_CENTER);
        let response = ui.add(edit).labelled_by(label.id);
        let meant = parse(text);
        if let Err(wrong) = &meant {
            let color = tokens(ui.ctx()).error;
            ui.add(Label::new(RichText::new(wrong).small().color(color)).wrap());
        }
        meant.ok().filter(|_| response.lost_focus())
    })
    .inner
}

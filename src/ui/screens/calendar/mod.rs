//! The place "Calendar": a month of nights, or all of them as a list that can be searched.

mod list;
mod month;
mod row;
mod row_text;

use egui::{Label, RichText, Ui};

use crate::{
    app::{
        Action,
        calendar::{Layout, Tally},
        text,
    },
    ui::{
        style::{place_style, space},
        view::View,
        widgets::choice::option_button,
    },
};

/// A room of this width has the list of nights beside the month.
const WIDE: f32 = 860.0;

/// Shows the place.
pub(super) fn calendar_ui(view: &mut View<'_>, ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        ui.add(Label::new(RichText::new("Calendar").text_style(place_style())));
        ui.add_space(space::LARGE);
        for (layout, name) in [(Layout::Month, "Month"), (Layout::List, "List")] {
            let chosen = view.state.calendar.layout == layout;
            if option_button(ui, chosen, name, &format!("Show as: {name}")).clicked() {
                view.act(Action::ShowCalendarAs(layout));
            }
        }
    });
    match view.state.calendar.layout {
        Layout::Month => month_and_nights_ui(view, ui),
        Layout::List => list::list_ui(view, ui),
    }
}

fn month_and_nights_ui(view: &mut View<'_>, ui: &mut Ui) {
    if ui.available_width() < WIDE {
        month::month_ui(view, ui);
        list::month_list_ui(view, ui);
        return;
    }
    let width = (ui.available_width() - space::HUGE) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::HUGE;
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.x = space::SMALL;
            month::month_ui(view, ui);
        });
        ui.vertical(|ui| {
            ui.set_width(width);
            list::month_list_ui(view, ui);
        });
    });
}

/// "9 of 24 recorded nights had a cramp; 4 not recorded".
fn tally_words(tally: Tally) -> String {
    let Tally { nights, recorded, cramp_nights } = tally;
    let left = nights - recorded;
    match (nights, recorded) {
        (0, _) => "No night of this month has begun".to_owned(),
        (_, 0) => "No night of this month was recorded".to_owned(),
        _ => {
            let recorded = text::count(recorded, "recorded night", "recorded nights");
            let most = format!("{cramp_nights} of {recorded} had a cramp");
            if left == 0 { most } else { format!("{most}; {left} not recorded") }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Tally, tally_words};

    #[test]
    fn a_month_is_told_with_its_denominator() {
        let words =
            |nights, recorded, cramp_nights| tally_words(Tally { nights, recorded, cramp_nights });
        assert_eq!(words(28, 24, 9), "9 of 24 recorded nights had a cramp; 4 not recorded");
        assert_eq!(words(1, 1, 0), "0 of 1 recorded night had a cramp");
        assert_eq!(words(3, 0, 0), "No night of this month was recorded");
        assert_eq!(words(0, 0, 0), "No night of this month has begun");
    }
}

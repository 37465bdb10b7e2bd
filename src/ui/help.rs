//! Help: what the program is, how it is used without a mouse, and every key.

use egui::{Key, Label, Modifiers, RichText, ScrollArea, Ui, Vec2};

use crate::app::{Action, Command, command::Group};

use super::{
    overlay::{Sheet, sheet_ui},
    style::{semibold, size, space, strong_style},
    view::View,
};

/// Keys that are no commands: they work everywhere.
const EVERYWHERE: [(&str, &str); 5] = [
    ("Tab", "Next control"),
    ("Shift+Tab", "Control before"),
    ("Enter", "Press it"),
    ("Arrows", "Within a group"),
    ("Esc", "Close what lies on top"),
];

/// The keys, made from the list of commands.
pub(super) fn help_ui(view: &mut View<'_>, ui: &Ui) {
    let sheet = Sheet { id: "help", title: "Keys and help", widest: size::FORM, is_topmost: true };
    let closed = sheet_ui(view, ui, sheet, |_view, ui, room| {
        let area = ScrollArea::vertical().max_height(room).auto_shrink([false, true]);
        area.show(ui, |ui| {
            scroll_by_keys(ui, room);
            // Nothing here can be pressed: the lines stand close.
            ui.spacing_mut().interact_size.y = 0.0;
            let what = "This is a diary: it records what you enter, counts it, and shows published \
                        general guidance beside it. It does not diagnose, monitor, predict or \
                        recommend treatment.";
            ui.add(Label::new(what).wrap());
            let how = "There is no button to save: what you enter is on the disk as soon as you \
                       leave the field, and Ctrl+Z takes it back. Press Ctrl+K and type what you \
                       look for.";
            ui.add(Label::new(how).wrap());
            ui.add_space(space::SMALL);
            if ui.available_width() < size::NARROW_WINDOW {
                for group in Group::ALL {
                    group_ui(ui, group);
                }
                everywhere_ui(ui);
            } else {
                ui.columns_const(|[left, right]| {
                    group_ui(left, Group::Night);
                    group_ui(left, Group::Undo);
                    everywhere_ui(left);
                    group_ui(right, Group::Places);
                    group_ui(right, Group::Window);
                });
            }
        });
    });
    if closed {
        view.act(Action::ShowHelp(false));
    }
}

fn group_ui(ui: &mut Ui, group: Group) {
    let mut commands: Vec<Command> =
        Command::ALL.into_iter().filter(|command| command.group() == group).collect();
    // Undo before Redo: the keys are matched in the other order.
    commands.sort_by_key(|command| command.chord().shift);
    let keys = commands.into_iter().map(|command| (command.chord().label(), command.title()));
    table_ui(ui, group.title(), keys);
}

fn everywhere_ui(ui: &mut Ui) {
    table_ui(ui, "Everywhere", EVERYWHERE.map(|(keys, what)| (keys.to_owned(), what)));
}

fn table_ui(ui: &mut Ui, title: &str, rows: impl IntoIterator<Item = (String, &'static str)>) {
    ui.add(Label::new(RichText::new(title).family(semibold())).wrap());
    let grid = egui::Grid::new(title).num_columns(2).min_col_width(size::KEYS);
    grid.spacing(Vec2::new(space::MEDIUM, space::TINY)).show(ui, |ui| {
        for (keys, what) in rows {
            ui.label(RichText::new(keys).text_style(strong_style()));
            ui.label(what);
            ui.end_row();
        }
    });
    ui.add_space(space::SMALL);
}

/// The keys that scroll, wherever the focus is: there is nothing else that they could mean here.
fn scroll_by_keys(ui: &Ui, room: f32) {
    let far = f32::from(u16::MAX);
    for (key, distance) in [
        (Key::ArrowDown, size::TARGET),
        (Key::ArrowUp, -size::TARGET),
        (Key::PageDown, room * 0.8),
        (Key::PageUp, room * -0.8),
        (Key::End, far),
        (Key::Home, -far),
    ] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            let none = egui::style::ScrollAnimation::none();
            ui.scroll_with_delta_animation(Vec2::new(0.0, -distance), none);
        }
    }
}

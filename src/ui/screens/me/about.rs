//! What this program is and is not, every statement that it uses, and the licences.

use egui::{Label, RichText, Ui};

use crate::{
    app::{Action, FirstStep, Overlay},
    guidance::articles::{self, Article, Place, Statement, StatementKind},
    ui::{
        style::{icon, semibold},
        view::View,
        widgets::{
            button::plain_button,
            section::{entry_ui, section_ui},
            statement::statements_ui,
        },
    },
};

const VERSION: &str = concat!("version ", env!("CARGO_PKG_VERSION"));
/// What the licence of the codes asks for wherever they are used; a diary that is written as FHIR
/// holds some.
const LOINC_NOTICE: &str = "This material contains content from LOINC (loinc.org). LOINC is \
    copyright Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes \
    (LOINC) Committee and is available at no cost under the license at loinc.org/license. LOINC \
    is a registered United States trademark of Regenstrief Institute, Inc.";

const FONT_LICENCE: &str =
    include_str!("../../../../assets/fonts/OFL-AtkinsonHyperlegibleNext.txt");
const ICON_LICENCE: &str = include_str!("../../../../assets/icons/Phosphor-LICENSE.txt");

/// Shows the section.
pub(super) fn about_ui(view: &mut View<'_>, ui: &mut Ui) {
    section_ui(ui, "About Cramp Diary", VERSION, false, |ui| {
        let what = "This is a diary. It keeps what you enter, counts it, and puts general advice \
                    that others have published beside it. It makes no diagnosis, does not watch \
                    over you, does not foretell anything and recommends no treatment. If you are \
                    worried, speak to a doctor, whatever this diary says.";
        ui.add(Label::new(what).wrap());
        let file = "Your diary stays on this computer: the program sends nothing anywhere";
        ui.add(Label::new(file).wrap());
        ui.horizontal_wrapped(|ui| {
            if plain_button(ui, icon::RIGHT, "Show the introduction").clicked() {
                let first = Overlay::FirstStart(FirstStep::What);
                view.act(Action::ShowOverlay(Some(first)));
            }
            if plain_button(ui, icon::HELP, "Show the keys").clicked() {
                view.act(Action::ShowHelp(true));
            }
        });
        heading_ui(ui, "Where the advice comes from");
        ui.add(Label::new(articles_in_words()).wrap());
        let nhs = "One line, on cramps of more than ten minutes, follows advice of the NHS";
        ui.add(Label::new(nhs).wrap());
        for kind in StatementKind::ALL {
            let statements: Vec<_> = shown(*kind).collect();
            ui.push_id(kind.word(), |ui| {
                let number = statements.len().to_string();
                entry_ui(ui, kind_title(*kind), &number, false, |ui| {
                    statements_ui(ui, statements);
                });
            });
        }
        licences_ui(ui);
    });
}

/// Every statement of a kind that is shown at all.
fn shown(kind: StatementKind) -> impl Iterator<Item = &'static Statement> {
    articles::all()
        .iter()
        .filter(move |statement| statement.kind == kind && statement.place != Place::Withheld)
}

fn articles_in_words() -> String {
    format!(
        "Two articles of commercial health pages: article A, \"{}\", and article B, \"{}\". \
         Neither is a medical guideline. Everything that this program uses of them stands below, \
         in its own words, each with a name by which cards refer to it.",
        Article::A.title(),
        Article::B.title(),
    )
}

const fn kind_title(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Descriptor => "What a cramp is like",
        StatementKind::Emergency => "When to get help at once",
        StatementKind::Routine => "When to speak to a doctor",
        StatementKind::Note => "What to note for the doctor",
        StatementKind::Doctor => "What a doctor may ask or check",
        StatementKind::SelfCare => "What the articles suggest",
        StatementKind::Risk => "What goes with cramps",
        StatementKind::During => "During a cramp",
        StatementKind::Safety => "About medications",
    }
}

fn licences_ui(ui: &mut Ui) {
    heading_ui(ui, "Licences");
    let words = "Cramp Diary may be used under the MIT or the Apache 2.0 licence. Letters: \
                 Atkinson Hyperlegible Next, changed, under the SIL Open Font License 1.1. Icons: \
                 Phosphor, under the MIT licence.";
    ui.add(Label::new(words).wrap());
    ui.add(Label::new(LOINC_NOTICE).wrap());
    for (title, licence) in
        [("Licence of the letters", FONT_LICENCE), ("Licence of the icons", ICON_LICENCE)]
    {
        ui.push_id(title, |ui| {
            entry_ui(ui, title, "", false, |ui| {
                ui.add(Label::new(RichText::new(licence).small()).wrap());
            });
        });
    }
}

fn heading_ui(ui: &mut Ui, words: &str) {
    ui.add(Label::new(RichText::new(words).family(semibold())).wrap());
}

#[cfg(test)]
mod tests {
    use super::{StatementKind, shown};
    use crate::guidance::articles::{self, Place};

    #[test]
    fn every_statement_is_shown_once_but_the_withheld_one() {
        let listed: Vec<&str> = StatementKind::ALL
            .iter()
            .flat_map(|kind| shown(*kind))
            .map(|statement| statement.id.as_str())
            .collect();
        for statement in articles::all() {
            let times = listed.iter().filter(|id| **id == statement.id).count();
            let expected = usize::from(statement.place != Place::Withheld);
            assert_eq!(times, expected, "{}", statement.id);
        }
        assert!(!listed.contains(&"B-X4"));
    }
}

//! Statements of the articles, each with its name so that it can be looked up.

use egui::{Label, RichText, Ui};

use crate::{
    guidance::articles::{Article, Statement},
    ui::style::space,
};

/// Shows statements one under another.
pub fn statements_ui<'a>(ui: &mut Ui, statements: impl IntoIterator<Item = &'a Statement>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::SMALL;
        for statement in statements {
            ui.add(Label::new(line(statement)).wrap());
        }
    });
}

/// Shows statements in small letters beside what they are about.
pub fn remarks_ui<'a>(ui: &mut Ui, statements: impl IntoIterator<Item = &'a Statement>) {
    for statement in statements {
        ui.add(Label::new(RichText::new(line(statement)).small().weak()).wrap());
    }
}

/// Says what the marks behind the statements mean, and where all statements stand.
pub fn articles_ui(ui: &mut Ui) {
    let titles = Article::ALL.iter().map(|article| format!("{article}: \"{}\"", article.title()));
    let words = format!(
        "Articles: {}. A mark such as (A-K1) is the name of a statement; all of them stand in Me \
         under \"About Cramp Diary\"",
        titles.collect::<Vec<_>>().join("; ")
    );
    ui.add(Label::new(RichText::new(words).small().weak()).wrap());
}

/// A statement as it is written.
pub fn line(statement: &Statement) -> String {
    format!("{} ({})", statement.text, statement.id)
}

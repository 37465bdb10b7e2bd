//! The figures of the pages as drawings inside a page for a browser.

use std::{fmt::Write as _, sync::Arc};

use super::escaped;
use crate::{
    body::Counts,
    report::{
        ReportError,
        content::{Content, Figure, FigureKind},
        layout::{
            find::FindFont,
            flow::Slice,
            fonts::{Fonts, Weight},
            scene::{Ink, Mark, MarkKind, Structure},
            table::Press,
        },
        model::Summary,
        sections::{hours, legs},
        strip,
        words::Wording,
    },
};

/// The width of the strip and of the bars, in points of the paper.
const WIDTH: f32 = 300.0;
/// The height that the legs are drawn in.
const LEGS: f32 = 150.0;

/// Draws the figures as the pages do.
pub(super) struct Figures<'a> {
    press: Press,
    summary: &'a Summary,
    say: Wording,
    drawn: usize,
}

impl<'a> Figures<'a> {
    pub(super) fn new(
        summary: &'a Summary,
        content: &Content,
        say: Wording,
        desktop: &mut dyn FindFont,
    ) -> Result<Self, ReportError> {
        let fonts = Arc::new(Fonts::for_texts(content.texts(), desktop)?);
        let press = Press { fonts, structure: Structure::default(), scale: 1.0 };
        Ok(Self { press, summary, say, drawn: 0 })
    }

    pub(super) fn draw(&mut self, figure: &Figure) -> String {
        let summary = self.summary;
        let (slice, width) = match figure.kind {
            FigureKind::Strip => {
                let (_, pitch) = strip::pitch_range(&summary.strip);
                let about = (summary, self.say);
                (strip::figure(&mut self.press, figure, about, WIDTH, pitch), WIDTH)
            }
            FigureKind::Hours => {
                (hours(&mut self.press, &figure.words, &summary.hours, WIDTH), WIDTH)
            }
            FigureKind::Legs => {
                let counts = Counts(&summary.places.counts);
                let slice = legs::legs(&mut self.press, &figure.words, counts, LEGS);
                (slice, legs::width(&self.press))
            }
        };
        self.drawn += 1;
        drawing(&slice, width, self.drawn, &figure.words)
    }
}

fn drawing(slice: &Slice, width: f32, number: usize, words: &str) -> String {
    let (title, description) = (format!("figure-{number}"), format!("figure-{number}-words"));
    let name = words.split(['.', ':']).next().unwrap_or_default();
    let height = slice.height;
    let mut svg = format!(
        "<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{title} {description}\">\n\
         <title id=\"{title}\">{}</title>\n<desc id=\"{description}\">{}</desc>\n",
        number_of(width),
        number_of(height),
        escaped(name),
        escaped(words),
    );
    for mark in &slice.marks {
        // Writing to a text cannot fail.
        self::mark(&mut svg, mark).ok();
    }
    svg.push_str("</svg>\n");
    svg
}

fn mark(svg: &mut String, mark: &Mark) -> std::fmt::Result {
    let colour = colour(mark.ink);
    match &mark.kind {
        MarkKind::Text { x, y, style, line } => {
            let text = line.text.trim_end_matches(' ');
            if text.is_empty() {
                return Ok(());
            }
            let weight = match style.weight {
                Weight::Regular => "",
                Weight::SemiBold => " font-weight=\"600\"",
            };
            // Another typeface must not make it wider than its place.
            writeln!(
                svg,
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\" textLength=\"{}\" \
                 lengthAdjust=\"spacingAndGlyphs\"{weight} fill=\"{colour}\">{}</text>",
                number_of(*x),
                number_of(*y),
                number_of(style.size),
                number_of(line.width),
                escaped(text),
            )
        }
        MarkKind::Box([x, y, width, height]) => writeln!(
            svg,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{colour}\"/>",
            number_of(*x),
            number_of(*y),
            number_of(*width),
            number_of(*height),
        ),
        MarkKind::Outline(points) => {
            let points: Vec<String> = points.iter().map(|point| place(*point)).collect();
            writeln!(svg, "<path d=\"M{}Z\" fill=\"{colour}\"/>", points.join("L"))
        }
        MarkKind::Strokes { width, lines } => {
            let mut path = String::new();
            let mut end = None;
            for [x0, y0, x1, y1] in lines {
                let (from, to) = ([*x0, *y0], [*x1, *y1]);
                if end != Some(from) {
                    write!(path, "M{}", place(from))?;
                }
                write!(path, "L{}", place(to))?;
                end = Some(to);
            }
            writeln!(
                svg,
                "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{}\"/>",
                number_of(*width),
            )
        }
    }
}

fn place([x, y]: [f32; 2]) -> String {
    format!("{} {}", number_of(x), number_of(y))
}

/// A length with no more digits than can be seen.
fn number_of(length: f32) -> String {
    let text = format!("{length:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn colour(ink: Ink) -> String {
    let [red, green, blue] = ink.rgb();
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::number_of;

    #[test]
    fn lengths_are_short() {
        for (length, text) in
            [(0.0, "0"), (-0.001, "0"), (1.5, "1.5"), (10.0, "10"), (3.456, "3.46")]
        {
            assert_eq!(number_of(length), text);
        }
    }
}

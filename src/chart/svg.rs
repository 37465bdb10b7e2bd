//! A chart as SVG: shapes and text that any program can draw, without a script.

use std::fmt::Write as _;

use super::{
    Chart,
    letters::Letters,
    palette::{Paint, on_paper},
    pen::hatching,
    scene::{Anchor, Area, Hit, Ink, Mark, Point, Shape, TextRole, TextSizes as _},
    sheet,
};
use crate::diary::Period;

/// Where the program's own typeface is missing, a letter of these is about as wide; each text is
/// fitted into the room for which it was laid out.
const FAMILIES: &str =
    "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', Verdana, 'DejaVu Sans', sans-serif";

/// Writes a chart in the colours of paper, with its title, period and sentences.
///
/// Its name and description are what a screen reader says; pointing at something tells its
/// figures.
pub fn write(chart: &Chart, period: Period, width: f32, letters: &Letters) -> String {
    let scene = sheet::scene(chart, period, width, letters);
    let size = [number(scene.width), number(scene.height)];
    let [width, height] = &size;
    let mut svg = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title desc\" \
         font-family=\"{FAMILIES}\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n",
        escaped(chart.title()),
        escaped(&chart.said.paragraph()),
    );
    let whole = Area::new(0.0, 0.0, scene.width, scene.height);
    add(&mut svg, &rect(whole, 0.0, &fill(Ink::Ground)));
    for mark in &scene.marks {
        add(&mut svg, &element(mark, letters));
    }
    for Hit { area, words } in &scene.hits {
        let place = place(*area);
        let words = escaped(words);
        let told = format!(
            "<rect {place} fill=\"none\" pointer-events=\"all\"><title>{words}</title></rect>"
        );
        add(&mut svg, &told);
    }
    svg.push_str("</svg>\n");
    svg
}

fn add(svg: &mut String, element: &str) {
    svg.push_str(element);
    svg.push('\n');
}

fn element(mark: &Mark, letters: &Letters) -> String {
    let ink = mark.ink;
    match &mark.shape {
        Shape::Rect { area, radius } => rect(*area, *radius, &fill(ink)),
        Shape::Lines { points, width, is_dashed } => {
            let dashes = if *is_dashed { " stroke-dasharray=\"6 4\"" } else { "" };
            let line = stroke(ink, *width);
            format!("<polyline points=\"{}\" fill=\"none\" {line}{dashes}/>", places(points))
        }
        Shape::Polygon(points) => {
            format!("<polygon points=\"{}\" {}/>", places(points), fill(ink))
        }
        Shape::Circle { center: [x, y], radius, ring } => {
            let paint = ring
                .map_or_else(|| fill(ink), |width| format!("fill=\"none\" {}", stroke(ink, width)));
            let [x, y, radius] = [*x, *y, *radius].map(number);
            format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" {paint}/>")
        }
        Shape::Hatch(area) => {
            let mut path = String::new();
            for [[x1, y1], [x2, y2]] in hatching(*area) {
                let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(number);
                // Writing to a string cannot fail.
                let _always = write!(path, "M{x1} {y1}L{x2} {y2}");
            }
            let [left, top, right, bottom] =
                [area.left, area.top, area.right, area.bottom].map(number);
            let _always = write!(path, "M{left} {top}H{right}V{bottom}H{left}Z");
            format!("<path d=\"{path}\" fill=\"none\" {}/>", stroke(ink, 1.0))
        }
        Shape::Text { at, anchor, role, text: words } => {
            text(ink, *at, *anchor, *role, words, letters)
        }
    }
}

fn text(
    ink: Ink,
    [x, y]: Point,
    anchor: Anchor,
    role: TextRole,
    words: &str,
    letters: &Letters,
) -> String {
    let anchor = match anchor {
        Anchor::Left => "start",
        Anchor::Middle => "middle",
        Anchor::Right => "end",
    };
    let [x, y] = [x, y + letters.baseline(role)].map(number);
    let width = number(letters.width(words, role));
    let size = number(role.size());
    let weight = if role.is_heavy() { " font-weight=\"600\"" } else { "" };
    format!(
        "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" font-size=\"{size}\"{weight} \
         textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\" {}>{}</text>",
        fill(ink),
        escaped(words)
    )
}

fn rect(area: Area, radius: f32, paint: &str) -> String {
    let corner = if radius > 0.0 { format!(" rx=\"{}\"", number(radius)) } else { String::new() };
    format!("<rect {}{corner} {paint}/>", place(area))
}

fn place(area: Area) -> String {
    let [x, y, width, height] =
        [area.left, area.top, area.width().max(0.0), area.height().max(0.0)].map(number);
    format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")
}

fn places(points: &[Point]) -> String {
    let points = points.iter().map(|[x, y]| format!("{},{}", number(*x), number(*y)));
    points.collect::<Vec<_>>().join(" ")
}

fn fill(ink: Ink) -> String {
    let (color, opacity) = paint(ink);
    let opacity = opacity.map(|opacity| format!(" fill-opacity=\"{opacity}\"")).unwrap_or_default();
    format!("fill=\"{color}\"{opacity}")
}

fn stroke(ink: Ink, width: f32) -> String {
    let (color, opacity) = paint(ink);
    let opacity =
        opacity.map(|opacity| format!(" stroke-opacity=\"{opacity}\"")).unwrap_or_default();
    format!("stroke=\"{color}\"{opacity} stroke-width=\"{}\"", number(width))
}

fn paint(ink: Ink) -> (String, Option<String>) {
    let Paint { rgb: [red, green, blue], alpha } = on_paper(ink);
    let opacity = (alpha < 255).then(|| number(f32::from(alpha) / 255.0));
    (format!("#{red:02x}{green:02x}{blue:02x}"), opacity)
}

/// A length with two digits after the point, as many as can be seen.
fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A text in XML: without what XML has no place for.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{escaped, number};

    #[test]
    fn texts_cannot_break_out_of_their_element() {
        assert_eq!(
            escaped("<b a=\"1\">&\u{0}\u{b}\n\u{ffff}\u{9f} it's</b>"),
            "&lt;b a=&quot;1&quot;&gt;&amp;  it's&lt;/b&gt;"
        );
    }

    #[test]
    fn lengths_have_no_needless_digits() {
        for (value, text) in
            [(0.0, "0"), (-0.001, "0"), (12.0, "12"), (1.5, "1.5"), (0.333, "0.33")]
        {
            assert_eq!(number(value), text);
        }
    }
}

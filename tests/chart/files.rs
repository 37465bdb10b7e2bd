//! The files of a chart: SVG that a parser reads, PNG that a decoder reads, CSV with the figures.

use std::{collections::BTreeSet, fs};

use cramp_diary::chart::{
    Area, Cell, Chart, ChartId, Ink, Shape, csv, letters::Letters, palette::on_paper, png, svg,
};
use roxmltree::{Document, Node};

use super::Made;
use crate::support::album;

const WIDTH: f32 = 900.0;
/// Pixels of a point, not a whole number.
const SCALE: f32 = 1.5;

/// With a folder for pictures, the files are kept there, for people to look at.
fn keep(made: &Made, chart: &Chart, ending: &str, bytes: &[u8]) {
    if let Some(folder) = album::folder() {
        let name = format!("chart-{}-{}.{ending}", chart.id.file_name(), made.name);
        fs::write(folder.join(name.replace(' ', "-")), bytes).unwrap();
    }
}

fn number(node: &Node<'_, '_>, attribute: &str) -> f64 {
    node.attribute(attribute).unwrap().parse().unwrap()
}

#[test]
fn an_svg_says_what_the_window_says_and_holds_nothing_that_runs() {
    let letters = Letters::load().unwrap();
    for made in [&Made::all()[0], &Made::all()[2], &Made::all()[4]] {
        for chart in &made.charts {
            let written = svg::write(chart, made.period, WIDTH, &letters);
            keep(made, chart, "svg", written.as_bytes());
            let name = format!("{:?} of {}", chart.id, made.name);
            let document =
                Document::parse(&written).unwrap_or_else(|error| panic!("{name}: {error}"));
            let root = document.root_element();
            let child = |tag: &str| {
                root.children()
                    .find(|node| node.has_tag_name((root.tag_name().namespace().unwrap(), tag)))
            };
            assert_eq!(child("title").unwrap().text(), Some(chart.title()), "{name}");
            assert_eq!(child("desc").unwrap().text(), Some(&*chart.said.paragraph()), "{name}");
            let known = BTreeSet::from([
                "svg", "title", "desc", "rect", "polyline", "polygon", "circle", "path", "text",
            ]);
            for node in document.descendants().filter(Node::is_element) {
                assert!(known.contains(node.tag_name().name()), "{name}: {node:?}");
                for attribute in node.attributes() {
                    assert!(!attribute.name().starts_with("on"), "{name}: {attribute:?}");
                    assert!(!attribute.value().contains("NaN"), "{name}: {attribute:?}");
                    assert!(!attribute.value().contains("inf"), "{name}: {attribute:?}");
                }
            }
            let told = document
                .descendants()
                .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "title")));
            let scene = chart.scene(WIDTH - 48.0, &letters);
            assert_eq!(told.count(), scene.hits.len() + 1, "{name}");
            assert!(number(&root, "height") > f64::from(scene.height), "{name}");
        }
    }
}

#[test]
fn names_with_signs_of_xml_and_of_formulas_stay_texts() {
    use cramp_diary::diary::{EntryId, Medication, text::Name};

    let mut diary = crate::support::diaries::usual();
    let period = diary.span().unwrap();
    for (id, name) in [(900, "<script>alert(1)</script> & \"co\""), (901, "=HYPERLINK(\"x\")")] {
        let mut medication = Medication::named(Name::new(name).unwrap());
        medication.started = Some(period.last().plus_days(-20).morning());
        diary.medications.put(EntryId(id), Some(medication));
    }
    let made = Made::new("odd names", &diary, period);
    let chart = &made.charts[0];
    let letters = Letters::load().unwrap();
    let written = svg::write(chart, period, WIDTH, &letters);
    let document = Document::parse(&written).unwrap();
    let said = |text: &str| {
        document.descendants().any(|node| node.text().is_some_and(|found| found.contains(text)))
    };
    assert!(said("Started <script>alert(1)</script> & \"co\""), "{written}");
    assert!(document.descendants().all(|node| !node.tag_name().name().contains("script")));
    let written = csv::write(&chart.table);
    assert!(written.contains("<script>alert(1)</script> & \"\"co\"\""), "{written}");
}

#[test]
fn a_png_is_the_same_picture() {
    let letters = Letters::load().unwrap();
    for made in [&Made::all()[0], &Made::all()[4]] {
        for chart in &made.charts {
            let written = png::write(chart, made.period, WIDTH, SCALE, &letters).unwrap();
            keep(made, chart, "png", &written);
            let name = format!("{:?} of {}", chart.id, made.name);
            let picture = image::load_from_memory(&written).unwrap().to_rgba8();
            assert_eq!(picture.width(), 1350, "{name}");
            let [red, green, blue] = on_paper(Ink::Ground).rgb;
            let corners = [(0, 0), (picture.width() - 1, picture.height() - 1)];
            for (x, y) in corners {
                assert_eq!(picture.get_pixel(x, y).0, [red, green, blue, 255], "{name}");
            }
            let [red, green, blue] = on_paper(Ink::Text).rgb;
            let written = picture.pixels().filter(|pixel| pixel.0 == [red, green, blue, 255]);
            assert!(written.count() > 200, "{name}: no letters");
            let room: f32 =
                bars(chart, Ink::Cramp).iter().map(|bar| bar.width() * bar.height()).sum();
            if room > 2_000.0 {
                let [red, green, blue] = on_paper(Ink::Cramp).rgb;
                let cramps = picture.pixels().filter(|pixel| pixel.0 == [red, green, blue, 255]);
                let cramps = cramps.count();
                assert!(cramps > 500, "{name}: {cramps} pixels of cramps");
            }
        }
    }
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let letters = Letters::load().unwrap();
    let made = &Made::all()[0];
    for scale in [0.0, 1_000.0, f32::NAN, f32::INFINITY] {
        let found = png::write(&made.charts[0], made.period, WIDTH, scale, &letters);
        assert!(matches!(found, Err(png::PngError::TooLarge)), "{scale}");
    }
}

/// The cells of a column as numbers.
fn figures(chart: &Chart, column: &str) -> Vec<Option<f64>> {
    let at = chart.table.columns.iter().position(|found| found.name == column).unwrap();
    let figure = |row: &Vec<Cell>| match &row[at] {
        Cell::Number(figure, _) => Some(*figure),
        Cell::Text(_) | Cell::Day(_) | Cell::Missing => None,
    };
    chart.table.rows.iter().map(figure).collect()
}

fn chart(made: &Made, id: ChartId) -> &Chart {
    made.charts.iter().find(|chart| chart.id == id).unwrap()
}

/// The filled shapes of an ink.
fn bars(chart: &Chart, ink: Ink) -> Vec<Area> {
    let letters = Letters::load().unwrap();
    let scene = chart.scene(WIDTH, &letters);
    let rect = |mark: &cramp_diary::chart::Mark| {
        let Shape::Rect { area, radius: 0.0 } = mark.shape else { return None };
        (mark.ink == ink).then_some(area)
    };
    scene.marks.iter().filter_map(rect).collect()
}

#[test]
fn the_bars_of_the_weeks_are_as_high_as_the_table_says() {
    let made = &Made::all()[0];
    let chart = chart(made, ChartId::CrampNights);
    let whole = made.trends.cramp_nights_per_week.unwrap().estimate;
    let rates = figures(chart, "Cramp nights a week");
    assert_eq!(rates[0], Some(whole));
    assert_eq!(chart.table.rows[1][0], Cell::text("Period before"));
    let recorded = figures(chart, "Recorded");
    let is_plain = |(rate, recorded): &(&Option<f64>, &Option<f64>)| {
        rate.is_some_and(|rate| rate > 0.0) && recorded.is_some_and(|nights| nights >= 4.0)
    };
    let drawn: Vec<f64> = rates
        .iter()
        .zip(&recorded)
        .skip(2)
        .filter(is_plain)
        .filter_map(|(rate, _)| *rate)
        .collect();
    let bars = bars(chart, Ink::Cramp);
    assert_eq!(bars.len(), drawn.len());
    let a_night = f64::from(bars[0].height()) / drawn[0];
    for (bar, rate) in bars.iter().zip(&drawn) {
        let height = f64::from(bar.height());
        assert!((height - a_night * rate).abs() < 0.1, "{height} for {rate}");
    }
}

#[test]
fn the_bars_of_the_hours_are_as_high_as_the_table_says() {
    let made = &Made::all()[0];
    let chart = chart(made, ChartId::Hours);
    let rates: Vec<f64> = figures(chart, "Cramps in 100 nights").into_iter().flatten().collect();
    assert_eq!(rates.len(), 24);
    let counts: f64 = figures(chart, "Cramps").into_iter().flatten().sum();
    let known: u32 = made.trends.by_hour.iter().sum();
    assert!((counts - f64::from(known)).abs() < 0.5, "{counts} of {known}");
    let drawn: Vec<f64> = rates.into_iter().take(18).filter(|rate| *rate > 0.0).collect();
    let bars = bars(chart, Ink::Cramp);
    assert_eq!(bars.len(), drawn.len());
    let unit = f64::from(bars[0].height()) / drawn[0];
    for (bar, rate) in bars.iter().zip(&drawn) {
        assert!((f64::from(bar.height()) - unit * rate).abs() < 0.1, "{rate}");
    }
}

#[test]
fn places_and_spreads_hold_every_cramp() {
    for made in Made::all() {
        let cramps = f64::from(made.trends.cramps);
        let places = chart(made, ChartId::Places);
        if places.has_data() {
            assert_eq!(figures(places, "All").last(), Some(&Some(cramps)), "{}", made.name);
        }
        for (id, found) in
            [(ChartId::Pain, &made.trends.pain), (ChartId::Lengths, &made.trends.minutes)]
        {
            let spread = chart(made, id);
            if !spread.has_data() {
                continue;
            }
            let counts = figures(spread, "Cramps");
            let columns = counts.len() - 5;
            let known: f64 = counts[..columns].iter().flatten().sum();
            let is_all = (known - f64::from(found.n)).abs() < 0.5;
            assert!(is_all, "{id:?} of {}: {known} of {}", made.name, found.n);
            assert_eq!(counts.last(), Some(&Some(cramps - known)), "{id:?} of {}", made.name);
            assert_eq!(figures(spread, "Value")[columns + 1], found.median, "{id:?}");
        }
    }
}

#[test]
fn a_csv_has_the_figures_of_the_table_to_the_last_digit() {
    let made = &Made::all()[1];
    for chart in &made.charts {
        let written = csv::write(&chart.table);
        let lines: Vec<&str> = written.split_terminator("\r\n").collect();
        assert_eq!(lines.len(), chart.table.rows.len() + 1, "{:?}", chart.id);
        for (line, row) in lines.iter().skip(1).zip(&chart.table.rows) {
            let figures = row.iter().filter_map(|cell| match cell {
                Cell::Number(figure, _) => Some(*figure),
                Cell::Text(_) | Cell::Day(_) | Cell::Missing => None,
            });
            for figure in figures {
                let is_there = line.split(',').any(|cell| cell.parse() == Ok(figure));
                assert!(is_there, "{:?}: {figure} in {line}", chart.id);
            }
        }
    }
}

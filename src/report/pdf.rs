//! The pages as a PDF file that a screen reader can follow (PDF/UA-1).

use std::{collections::BTreeMap, num::NonZeroU16};

use krilla::{
    Document as Pdf, SerializeSettings,
    color::rgb,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{Path, PathBuilder, Point, Rect},
    metadata::Metadata,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
    tagging::{
        Artifact, ContentTag, Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
    },
};

use super::{
    ReportError,
    content::TITLE,
    layout::{
        fonts::Fonts,
        scene::{Document, Ink, Mark, MarkKind, PartId, Role, Structure},
    },
};

/// Writes pages as a PDF file.
///
/// # Errors
/// [`ReportError::Pdf`] where the file cannot be put together.
pub fn write(document: &Document) -> Result<Vec<u8>, ReportError> {
    write_titled(document, TITLE)
}

/// The same under another title.
///
/// # Errors
/// As [`write`].
pub fn write_titled(document: &Document, title: &str) -> Result<Vec<u8>, ReportError> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| failed(format!("{error:?}")))?;
    let mut pdf = Pdf::new_with(SerializeSettings { configuration, ..Default::default() });
    // Nothing of the person, the machine or the moment stands in the metadata.
    pdf.set_metadata(
        Metadata::new()
            .title(title.to_owned())
            .language("en".to_owned())
            .creator("Cramp Diary".to_owned())
            .producer("Cramp Diary".to_owned()),
    );
    let mut printed: BTreeMap<PartId, Vec<Identifier>> = BTreeMap::new();
    for marks in &document.pages {
        let settings = PageSettings::from_wh(document.width, document.height)
            .ok_or_else(|| failed("the size of the page".to_owned()))?;
        let mut page = pdf.start_page_with(settings);
        let mut surface = page.surface();
        for run in marks.chunk_by(|one, next| one.part == next.part) {
            let part = run.first().and_then(|mark| mark.part);
            let tag = match part {
                Some(_) => ContentTag::Other,
                None => ContentTag::Artifact(Artifact::default()),
            };
            let identifier = surface.start_tagged(tag);
            for mark in run {
                draw(&mut surface, &document.fonts, mark);
            }
            surface.end_tagged();
            if let Some(part) = part {
                printed.entry(part).or_default().push(identifier);
            }
        }
        surface.finish();
        page.finish();
    }
    let outline = outline(document);
    let mut tree = TagTree::new().with_lang(Some("en".to_owned()));
    for part in document.structure.top() {
        tree.children.extend(node(document, *part, &printed));
    }
    pdf.set_tag_tree(tree);
    pdf.set_outline(outline);
    pdf.finish().map_err(|error| failed(format!("{error:?}")))
}

fn failed(reason: String) -> ReportError {
    ReportError::Pdf { reason }
}

/// A part with what was printed of it.
fn node(
    document: &Document,
    part: PartId,
    printed: &BTreeMap<PartId, Vec<Identifier>>,
) -> Option<Node> {
    let structure: &Structure = &document.structure;
    let found = structure.get(part)?;
    let mut children: Vec<Node> =
        printed.get(&part).into_iter().flatten().map(|id| Node::Leaf(*id)).collect();
    children.extend(found.parts.iter().filter_map(|inner| node(document, *inner, printed)));
    let tag: TagKind = match &found.role {
        Role::Heading(level) => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(heading_text(document, part))).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::Table => Tag::Table.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnHeader => Tag::TH(TableHeaderScope::Column).into(),
        Role::RowHeader => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
        Role::Figure(alternative) => Tag::Figure(Some(alternative.clone())).into(),
    };
    (!children.is_empty()).then(|| Node::Group(TagGroup { tag, children }))
}

/// Every mark with its page that is text of a part.
fn text_of(document: &Document, part: PartId) -> impl Iterator<Item = (usize, f32, &str)> {
    document.pages.iter().enumerate().flat_map(move |(page, marks)| {
        marks.iter().filter(move |mark| mark.part == Some(part)).filter_map(move |mark| match &mark
            .kind
        {
            MarkKind::Text { y, style, line, .. } => {
                Some((page, y - style.size, line.text.as_str()))
            }
            MarkKind::Box(_) | MarkKind::Outline(_) | MarkKind::Strokes { .. } => None,
        })
    })
}

fn heading_text(document: &Document, part: PartId) -> String {
    text_of(document, part).map(|(_, _, text)| text).collect()
}

/// The headings as the outline that a viewer shows.
fn outline(document: &Document) -> Outline {
    let mut outline = Outline::new();
    for part in document.structure.top() {
        let heading = document
            .structure
            .get(*part)
            .is_some_and(|found| matches!(found.role, Role::Heading(_)));
        if !heading {
            continue;
        }
        if let Some((page, y, _)) = text_of(document, *part).next() {
            let destination = XyzDestination::new(page, Point::from_xy(0.0, y));
            outline.push_child(OutlineNode::new(heading_text(document, *part), destination));
        }
    }
    outline
}

fn draw(surface: &mut Surface<'_>, fonts: &Fonts, mark: &Mark) {
    let colour = colour(mark.ink);
    let fill = Fill { paint: colour.into(), ..Fill::default() };
    match &mark.kind {
        MarkKind::Text { x, y, style, line } => {
            surface.set_fill(Some(fill));
            surface.set_stroke(None);
            for run in &line.runs {
                let font = fonts.of(run.face, style.weight).font();
                let start = Point::from_xy(x + run.x, *y);
                surface.draw_glyphs(start, &run.glyphs, font, &line.text, style.size, false);
            }
        }
        MarkKind::Box([x, y, width, height]) => {
            let rect = Rect::from_xywh(*x, *y, *width, *height);
            let path = rect.and_then(|rect| {
                let mut path = PathBuilder::new();
                path.push_rect(rect);
                path.finish()
            });
            paint(surface, path, Some(fill), None);
        }
        MarkKind::Outline(points) => {
            let mut path = PathBuilder::new();
            for (index, [x, y]) in points.iter().enumerate() {
                if index == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
            }
            path.close();
            paint(surface, path.finish(), Some(fill), None);
        }
        MarkKind::Strokes { width, lines } => {
            let mut path = PathBuilder::new();
            for [x0, y0, x1, y1] in lines {
                path.move_to(*x0, *y0);
                path.line_to(*x1, *y1);
            }
            let stroke = Stroke { paint: colour.into(), width: *width, ..Stroke::default() };
            paint(surface, path.finish(), None, Some(stroke));
        }
    }
}

/// An outline without extent has no path, and nothing of it would be seen.
fn paint(
    surface: &mut Surface<'_>,
    path: Option<Path>,
    fill: Option<Fill>,
    stroke: Option<Stroke>,
) {
    if let Some(path) = path {
        surface.set_fill(fill);
        surface.set_stroke(stroke);
        surface.draw_path(&path);
    }
}

fn colour(ink: Ink) -> rgb::Color {
    let [red, green, blue] = ink.rgb();
    rgb::Color::new(red, green, blue)
}

//! Slices on pages: what does not fit goes on overleaf, never over the edge.

use std::rc::Rc;

use super::scene::{Ink, Mark, MarkKind, PartId};
use super::text::{Line, Style};

/// A strip across a column that is never cut: a line of text, a line of a row, a figure.
/// Its marks are placed from its own top left corner.
#[derive(Debug, Clone, Default)]
pub struct Slice {
    /// Its height.
    pub height: f32,
    /// What is printed on it.
    pub marks: Vec<Mark>,
    /// Whether it should stand on the same page as the next one.
    pub keep: bool,
    /// What is printed again above it where it comes first on a page: the headers of its table.
    pub repeats: Option<Rc<Self>>,
    /// What is printed beside it where it comes first on a page: the name of the row that goes on.
    pub goes_on: Option<Rc<Vec<Mark>>>,
}

impl Slice {
    /// Nothing, this high.
    pub fn gap(height: f32) -> Self {
        Self { height, ..Self::default() }
    }
}

/// A line of text with the left end of its baseline at a point.
pub fn text_mark(style: Style, ink: Ink, part: Option<PartId>, line: Line, x: f32, y: f32) -> Mark {
    Mark { part, ink, kind: MarkKind::Text { x, y, style, line } }
}

/// Keeps each slice with the next one, but for the last.
pub fn keep_together(slices: &mut [Slice]) {
    if let Some((_, rest)) = slices.split_last_mut() {
        for slice in rest {
            slice.keep = true;
        }
    }
}

/// Slices under each other as one that is never cut.
pub fn stacked(slices: Vec<Slice>) -> Slice {
    let mut stack = Slice::default();
    for slice in slices {
        stack.marks.extend(slice.marks.into_iter().map(|mark| mark.moved(0.0, stack.height)));
        stack.height += slice.height;
    }
    stack
}

/// Prints headers again above each of these slices that comes first on a page. Who listens to
/// the page has heard them: the second time they are decoration.
pub fn repeat_above(headers: &[Slice], slices: &mut [Slice]) {
    let mut again = stacked(headers.to_vec());
    for mark in &mut again.marks {
        mark.part = None;
    }
    let again = Rc::new(again);
    for slice in slices {
        slice.repeats = Some(Rc::clone(&again));
    }
}

/// How high they are together.
pub fn height(slices: &[Slice]) -> f32 {
    slices.iter().map(|slice| slice.height).sum()
}

/// How high the first slice is with everything that stays with it.
fn first_group(slices: &[Slice]) -> f32 {
    let kept = slices.iter().take_while(|slice| slice.keep).count();
    slices.iter().take(kept + 1).map(|slice| slice.height).sum()
}

/// A place on the pages.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The page, from 0.
    pub page: usize,
    /// From the top of the page.
    pub y: f32,
}

/// The pages that slices are put on.
#[derive(Debug)]
pub struct Flow {
    pages: Vec<Vec<Mark>>,
    top: f32,
    first_bottom: f32,
    bottom: f32,
    /// Where the next slice goes.
    pub at: Place,
}

impl Flow {
    /// Empty pages: text from `top` down to `bottom`, on the first one to `first_bottom`.
    pub fn new(top: f32, first_bottom: f32, bottom: f32) -> Self {
        Self { pages: vec![Vec::new()], top, first_bottom, bottom, at: Place { page: 0, y: top } }
    }

    /// How much is left on this page.
    pub fn left(&self) -> f32 {
        self.bottom_of(self.at.page) - self.at.y
    }

    /// Puts slices under each other.
    pub fn put(&mut self, x: f32, slices: Vec<Slice>) {
        self.at = self.place(x, slices, self.at);
    }

    /// Puts columns beside each other, each with its left edge.
    pub fn put_columns(&mut self, columns: Vec<(f32, Vec<Slice>)>) {
        // No column starts on this page unless all of them do.
        if columns.iter().any(|(_, slices)| !self.fits(first_group(slices), self.at)) {
            self.new_page();
        }
        let start = self.at;
        let mut end = start;
        for (x, slices) in columns {
            let reached = self.place(x, slices, start);
            if (reached.page, reached.y) > (end.page, end.y) {
                end = reached;
            }
        }
        self.at = end;
    }

    /// Starts a new page, unless nothing stands on this one.
    pub fn new_page(&mut self) {
        if self.at.y > self.top {
            self.at = self.turn(self.at);
        }
    }

    /// The pages.
    pub fn into_pages(self) -> Vec<Vec<Mark>> {
        self.pages
    }

    fn bottom_of(&self, page: usize) -> f32 {
        if page == 0 { self.first_bottom } else { self.bottom }
    }

    fn turn(&mut self, at: Place) -> Place {
        let page = at.page + 1;
        if self.pages.len() <= page {
            self.pages.push(Vec::new());
        }
        Place { page, y: self.top }
    }

    fn place(&mut self, x: f32, slices: Vec<Slice>, mut at: Place) -> Place {
        let mut rest = slices.into_iter().peekable();
        while rest.peek().is_some() {
            let mut group = Vec::new();
            for slice in rest.by_ref() {
                let keep = slice.keep;
                group.push(slice);
                if !keep {
                    break;
                }
            }
            let above = group.first().and_then(|slice| slice.repeats.clone());
            let headers = above.as_ref().map_or(0.0, |headers| headers.height);
            let fits_overleaf = headers + height(&group) <= self.bottom - self.top;
            if fits_overleaf && !self.fits(height(&group), at) {
                at = self.turn(at);
                self.put_again(above.as_deref(), x, &mut at);
                self.put_beside(group.first(), x, at);
            }
            for slice in group {
                if !self.fits(slice.height, at) && at.y > self.top {
                    at = self.turn(at);
                    self.put_again(slice.repeats.as_deref(), x, &mut at);
                    self.put_beside(Some(&slice), x, at);
                }
                // A gap at the head of a page would only push the rest down.
                if slice.marks.is_empty() && at.page > 0 && at.y <= self.top {
                    continue;
                }
                if let Some(page) = self.pages.get_mut(at.page) {
                    page.extend(slice.marks.into_iter().map(|mark| mark.moved(x, at.y)));
                }
                at.y += slice.height;
            }
        }
        at
    }

    fn put_again(&mut self, headers: Option<&Slice>, x: f32, at: &mut Place) {
        let Some(headers) = headers else { return };
        if let Some(page) = self.pages.get_mut(at.page) {
            page.extend(headers.marks.iter().cloned().map(|mark| mark.moved(x, at.y)));
        }
        at.y += headers.height;
    }

    fn put_beside(&mut self, slice: Option<&Slice>, x: f32, at: Place) {
        let Some(marks) = slice.and_then(|slice| slice.goes_on.as_deref()) else { return };
        if let Some(page) = self.pages.get_mut(at.page) {
            page.extend(marks.iter().cloned().map(|mark| mark.moved(x, at.y)));
        }
    }

    fn fits(&self, height: f32, at: Place) -> bool {
        // Half a hundredth of a point is what adding up lengths may be off by.
        at.y + height <= self.bottom_of(at.page) + 0.005
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Flow, Place, Slice, keep_together, repeat_above};
    use crate::report::layout::scene::{Ink, Mark, MarkKind};

    fn slice(height: f32) -> Slice {
        let kind = MarkKind::Box([0.0, 0.0, 10.0, height]);
        Slice { height, marks: vec![Mark { part: None, ink: Ink::Rule, kind }], ..Slice::default() }
    }

    #[test]
    fn headers_stand_again_at_the_head_of_every_page_of_their_table() {
        let headers = vec![slice(5.0)];
        let mut rows: Vec<Slice> = (0..4).map(|_| slice(20.0)).collect();
        repeat_above(&headers, &mut rows);
        let mut flow = Flow::new(0.0, 50.0, 50.0);
        flow.put(0.0, headers);
        flow.put(0.0, rows);
        assert_eq!(flow.at, Place { page: 1, y: 45.0 });
        let pages = flow.into_pages();
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3]);
    }

    #[test]
    fn a_row_that_goes_on_overleaf_is_named_there_once() {
        let mut rows: Vec<Slice> = (0..5).map(|_| slice(20.0)).collect();
        let name = Rc::new(slice(20.0).marks);
        for slice in rows.iter_mut().skip(1) {
            slice.goes_on = Some(Rc::clone(&name));
        }
        let mut flow = Flow::new(0.0, 40.0, 60.0);
        flow.put(0.0, rows);
        assert_eq!(flow.at, Place { page: 1, y: 60.0 });
        let pages = flow.into_pages();
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [2, 4]);
    }

    #[test]
    fn what_does_not_fit_goes_overleaf() {
        let mut flow = Flow::new(10.0, 50.0, 100.0);
        flow.put(0.0, vec![slice(40.0), slice(90.0), slice(1.0)]);
        assert_eq!(flow.at, Place { page: 2, y: 11.0 });
        let pages = flow.into_pages();
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1, 1]);
    }

    #[test]
    fn what_belongs_together_stays_together_where_a_page_can_hold_it() {
        let mut flow = Flow::new(0.0, 100.0, 100.0);
        let mut group = vec![slice(30.0), slice(40.0)];
        keep_together(&mut group);
        flow.put(0.0, vec![slice(50.0)]);
        flow.put(0.0, group);
        assert_eq!(flow.at, Place { page: 1, y: 70.0 });

        let mut flow = Flow::new(0.0, 100.0, 100.0);
        let mut group = vec![slice(60.0), slice(60.0)];
        keep_together(&mut group);
        flow.put(0.0, group);
        assert_eq!(flow.at, Place { page: 1, y: 60.0 });
    }

    #[test]
    fn columns_end_where_the_longer_one_ends() {
        let mut flow = Flow::new(0.0, 100.0, 100.0);
        flow.put_columns(vec![(0.0, vec![slice(60.0), slice(60.0)]), (50.0, vec![slice(90.0)])]);
        assert_eq!(flow.at, Place { page: 1, y: 60.0 });
    }
}

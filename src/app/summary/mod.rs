//! The preview of the summary: the pages that would be saved now, laid out and drawn beside the
//! window, and kept until the diary or a choice changes.

mod work;

use std::{fmt, path::PathBuf, sync::Arc};

use crate::{
    diary::Diary,
    report::{Notes, ReportOptions, layout::scene::Document, preview::Picture},
};

use super::{
    action::Effect,
    jobs::Job,
    state::{Notice, Phase, State},
};

pub use work::{Opened, SummaryDone, SummaryJob};
pub(super) use work::{print_sheet, take_copy_away};

/// Drawn pages that are kept: what is seen, and a little around it.
const KEPT: usize = 4;

/// What is asked of the preview while it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PreviewAction {
    /// The pages are to be laid out.
    LayOut,
    /// A page is to be drawn, so many pixels wide.
    Draw {
        /// Which one, from 0.
        page: usize,
        /// How wide.
        width: u16,
    },
}

/// Of which diary and which choices pages are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// The revision of the diary.
    pub revision: u64,
    /// The choices.
    pub options: ReportOptions,
}

/// Pages that were laid out.
#[derive(Clone)]
pub struct LaidOut {
    /// Of what they are.
    pub of: Made,
    /// The pages.
    pub document: Arc<Document>,
    /// What is heard of each page.
    pub texts: Arc<[String]>,
}

impl fmt::Debug for LaidOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LaidOut")
            .field("of", &self.of)
            .field("pages", &self.document.pages.len())
            .finish_non_exhaustive()
    }
}

/// A page that was drawn.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// Of what it is.
    pub of: Made,
    /// Which page, from 0.
    pub page: usize,
    /// How wide it was asked for.
    pub width: u16,
    /// The page.
    pub picture: Arc<Picture>,
}

/// The preview.
#[derive(Debug, Default)]
pub struct Preview {
    asked: Option<Made>,
    pages: Option<LaidOut>,
    failed: Option<(Made, String)>,
    drawing: Option<(Made, usize, u16)>,
    drawn: Vec<Drawn>,
}

/// What can be shown of the preview.
#[derive(Debug, Clone, Copy)]
pub enum Shown<'a> {
    /// There is no night of which a summary could be.
    NoNights,
    /// The pages are being laid out.
    Waiting,
    /// They could not be, and why.
    Failed(&'a str),
    /// They are there.
    Pages(&'a LaidOut),
}

impl Preview {
    /// What there is of the pages that would be saved now.
    pub fn shown(&self, made: Option<Made>) -> Shown<'_> {
        let Some(made) = made else { return Shown::NoNights };
        if let Some(pages) = self.pages.as_ref().filter(|pages| pages.of == made) {
            return Shown::Pages(pages);
        }
        match &self.failed {
            Some((of, sentence)) if *of == made => Shown::Failed(sentence),
            _ => Shown::Waiting,
        }
    }

    /// The picture of a page, if it was drawn this wide.
    pub fn picture(&self, made: Made, page: usize, width: u16) -> Option<&Drawn> {
        self.drawn.iter().find(|drawn| (drawn.of, drawn.page, drawn.width) == (made, page, width))
    }
}

impl State {
    /// How the summary is made; `None` where it has no nights.
    pub fn report_options(&self) -> Option<ReportOptions> {
        Some(ReportOptions {
            paper: self.preferences.paper,
            notes: if self.report.with_notes { Notes::With } else { Notes::Without },
            sections: self.report.sections,
            dates: self.report.dates,
            ..ReportOptions::usual(self.report_period()?, self.now.today())
        })
    }

    /// Of what the pages of the summary would be now; `None`: there are no nights.
    pub fn summary_made(&self) -> Option<Made> {
        let options = self.report_options()?;
        (self.phase == Phase::Open).then_some(Made { revision: self.revision, options })
    }
}

/// Lays out or draws what is seen and not there yet.
pub(super) fn act(state: &mut State, action: PreviewAction) -> Vec<Effect> {
    let Some(made) = state.summary_made() else { return Vec::new() };
    let preview = &mut state.preview_of_summary;
    match action {
        PreviewAction::LayOut => {
            if preview.asked == Some(made) {
                return Vec::new();
            }
            preview.asked = Some(made);
            let diary: Box<Diary> = Box::new(state.shown.clone());
            vec![Effect::Job(Job::Summary(SummaryJob::LayOut { made, diary }))]
        }
        PreviewAction::Draw { page, width } => {
            let Some(pages) = preview.pages.as_ref().filter(|pages| pages.of == made) else {
                return Vec::new();
            };
            // One after the other: what is seen then may be something else.
            if preview.drawing.is_some() || preview.picture(made, page, width).is_some() {
                return Vec::new();
            }
            preview.drawing = Some((made, page, width));
            let document = Arc::clone(&pages.document);
            vec![Effect::Job(Job::Summary(SummaryJob::Draw { made, document, page, width }))]
        }
    }
}

/// Hands a file to the desktop.
pub(super) fn open(path: PathBuf) -> Vec<Effect> {
    vec![Effect::Job(Job::Summary(SummaryJob::Open(path)))]
}

/// Hands a copy of the summary to the desktop's viewer, which prints it.
pub(super) fn print(state: &State) -> Vec<Effect> {
    let Some(options) = state.report_options() else { return Vec::new() };
    let diary = Box::new(state.shown.clone());
    let file = state.file.clone().filter(|_| !state.demo);
    vec![Effect::Job(Job::Summary(SummaryJob::Print { file, diary, options }))]
}

/// Takes a copy to print away, also one that a killed run left.
pub(super) fn tidy(state: &State) -> Option<Effect> {
    let diary = state.file.clone().filter(|_| !state.demo)?;
    Some(Effect::Job(Job::Summary(SummaryJob::Tidy(diary))))
}

/// Takes in what came of a job.
pub(super) fn done(state: &mut State, done: SummaryDone) -> Vec<Effect> {
    let preview = &mut state.preview_of_summary;
    match done {
        SummaryDone::LaidOut(made, Ok(pages)) => {
            preview.drawn.retain(|drawn| drawn.of == made);
            preview.pages = Some(pages);
            preview.failed = None;
        }
        SummaryDone::LaidOut(made, Err(sentence)) => preview.failed = Some((made, sentence)),
        SummaryDone::Drawn(drawn) => preview.take_in(drawn),
        SummaryDone::Tidied => {}
        SummaryDone::Opened(Err(sentence)) => state.notice = Some(Notice::Failed(sentence)),
        SummaryDone::Opened(Ok(opened)) => {
            state.notice = Some(Notice::Done(match opened {
                Opened::File(path) => format!("Handed to the desktop: {}", path.display()),
                Opened::Sheet => "The recovery key opens in your PDF viewer: print it from there. \
                                  The copy goes when this window closes"
                    .to_owned(),
                Opened::Copy => "The summary opens in your PDF viewer: print it from there. The \
                                 copy goes when this window closes"
                    .to_owned(),
            }));
        }
    }
    Vec::new()
}

impl Preview {
    /// Takes in a page that was drawn; those that were drawn long ago go.
    fn take_in(&mut self, drawn: Option<Drawn>) {
        self.drawing = None;
        let Some(drawn) = drawn else { return };
        self.drawn.retain(|other| (other.page, other.of) != (drawn.page, drawn.of));
        self.drawn.push(drawn);
        let gone = self.drawn.len().saturating_sub(KEPT);
        self.drawn.drain(..gone);
    }
}

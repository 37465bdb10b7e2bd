//! A disk that promises no more than it must: what was written, and the names that were given,
//! are certain only after they were synchronised; before that each may be there, or not, or in
//! part.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fastrand::Rng;

use super::Deed;
use crate::support::files::files_below;

/// A disk writes so many bytes at once, all or none.
const SECTOR: usize = 512;

/// What stands on a disk and what may stand there.
pub(in super::super) struct Disk {
    root: PathBuf,
    files: Vec<File>,
    /// As the program sees it.
    shown: BTreeMap<PathBuf, Entry>,
    /// What a loss of power leaves for certain.
    certain: BTreeMap<PathBuf, Entry>,
    /// What was done to names since, in this order.
    uncertain: Vec<Renaming>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Folder,
    File(usize),
}

/// Names that change at once, or not.
struct Renaming {
    folder: PathBuf,
    names: Vec<(PathBuf, Option<Entry>)>,
}

#[derive(Default)]
struct File {
    /// As the program sees it.
    shown: Vec<u8>,
    certain: Vec<u8>,
    uncertain: Vec<Write>,
}

#[derive(Clone)]
enum Write {
    Bytes { at: usize, bytes: Vec<u8> },
    Length(usize),
}

impl Disk {
    /// A disk on which everything is certain that stands in a folder, under the names of the
    /// folder of which this is a copy.
    pub(in super::super) fn of_copy(copy: &Path, root: &Path) -> Self {
        let root = root.to_owned();
        let mut disk = Self {
            root: root.clone(),
            files: Vec::new(),
            shown: BTreeMap::from([(root.clone(), Entry::Folder)]),
            certain: BTreeMap::new(),
            uncertain: Vec::new(),
        };
        for file in files_below([copy.to_owned()]) {
            let bytes = fs::read(&file).unwrap();
            let path = root.join(file.strip_prefix(copy).unwrap());
            let folders = path.ancestors().skip(1).take_while(|folder| **folder != *root);
            disk.shown.extend(folders.map(|folder| (folder.to_owned(), Entry::Folder)));
            disk.shown.insert(path, Entry::File(disk.files.len()));
            disk.files.push(File { shown: bytes.clone(), certain: bytes, uncertain: Vec::new() });
        }
        disk.certain.clone_from(&disk.shown);
        disk
    }

    /// Does what a program did.
    pub(in super::super) fn perform(&mut self, deed: &Deed) {
        match deed {
            Deed::Write { file, at, bytes } => {
                self.write(file, Write::Bytes { at: *at, bytes: bytes.clone() });
            }
            Deed::Resize { file, length } => self.write(file, Write::Length(*length)),
            Deed::Copy { from, to, start, count } => {
                let Some(Entry::File(source)) = self.shown.get(from) else { return };
                let bytes = self.files[*source].shown[*start..start + count].to_vec();
                self.write(to, Write::Bytes { at: *start, bytes });
            }
            Deed::Sync(path) => match self.shown.get(path) {
                Some(Entry::File(file)) => self.files[*file].sync(),
                Some(Entry::Folder) => self.sync_folder(&path.clone()),
                None => panic!("{} is not there", path.display()),
            },
            Deed::Make { name, is_folder } => {
                // One that is there already is only opened.
                if !self.shown.contains_key(name) {
                    let entry = if *is_folder {
                        Entry::Folder
                    } else {
                        self.files.push(File::default());
                        Entry::File(self.files.len() - 1)
                    };
                    self.rename(vec![(name.clone(), Some(entry))]);
                }
            }
            Deed::Rename { from, to } => {
                let entry = self.shown.get(from).copied();
                self.rename(vec![(from.clone(), None), (to.clone(), entry)]);
            }
            Deed::Exchange { one, other } => {
                let (first, second) =
                    (self.shown.get(one).copied(), self.shown.get(other).copied());
                self.rename(vec![(one.clone(), second), (other.clone(), first)]);
            }
            Deed::Unlink(name) => self.rename(vec![(name.clone(), None)]),
            Deed::Said(_) => {}
        }
    }

    /// Puts into a folder what the disk may hold when the power goes now.
    pub(in super::super) fn cut(&self, random: &mut Rng, out: &Path) {
        let mut names = self.certain.clone();
        let chosen = chosen(random, self.uncertain.len());
        for renaming in chosen.into_iter().map(|position| &self.uncertain[position]) {
            change(&mut names, &renaming.names);
        }
        let lost: BTreeSet<PathBuf> = names
            .keys()
            .filter(|path| path.parent().is_some_and(|folder| !self.has(&names, folder)))
            .cloned()
            .collect();
        for (path, entry) in names {
            if path.ancestors().any(|above| lost.contains(above)) {
                continue;
            }
            let target = out.join(path.strip_prefix(&self.root).unwrap());
            match entry {
                Entry::Folder => fs::create_dir_all(target).unwrap(),
                Entry::File(file) => fs::write(target, self.files[file].cut(random)).unwrap(),
            }
        }
    }

    fn has(&self, names: &BTreeMap<PathBuf, Entry>, folder: &Path) -> bool {
        !folder.starts_with(&self.root) || names.get(folder) == Some(&Entry::Folder)
    }

    fn write(&mut self, path: &Path, write: Write) {
        let Some(Entry::File(file)) = self.shown.get(path) else {
            panic!("{} is no file", path.display())
        };
        let file = &mut self.files[*file];
        write.perform(&mut file.shown);
        file.uncertain.push(write);
    }

    fn rename(&mut self, names: Vec<(PathBuf, Option<Entry>)>) {
        change(&mut self.shown, &names);
        let folder = names[0].0.parent().unwrap().to_owned();
        self.uncertain.push(Renaming { folder, names });
    }

    fn sync_folder(&mut self, folder: &Path) {
        for renaming in self.uncertain.extract_if(.., |renaming| renaming.folder == folder) {
            change(&mut self.certain, &renaming.names);
        }
    }
}

fn change(names: &mut BTreeMap<PathBuf, Entry>, changes: &[(PathBuf, Option<Entry>)]) {
    for (name, entry) in changes {
        match entry {
            Some(entry) => names.insert(name.clone(), *entry),
            None => names.remove(name),
        };
    }
}

impl File {
    fn sync(&mut self) {
        self.certain.clone_from(&self.shown);
        self.uncertain.clear();
    }

    /// What may be left of it.
    fn cut(&self, random: &mut Rng) -> Vec<u8> {
        let mut bytes = self.certain.clone();
        let is_torn = random.bool();
        for position in chosen(random, self.uncertain.len()) {
            match &self.uncertain[position] {
                Write::Bytes { at, bytes: written } if is_torn && written.len() > SECTOR => {
                    for (number, sector) in written.chunks(SECTOR).enumerate() {
                        if random.bool() {
                            let at = at + number * SECTOR;
                            Write::Bytes { at, bytes: sector.to_vec() }.perform(&mut bytes);
                        }
                    }
                }
                whole @ (Write::Bytes { .. } | Write::Length(_)) => whole.perform(&mut bytes),
            }
        }
        bytes
    }
}

impl Write {
    fn perform(&self, file: &mut Vec<u8>) {
        match self {
            Self::Length(length) => file.resize(*length, 0),
            Self::Bytes { at, bytes } => {
                let end = at + bytes.len();
                if file.len() < end {
                    file.resize(end, 0);
                }
                file[*at..end].copy_from_slice(bytes);
            }
        }
    }
}

/// Which of so many things got to the disk: none, all, those up to some moment, or any.
fn chosen(random: &mut Rng, count: usize) -> Vec<usize> {
    match random.u8(..4) {
        0 => Vec::new(),
        1 => (0..count).collect(),
        2 => (0..random.usize(..=count)).collect(),
        _ => (0..count).filter(|_| random.bool()).collect(),
    }
}

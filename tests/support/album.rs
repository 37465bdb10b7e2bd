//! Where pictures and pages are put for people to look at.

use std::{
    env, fs,
    io::BufWriter,
    path::{Path, PathBuf},
};

use image::{
    ExtendedColorType, ImageEncoder as _, RgbaImage,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};

use super::open_window::OpenWindow;

/// The folder that `CRAMP_DIARY_PICTURES` names, made where it is not there; `None`: nobody wants
/// to look.
pub(crate) fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env::var_os("CRAMP_DIARY_PICTURES")?);
    fs::create_dir_all(&folder).unwrap();
    Some(folder)
}

/// Whether a picture of this name is wanted: its name holds the word that
/// `CRAMP_DIARY_PICTURES_OF` names, or there is none.
pub(crate) fn wants(name: &str) -> bool {
    let wanted = env::var("CRAMP_DIARY_PICTURES_OF").unwrap_or_default();
    name.to_lowercase().contains(&wanted)
}

/// Draws a window and keeps the picture where it is wanted.
pub(crate) fn keep(window: &mut OpenWindow, folder: &Path, name: &str) {
    if wants(name) {
        write(&window.picture(), folder, name);
    }
}

/// Puts a picture into a folder: a large file in little time, to be looked at and thrown away.
pub(crate) fn write(picture: &RgbaImage, folder: &Path, name: &str) {
    let file = folder.join(format!("{}.png", name.to_lowercase()));
    let file = BufWriter::new(fs::File::create(file).unwrap());
    PngEncoder::new_with_quality(file, CompressionType::Fast, FilterType::Sub)
        .write_image(picture.as_raw(), picture.width(), picture.height(), ExtendedColorType::Rgba8)
        .unwrap();
}

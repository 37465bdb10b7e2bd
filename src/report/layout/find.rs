//! The fonts of the desktop, through the same library as those of the window.

use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use fontique::{
    Attributes, Collection, CollectionOptions, FallbackKey, FontStyle, FontWeight, FontWidth,
    GenericFamily, Language, Query, QueryFamily, QueryFont, QueryStatus, Script, SourceCache,
    SourceCacheOptions,
};
use unicode_script::UnicodeScript as _;

use super::fonts::Weight;

/// A font that was found.
#[derive(Clone)]
pub struct FontFile {
    /// The bytes of its file.
    pub data: Arc<dyn AsRef<[u8]> + Send + Sync>,
    /// Which font of the file.
    pub index: u32,
    /// Where on its axes it is to be taken.
    pub variations: Vec<([u8; 4], f32)>,
}

/// Who finds fonts for letters that the program's own typeface lacks.
pub trait FindFont {
    /// A font that has a letter; `all` are the letters that the document needs, from which the
    /// language of Han characters can be told.
    fn find(&mut self, letter: char, weight: Weight, all: &BTreeSet<char>) -> Option<FontFile>;
}

/// No fonts but the program's own.
#[derive(Debug, Clone, Copy)]
pub struct NoFonts;

impl FindFont for NoFonts {
    fn find(&mut self, _: char, _: Weight, _: &BTreeSet<char>) -> Option<FontFile> {
        None
    }
}

/// The fonts of the desktop; they are looked up when the first one is needed.
#[derive(Debug, Clone, Copy)]
pub struct DesktopFonts;

struct Desktop {
    collection: Collection,
    cache: SourceCache,
}

/// Reading what fonts there are takes up to half a second: once is enough.
static DESKTOP: LazyLock<Mutex<Desktop>> = LazyLock::new(|| {
    Mutex::new(Desktop {
        collection: Collection::new(CollectionOptions { shared: false, system_fonts: true }),
        cache: SourceCache::new(SourceCacheOptions::default()),
    })
});

impl FindFont for DesktopFonts {
    fn find(&mut self, letter: char, weight: Weight, all: &BTreeSet<char>) -> Option<FontFile> {
        let mut desktop = DESKTOP.lock().unwrap_or_else(PoisonError::into_inner);
        let Desktop { collection, cache } = &mut *desktop;
        let mut found = None;
        for (families, fallback) in searches(letter, all) {
            let mut query = collection.query(cache);
            query.set_families(families.iter().copied().map(QueryFamily::Generic));
            let weight = match weight {
                Weight::Regular => FontWeight::NORMAL,
                Weight::SemiBold => FontWeight::SEMI_BOLD,
            };
            query.set_attributes(Attributes::new(FontWidth::NORMAL, FontStyle::Normal, weight));
            if let Some(fallback) = fallback {
                query.set_fallbacks(fallback);
            }
            found = first_with(&mut query, letter);
            if found.is_some() {
                break;
            }
        }
        let font = found?;
        let variations = font
            .synthesis
            .variation_settings()
            .iter()
            .map(|(name, value)| (name.to_be_bytes(), *value))
            .collect();
        let (data, _) = font.blob.into_raw_parts();
        Some(FontFile { data, index: font.index, variations })
    }
}

/// Where to look, one after the other.
fn searches(
    letter: char,
    all: &BTreeSet<char>,
) -> Vec<(&'static [GenericFamily], Option<FallbackKey>)> {
    const PLAIN: &[GenericFamily] = &[GenericFamily::SansSerif];
    const SYMBOLS: &[GenericFamily] = &[
        GenericFamily::SansSerif,
        GenericFamily::SystemUi,
        GenericFamily::Math,
        GenericFamily::Serif,
        GenericFamily::Monospace,
    ];
    let common = [
        unicode_script::Script::Common,
        unicode_script::Script::Inherited,
        unicode_script::Script::Unknown,
    ];
    let of_script = Some(letter.script())
        .filter(|script| !common.contains(script))
        .and_then(|script| Script::parse(script.short_name()).ok());
    let Some(script) = of_script else {
        // Punctuation of Han texts belongs to no script either.
        let han = Script::from_bytes(*b"Hani");
        return vec![(SYMBOLS, None), (PLAIN, Some(FallbackKey::new(han, None)))];
    };
    let mut languages: Vec<Option<Language>> = Vec::new();
    if letter.script() == unicode_script::Script::Han {
        let names = han_languages(all);
        languages.extend(names.iter().map(|name| Language::parse(name).ok()));
    }
    languages.push(None);
    languages
        .iter()
        .map(|language| (PLAIN, Some(FallbackKey::new(script, language.as_ref()))))
        .collect()
}

/// The languages whose Han letters these are, the likeliest first: kana are Japanese, hangul
/// Korean.
fn han_languages(all: &BTreeSet<char>) -> [&'static str; 4] {
    use unicode_script::Script::{Hangul, Hiragana, Katakana};
    let has = |script: unicode_script::Script| all.iter().any(|letter| letter.script() == script);
    // fontique takes "zh-CN" for the default of Han, which is often a Japanese font; "zh-SG" is
    // Simplified Chinese as well.
    if has(Hiragana) || has(Katakana) {
        ["ja", "zh-SG", "zh-TW", "ko"]
    } else if has(Hangul) {
        ["ko", "zh-SG", "zh-TW", "ja"]
    } else {
        ["zh-SG", "zh-TW", "ja", "ko"]
    }
}

/// The first font of a query that has a letter.
fn first_with(query: &mut Query<'_>, letter: char) -> Option<QueryFont> {
    let mut found = None;
    query.matches_with(|font| {
        let glyph = font.charmap().and_then(|map| map.map(letter));
        if glyph.is_some_and(|glyph| glyph != 0) {
            found = Some(font.clone());
            QueryStatus::Stop
        } else {
            QueryStatus::Continue
        }
    });
    found
}

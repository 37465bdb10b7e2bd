//! No screen has a colour, a size of letters, a space, a corner or a stroke of its own: all of
//! them stand in `src/ui/style`.

use std::{fs, path::Path};

use crate::support::files::files_below;

/// What a screen may not say, and where it finds what it needs. A `#` stands for a digit, with or
/// without a minus before it.
const REFUSED: &[(&str, &str)] = &[
    ("Color32::from_", "style::tokens"),
    ("Color32::BLACK", "style::tokens"),
    ("Color32::WHITE", "style::tokens"),
    ("Color32::RED", "style::tokens"),
    ("Color32::GR", "style::tokens"),
    ("Color32::DARK", "style::tokens"),
    ("Color32::LIGHT", "style::tokens"),
    ("Rgba::", "style::tokens"),
    ("hex_color!", "style::tokens"),
    ("_multiply(", "a token with a name"),
    ("lerp_to_gamma(", "a token with a name"),
    ("FontId::", "style::font"),
    ("FontId {", "style::font"),
    (".size(#", "style::font"),
    ("Margin::same(#", "style::space"),
    ("Margin::symmetric(#", "style::space"),
    ("inner_margin(#", "style::space"),
    ("outer_margin(#", "style::space"),
    ("add_space(#", "style::space"),
    ("item_spacing.y = #", "style::space"),
    ("item_spacing.x = #", "style::space"),
    ("Margin::from(#", "style::space"),
    ("CornerRadius::same(#", "style::size"),
    ("desired_width(#", "style::size"),
    ("set_width(#", "style::size"),
    ("set_max_width(#", "style::size"),
    ("min_col_width(#", "style::size"),
    ("Field { width: #", "style::size"),
    ("widest: #", "style::size"),
    ("min_size(Vec2::splat(#", "style::size"),
    ("corner_radius(#", "style::size"),
    ("Stroke::new(#", "style::stroke"),
];

/// Spaces that are none: what stands beside each other touches.
const NO_SPACE: [&str; 2] = ["item_spacing.x = 0.0", "item_spacing.y = 0.0"];

fn says(line: &str, refused: &str) -> bool {
    let Some(words) = refused.strip_suffix('#') else { return line.contains(refused) };
    line.match_indices(words).any(|(at, _)| {
        let rest = line[at + words.len()..].trim_start_matches('-');
        rest.starts_with(|letter: char| letter.is_ascii_digit())
    })
}

#[test]
fn no_screen_has_a_look_of_its_own() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut faults = Vec::new();
    let style = root.join("style");
    for path in files_below([root.clone()]).iter().filter(|path| !path.starts_with(&style)) {
        let text = fs::read_to_string(path).unwrap();
        let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
        for (number, line) in code.enumerate() {
            let refused = REFUSED.iter().filter(|(refused, _)| says(line, refused));
            for (refused, instead) in refused {
                if !NO_SPACE.iter().any(|none| line.contains(none)) {
                    let path = path.strip_prefix(&root).unwrap().display();
                    let number = number + 1;
                    faults.push(format!("src/ui/{path}:{number}: {refused} (see {instead})"));
                }
            }
        }
    }
    faults.sort();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_digit_is_told_from_a_name() {
    assert!(says("ui.add_space(12.0);", "add_space(#"));
    assert!(says("    .size(-1.0)", ".size(#"));
    assert!(!says("ui.add_space(space::LARGE);", "add_space(#"));
    assert!(says("let color = Color32::from_gray(3);", "Color32::from_"));
    assert!(!says("painter.rect_filled(rect, corner, Color32::TRANSPARENT)", "Color32::from_"));
}

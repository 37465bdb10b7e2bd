//! The look of the window: colours, spaces, letters, icons, and how egui is set up from them.
//!
//! No screen has a colour, a space, a corner, a stroke or a size of letters of its own.

pub mod cramp_now;
mod dates;
pub mod font;
pub mod icon;
pub mod ink;
mod metrics;
pub mod scale;
pub mod state;
pub mod tokens;

use std::sync::Arc;

use egui::{
    CornerRadius, FontData, FontDefinitions, FontFamily, Margin, Stroke, Style, Theme, Vec2,
    Visuals,
    epaint::Shadow,
    style::{ScrollAnimation, WidgetVisuals},
};

use crate::app::{State, preferences};

use super::focus;

pub use dates::{whole_dates, whole_numbers};
pub use font::{figure_style, place_style, semibold, strong_style};
pub use metrics::{size, space, stroke};
pub use tokens::{Tokens, tokens};

/// Sets fonts and styles of both themes up. Call it once, before the first frame.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    ctx.style_mut_of(Theme::Dark, |style| restyle(style, &tokens::DARK));
    ctx.style_mut_of(Theme::Light, |style| restyle(style, &tokens::LIGHT));
    ctx.options_mut(|options| {
        // The text size is a preference of the person's, kept in the diary file.
        options.zoom_with_keyboard = false;
        options.fallback_theme = Theme::Dark;
    });
    state::install(ctx);
    focus::install(ctx);
}

/// Takes on the theme and the text size that a person prefers, and whether anything moves.
pub fn apply(ctx: &egui::Context, state: &State) {
    let preferences = &state.preferences;
    let theme = match preferences.theme {
        preferences::Theme::System => egui::ThemePreference::System,
        preferences::Theme::Light => egui::ThemePreference::Light,
        preferences::Theme::Dark => egui::ThemePreference::Dark,
    };
    if ctx.options(|options| options.theme_preference) != theme {
        ctx.set_theme(theme);
    }
    ctx.set_zoom_factor(preferences.text_size.factor());
    let scroll_animation = match state.motion() {
        preferences::Motion::Desktop | preferences::Motion::Full => ScrollAnimation::default(),
        preferences::Motion::Reduced => ScrollAnimation::none(),
    };
    if ctx.global_style().scroll_animation != scroll_animation {
        ctx.all_styles_mut(|style| style.scroll_animation = scroll_animation);
    }
}

fn fonts() -> FontDefinitions {
    let regular = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
    let heavy = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");
    let icons = include_bytes!("../../../assets/icons/Phosphor-subset.ttf");
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    };
    add("regular", regular);
    add("semibold", heavy);
    add("icons", icons);
    let family = |first: &str| vec![first.to_owned(), "icons".to_owned()];
    fonts.families.insert(FontFamily::Proportional, family("regular"));
    fonts.families.insert(FontFamily::Monospace, family("regular"));
    fonts.families.insert(semibold(), family("semibold"));
    fonts
}

fn restyle(style: &mut Style, tokens: &Tokens) {
    style.text_styles = font::text_styles();
    style.visuals = visuals(&style.visuals, tokens);
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::splat(space::SMALL);
    spacing.button_padding = Vec2::new(BUTTON_SIDE, space::SMALL);
    spacing.interact_size = Vec2::new(size::TARGET, size::TARGET);
    spacing.window_margin = Margin::from(space::LARGE);
    spacing.text_edit_width = 160.0;
    spacing.scroll = egui::style::ScrollStyle::solid();
    spacing.scroll.bar_width = size::SCROLL_BAR;
    // On a long page too it is a handle and no dot.
    spacing.scroll.handle_min_length = size::TARGET;
    // In a colour of its own: that of text would be the first thing to be seen.
    spacing.scroll.foreground_color = false;
    style.animation_time = 0.0;
}

fn visuals(base: &Visuals, tokens: &Tokens) -> Visuals {
    let mut visuals = base.clone();
    visuals.panel_fill = tokens.background;
    visuals.window_fill = tokens.surface;
    visuals.window_stroke = Stroke::new(stroke::THIN, tokens.outline);
    visuals.window_corner_radius = CornerRadius::same(size::CARD_RADIUS);
    visuals.window_shadow = Shadow::NONE;
    visuals.popup_shadow = Shadow::NONE;
    visuals.extreme_bg_color = tokens.background;
    visuals.text_edit_bg_color = Some(tokens.background);
    visuals.faint_bg_color = tokens.raised;
    visuals.hyperlink_color = tokens.accent;
    visuals.warn_fg_color = tokens.accent;
    visuals.error_fg_color = tokens.error;
    visuals.weak_text_color = Some(tokens.weak_text);
    visuals.selection.bg_fill = tokens.accent;
    visuals.selection.stroke = Stroke::new(stroke::LINE, tokens.on_accent);
    visuals.text_cursor.blink = false;
    visuals.text_cursor.stroke = Stroke::new(stroke::CHOSEN, tokens.accent);
    visuals.disabled_alpha = state::SWITCHED_OFF;
    let widget = |fill, outline| WidgetVisuals {
        // Of all that is drawn here, a handle alone has this fill.
        bg_fill: tokens.handle,
        weak_bg_fill: fill,
        bg_stroke: outline,
        corner_radius: CornerRadius::same(size::RADIUS),
        fg_stroke: Stroke::new(stroke::THIN, tokens.text),
        expansion: 0.0,
    };
    let widgets = &mut visuals.widgets;
    widgets.noninteractive = widget(tokens.surface, Stroke::new(stroke::THIN, tokens.raised));
    widgets.inactive = widget(tokens.raised, Stroke::new(stroke::THIN, tokens.outline));
    widgets.hovered = state::hovered(widgets.inactive, tokens);
    // What has the keyboard's place, until something is pressed: see `state`.
    widgets.active = widgets.inactive;
    widgets.open = widgets.inactive;
    visuals
}

/// Beside the words of a button.
const BUTTON_SIDE: f32 = 14.0;

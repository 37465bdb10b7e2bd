//! Every colour of the window, for both themes; those of Cramp now stand in `cramp_now`.
//!
//! `tests/look` computes from these that text can be read, that marks can be seen, and that what
//! means different things differs to eyes that lack a colour.

use egui::{Color32, Response};

use super::cramp_now;

/// The paper of the pages that are shown as they are printed, in every theme.
pub const PAPER: Color32 = Color32::WHITE;
/// What is written on it.
pub const ON_PAPER: Color32 = Color32::BLACK;

/// The colours of one theme.
#[derive(Debug, Clone, Copy)]
pub struct Tokens {
    /// Behind everything.
    pub background: Color32,
    /// Sections and fields stand on it.
    pub surface: Color32,
    /// Buttons and rows stand on it.
    pub raised: Color32,
    /// Under the pointer, what can be pressed.
    pub hover: Color32,
    /// While it is pressed.
    pub pressed: Color32,
    /// Lines around fields and sections.
    pub outline: Color32,
    /// The handle of a scroll bar: seen by whoever looks for it, and by nobody else.
    pub handle: Color32,
    /// Text.
    pub text: Color32,
    /// Text of less weight.
    pub weak_text: Color32,
    /// What can be pressed first, and what is chosen.
    pub accent: Color32,
    /// The same under the pointer.
    pub accent_hover: Color32,
    /// The same while it is pressed.
    pub accent_pressed: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// A cramp: a filled mark.
    pub cramp: Color32,
    /// Text on a cramp mark.
    pub on_cramp: Color32,
    /// A cramp-free night: a ring.
    pub cramp_free: Color32,
    /// A night that was not recorded: hatched.
    pub not_recorded: Color32,
    /// What was worked out, in a chart: a line, or a dot on its interval.
    pub estimate: Color32,
    /// Time asleep, in a chart.
    pub sleep: Color32,
    /// Kinds that have no order, in a chart: of Okabe and Ito's set for all eyes.
    pub series: [Color32; 4],
    /// A routine card.
    pub routine: Color32,
    /// A button on it under the pointer.
    pub routine_hover: Color32,
    /// An emergency card.
    pub emergency: Color32,
    /// A button on it under the pointer.
    pub emergency_hover: Color32,
    /// Text on either card.
    pub on_card: Color32,
    /// What is wrong with a field.
    pub error: Color32,
}

/// The fills of something that can be pressed, by its state.
#[derive(Debug, Clone, Copy)]
pub struct Fills {
    /// When nothing is done to it.
    pub rest: Color32,
    /// Under the pointer.
    pub hover: Color32,
    /// While it is pressed.
    pub pressed: Color32,
}

impl Fills {
    /// The fill that a state asks for; the keyboard's place has a ring instead.
    pub fn of(self, response: &Response) -> Color32 {
        if response.is_pointer_button_down_on() {
            self.pressed
        } else if response.hovered() {
            self.hover
        } else {
            self.rest
        }
    }
}

impl Tokens {
    /// The fills of a row or cell on this ground.
    pub const fn fills_on(&self, ground: Color32) -> Fills {
        Fills { rest: ground, hover: self.hover, pressed: self.pressed }
    }

    /// The fills of a plain button.
    pub const fn plain(&self) -> Fills {
        self.fills_on(self.raised)
    }

    /// The fills of what can be pressed first, and of what is chosen.
    pub const fn chosen(&self) -> Fills {
        Fills { rest: self.accent, hover: self.accent_hover, pressed: self.accent_pressed }
    }

    /// The fills of a button on a routine card.
    pub const fn on_routine(&self) -> Fills {
        let Self { routine, routine_hover, .. } = *self;
        Fills { rest: routine, hover: routine_hover, pressed: routine_hover }
    }

    /// The fills of a button on an emergency card.
    pub const fn on_emergency(&self) -> Fills {
        let Self { emergency, emergency_hover, .. } = *self;
        Fills { rest: emergency, hover: emergency_hover, pressed: emergency_hover }
    }

    /// A part of the drawn legs of which nothing is known.
    pub fn leg_part(&self) -> Color32 {
        self.raised.lerp_to_gamma(self.outline, 0.3)
    }

    /// The same under the pointer.
    pub fn leg_part_hover(&self) -> Color32 {
        self.leg_part().lerp_to_gamma(self.accent, 0.4)
    }

    /// A band behind the bars of a chart: how sure an estimate is.
    pub fn band(&self) -> Color32 {
        self.estimate.gamma_multiply(0.18)
    }

    /// The lines of a chart's grid, which help the eye and mean nothing.
    pub fn grid(&self) -> Color32 {
        self.outline.gamma_multiply(0.5)
    }
}

#[expect(clippy::disallowed_methods, reason = "colours are declared here and nowhere else")]
const fn hex(rgb: u32) -> Color32 {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

/// Light text on dark, for the night.
pub const DARK: Tokens = Tokens {
    background: hex(0x0010_131C),
    surface: hex(0x0019_1D2A),
    raised: hex(0x0023_2838),
    hover: hex(0x002B_3145),
    pressed: hex(0x003A_4260),
    outline: hex(0x0074_7C98),
    handle: hex(0x0066_6E88),
    text: hex(0x00EC_EAF2),
    weak_text: hex(0x00BD_BFCE),
    accent: hex(0x00F4_B860),
    accent_hover: hex(0x00FF_CB7D),
    accent_pressed: hex(0x00E0_A24A),
    on_accent: hex(0x001B_1406),
    cramp: hex(0x00F0_906F),
    on_cramp: hex(0x002A_0C02),
    cramp_free: hex(0x008C_E0CE),
    not_recorded: hex(0x007A_82A0),
    estimate: hex(0x006D_B6F7),
    sleep: hex(0x007D_96C8),
    series: [hex(0x0056_B4E9), hex(0x00E6_9F00), hex(0x0000_9E73), hex(0x00CC_79A7)],
    routine: hex(0x0000_4A99),
    routine_hover: hex(0x0000_397A),
    emergency: hex(0x008C_1220),
    emergency_hover: hex(0x006E_0C18),
    on_card: hex(0x00FF_FFFF),
    error: hex(0x00FF_B4A6),
};

/// Dark text on paper, for the day.
pub const LIGHT: Tokens = Tokens {
    background: hex(0x00FA_F7F2),
    surface: hex(0x00FF_FFFF),
    raised: hex(0x00F1_ECE3),
    hover: hex(0x00E7_DFD2),
    pressed: hex(0x00D8_CCB6),
    outline: hex(0x0085_7E6E),
    handle: hex(0x008C_8574),
    text: hex(0x001B_1F2C),
    weak_text: hex(0x003F_4555),
    accent: hex(0x0065_3B00),
    accent_hover: hex(0x007A_4A06),
    accent_pressed: hex(0x004A_2B00),
    on_accent: hex(0x00FF_FFFF),
    cramp: hex(0x009A_2A10),
    on_cramp: hex(0x00FF_FFFF),
    cramp_free: hex(0x0000_5D63),
    not_recorded: hex(0x0085_7E6E),
    estimate: hex(0x002F_6FBA),
    sleep: hex(0x005F_79A8),
    series: [hex(0x0000_72B2), hex(0x00D5_5E00), hex(0x0000_9E73), hex(0x00CC_79A7)],
    routine: hex(0x0000_4A99),
    routine_hover: hex(0x0000_397A),
    emergency: hex(0x008C_1220),
    emergency_hover: hex(0x006E_0C18),
    on_card: hex(0x00FF_FFFF),
    error: hex(0x008A_1606),
};

/// The tokens of the theme that is drawn.
pub fn tokens(ctx: &egui::Context) -> &'static Tokens {
    if cramp_now::is_worn(ctx) {
        return &cramp_now::TOKENS;
    }
    match ctx.theme() {
        egui::Theme::Dark => &DARK,
        egui::Theme::Light => &LIGHT,
    }
}

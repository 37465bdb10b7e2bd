//! The colours of paper, for what leaves the window: those of its light theme.

use super::scene::Ink;

/// Red, green, blue, and how much it covers what is under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paint {
    /// Red, green and blue.
    pub rgb: [u8; 3],
    /// 255 where nothing shines through.
    pub alpha: u8,
}

const fn paint(rgb: u32) -> Paint {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Paint { rgb: [red, green, blue], alpha: 255 }
}

/// The colour of an ink on paper; a test of the window holds that it is that of the light theme.
pub const fn on_paper(ink: Ink) -> Paint {
    match ink {
        Ink::Text => paint(0x001B_1F2C),
        Ink::Weak => paint(0x003F_4555),
        Ink::Grid => Paint { alpha: 128, ..paint(0x0085_7E6E) },
        Ink::Outline | Ink::NotRecorded => paint(0x0085_7E6E),
        Ink::Accent => paint(0x0065_3B00),
        Ink::Cramp | Ink::Shade(4..) => paint(0x009A_2A10),
        Ink::OnCramp | Ink::Ground => paint(0x00FF_FFFF),
        Ink::Free => paint(0x0000_5D63),
        Ink::Sleep => paint(0x005F_79A8),
        Ink::Band => Paint { alpha: 46, ..paint(0x002F_6FBA) },
        Ink::Trend => paint(0x002F_6FBA),
        // Okabe and Ito's set for all eyes.
        Ink::Series(0) => paint(0x0000_72B2),
        Ink::Series(1) => paint(0x00D5_5E00),
        Ink::Series(2) => paint(0x0000_9E73),
        Ink::Series(3..) => paint(0x00CC_79A7),
        Ink::Skin => paint(0x00F1_ECE3),
        Ink::Shade(0) => paint(0x00D1_CBC0),
        Ink::Shade(1) => paint(0x00C1_9B8B),
        Ink::Shade(2) => paint(0x00B6_7B68),
        Ink::Shade(3) => paint(0x00A8_523C),
    }
}

//! Colours as numbers: how light they are, how far apart, and how eyes see them that lack one
//! kind of cone.

use egui::Color32;

/// Red, green and blue as amounts of light, from 0 to 1.
type Light = [f64; 3];

/// How eyes see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Eyes {
    Usual,
    /// Without the cones for long waves.
    Protanopia,
    /// Without the cones for middle waves.
    Deuteranopia,
    /// Without the cones for short waves.
    Tritanopia,
}

impl Eyes {
    pub(super) const ALL: [Self; 4] =
        [Self::Usual, Self::Protanopia, Self::Deuteranopia, Self::Tritanopia];

    /// What becomes of light: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A
    /// Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions
    /// on Visualization and Computer Graphics 15 (2009), 1291-1298, at severity 1.0.
    const fn matrix(self) -> [Light; 3] {
        match self {
            Self::Usual => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::Protanopia => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deuteranopia => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Tritanopia => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }

    fn see(self, light: Light) -> Light {
        times(self.matrix(), light).map(|value| value.clamp(0.0, 1.0))
    }
}

fn times(matrix: [Light; 3], light: Light) -> Light {
    matrix.map(|row| row.iter().zip(light).map(|(share, value)| share * value).sum())
}

/// The light of a colour: the transfer function of sRGB, undone.
fn light(color: Color32) -> Light {
    [color.r(), color.g(), color.b()].map(|value| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

/// Contrast as WCAG 2.2 defines it, from 1 to 21.
pub(super) fn contrast(one: Color32, other: Color32) -> f64 {
    let luminance = |color: Color32| {
        let [red, green, blue] = light(color);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// How far apart two colours are to these eyes, in Oklab (B. Ottosson, "A perceptual color space
/// for image processing", 2020): 1 from black to white, about 0.02 where it is just noticed.
pub(super) fn difference(one: Color32, other: Color32, eyes: Eyes) -> f64 {
    let place = |color: Color32| {
        let cones = times(
            [
                [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
                [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
                [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
            ],
            eyes.see(light(color)),
        );
        times(
            [
                [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
                [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
                [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
            ],
            cones.map(f64::cbrt),
        )
    };
    let squares =
        place(one).into_iter().zip(place(other)).map(|(one, other)| (one - other).powi(2));
    squares.sum::<f64>().sqrt()
}

/// A colour of which only a share is left over another one.
pub(super) fn over(color: Color32, share: f32, ground: Color32) -> Color32 {
    ground.lerp_to_gamma(color, share)
}

#[test]
#[expect(clippy::disallowed_methods, reason = "well-known colours, which no screen has")]
fn contrast_and_difference_agree_with_known_values() {
    let near = |found: f64, known: f64, bound: f64| {
        assert!((found - known).abs() < bound, "{found} is not {known}");
    };
    near(contrast(Color32::WHITE, Color32::BLACK), 21.0, 1e-9);
    // #777777 on white is the well-known near miss of 4.5:1.
    near(contrast(Color32::from_gray(0x77), Color32::WHITE), 4.48, 0.005);
    near(difference(Color32::WHITE, Color32::BLACK, Eyes::Usual), 1.0, 1e-6);
    let (red, green) = (Color32::from_rgb(0xD0, 0x40, 0x40), Color32::from_rgb(0x70, 0x70, 0x10));
    assert!(difference(red, green, Eyes::Usual) > 0.15);
    assert!(
        difference(red, green, Eyes::Deuteranopia) < 0.08,
        "red and olive are the classic pair"
    );
    for eyes in Eyes::ALL {
        let grey = Color32::from_gray(0x80);
        assert!(difference(grey, grey, eyes) < 1e-12);
        let seen = eyes.see(light(grey));
        assert!(seen.iter().all(|value| (value - seen[0]).abs() < 1e-3), "{eyes:?}: {seen:?}");
    }
}

//! The shapes of one leg, as they were drawn: a person's left one, seen from the front and from
//! behind.
//!
//! Lengths are thousandths of the way from the crest of the hip to the tips of the toes. Across,
//! they count from the middle of the body outward. The measures are those of a slender adult who
//! stands with the legs a little apart and the feet a little turned out. The front foot is seen
//! from above, as body charts draw it, so that its toes can be told apart.

use super::curve::Point;
use crate::diary::vocabulary::Muscle;

/// One leg from one side.
pub(super) struct Shapes {
    /// Knots down the outer side, from the waist to where the under side begins.
    pub(super) outer: &'static [Point],
    /// Knots down the inner side, from the crotch to where the under side ends.
    pub(super) inner: &'static [Point],
    /// Curves under the foot, from the outer side to the inner one: two pulls and an end each.
    pub(super) under: &'static [[Point; 3]],
    /// The parts that reach from side to side, from the top down.
    pub(super) bands: &'static [Band],
    /// The part that reaches down to the under side.
    pub(super) last: Band,
    /// Fine lines that show the form: knots of each.
    pub(super) creases: &'static [&'static [Point]],
}

/// A part by knots of its upper and its lower edge.
///
/// Across, edges count from the inner side of the leg (0) to the outer one (1).
pub(super) struct Band {
    pub(super) muscle: Muscle,
    pub(super) top: &'static [Point],
    /// Of the last part empty: it ends with the leg.
    pub(super) bottom: &'static [Point],
}

/// Seen from the front.
pub(super) const FRONT: Shapes = Shapes {
    outer: &[
        [138.0, 0.0],
        [152.0, 40.0],
        [171.0, 98.0],
        [187.0, 165.0],
        [193.0, 225.0],
        [192.0, 290.0],
        [186.0, 360.0],
        [176.0, 430.0],
        [164.0, 486.0],
        [157.0, 525.0],
        [155.0, 556.0],
        [157.0, 590.0],
        [164.0, 630.0],
        [167.0, 672.0],
        [163.0, 725.0],
        [153.0, 775.0],
        [143.0, 820.0],
        [139.0, 850.0],
        [143.0, 877.0],
        [147.0, 896.0],
        [156.0, 914.0],
        [167.0, 932.0],
        [176.0, 949.0],
    ],
    inner: &[
        [0.0, 208.0],
        [1.0, 226.0],
        [4.0, 244.0],
        [8.0, 272.0],
        [15.0, 330.0],
        [26.0, 400.0],
        [39.0, 460.0],
        [48.0, 505.0],
        [50.0, 535.0],
        [55.0, 566.0],
        [54.0, 600.0],
        [51.0, 645.0],
        [55.0, 695.0],
        [66.0, 745.0],
        [77.0, 795.0],
        [81.0, 836.0],
        [76.0, 864.0],
        [79.0, 886.0],
        [85.0, 908.0],
        [88.0, 934.0],
        [88.0, 958.0],
    ],
    under: &[
        [[181.9, 966.3], [182.7, 973.5], [177.3, 975.4]],
        [[171.8, 977.2], [168.9, 973.3], [165.0, 962.0]],
        [[169.3, 981.6], [168.9, 989.7], [163.4, 990.9]],
        [[157.8, 992.1], [154.4, 986.5], [151.0, 971.0]],
        [[153.9, 992.0], [152.7, 1000.5], [147.4, 1001.2]],
        [[142.1, 1002.0], [138.7, 994.9], [136.0, 976.0]],
        [[137.5, 997.8], [135.2, 1006.5], [129.1, 1006.9]],
        [[123.0, 1007.4], [119.5, 999.3], [118.0, 978.0]],
        [[118.0, 997.4], [115.3, 1005.0], [103.0, 1005.0]],
        [[90.7, 1005.0], [88.0, 991.8], [88.0, 958.0]],
    ],
    bands: &[
        Band {
            muscle: Muscle::Hip,
            top: &[[0.0, 22.0], [0.5, 18.0], [1.0, 10.0]],
            bottom: &[[0.0, 222.0], [0.3, 206.0], [0.65, 172.0], [1.0, 128.0]],
        },
        Band {
            muscle: Muscle::Thigh,
            top: &[[0.0, 250.0], [0.1, 238.0], [0.35, 213.0], [0.68, 178.0], [1.0, 138.0]],
            bottom: &[[0.0, 518.0], [0.24, 523.0], [0.5, 495.0], [0.76, 501.0], [1.0, 488.0]],
        },
        Band {
            muscle: Muscle::Shin,
            top: &[[0.0, 596.0], [0.25, 590.0], [0.5, 582.0], [0.75, 586.0], [1.0, 590.0]],
            bottom: &[[0.0, 838.0], [0.5, 852.0], [1.0, 840.0]],
        },
        Band {
            muscle: Muscle::Foot,
            top: &[[0.0, 886.0], [0.5, 868.0], [1.0, 891.0]],
            bottom: &[[0.0, 939.0], [0.35, 948.0], [0.7, 942.0], [1.0, 926.0]],
        },
    ],
    last: Band {
        muscle: Muscle::Toes,
        top: &[[0.0, 947.0], [0.35, 957.0], [0.7, 951.0], [1.0, 935.0]],
        bottom: &[],
    },
    creases: &[
        &[[80.0, 512.0], [70.0, 532.0], [76.0, 556.0], [92.0, 568.0]],
        &[[128.0, 510.0], [138.0, 532.0], [131.0, 556.0], [114.0, 568.0]],
        &[[96.0, 616.0], [104.0, 690.0], [107.0, 760.0], [106.0, 806.0]],
        &[[88.0, 864.0], [92.0, 872.0], [90.0, 882.0]],
        &[[134.0, 870.0], [130.0, 880.0], [133.0, 889.0]],
    ],
};

/// Seen from behind.
pub(super) const BACK: Shapes = Shapes {
    outer: &[
        [138.0, 0.0],
        [152.0, 40.0],
        [171.0, 98.0],
        [187.0, 165.0],
        [193.0, 225.0],
        [192.0, 290.0],
        [186.0, 360.0],
        [176.0, 430.0],
        [164.0, 486.0],
        [157.0, 525.0],
        [155.0, 556.0],
        [159.0, 590.0],
        [165.0, 630.0],
        [167.0, 672.0],
        [161.0, 725.0],
        [150.0, 775.0],
        [140.0, 820.0],
        [138.0, 850.0],
        [143.0, 877.0],
        [146.0, 894.0],
        [154.0, 911.0],
        [165.0, 929.0],
        [173.0, 946.0],
    ],
    inner: &[
        [0.0, 208.0],
        [1.0, 226.0],
        [4.0, 244.0],
        [8.0, 272.0],
        [15.0, 330.0],
        [26.0, 400.0],
        [39.0, 460.0],
        [48.0, 505.0],
        [50.0, 535.0],
        [52.0, 562.0],
        [49.0, 600.0],
        [46.0, 650.0],
        [50.0, 705.0],
        [65.0, 755.0],
        [78.0, 800.0],
        [82.0, 840.0],
        [77.0, 866.0],
        [81.0, 890.0],
        [79.0, 922.0],
        [81.0, 952.0],
    ],
    under: &[
        [[179.0, 958.0], [174.0, 969.0], [158.0, 970.0]],
        [[149.0, 971.0], [143.0, 976.0], [134.0, 982.0]],
        [[108.0, 999.0], [82.0, 987.0], [81.0, 952.0]],
    ],
    bands: &[
        Band {
            muscle: Muscle::Hip,
            top: &[[0.0, 22.0], [0.5, 18.0], [1.0, 10.0]],
            bottom: &[[0.0, 216.0], [0.14, 243.0], [0.42, 250.0], [0.75, 232.0], [1.0, 196.0]],
        },
        Band {
            muscle: Muscle::Hamstring,
            top: &[[0.0, 262.0], [0.14, 259.0], [0.42, 262.0], [0.75, 244.0], [1.0, 207.0]],
            bottom: &[[0.0, 532.0], [0.16, 524.0], [0.5, 488.0], [0.84, 524.0], [1.0, 532.0]],
        },
        Band {
            muscle: Muscle::Calf,
            top: &[[0.0, 576.0], [0.24, 563.0], [0.5, 577.0], [0.76, 563.0], [1.0, 576.0]],
            bottom: &[
                [0.0, 712.0],
                [0.1, 749.0],
                [0.28, 770.0],
                [0.43, 764.0],
                [0.52, 753.0],
                [0.62, 757.0],
                [0.76, 758.0],
                [0.92, 734.0],
                [1.0, 700.0],
            ],
        },
    ],
    last: Band {
        muscle: Muscle::Foot,
        top: &[[0.0, 890.0], [0.5, 874.0], [1.0, 890.0]],
        bottom: &[],
    },
    creases: &[
        &[[72.0, 546.0], [92.0, 553.0], [116.0, 553.0], [136.0, 545.0]],
        &[[104.0, 590.0], [106.0, 650.0], [106.0, 740.0]],
        &[[101.0, 800.0], [103.0, 830.0], [99.0, 868.0]],
        &[[121.0, 797.0], [118.0, 830.0], [123.0, 868.0]],
        &[[142.0, 905.0], [146.0, 932.0], [139.0, 964.0]],
    ],
};

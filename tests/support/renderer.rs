//! Pictures of the window, worked out by the processor alone.
//!
//! egui hands over triangles with a colour and a texture at each corner, colours premultiplied
//! and in gamma space; this draws them as a graphics card would, without one. Corners are
//! snapped to a 256th of a pixel and edges are compared in whole numbers, so that neighbouring
//! triangles neither overlap nor leave a gap, and every run on every machine gives the same
//! bytes.

use std::collections::BTreeMap;

use egui::{
    Color32, ColorImage, Context, FullOutput, ImageData, Mesh, Pos2, Rect, TextureId,
    TexturesDelta,
    epaint::{ImageDelta, Primitive, Vertex},
};
use egui_kittest::TestRenderer;
use image::RgbaImage;

/// Steps within a pixel.
const SUBPIXELS: i64 = 256;

/// Draws frames of egui into pictures.
#[derive(Default)]
pub(crate) struct SoftwareRenderer {
    textures: BTreeMap<TextureId, ColorImage>,
}

impl TestRenderer for SoftwareRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        #[expect(clippy::iter_over_hash_type, reason = "textures do not depend on each other")]
        for (id, changes) in delta.set.drain() {
            for change in changes {
                self.change(id, change);
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "textures do not depend on each other")]
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        // The window is cleared like that before each frame.
        let ground = ctx.global_style().visuals.panel_fill;
        let mut picture = Picture::new(whole(size.x), whole(size.y), ground);
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = clipped.primitive else {
                return Err("only triangles can be drawn without a graphics card".to_owned());
            };
            let texture = self
                .textures
                .get(&mesh.texture_id)
                .ok_or_else(|| format!("there is no texture {:?}", mesh.texture_id))?;
            let clip = picture.pixels_of(clipped.clip_rect, scale);
            picture.draw(&mesh, texture, clip, scale);
        }
        Ok(picture.into_image())
    }
}

impl SoftwareRenderer {
    /// Puts a new texture in, or a patch into one that is there.
    fn change(&mut self, id: TextureId, change: ImageDelta) {
        let ImageData::Color(patch) = change.image;
        let Some([left, top]) = change.pos else {
            self.textures.insert(id, (*patch).clone());
            return;
        };
        let texture = self.textures.get_mut(&id).unwrap();
        for y in 0..patch.height() {
            for x in 0..patch.width() {
                texture[(left + x, top + y)] = patch[(x, y)];
            }
        }
    }
}

/// The pixels from `left` to before `right` and from `top` to before `bottom`.
#[derive(Clone, Copy)]
struct Pixels {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

struct Picture {
    image: ColorImage,
}

impl Picture {
    fn new(width: i64, height: i64, ground: Color32) -> Self {
        let size = [width, height].map(|side| usize::try_from(side).unwrap());
        Self { image: ColorImage::filled(size, ground) }
    }

    /// The pixels that a rectangle in points lets through.
    fn pixels_of(&self, rect: Rect, scale: f32) -> Pixels {
        let [width, height] = self.image.size.map(|side| i64::try_from(side).unwrap());
        Pixels {
            left: whole(rect.left() * scale).clamp(0, width),
            top: whole(rect.top() * scale).clamp(0, height),
            right: whole(rect.right() * scale).clamp(0, width),
            bottom: whole(rect.bottom() * scale).clamp(0, height),
        }
    }

    fn draw(&mut self, mesh: &Mesh, texture: &ColorImage, clip: Pixels, scale: f32) {
        for corners in mesh.indices.chunks_exact(3) {
            let corner = |index: u32| mesh.vertices[usize::try_from(index).unwrap()];
            let corners = [corner(corners[0]), corner(corners[1]), corner(corners[2])];
            self.draw_triangle(corners, texture, clip, scale);
        }
    }

    fn draw_triangle(
        &mut self,
        mut corners: [Vertex; 3],
        texture: &ColorImage,
        clip: Pixels,
        scale: f32,
    ) {
        let mut points = corners.map(|corner| Point::snapped(corner.pos, scale));
        let mut area = points[2].side_of(points[0], points[1]);
        if area < 0 {
            corners.swap(1, 2);
            points.swap(1, 2);
            area = -area;
        }
        if area == 0 {
            return;
        }
        let edges = [(points[1], points[2]), (points[2], points[0]), (points[0], points[1])];
        let heights = points.map(|point| point.y.div_euclid(SUBPIXELS));
        let top = heights.into_iter().min().unwrap().max(clip.top);
        let bottom = (heights.into_iter().max().unwrap() + 1).min(clip.bottom);
        let paint = Paint::new(&corners, texture);
        for y in top..bottom {
            let row = edges.iter().fold((clip.left, clip.right), |(left, right), edge| {
                let (from, to) = pixels_inside(*edge, y);
                (left.max(from), right.min(to))
            });
            if row.0 >= row.1 {
                continue;
            }
            let row_start = usize::try_from(y).unwrap() * self.image.size[0];
            let place = |x: i64| row_start + usize::try_from(x).unwrap();
            let pixels = &mut self.image.pixels[place(row.0)..place(row.1)];
            match paint {
                Paint::Plain(color) if color.a() == u8::MAX => pixels.fill(color),
                Paint::Plain(color) => {
                    for pixel in pixels {
                        *pixel = pixel.blend(color);
                    }
                }
                Paint::Textured { .. } => {
                    let mut middle = Point::middle_of(row.0, y);
                    for pixel in pixels {
                        let shares =
                            edges.map(|(from, to)| middle.side_of(from, to) as f32 / area as f32);
                        *pixel = pixel.blend(paint.color(shares));
                        middle.x += SUBPIXELS;
                    }
                }
            }
        }
    }

    fn into_image(self) -> RgbaImage {
        let [width, height] = self.image.size.map(|side| u32::try_from(side).unwrap());
        let mut bytes = Vec::with_capacity(4 * self.image.pixels.len());
        // Every pixel has been painted: nothing shines through that would have to be divided by.
        for pixel in &self.image.pixels {
            bytes.extend_from_slice(&pixel.to_array());
        }
        RgbaImage::from_raw(width, height, bytes).unwrap()
    }
}

/// A place in steps within pixels.
#[derive(Clone, Copy)]
struct Point {
    x: i64,
    y: i64,
}

impl Point {
    fn snapped(pos: Pos2, scale: f32) -> Self {
        let steps = scale * SUBPIXELS as f32;
        Self { x: whole(pos.x * steps), y: whole(pos.y * steps) }
    }

    const fn middle_of(x: i64, y: i64) -> Self {
        Self { x: x * SUBPIXELS + SUBPIXELS / 2, y: y * SUBPIXELS + SUBPIXELS / 2 }
    }

    /// Twice the area of the triangle with an edge: positive to the right of its direction.
    const fn side_of(self, from: Self, to: Self) -> i64 {
        (to.x - from.x) * (self.y - from.y) - (to.y - from.y) * (self.x - from.x)
    }
}

/// The pixels of a row, from the first to before the last, whose middle lies on the inner side
/// of an edge. A middle on the edge itself belongs to the triangle of which it is a top or a
/// left one.
const fn pixels_inside((from, to): (Point, Point), y: i64) -> (i64, i64) {
    let is_top_left = to.y < from.y || (to.y == from.y && to.x > from.x);
    let least = if is_top_left { 0 } else { 1 };
    let start = Point::middle_of(0, y).side_of(from, to);
    let step = (from.y - to.y) * SUBPIXELS;
    match step.signum() {
        // side = start + step * x, to be `least` or more
        1 => (-(start - least).div_euclid(step), i64::MAX),
        -1 => (i64::MIN, (start - least).div_euclid(-step) + 1),
        _ if start >= least => (i64::MIN, i64::MAX),
        _ => (0, 0),
    }
}

/// What a triangle is filled with.
enum Paint<'a> {
    Plain(Color32),
    Textured { corners: &'a [Vertex; 3], texture: &'a ColorImage },
}

impl<'a> Paint<'a> {
    fn new(corners: &'a [Vertex; 3], texture: &'a ColorImage) -> Self {
        let [one, others @ ..] = corners;
        let textured = Self::Textured { corners, texture };
        if others.iter().all(|other| other.uv == one.uv && other.color == one.color) {
            Self::Plain(textured.color([1.0, 0.0, 0.0]))
        } else {
            textured
        }
    }

    /// The colour where the corners have these shares.
    fn color(&self, shares: [f32; 3]) -> Color32 {
        let (corners, texture) = match self {
            Self::Plain(color) => return *color,
            Self::Textured { corners, texture } => (corners, texture),
        };
        let mix = |value: &dyn Fn(&Vertex) -> f32| -> f32 {
            corners.iter().zip(shares).map(|(corner, share)| value(corner) * share).sum()
        };
        let texel = sample(texture, mix(&|corner| corner.uv.x), mix(&|corner| corner.uv.y));
        let mut color = Color32::TRANSPARENT;
        for channel in 0..4 {
            let tint = mix(&|corner| f32::from(corner.color[channel]));
            color[channel] = u8::try_from(whole(tint * texel[channel] / 255.0)).unwrap_or(u8::MAX);
        }
        color
    }
}

/// The colour of a texture at a place from 0 to 1, between its four nearest pixels.
fn sample(texture: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let [width, height] = texture.size;
    let (left, right, x) = neighbours(u, width);
    let (top, bottom, y) = neighbours(v, height);
    std::array::from_fn(|channel| {
        let at = |x: usize, y: usize| f32::from(texture[(x, y)][channel]);
        let upper = egui::lerp(at(left, top)..=at(right, top), x);
        let lower = egui::lerp(at(left, bottom)..=at(right, bottom), x);
        egui::lerp(upper..=lower, y)
    })
}

/// The two pixels of a row that a place lies between, and how far from the first one it is.
fn neighbours(place: f32, count: usize) -> (usize, usize, f32) {
    let place = (place * count as f32 - 0.5).clamp(0.0, (count - 1) as f32);
    let first = usize::try_from(whole(place.floor())).unwrap();
    (first, (first + 1).min(count - 1), place.fract())
}

/// The nearest whole number.
#[expect(clippy::cast_possible_truncation, reason = "pixels and their parts, far below 2^53")]
fn whole(value: f32) -> i64 {
    value.round() as i64
}

//! The program: arguments, paths, and the window or a subcommand.

fn main() {
    cramp_diary::ui::run(cramp_diary::ui::WindowOptions::Demo).unwrap();
}

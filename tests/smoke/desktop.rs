//! A desktop without a screen: an X server of its own, with a keyboard that a test presses.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use x11rb::{
    connection::Connection as _,
    protocol::{
        xproto::{
            ClientMessageEvent, ConnectionExt as _, EventMask, ImageFormat, InputFocus,
            KEY_PRESS_EVENT, KEY_RELEASE_EVENT, MapState, Window,
        },
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
};

/// How long something may take on a busy machine before a test fails.
const PATIENCE: Duration = Duration::from_mins(1);

/// How long to wait between two looks at something.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// The symbol of the left Control key.
pub(crate) const CONTROL: u32 = 0xffe3;

/// The symbol of the escape key.
pub(crate) const ESCAPE: u32 = 0xff1b;

/// A running X server without a screen; it ends with this value.
pub(crate) struct Desktop {
    server: Child,
    name: String,
    connection: RustConnection,
    root: Window,
}

impl Desktop {
    /// Starts it; `None` where the program `Xvfb` is not installed.
    pub(crate) fn start() -> Option<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        // It takes a display that is free, and tells its number as soon as it can be used.
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        let name = format!(":{}", number.trim());
        let (connection, screen) = x11rb::connect(Some(&name)).unwrap();
        let root = connection.setup().roots[screen].root;
        Some(Self { server, name, connection, root })
    }

    /// What programs call it.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Waits for a window with this title and gives it the keyboard.
    pub(crate) fn window(&self, title: &str) -> Window {
        let window = wait_for(title, || {
            let tree = self.connection.query_tree(self.root).unwrap().reply().unwrap();
            tree.children.into_iter().find(|window| self.is_shown(*window, title))
        });
        let focus =
            self.connection.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME);
        focus.unwrap().check().unwrap();
        window
    }

    fn is_shown(&self, window: Window, title: &str) -> bool {
        let name = u32::from(x11rb::protocol::xproto::AtomEnum::WM_NAME);
        let any = u32::from(x11rb::protocol::xproto::AtomEnum::ANY);
        let named = self.connection.get_property(false, window, name, any, 0, 64).unwrap().reply();
        let shown = self.connection.get_window_attributes(window).unwrap().reply();
        // A window may be gone before it is looked at.
        named.is_ok_and(|name| name.value == title.as_bytes())
            && shown.is_ok_and(|shown| shown.map_state == MapState::VIEWABLE)
    }

    /// Everything that is told of every window to the other programs of the desktop: titles,
    /// commands, classes.
    pub(super) fn told(&self) -> Vec<u8> {
        let mut windows = vec![self.root];
        let mut told = Vec::new();
        while let Some(window) = windows.pop() {
            // A window may be gone before it is looked at.
            let Ok(tree) = self.connection.query_tree(window).unwrap().reply() else { continue };
            windows.extend(tree.children);
            let list = self.connection.list_properties(window).unwrap().reply();
            for property in list.map(|list| list.atoms).unwrap_or_default() {
                let any = u32::from(x11rb::protocol::xproto::AtomEnum::ANY);
                let value = self.connection.get_property(false, window, property, any, 0, 1 << 16);
                told.extend(value.unwrap().reply().map(|value| value.value).unwrap_or_default());
            }
        }
        told
    }

    /// Whether a program offers something to paste, by the selection's name.
    pub(super) fn is_offered(&self, selection: &str) -> bool {
        let atom = self.connection.intern_atom(false, selection.as_bytes()).unwrap();
        let atom = atom.reply().unwrap().atom;
        let owner = self.connection.get_selection_owner(atom).unwrap().reply().unwrap().owner;
        owner != x11rb::NONE
    }

    /// The colour in the middle of the left edge of a window, red first.
    pub(crate) fn color_at_the_left(&self, window: Window) -> [u8; 3] {
        let size = self.connection.get_geometry(window).unwrap().reply().unwrap();
        self.color_at(window, 2, i16::try_from(size.height / 2).unwrap())
    }

    /// The colour of one pixel of a window, red first.
    pub(crate) fn color_at(&self, window: Window, across: i16, down: i16) -> [u8; 3] {
        let kind = ImageFormat::Z_PIXMAP;
        let picture = self.connection.get_image(kind, window, across, down, 1, 1, !0);
        let [blue, green, red, ..] = picture.unwrap().reply().unwrap().data[..] else {
            panic!("no pixel of a window at {across}, {down}")
        };
        [red, green, blue]
    }

    /// The server breaks off, as when somebody logs out in haste.
    pub(crate) fn die(&mut self) {
        self.server.kill().unwrap();
        self.server.wait().unwrap();
    }

    /// The server answers nobody any more, and does not end.
    pub(crate) fn stand_still(&self) {
        let server = rustix::process::Pid::from_child(&self.server);
        rustix::process::kill_process(server, rustix::process::Signal::STOP).unwrap();
    }

    /// Presses the last of these keys while the others are held down.
    pub(crate) fn press(&self, symbols: &[u32]) {
        let keys: Vec<u8> = symbols.iter().map(|symbol| self.key_of(*symbol)).collect();
        for key in &keys {
            self.send_key(KEY_PRESS_EVENT, *key);
        }
        for key in keys.iter().rev() {
            self.send_key(KEY_RELEASE_EVENT, *key);
        }
    }

    fn send_key(&self, kind: u8, key: u8) {
        let sent = self.connection.xtest_fake_input(kind, key, 0, self.root, 0, 0, 0);
        sent.unwrap().check().unwrap();
    }

    /// The key that has a symbol.
    fn key_of(&self, symbol: u32) -> u8 {
        let (first, last) =
            (self.connection.setup().min_keycode, self.connection.setup().max_keycode);
        let count = last - first + 1;
        let map = self.connection.get_keyboard_mapping(first, count).unwrap().reply().unwrap();
        let per_key = usize::from(map.keysyms_per_keycode);
        let position = map.keysyms.iter().position(|known| *known == symbol).unwrap();
        first + u8::try_from(position / per_key).unwrap()
    }

    /// Asks a window to close, as its title bar would.
    pub(crate) fn close(&self, window: Window) {
        let atom =
            |name: &[u8]| self.connection.intern_atom(false, name).unwrap().reply().unwrap().atom;
        let data = [atom(b"WM_DELETE_WINDOW"), x11rb::CURRENT_TIME, 0, 0, 0];
        let message = ClientMessageEvent::new(32, window, atom(b"WM_PROTOCOLS"), data);
        let sent = self.connection.send_event(false, window, EventMask::NO_EVENT, message);
        sent.unwrap().check().unwrap();
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        self.server.kill().unwrap();
        self.server.wait().unwrap();
    }
}

/// Looks again and again until something is there.
#[track_caller]
pub(crate) fn wait_for<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    look_for(PATIENCE, look).unwrap_or_else(|| panic!("waited {PATIENCE:?} for {what}"))
}

/// Looks again and again for so long.
pub(crate) fn look_for<T>(patience: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return Some(found);
        }
        if start.elapsed() > patience {
            return None;
        }
        thread::sleep(BETWEEN_LOOKS);
    }
}

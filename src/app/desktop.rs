//! What the desktop is set up for, asked over its own bus.
//!
//! The settings portal is asked, which every desktop with portals answers, from within a sandbox
//! too; nothing leaves the machine.

use std::{env, time::Duration};

use zbus::{
    blocking::{Connection, Proxy, connection::Builder},
    zvariant::{OwnedValue, Value},
};

use super::preferences::Motion;

const BUS_NAME: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const SETTINGS: &str = "org.freedesktop.portal.Settings";
const FILES: &str = "org.freedesktop.portal.FileChooser";

/// Asks for a file where there is no portal.
const STAND_IN: &str = "zenity";

/// A portal that does not answer by then is not waited for.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether the desktop is set up to move things; `None` where there is none that says.
///
/// Asks over the bus, which takes its time: never call it in a frame.
pub(super) fn motion() -> Option<Motion> {
    motion_of(&connection()?)
}

/// What the desktop on this bus says.
fn motion_of(connection: &Connection) -> Option<Motion> {
    let read = |namespace, key| read(connection, namespace, key);
    let says = says_reduced(
        read("org.freedesktop.appearance", "reduced-motion").as_deref(),
        read("org.gnome.desktop.interface", "enable-animations").as_deref(),
    )?;
    Some(if says { Motion::Reduced } else { Motion::Full })
}

/// Whether the desktop has a window of its own in which a file is chosen.
///
/// Asks over the bus, which takes its time: never call it in a frame.
pub(super) fn asks_for_files() -> bool {
    has_file_portal().is_some() || has_stand_in()
}

fn connection() -> Option<Connection> {
    Builder::session().ok()?.method_timeout(PATIENCE).build().ok()
}

/// A portal may be there without the part that asks for files: that part tells its version.
fn has_file_portal() -> Option<OwnedValue> {
    let connection = connection()?;
    let portal = Proxy::new(&connection, BUS_NAME, PATH, "org.freedesktop.DBus.Properties").ok()?;
    portal.call("Get", &(FILES, "version")).ok()
}

fn has_stand_in() -> bool {
    env::var_os("PATH")
        .is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(STAND_IN).is_file()))
}

/// Whether the settings ask for no movement: the one of all desktops, where there is one, else
/// that of GTK.
fn says_reduced(reduced: Option<&Value<'_>>, animations: Option<&Value<'_>>) -> Option<bool> {
    let reduced = reduced.and_then(|value| u32::try_from(inner(value)).ok());
    let animations = animations.and_then(|value| bool::try_from(inner(value)).ok());
    match (reduced, animations) {
        (Some(1), _) => Some(true),
        (_, Some(animations)) => Some(!animations),
        (Some(_), None) => Some(false),
        (None, None) => None,
    }
}

/// The older of the two calls, which all versions know: it wraps the value twice.
fn inner<'a>(value: &'a Value<'a>) -> &'a Value<'a> {
    if let Value::Value(value) = value { inner(value) } else { value }
}

fn read(connection: &Connection, namespace: &str, key: &str) -> Option<OwnedValue> {
    let portal = Proxy::new(connection, BUS_NAME, PATH, SETTINGS).ok()?;
    portal.call("Read", &(namespace, key)).ok()
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        io::{BufRead as _, BufReader, Write as _, stderr},
        process::{Child, Command, Stdio},
    };

    use tempfile::TempDir;
    use zbus::{
        blocking::{Connection, connection::Builder},
        fdo, interface,
        zvariant::{OwnedValue, Value},
    };

    use super::{BUS_NAME, PATH, PATIENCE, motion_of, says_reduced};
    use crate::app::preferences::Motion;

    /// A bus of its own; it ends with this value.
    struct Bus {
        daemon: Child,
        address: String,
        _folder: TempDir,
    }

    impl Bus {
        /// Starts it; `None`, and a word about it, where the program `dbus-daemon` is not
        /// installed.
        fn start() -> Option<Self> {
            let folder = tempfile::tempdir().unwrap();
            let config = folder.path().join("bus.conf");
            let words = format!(
                "<busconfig><type>session</type><listen>unix:dir={}</listen>\
                 <policy context=\"default\"><allow send_destination=\"*\"/>\
                 <allow receive_sender=\"*\"/><allow own=\"*\"/></policy></busconfig>",
                folder.path().display()
            );
            fs::write(&config, words).unwrap();
            let daemon = Command::new("dbus-daemon")
                .arg("--config-file")
                .arg(&config)
                .args(["--nofork", "--nopidfile", "--print-address=1"])
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn();
            let Ok(mut daemon) = daemon else {
                // On the real standard error: the test runner keeps what is printed to itself.
                writeln!(stderr(), "skipped: no bus is asked without the program dbus-daemon")
                    .unwrap();
                return None;
            };
            let mut address = String::new();
            BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
            Some(Self { daemon, address: address.trim().to_owned(), _folder: folder })
        }

        fn join(&self) -> Connection {
            let bus = Builder::address(self.address.as_str()).unwrap();
            bus.method_timeout(PATIENCE).build().unwrap()
        }
    }

    impl Drop for Bus {
        fn drop(&mut self) {
            self.daemon.kill().unwrap();
            self.daemon.wait().unwrap();
        }
    }

    /// What a desktop answers.
    struct Portal {
        reduced: Option<u32>,
        animations: Option<bool>,
    }

    #[interface(name = "org.freedesktop.portal.Settings")]
    impl Portal {
        fn read(&self, namespace: &str, key: &str) -> fdo::Result<OwnedValue> {
            let value = match (namespace, key) {
                ("org.freedesktop.appearance", "reduced-motion") => self.reduced.map(Value::U32),
                ("org.gnome.desktop.interface", "enable-animations") => {
                    self.animations.map(Value::Bool)
                }
                _ => None,
            };
            let value = value.ok_or_else(|| fdo::Error::Failed("not known".to_owned()))?;
            // As the real one does it: wrapped once more.
            Ok(OwnedValue::try_from(Value::Value(Box::new(value))).unwrap())
        }
    }

    #[test]
    fn a_desktop_is_asked_over_its_bus() {
        let Some(bus) = Bus::start() else { return };
        let asking = bus.join();
        assert_eq!(motion_of(&asking), None, "nobody is there who could say");
        for (reduced, animations, says) in [
            (Some(1), None, Some(Motion::Reduced)),
            (Some(0), Some(true), Some(Motion::Full)),
            (None, Some(false), Some(Motion::Reduced)),
            (None, None, None),
        ] {
            let desktop = bus.join();
            desktop.object_server().at(PATH, Portal { reduced, animations }).unwrap();
            desktop.request_name(BUS_NAME).unwrap();
            assert_eq!(motion_of(&asking), says, "{reduced:?} {animations:?}");
            desktop.close().unwrap();
        }
    }

    #[test]
    fn the_setting_of_all_desktops_counts_before_that_of_gtk() {
        let number = |number: u32| Value::Value(Box::new(Value::U32(number)));
        let yes = |yes: bool| Value::Value(Box::new(Value::Bool(yes)));
        let text = Value::new("on");
        for (reduced, animations, says) in [
            (None, None, None),
            (None, Some(yes(true)), Some(false)),
            (None, Some(yes(false)), Some(true)),
            (Some(number(1)), Some(yes(true)), Some(true)),
            (Some(number(0)), Some(yes(false)), Some(true)),
            (Some(number(0)), None, Some(false)),
            (Some(text.clone()), None, None),
            (None, Some(text), None),
        ] {
            assert_eq!(says_reduced(reduced.as_ref(), animations.as_ref()), says);
        }
    }
}

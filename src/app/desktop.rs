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
    let connection = connection()?;
    let read = |namespace, key| read(&connection, namespace, key);
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
    use zbus::zvariant::Value;

    use super::says_reduced;

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

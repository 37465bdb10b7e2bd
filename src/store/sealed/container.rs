//! The bytes of a sealed file.
//!
//! ```text
//! cramp-diary sealed 1\n
//! <length of the key part, 6 digits> <its SHA-256, 64 hexadecimal digits>\n
//! <key part: an age file for a password; in it, one age key a line, the newest first>
//! <content: an age file for the first of these keys; in it, the SQLite file>
//! ```
//!
//! The sum of the key part is no secret's guard: it tells a damaged file from a wrong password.

use std::{
    fmt,
    io::{self, Read as _, Seek as _, SeekFrom, Write as _},
};

use age::{
    DecryptError, Decryptor, EncryptError, Encryptor, scrypt,
    secrecy::{ExposeSecret as _, SecretString},
    stream::StreamReader,
    x25519,
};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::key::{Key, Password, RecoveryKey};

const MAGIC: &[u8] = b"cramp-diary sealed 1\n";
/// "000512 " and 64 digits and the end of the line.
const SUM_LINE: usize = 6 + 1 + 64 + 1;
const HEAD: usize = MAGIC.len() + SUM_LINE;
/// No key part is longer.
const LONGEST_KEY_PART: usize = 16 * 1024;

/// Guessing a password costs this much work and 128 MiB each time: N = 2^17, the least that OWASP
/// advises for scrypt with r = 8. Where the program is only tried out it costs less.
const WORK: u8 = if cfg!(debug_assertions) { 9 } else { 17 };

/// A file that asks for more work than this (256 MiB) is not opened.
const MOST_WORK: u8 = 18;

/// Keys from before changes of the password that one file may still name.
const MOST_KEYS: usize = 16;

/// As age encrypts: each piece has a seal of its own.
const PIECE: usize = 64 * 1024;

/// Whether a file that begins so is a sealed one.
pub(in super::super) fn is_sealed_start(start: &[u8]) -> bool {
    start.starts_with(MAGIC)
}

/// Why a sealed file does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Refusal {
    /// The key is another one.
    WrongKey,
    /// The file is not as it was written.
    Damaged,
}

/// Why bytes could not be sealed; a computer without random numbers is the only reason.
#[derive(Debug)]
pub(super) struct NotSealed(pub(super) io::Error);

/// What seals the files of one diary and opens them again.
pub(in super::super) struct Seal {
    /// All that stands before the content, as it is written to every file.
    head: Vec<u8>,
    identity: x25519::Identity,
    /// Those from before changes of the password, of copies that may still have to be re-made.
    former: Vec<x25519::Identity>,
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal(..)")
    }
}

impl Seal {
    /// A new key behind this password, with the keys from before that are still needed.
    pub(super) fn new(
        password: &Password,
        former: Vec<x25519::Identity>,
    ) -> Result<Self, NotSealed> {
        Self::of(x25519::Identity::generate(), password, former)
    }

    /// The same key behind this password, without those from before.
    pub(super) fn without_former(&self, password: &Password) -> Result<Self, NotSealed> {
        Self::of(self.identity.clone(), password, Vec::new())
    }

    fn of(
        identity: x25519::Identity,
        password: &Password,
        mut former: Vec<x25519::Identity>,
    ) -> Result<Self, NotSealed> {
        former.truncate(MOST_KEYS - 1);
        let mut lines = Zeroizing::new(String::with_capacity(80 * MOST_KEYS));
        for key in std::iter::once(&identity).chain(&former) {
            lines.push_str(key.to_string().expose_secret());
            lines.push('\n');
        }
        let mut recipient = scrypt::Recipient::new(secret(password));
        recipient.set_work_factor(WORK);
        let key_part = encrypted(&recipient, lines.as_bytes())?;
        let mut head = MAGIC.to_vec();
        head.extend(format!("{:06} {}\n", key_part.len(), sum(&key_part)).into_bytes());
        head.extend(key_part);
        let seal = Self { head, identity, former };
        // What was just written must open again, before anything is encrypted for it.
        if seal.is_behind(password) {
            Ok(seal)
        } else {
            Err(NotSealed(io::Error::other("what was encrypted did not open again")))
        }
    }

    /// What opens a file, found with a key. A wrong one costs as much time as the right one.
    pub(in super::super) fn unlock(sealed: &[u8], key: &Key) -> Result<Self, Refusal> {
        let parts = Parts::read(sealed)?;
        let keys = match key {
            Key::Password(password) => parts.keys(password)?,
            Key::Recovery(recovery) => parts.keys_of(recovery)?,
        };
        let mut keys = keys.into_iter();
        let identity = keys.next().ok_or(Refusal::Damaged)?;
        Ok(Self { head: parts.head.to_vec(), identity, former: keys.collect() })
    }

    /// Whether a key opens what is sealed with this.
    pub(super) fn is_opened_by(&self, key: &Key) -> bool {
        match key {
            Key::Password(password) => self.is_behind(password),
            Key::Recovery(recovery) => {
                recovery.identity().is_some_and(|found| same(&found, &self.identity))
                    // As slow as a wrong password.
                    || Password::new(recovery.whole()).is_ok_and(|none| self.is_behind(&none))
            }
        }
    }

    /// Whether the key is behind this password.
    fn is_behind(&self, password: &Password) -> bool {
        let opened = Parts::read(&self.head).and_then(|parts| parts.keys(password));
        opened.is_ok_and(|keys| keys.first().is_some_and(|key| same(key, &self.identity)))
    }

    /// A sealed file of these bytes.
    pub(super) fn seal(&self, content: &[u8]) -> Result<Vec<u8>, NotSealed> {
        let mut sealed = self.head.clone();
        sealed.extend(encrypted(&self.identity.to_public(), content)?);
        Ok(sealed)
    }

    /// The bytes that were sealed, by this seal or by one of before.
    pub(super) fn open(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Refusal> {
        let mut reader = self.reader(sealed)?;
        let length = Parts::read(sealed)?.content.len();
        let mut content = Zeroizing::new(Vec::with_capacity(length));
        reader.read_to_end(&mut content).map_err(|_broken| Refusal::Damaged)?;
        Ok(content)
    }

    /// As [`Seal::open`], of a damaged file: each piece that is not as it was written is zeros.
    pub(in super::super) fn open_what_is_whole(
        &self,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Refusal> {
        let pieces = Parts::read(sealed)?.content.len().div_ceil(PIECE);
        let mut content = Zeroizing::new(vec![0; pieces * PIECE]);
        let mut end = 0;
        for (number, piece) in content.chunks_exact_mut(PIECE).enumerate() {
            // A reader that failed once has lost its place.
            let mut reader = self.reader(sealed)?;
            // Going to the very start of a piece would ask for the last piece to be whole.
            let read = reader
                .seek(SeekFrom::Start((number * PIECE + 1) as u64))
                .and_then(|_at| reader.seek(SeekFrom::Current(-1)))
                .and_then(|_at| fill(&mut reader, piece));
            match read {
                Ok(length) => end = number * PIECE + length,
                Err(_broken) => piece.fill(0),
            }
        }
        content.truncate(end);
        Ok(content)
    }

    /// Whether a file was sealed by this seal or by one of before, as far as can be told without
    /// its content.
    pub(super) fn fits(&self, sealed: &[u8]) -> bool {
        self.reader(sealed).is_ok()
    }

    /// Whether a file was sealed for the newest key of this seal.
    pub(super) fn is_newest_of(&self, sealed: &[u8]) -> bool {
        let opened = Parts::read(sealed).and_then(|parts| reader(parts.content, &[&self.identity]));
        opened.is_ok()
    }

    pub(super) fn recovery_key(&self) -> RecoveryKey {
        RecoveryKey::of(&self.identity)
    }

    /// Every key of this seal, the newest first.
    pub(super) fn identities(&self) -> impl Iterator<Item = &x25519::Identity> {
        std::iter::once(&self.identity).chain(&self.former)
    }

    pub(super) fn has_former(&self) -> bool {
        !self.former.is_empty()
    }

    fn reader<'s>(&self, sealed: &'s [u8]) -> Result<StreamReader<io::Cursor<&'s [u8]>>, Refusal> {
        let keys: Vec<_> = self.identities().collect();
        reader(Parts::read(sealed)?.content, &keys)
    }
}

fn reader<'s>(
    content: &'s [u8],
    keys: &[&x25519::Identity],
) -> Result<StreamReader<io::Cursor<&'s [u8]>>, Refusal> {
    let keys = keys.iter().map(|key| *key as &dyn age::Identity);
    Decryptor::new_buffered(io::Cursor::new(content))
        .and_then(|decryptor| decryptor.decrypt(keys))
        .map_err(|error| refusal(&error))
}

/// The parts of a sealed file.
struct Parts<'s> {
    /// All before the content.
    head: &'s [u8],
    key_part: &'s [u8],
    content: &'s [u8],
    /// Whether the key part is as it was written.
    is_whole: bool,
}

impl<'s> Parts<'s> {
    fn read(sealed: &'s [u8]) -> Result<Self, Refusal> {
        let line = sealed
            .strip_prefix(MAGIC)
            .and_then(|rest| rest.get(..SUM_LINE))
            .and_then(|line| str::from_utf8(line).ok())
            .and_then(|line| line.strip_suffix('\n')?.split_once(' '));
        let (length, noted) = line.ok_or(Refusal::Damaged)?;
        let length = length
            .parse::<usize>()
            .ok()
            .filter(|length| *length <= LONGEST_KEY_PART)
            .ok_or(Refusal::Damaged)?;
        let (head, content) = sealed.split_at_checked(HEAD + length).ok_or(Refusal::Damaged)?;
        let key_part = head.get(HEAD..).unwrap_or_default();
        Ok(Self { head, key_part, content, is_whole: sum(key_part) == noted })
    }

    /// The keys that a password opens.
    fn keys(&self, password: &Password) -> Result<Vec<x25519::Identity>, Refusal> {
        let wrong = if self.is_whole { Refusal::WrongKey } else { Refusal::Damaged };
        let mut key = scrypt::Identity::new(secret(password));
        key.set_max_work_factor(MOST_WORK);
        let mut lines = Zeroizing::new(String::with_capacity(LONGEST_KEY_PART));
        Decryptor::new_buffered(self.key_part)
            .and_then(|decryptor| decryptor.decrypt(std::iter::once(&key as &dyn age::Identity)))
            .map_err(
                |error| if refusal(&error) == Refusal::Damaged { Refusal::Damaged } else { wrong },
            )?
            .read_to_string(&mut lines)
            .map_err(|_broken| Refusal::Damaged)?;
        lines
            .lines()
            .take(MOST_KEYS)
            .map(|line| line.parse().map_err(|_unknown| Refusal::Damaged))
            .collect()
    }

    /// The key itself, where it opens the content.
    fn keys_of(&self, recovery: &RecoveryKey) -> Result<Vec<x25519::Identity>, Refusal> {
        let identity = recovery.identity().ok_or(Refusal::WrongKey)?;
        let opened = reader(self.content, &[&identity]).map(|_reader| ());
        match opened {
            Ok(()) => Ok(vec![identity]),
            Err(Refusal::Damaged) => Err(Refusal::Damaged),
            Err(Refusal::WrongKey) => {
                // As slow as a wrong password.
                if let Ok(password) = Password::new(recovery.whole()) {
                    self.keys(&password).ok();
                }
                Err(Refusal::WrongKey)
            }
        }
    }
}

fn refusal(error: &DecryptError) -> Refusal {
    match error {
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => Refusal::WrongKey,
        DecryptError::ExcessiveWork { .. }
        | DecryptError::InvalidHeader
        | DecryptError::InvalidMac
        | DecryptError::Io(_)
        | DecryptError::UnknownFormat => Refusal::Damaged,
    }
}

fn encrypted(recipient: &dyn age::Recipient, content: &[u8]) -> Result<Vec<u8>, NotSealed> {
    let encryptor = Encryptor::with_recipients(std::iter::once(recipient)).map_err(|error| {
        NotSealed(match error {
            EncryptError::Io(error) => error,
            EncryptError::EncryptedIdentities(_)
            | EncryptError::IncompatibleRecipients { .. }
            | EncryptError::InvalidRecipientLabels(_)
            | EncryptError::MissingRecipients
            | EncryptError::MixedRecipientAndPassphrase => io::ErrorKind::Unsupported.into(),
        })
    })?;
    // Beside the content come the lines at its start, and 16 bytes a piece.
    let room = content.len() + content.len() / PIECE * 16 + 1024;
    let mut writer = encryptor.wrap_output(Vec::with_capacity(room)).map_err(NotSealed)?;
    writer.write_all(content).and_then(|()| writer.finish()).map_err(NotSealed)
}

/// Reads until a piece is full or the content ends.
fn fill(reader: &mut impl io::Read, piece: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while let Some(rest) = piece.get_mut(length..).filter(|rest| !rest.is_empty()) {
        match reader.read(rest)? {
            0 => break,
            more => length += more,
        }
    }
    Ok(length)
}

fn same(one: &x25519::Identity, other: &x25519::Identity) -> bool {
    one.to_public() == other.to_public()
}

fn secret(password: &Password) -> SecretString {
    SecretString::from(password.text().to_owned())
}

fn sum(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

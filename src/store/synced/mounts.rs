//! What the system says of the disks that hang in its tree of folders, and of which of them a
//! folder lies. The form is that of `/proc/self/mountinfo`, `proc_pid_mountinfo(5)`.

use std::{
    ffi::OsString,
    os::unix::ffi::OsStringExt as _,
    path::{Path, PathBuf},
};

/// Programs that show what lies on another machine as a disk of this one, as the type of their
/// disks names them. Others of this kind show a disk of this machine in another way: those of
/// Windows, those that encrypt, and those that put several together.
const REMOTE: [&str; 24] = [
    "afpfs",
    "blobfuse",
    "blobfuse2",
    "ceph-fuse",
    "curlftpfs",
    "davfs",
    "davfs2",
    "gcsfuse",
    "geesefs",
    "glusterfs",
    "google-drive-ocamlfuse",
    "goofys",
    "gvfsd-fuse",
    "hubicfuse",
    "juicefs",
    "mfs",
    "mount-s3",
    "onedriver",
    "pcloud",
    "rclone",
    "s3fs",
    "s3ql",
    "smbnetfs",
    "sshfs",
];

/// Whether a folder, named without links, lies on a disk of another machine that a program shows.
pub(super) fn is_remote(mounts: &[u8], folder: &Path) -> bool {
    let of_folder = mounts
        .split(|byte| *byte == b'\n')
        .filter_map(Mount::read)
        .filter(|mount| folder.starts_with(&mount.at))
        // Of two at one place the later one lies over the earlier one.
        .max_by_key(|mount| mount.at.components().count());
    of_folder.is_some_and(|mount| mount.is_remote())
}

struct Mount<'m> {
    at: PathBuf,
    kind: &'m [u8],
    source: &'m [u8],
}

impl<'m> Mount<'m> {
    /// Reads a line; `None` where it is none.
    fn read(line: &'m [u8]) -> Option<Self> {
        let mut words = line.split(|byte| *byte == b' ');
        let at = PathBuf::from(OsString::from_vec(unescaped(words.nth(4)?)));
        // As many as there happen to be stand before a hyphen.
        let mut words = words.skip_while(|word| *word != b"-").skip(1);
        Some(Self { at, kind: words.next()?, source: words.next().unwrap_or_default() })
    }

    fn is_remote(&self) -> bool {
        let named = self.kind.strip_prefix(b"fuse.");
        // A program that does not say its name is told by what it shows.
        let is_address = self.kind == b"fuse" && self.source.starts_with(b"http");
        is_address || named.is_some_and(|name| REMOTE.iter().any(|known| known.as_bytes() == name))
    }
}

/// A path as it is: blanks, ends of lines and backslashes stand as three digits.
fn unescaped(word: &[u8]) -> Vec<u8> {
    let mut path = Vec::with_capacity(word.len());
    let mut rest = word;
    while let Some((first, after)) = rest.split_first() {
        let digits = after.first_chunk::<3>().filter(|_| *first == b'\\');
        let byte = digits
            .and_then(|digits| str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 8).ok());
        path.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(3..).unwrap_or_default() } else { after };
    }
    path
}

#[cfg(test)]
mod tests {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _, path::Path};

    use super::is_remote;

    const MOUNTS: &str = r"22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw,errors=remount-ro
23 22 0:21 / /proc rw,nosuid shared:2 - proc proc rw
90 22 0:51 / /home/ann/cloud rw,nosuid,nodev shared:3 master:4 - fuse.rclone drive: rw,user_id=1000
91 22 8:17 / /media/ann/STICK rw,nosuid - fuseblk /dev/sdb1 rw,user_id=0
92 22 0:52 / /home/ann/my\040server\134\303\244 rw - fuse.sshfs ann@server:/home/ann rw
93 90 0:53 / /home/ann/cloud/vault rw - fuse.gocryptfs /home/ann/.vault rw
94 22 0:54 / /mnt/dav rw - fuse https://dav.example/ann rw
95 22 0:55 / /mnt/twice rw - fuse.sshfs server:/ rw
96 95 8:18 / /mnt/twice rw - ext4 /dev/sdb2 rw
97 22 0:56 / /mnt/ntfs rw - fuse.ntfs-3g /dev/sdc1 rw
98 22 0:57 / /mnt/exfat rw - fuse.exfat /dev/sdc2 rw
99 22 0:58 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
100 22 0:59 / /mnt/s3 rw shared:7 - fuse.s3fs s3fs rw
101 22 0:60 / /mnt/own rw - fuse own rw
102 22 0:61 / /mnt/odd
a line that is none

103 22 0:62 / /mnt/bad\9\04 rw - fuse.davfs x rw
";

    #[test]
    fn a_disk_of_another_machine_is_told_by_the_program_that_shows_it() {
        for (folder, expected) in [
            ("/", false),
            ("/home/ann", false),
            ("/home/ann/cloud", true),
            ("/home/ann/cloud/health/diary", true),
            // The names are whole.
            ("/home/ann/cloudy", false),
            // The innermost one is the one on which it lies.
            ("/home/ann/cloud/vault", false),
            ("/media/ann/STICK/diary", false),
            ("/home/ann/my server\\ä", true),
            ("/home/ann/my server", false),
            ("/mnt/dav/x", true),
            ("/mnt/twice", false),
            ("/mnt/ntfs", false),
            ("/mnt/exfat", false),
            ("/run/user/1000/gvfs/smb-share", true),
            ("/mnt/s3", true),
            ("/mnt/own", false),
            ("/mnt/odd", false),
            ("/mnt/bad\\9\\04", true),
        ] {
            assert_eq!(is_remote(MOUNTS.as_bytes(), Path::new(folder)), expected, "{folder}");
        }
        for mounts in [&b""[..], b"\n\n", b"\xff \xff", b"1 2 3 4 / -", b"1 2 3 4 / -  "] {
            assert!(!is_remote(mounts, Path::new("/home")));
        }
        let odd = b"1 2 3 4 /mnt/\\377x rw - fuse.sshfs s: rw";
        assert!(is_remote(odd, Path::new(OsStr::from_bytes(b"/mnt/\xffx/diary"))));
    }
}

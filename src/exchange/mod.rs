//! Floor 2: files that come in and go out.

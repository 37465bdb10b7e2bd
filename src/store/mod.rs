//! Floor 2: the diary file. The only place that knows of SQLite.

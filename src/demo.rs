//! Made-up diaries, for `--demo` and for benchmarks: the same seed gives the same diary.

//! Floor 2: the doctor's summary.

//! Faults of the disk under a sealed file.

//! Damage of a sealed file.

//! Floor 3: the state of the program and everything that can happen to it; no egui.

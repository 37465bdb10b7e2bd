//! Floor 4: the window. The only place that knows of egui.

//! Charts in the window: by pointer, by keyboard, and for a screen reader.

use cramp_diary::app::{Command, Place};
use egui::{Key, OutputCommand, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support::{diaries::usual, open_window::OpenWindow, window::Window};

const CHART: &str = "Chart: Cramp nights, week by week";
/// The first two weeks of the chart.
const WEEKS: [&str; 2] = [
    "24 Jan to 30 Jan 2026: 4 cramp nights in 5 recorded nights; 2 not recorded; 5.6 a week (95 % \
     interval 2.6 to 6.7)",
    "31 Jan to 6 Feb 2026: 4 cramp nights in 6 recorded nights; 1 not recorded; 4.7 a week (95 % \
     interval 2.1 to 6.3)",
];

fn trends() -> OpenWindow {
    let mut window = Window::new().size(1000.0, 1600.0).diary(usual()).open();
    window.command(Command::Go(Place::Trends));
    window
}

/// What a screen reader knows of the chart: its description and what is told of it.
fn known(window: &OpenWindow) -> (String, String) {
    let node = window.root().get_by_label(CHART);
    let node = node.accesskit_node();
    assert_eq!(node.role(), Role::Image);
    (node.data().description().unwrap_or_default().to_owned(), node.value().unwrap_or_default())
}

/// Words as they are shown: dates are never torn.
fn shown(window: &OpenWindow, words: &str) -> bool {
    window.words().iter().any(|heard| heard.replace('\u{a0}', " ") == words)
}

/// Presses the button and gives what lies on the clipboard then.
fn copied(window: &mut OpenWindow) -> String {
    window.root().get_by_label("Copy the figures: Cramp nights, week by week").click_accesskit();
    let harness = window.harness();
    for _ in 0..4 {
        harness.step();
        for command in &harness.output().platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                return text.clone();
            }
        }
    }
    panic!("nothing was copied");
}

#[test]
fn arrows_go_through_what_the_chart_tells() {
    let mut window = trends();
    let (description, told) = known(&window);
    let plain = "About 2.6 cramp nights a week; too few nights to tell a change over 8 weeks.";
    assert!(description.contains(plain), "{description}");
    assert!(description.contains("95 % interval 1.8 to 3.6 (Wilson)"), "{description}");
    assert_eq!(told, "");
    window.focus(CHART);
    assert_eq!(known(&window).1, "");
    for (key, words) in [
        (Key::ArrowRight, WEEKS[0]),
        (Key::ArrowRight, WEEKS[1]),
        (Key::ArrowLeft, WEEKS[0]),
        // There is nothing before the first.
        (Key::ArrowLeft, WEEKS[0]),
    ] {
        window.press(key);
        assert_eq!(known(&window).1, words, "{key:?}");
        assert!(shown(&window, words), "{key:?}: {:#?}", window.words());
        let (focused, _) = window.focused().unwrap();
        assert_eq!(focused.name, CHART, "{key:?}");
    }
    window.press(Key::End);
    assert!(known(&window).1.starts_with("14 Mar to 20 Mar 2026: 3 cramp nights"));
    // The next stop is another control, and nothing stays behind.
    window.press(Key::Tab);
    assert_ne!(window.focused().unwrap().0.name, CHART);
    assert_eq!(known(&window).1, "");
}

#[test]
fn the_pointer_is_told_the_figures_where_it_is() {
    let mut window = trends();
    // The middle of the chart is in one of its weeks.
    window.point_at(CHART);
    let (_, told) = known(&window);
    assert!(told.contains(" Feb 2026: ") && told.contains("95 % interval"), "{told}");
    assert!(shown(&window, &told), "{told}: {:#?}", window.words());
}

#[test]
fn the_table_has_a_row_a_week_and_can_be_copied() {
    let mut window = trends();
    window.click("The same in numbers: Cramp nights, week by week, 10 rows");
    let row = "What Week, From 31 Jan 2026, To 6 Feb 2026, Nights 7, Recorded (nights) 6, Cramp \
               nights 4, Cramp nights a week 4.7, 95 % from 2.1, 95 % to 6.3, Trend 4.5";
    assert!(shown(&window, row), "{:#?}", window.words());
    let copied = copied(&mut window);
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(lines.len(), 11, "{copied}");
    assert!(lines[2].starts_with("Period before\t29 Nov 2025\t23 Jan 2026\t56\t44\t"), "{copied}");
    assert!(
        lines[1].starts_with("Whole period\t24 Jan 2026\t20 Mar 2026\t56\t53\t20\t2.6\t1.8\t3.6")
    );
}

#[test]
fn a_table_that_is_too_wide_scrolls_by_the_arrows() {
    let mut window = Window::new().size(700.0, 1600.0).diary(usual()).open();
    window.command(Command::Go(Place::Trends));
    window.click("The same in numbers: Cramp nights, week by week, 10 rows");
    let heads = "What, From, To, Nights, Recorded (nights), Cramp nights, Cramp nights a week, 95 % \
                 from, 95 % to, Trend, What happened";
    window.focus(heads);
    let left = |window: &OpenWindow| window.rect_of(heads).left();
    let first = left(&window);
    window.press(Key::ArrowRight);
    let second = left(&window);
    assert!(second < first - 20.0, "{first} {second}");
    window.press(Key::End);
    assert!(left(&window) < second, "{second} {}", left(&window));
    window.press(Key::Home);
    assert!((left(&window) - first).abs() < 0.5, "{first} {}", left(&window));
    assert_eq!(window.focused().unwrap().0.name, heads);
}

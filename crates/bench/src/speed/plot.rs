//! How a search grows with a vault, as a drawing.

use super::Row;
use std::fmt::Write;

/// A panel's size, and what is around its field.
const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 118.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 36.0;

/// A figure of a row.
struct Line {
    label: &'static str,
    of: fn(&Row) -> f64,
    class: &'static str,
}

/// Both axes are logarithmic. Readable on a light and on a dark page.
pub(super) fn drawn(rows: &[Row]) -> String {
    let times = [
        Line { label: "sqlite-vec + FTS5", of: |row| row.reference_p50_ms, class: "other" },
        Line { label: "a search, p95", of: |row| row.p95_ms, class: "own thin" },
        Line { label: "a search, p50", of: |row| row.p50_ms, class: "own" },
        Line { label: "the first of a start", of: |row| row.cold_ms, class: "other thin" },
    ];
    let sizes = [
        Line { label: "text", of: |row| row.text_mb, class: "other" },
        Line { label: "vectors", of: |row| row.vectors_mb, class: "own" },
        Line { label: "lexical index", of: |row| row.lexical_mb, class: "own thin" },
        Line { label: "sketch", of: |row| row.sketch_mb, class: "other thin" },
    ];
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {HEIGHT}" font-family="system-ui, sans-serif" font-size="12">
<style>
text {{ fill: #4a453f }} .title {{ font-weight: 600 }} .grid {{ stroke: #8885; }} polyline {{ fill: none; stroke-width: 2.5 }}
.own {{ stroke: #b3430f }} .other {{ stroke: #7a756d }} .thin {{ stroke-width: 1.25 }} circle {{ stroke: none }}
circle.own {{ fill: #b3430f }} circle.other {{ fill: #7a756d }}
@media (prefers-color-scheme: dark) {{ text {{ fill: #d8d3cb }} .own {{ stroke: #f08a4b }} circle.own {{ fill: #f08a4b }} }}
</style>
"#,
        2.0 * WIDTH
    );
    panel(&mut svg, 0.0, "milliseconds", rows, &times);
    panel(&mut svg, WIDTH, "megabytes", rows, &sizes);
    svg.push_str("</svg>\n");
    svg
}

fn panel(svg: &mut String, left: f64, title: &str, rows: &[Row], lines: &[Line]) {
    #[expect(clippy::cast_precision_loss, reason = "a few million at most")]
    let sizes: Vec<f64> = rows.iter().map(|row| row.chunks as f64).collect();
    let values = || lines.iter().flat_map(|line| rows.iter().map(line.of)).filter(|value| *value > 0.0);
    let (low, high) = (decade(values().fold(f64::MAX, f64::min)), decade(values().fold(1.0, f64::max)) + 1.0);
    let (first, last) = (sizes[0].log10(), sizes[sizes.len() - 1].log10());
    let across = |size: f64| {
        let share = if last > first { (size.log10() - first) / (last - first) } else { 0.5 };
        left + LEFT + share * (WIDTH - LEFT - RIGHT)
    };
    let up = |value: f64| {
        let share = (value.max(10_f64.powf(low)).log10() - low) / (high - low);
        HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)
    };
    let (from, to) = (left + LEFT, left + WIDTH - RIGHT);
    let _ = writeln!(svg, r#"<text class="title" x="{from}" y="20">{title}</text>"#);
    let mut power = low;
    while power <= high {
        let (value, y) = (10_f64.powf(power), up(10_f64.powf(power)));
        let _ = writeln!(svg, r#"<line class="grid" x1="{from}" x2="{to}" y1="{y:.1}" y2="{y:.1}"/>"#);
        let _ = writeln!(svg, r#"<text x="{:.1}" y="{:.1}" text-anchor="end">{value}</text>"#, from - 8.0, y + 4.0);
        power += 1.0;
    }
    for (row, size) in rows.iter().zip(&sizes) {
        let y = HEIGHT - BOTTOM + 20.0;
        let _ = writeln!(
            svg,
            r#"<text x="{:.1}" y="{y}" text-anchor="middle">{}</text>"#,
            across(*size),
            short(row.chunks)
        );
    }
    // Labels stand at the lines' ends, pushed apart where they would cover each other.
    let mut ends: Vec<(f64, &Line)> =
        lines.iter().filter_map(|line| rows.last().map(|row| (up((line.of)(row)), line))).collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = 0.0;
    for (end, line) in ends {
        let points: Vec<(f64, f64)> =
            rows.iter().zip(&sizes).map(|(row, size)| (across(*size), up((line.of)(row)))).collect();
        let path: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let _ = writeln!(svg, r#"<polyline class="{}" points="{}"/>"#, line.class, path.join(" "));
        for (x, y) in points {
            let _ = writeln!(svg, r#"<circle class="{}" cx="{x:.1}" cy="{y:.1}" r="2.5"/>"#, line.class);
        }
        let y = end.max(free);
        free = y + 15.0;
        let _ = writeln!(svg, r#"<text x="{:.1}" y="{:.1}">{}</text>"#, to + 10.0, y + 4.0, line.label);
    }
}

/// The power of ten at or below a value.
fn decade(value: f64) -> f64 {
    value.log10().floor()
}

fn short(chunks: usize) -> String {
    match chunks {
        0..1_000 => chunks.to_string(),
        1_000..1_000_000 => format!("{} thousand", chunks / 1_000),
        _ => format!("{} million", chunks / 1_000_000),
    }
}

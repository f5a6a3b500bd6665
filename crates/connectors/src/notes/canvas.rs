//! A canvas of Obsidian (JSON Canvas 1.0) as the words on its cards.

use serde_json::Value;

/// The words, from top to bottom and from left to right, a paragraph for each card; `None` for other JSON.
pub(super) fn words(source: &str) -> Option<String> {
    // The program writes nothing at all into a canvas without cards.
    if source.trim().is_empty() {
        return Some(String::new());
    }
    let canvas: Value = serde_json::from_str(source).ok()?;
    let list = |name: &str| canvas.get(name).and_then(Value::as_array).map(Vec::as_slice);
    let mut nodes: Vec<&Value> = list("nodes")?.iter().collect();
    let place = |node: &Value, axis: &str| node.get(axis).and_then(Value::as_f64).unwrap_or_default();
    nodes.sort_by(|one, other| {
        place(one, "y").total_cmp(&place(other, "y")).then(place(one, "x").total_cmp(&place(other, "x")))
    });
    let edges = list("edges").unwrap_or_default();
    let cards = nodes.into_iter().chain(edges).filter_map(|card| {
        let field = |name: &str| card.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
        // A card that shows a file is named as a link to it would be.
        let file = || field("file").map(|file| format!("[[{}]]", file.strip_suffix(".md").unwrap_or(file)));
        field("text").or_else(|| field("label")).or_else(|| field("url")).map(str::to_owned).or_else(file)
    });
    Some(cards.collect::<Vec<_>>().join("\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_are_read_from_top_to_bottom() {
        let canvas = r##"{"nodes":[
            {"id":"1","type":"text","text":"Second **card**","x":0,"y":90},
            {"id":"2","type":"text","text":"# First card","x":0,"y":10},
            {"id":"3","type":"file","file":"Trips/Packing.md","x":200,"y":90},
            {"id":"4","type":"link","url":"https://example.com","x":0,"y":200},
            {"id":"5","type":"group","label":"Later","x":0,"y":150}],
            "edges":[{"id":"6","fromNode":"1","toNode":"2","label":"before"}]}"##;
        assert_eq!(
            words(canvas).as_deref(),
            Some("# First card\n\nSecond **card**\n\n[[Trips/Packing]]\n\nLater\n\nhttps://example.com\n\nbefore")
        );
        assert_eq!(words("").as_deref(), Some(""));
        assert_eq!(words("{\"a\":1}"), None);
        assert_eq!(words("no json"), None);
    }
}

//! nDCG@10 and recall@10 of the lexical index on a folder `{corpus.jsonl, queries.jsonl, qrels/test.tsv}`.
//!
//! `cargo run --example weigh_fields -p lexical -- DIR [NEIGHBOURS [TITLE PEOPLE BODY ANCHOR ABOUT]]`:
//! `NEIGHBOURS` is how many messages of a conversation on either side go into a window.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::indexing_slicing)]

use domain::{ChunkId, ItemId, Kind, Passage, SourceId, Span, SpanText};
use lexical::{Boosts, Lexical, LexicalQuery};
use serde_json::Value;
use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
    time::Instant,
};

fn lines(path: &Path) -> Vec<Value> {
    fs::read_to_string(path).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let dir = Path::new(&arguments[0]);
    let neighbours: usize = arguments.get(1).map_or(0, |n| n.parse().unwrap());
    let numbers: Vec<f32> = arguments.iter().skip(2).map(|n| n.parse().unwrap()).collect();
    let boosts = match numbers.as_slice() {
        [title, people, body, anchor, about] => {
            Boosts { title: *title, people: *people, body: *body, anchor: *anchor, about: *about }
        }
        _ => Boosts::default(),
    };

    let documents = lines(&dir.join("corpus.jsonl"));
    let word = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let span = |i: usize| {
        let text = word(&documents[i], "text");
        SpanText { span: Span { item: ItemId(i as i64), range: 0..text.len() }, text, sender: None, date: None }
    };
    let passages: Vec<Passage> = (0..documents.len())
        .map(|i| {
            let same = |j: &usize| {
                documents[*j]["session"] == documents[i]["session"] && documents[*j]["conv"] == documents[i]["conv"]
            };
            let message = documents[i].get("conv").is_some();
            let window = i.saturating_sub(neighbours)..(i + neighbours + 1).min(documents.len());
            Passage {
                chunk: ChunkId(i as i64),
                item: ItemId(i as i64),
                source: SourceId(1),
                thread: None,
                kind: if message { Kind::Message } else { Kind::Note },
                title: word(&documents[i], "title"),
                headings: Vec::new(),
                date: None,
                people: Vec::new(),
                path: String::new(),
                message_id: None,
                spans: if message { window.filter(same).map(span).collect() } else { vec![span(i)] },
            }
        })
        .collect();

    let folder = tempfile::tempdir().unwrap();
    let (lexical, _) = Lexical::open(folder.path(), "measure").unwrap();
    let mut lexical = lexical.with_boosts(boosts);
    let start = Instant::now();
    for batch in passages.chunks(5000) {
        lexical.apply(batch, &[]).unwrap();
        lexical.commit(1).unwrap();
    }
    let seconds = start.elapsed().as_secs_f64();
    drop(lexical);
    let bytes: u64 = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().metadata().unwrap().len()).sum();
    let start = Instant::now();
    let (lexical, _) = Lexical::open(folder.path(), "measure").unwrap();
    let open = start.elapsed().as_secs_f64() * 1e3;
    let lexical = lexical.with_boosts(boosts);
    println!("{} passages in {seconds:.1} s, {:.1} MB, opened in {open:.1} ms", passages.len(), bytes as f64 / 1e6);

    let ids: HashMap<String, usize> =
        documents.iter().enumerate().map(|(i, document)| (word(document, "_id"), i)).collect();
    let mut relevant: HashMap<String, HashMap<usize, f64>> = HashMap::new();
    for line in fs::read_to_string(dir.join("qrels/test.tsv")).unwrap().lines().skip(1) {
        let cells: Vec<_> = line.split('\t').collect();
        let gain: f64 = cells[2].parse().unwrap();
        if let Some(document) = ids.get(cells[1])
            && gain > 0.0
        {
            relevant.entry(cells[0].to_owned()).or_default().insert(*document, gain);
        }
    }
    let (mut ndcg, mut recall, mut hit1, mut hit10, mut count, mut times) = (0.0, 0.0, 0.0, 0.0, 0, Vec::new());
    let mut missing = HashSet::new();
    for query in lines(&dir.join("queries.jsonl")) {
        let Some(gold) = relevant.get(&word(&query, "_id")) else {
            missing.insert(word(&query, "_id"));
            continue;
        };
        let start = Instant::now();
        let hits = lexical.search(&LexicalQuery { text: word(&query, "text") }, 10, None).unwrap();
        times.push(start.elapsed().as_secs_f64() * 1e3);
        let gain = |rank: usize, gain: f64| gain / (rank as f64 + 2.0).log2();
        let dcg: f64 = hits
            .iter()
            .enumerate()
            .map(|(rank, (chunk, _))| gain(rank, *gold.get(&(chunk.0 as usize)).unwrap_or(&0.0)))
            .sum();
        let mut ideal: Vec<f64> = gold.values().copied().collect();
        ideal.sort_by(|a, b| b.total_cmp(a));
        ndcg += dcg / ideal.iter().take(10).enumerate().map(|(rank, g)| gain(rank, *g)).sum::<f64>();
        recall +=
            hits.iter().filter(|(chunk, _)| gold.contains_key(&(chunk.0 as usize))).count() as f64 / gold.len() as f64;
        hit1 += f64::from(u8::from(hits.first().is_some_and(|(chunk, _)| gold.contains_key(&(chunk.0 as usize)))));
        hit10 += f64::from(u8::from(hits.iter().any(|(chunk, _)| gold.contains_key(&(chunk.0 as usize)))));
        count += 1;
    }
    times.sort_by(f64::total_cmp);
    let n = f64::from(count);
    println!(
        "{count} queries ({} without gold): nDCG@10 {:.4}, R@10 {:.4}, first right {:.4}, any of ten {:.4}, p50 {:.2} ms, p95 {:.2} ms",
        missing.len(),
        ndcg / n,
        recall / n,
        hit1 / n,
        hit10 / n,
        times[times.len() / 2],
        times[times.len() * 95 / 100]
    );
}

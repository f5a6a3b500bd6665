use crate::home::{Home, mail};
use domain::{ChunkId, Filter};
use store::{ChunkSet, Error, Pending};

/// As many chunks as asked for, each with a vector of its own.
fn filled(chunks: usize) -> (Home, Vec<(ChunkId, Vec<f32>)>) {
    filled_from(&[("/a", 0..chunks)])
}

/// The same from several files.
fn filled_from(files: &[(&str, std::ops::Range<usize>)]) -> (Home, Vec<(ChunkId, Vec<f32>)>) {
    let mut home = Home::new();
    let source = home.source("/notes");
    for (path, numbers) in files {
        let records: Vec<_> = numbers.clone().map(|number| mail(&number.to_string(), &number.to_string())).collect();
        home.read(source, path, &records);
    }
    let chunks = files.iter().map(|(_, numbers)| numbers.len()).sum();
    let jobs = home.store.chunk_jobs(chunks).unwrap();
    let cut: Vec<_> = jobs.iter().map(|&job| (job, home.cut(job))).collect();
    home.store.write(|writer| cut.iter().try_for_each(|(job, chunks)| writer.put_chunks(*job, chunks))).unwrap();
    let vectors: Vec<_> = home.store.embed_jobs(chunks).unwrap().into_iter().map(|id| (id, direction(id))).collect();
    home.store.write(|writer| writer.put_vectors(&vectors)).unwrap();
    (home, vectors)
}

fn direction(id: ChunkId) -> Vec<f32> {
    let mut bytes = blake3::Hasher::new().update(&id.0.to_le_bytes()).finalize_xof();
    let mut vector = [0; 32];
    bytes.fill(&mut vector);
    vector.iter().map(|byte| f32::from(*byte) - 127.5).collect()
}

fn exact(query: &[f32], vectors: &[(ChunkId, Vec<f32>)], k: usize) -> Vec<(ChunkId, f32)> {
    let length = |v: &[f32]| v.iter().map(|x| x * x).sum::<f32>().sqrt();
    let mut all: Vec<_> = vectors
        .iter()
        .map(|(id, v)| (*id, query.iter().zip(v).map(|(x, y)| x * y).sum::<f32>() / length(query) / length(v)))
        .collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    all.truncate(k);
    all
}

fn assert_near(found: &[(ChunkId, f32)], exact: &[(ChunkId, f32)]) {
    assert_eq!(found.len(), exact.len());
    for (found, exact) in found.iter().zip(exact) {
        // Neighbours of nearly equal rank may change places; the cosine at a rank may hardly differ: by six bits of
        // each of so few numbers.
        assert!((found.1 - exact.1).abs() < 0.02, "{found:?} {exact:?}");
    }
}

#[test]
fn the_nearest_are_found_with_their_cosines() {
    let (home, vectors) = filled(5000);
    for number in [0, 1, 4999] {
        let (id, query) = &vectors[number];
        let found = home.store.nearest(query, 20, None).unwrap();
        assert_eq!(found[0].0, *id);
        assert_near(&found, &exact(query, &vectors, 20));
        let ids: Vec<_> = found.iter().map(|(id, _)| *id).collect();
        assert_near(&home.store.cosines(query, &ids).unwrap(), &found);
    }
}

#[test]
fn a_filter_that_keeps_one_in_a_thousand_still_yields_k() {
    let (home, vectors) = filled(5000);
    // The last of all, by a query that is nearest to others; and sets of every size.
    for step in [1000, 100, 7, 2] {
        let kept: Vec<_> = vectors.iter().filter(|(id, _)| id.0 % step == 0).cloned().collect();
        let allowed: ChunkSet = kept.iter().map(|(id, _)| *id).collect();
        let query = &vectors[2].1;
        let found = home.store.nearest(query, 5, Some(&allowed)).unwrap();
        assert!(found.iter().all(|(id, _)| allowed.contains(*id)));
        assert_near(&found, &exact(query, &kept, 5));
    }
    assert_eq!(home.store.nearest(&vectors[2].1, 5, Some(&ChunkSet::default())).unwrap(), []);
}

#[test]
fn a_set_may_name_chunks_that_have_no_vector() {
    let (home, vectors) = filled(3);
    let allowed: ChunkSet = (1..10_000).map(ChunkId).collect();
    assert_eq!(home.store.nearest(&vectors[0].1, 10, Some(&allowed)).unwrap().len(), 3);
    let missing = [ChunkId(77), vectors[1].0];
    let cosines = home.store.cosines(&vectors[1].1, &missing).unwrap();
    assert_eq!(cosines.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [vectors[1].0]);
}

#[test]
fn a_query_of_another_length_is_an_error_and_one_before_any_vector_finds_nothing() {
    let (mut home, vectors) = filled(1);
    assert!(matches!(home.store.nearest(&[1.0], 5, None), Err(Error::Dimensions { expected: 32, got: 1 })));
    let short = [(vectors[0].0, vec![1.0])];
    assert!(matches!(home.store.write(|writer| writer.put_vectors(&short)), Err(Error::Dimensions { .. })));
    let zero = [(vectors[0].0, vec![0.0; 32])];
    assert!(matches!(home.store.write(|writer| writer.put_vectors(&zero)), Err(Error::NoDirection { .. })));
    assert_eq!(home.store.nearest(&[0.0; 32], 5, None).unwrap(), []);
    assert_eq!(Home::new().store.nearest(&[1.0], 5, None).unwrap(), []);
}

#[test]
fn vectors_of_a_nameless_embedder_are_dropped_and_all_chunks_queued() {
    let (mut home, _) = filled(3);
    home.store.set_embedder("a", "").unwrap();
    assert_eq!(home.store.pending().unwrap(), Pending { chunk: 0, embed: 3 });
    assert_eq!(home.store.counts().unwrap().vectors, 0);
    home.index();
    home.store.set_embedder("a", "").unwrap();
    assert_eq!(home.store.pending().unwrap(), Pending::default());
    assert_eq!(home.store.embedder().unwrap().as_deref(), Some("a"));
    assert_eq!(home.store.nearest(&[1.0; 8], 5, None).unwrap().len(), 3, "of the new length");
}

#[test]
fn a_vector_put_twice_counts_once() {
    let (mut home, vectors) = filled(2);
    let turned = [(vectors[0].0, vectors[1].1.clone())];
    home.store.write(|writer| writer.put_vectors(&turned)).unwrap();
    let found = home.store.nearest(&vectors[1].1, 5, None).unwrap();
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|(_, cosine)| *cosine > 0.99));
}

#[test]
fn vacuum_gives_back_the_room_of_deleted_vectors() {
    let (mut home, vectors) = filled(9000);
    let source = home.store.sources().unwrap()[0].id;
    let kept: Vec<_> = (0..100).map(|number| mail(&(number * 90).to_string(), &(number * 90).to_string())).collect();
    home.read(source, "/a", &kept);
    let bytes = |home: &Home| std::fs::metadata(home.database()).unwrap().len();
    home.raw().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let before = bytes(&home);
    home.store.vacuum().unwrap();
    assert!(bytes(&home) * 4 < before, "{} of {before}", bytes(&home));
    let live: Vec<_> = vectors.iter().filter(|(id, _)| (id.0 - 1) % 90 == 0).cloned().collect();
    assert_near(&home.store.nearest(&vectors[0].1, 10, None).unwrap(), &exact(&vectors[0].1, &live, 10));
    assert_eq!(home.store.allowed(&Filter { has_attachment: true, ..Filter::default() }).unwrap().unwrap().len(), 0);
}

/// 384 numbers around one of a hundred centres, as texts on a hundred subjects lie.
fn about(number: usize) -> Vec<f32> {
    let draw = |seed: &str| {
        let mut bytes = [0; 384];
        blake3::Hasher::new().update(seed.as_bytes()).finalize_xof().fill(&mut bytes);
        bytes
    };
    let (centre, own) = (draw(&format!("centre {}", number % 100)), draw(&format!("own {number}")));
    centre.iter().zip(own).map(|(c, o)| f32::from(*c) + 1.5 * f32::from(o) - 2.0 * 127.5).collect()
}

/// These lie closer together than texts do: six bits alone miss two or three of a hundred.
const ENOUGH: f32 = 0.95;

/// The share of the ten nearest that a search finds.
fn recall(store: &store::Store, vectors: &[(ChunkId, Vec<f32>)], allowed: Option<&ChunkSet>) -> f32 {
    let among: Vec<_> = vectors.iter().filter(|(id, _)| allowed.is_none_or(|set| set.contains(*id))).cloned().collect();
    let mut hits = 0;
    for number in 0..20 {
        let query = about(1_000_000 + number);
        let found = store.nearest(&query, 10, allowed).unwrap();
        assert_eq!(found.len(), 10);
        let best = exact(&query, &among, 10);
        hits += best.iter().filter(|(id, _)| found.iter().any(|(known, _)| known == id)).count();
    }
    hits as f32 / 200.0
}

#[test]
fn a_search_through_the_sketch_finds_what_an_exact_search_finds_also_after_changes_by_others() {
    let (mut home, mut vectors) = filled_from(&[("/a", 0..4_500), ("/b", 4_500..9_000)]);
    for (number, (_, vector)) in vectors.iter_mut().enumerate() {
        *vector = about(number);
    }
    // The length of the first ones holds for all.
    home.store.set_embedder("another", "").unwrap();
    home.store.write(|writer| writer.put_vectors(&vectors[..8_000])).unwrap();
    let mut store = store::Store::open(&home.database()).unwrap().sketched_above(0);
    assert!(recall(&store, &vectors[..8_000], None) >= ENOUGH);
    assert!(store.sketch_bytes() > 8_000 * 48);

    // Another connection adds vectors.
    home.store.write(|writer| writer.put_vectors(&vectors[8_000..])).unwrap();
    assert!(recall(&store, &vectors, None) >= ENOUGH);
    let fresh = store.nearest(&vectors[8_500].1, 1, None).unwrap();
    assert_eq!(fresh[0].0, vectors[8_500].0, "the very vector that was added");

    // A filter that keeps a sixth: too many to be looked up one by one.
    let sixth: ChunkSet = vectors.iter().step_by(6).map(|(id, _)| *id).collect();
    assert!(recall(&store, &vectors, Some(&sixth)) >= ENOUGH);

    // Half of it goes.
    let source = home.store.sources().unwrap()[0].id;
    home.drop_file(source, "/a");
    let left = vectors.split_off(4_500);
    let gone: std::collections::HashSet<ChunkId> = vectors.iter().map(|(id, _)| *id).collect();
    assert!(recall(&store, &left, None) >= ENOUGH);
    assert!(store.nearest(&vectors[0].1, 100, None).unwrap().iter().all(|(id, _)| !gone.contains(id)));

    // Another embedder: nothing of the old vectors is left once its own are there.
    home.store.set_embedder("a third", "").unwrap();
    assert!(recall(&store, &left, None) >= ENOUGH);
    let other: Vec<_> = left.iter().enumerate().map(|(number, (id, _))| (*id, about(50_000 + number))).collect();
    store.write(|writer| writer.put_vectors(&other)).unwrap();
    assert!(recall(&store, &other, None) >= ENOUGH);
}

#[test]
fn a_change_of_embedder_searches_the_old_vectors_until_the_last_new_one_is_there() {
    let (mut home, vectors) = filled(30);
    home.store.set_embedder("old", "{}").unwrap();
    home.store.write(|writer| writer.put_vectors(&vectors)).unwrap();
    home.store.set_embedder("new", "{\"new\": 1}").unwrap();
    assert_eq!(home.store.pending().unwrap().embed, 30);
    let turned = |(id, vector): &(ChunkId, Vec<f32>)| (*id, vector.iter().rev().take(16).copied().collect::<Vec<_>>());
    let new: Vec<_> = vectors.iter().map(turned).collect();
    home.store.write(|writer| writer.put_vectors(&new[..20])).unwrap();

    // Interrupted, and opened again: the old ones are searched, and the rest waits.
    home.store = store::Store::open(&home.database()).unwrap();
    home.store.set_embedder("new", "{\"new\": 1}").unwrap();
    assert_eq!(home.store.embed_jobs(100).unwrap().len(), 10);
    assert_eq!(home.store.embedder().unwrap().as_deref(), Some("old"));
    assert_eq!(home.store.embedder_manifest().unwrap().as_deref(), Some("{}"));
    assert_near(&home.store.nearest(&vectors[3].1, 5, None).unwrap(), &exact(&vectors[3].1, &vectors, 5));

    home.store.write(|writer| writer.put_vectors(&new[20..])).unwrap();
    assert_eq!(home.store.embedder().unwrap().as_deref(), Some("new"));
    assert_eq!((home.store.next_embedder().unwrap(), home.store.pending().unwrap()), (None, Pending::default()));
    assert_near(&home.store.nearest(&new[3].1, 5, None).unwrap(), &exact(&new[3].1, &new, 5));
}

#[test]
fn going_back_to_the_old_embedder_keeps_its_vectors_and_embeds_what_came_meanwhile() {
    let (mut home, vectors) = filled(5);
    home.store.set_embedder("old", "").unwrap();
    home.store.write(|writer| writer.put_vectors(&vectors)).unwrap();
    home.store.set_embedder("new", "").unwrap();
    home.store.write(|writer| writer.put_vectors(&[(vectors[0].0, vec![1.0; 8])])).unwrap();
    let source = home.store.sources().unwrap()[0].id;
    home.read(source, "/later", &[mail("later", "later")]);
    let job = home.store.chunk_jobs(1).unwrap()[0];
    let chunks = home.cut(job);
    home.store.write(|writer| writer.put_chunks(job, &chunks)).unwrap();
    home.store.set_embedder("old", "").unwrap();
    assert_eq!(home.store.embed_jobs(10).unwrap().len(), 1);
    assert_near(&home.store.nearest(&vectors[3].1, 5, None).unwrap(), &exact(&vectors[3].1, &vectors, 5));
}

#[test]
fn the_former_vectors_can_be_dropped_before_all_new_ones_are_there() {
    let (mut home, vectors) = filled(5);
    home.store.set_embedder("old", "").unwrap();
    home.store.write(|writer| writer.put_vectors(&vectors)).unwrap();
    home.store.set_embedder("new", "").unwrap();
    home.store.write(|writer| writer.put_vectors(&[(vectors[0].0, vec![1.0; 8])])).unwrap();
    home.store.drop_former().unwrap();
    assert_eq!(home.store.embedder().unwrap().as_deref(), Some("new"));
    assert_eq!(home.store.nearest(&[1.0; 8], 5, None).unwrap().len(), 1);
    assert_eq!(home.store.pending().unwrap().embed, 4);
}

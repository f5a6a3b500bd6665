use crate::home::{Home, chunk, mail, message, vector};
use domain::{ChunkId, ItemId, Span};
use std::collections::BTreeSet;
use store::{ChunkJob, NewChunk, Pending};

fn paragraph(item: ItemId, range: std::ops::Range<usize>, hash: u8) -> NewChunk {
    NewChunk { item, headings: vec!["Top".into()], spans: vec![Span { item, range }], hash: [hash; 32] }
}

#[test]
fn an_unchanged_chunk_keeps_its_id_vector_and_rev_wherever_it_moves() {
    let mut home = Home::new();
    let source = home.source("/notes");
    let item = home.read(source, "/a", &[mail("1", "one two")])[0].item();
    let job = ChunkJob::Item(item);
    home.store.write(|writer| writer.put_chunks(job, &[paragraph(item, 0..3, 1), paragraph(item, 4..7, 2)])).unwrap();
    home.index();
    let before = home.store.chunks_of_item(item).unwrap();
    let rev = home.store.rev().unwrap();

    home.read(source, "/a", &[mail("1", "new one")]);
    home.store.write(|writer| writer.put_chunks(job, &[paragraph(item, 0..3, 3), paragraph(item, 4..7, 1)])).unwrap();
    let after = home.store.chunks_of_item(item).unwrap();
    assert_eq!(after[1].id, before[0].id);
    assert_eq!((after[1].ordinal, &after[1].spans[0].range), (1, &(4..7)), "where it stands now");
    assert_eq!(home.store.embed_jobs(9).unwrap(), [after[0].id], "only the new one waits for a vector");
    let changes = home.store.changes(rev, 9).unwrap();
    let mut changed: Vec<_> = changes.iter().map(|change| (change.chunk, change.deleted)).collect();
    changed.sort_unstable();
    assert_eq!(changed, [(before[1].id, true), (after[0].id, false)]);
    assert_eq!(home.store.cosines(&vector(before[0].id), &[before[0].id]).unwrap().len(), 1);
}

#[test]
fn equal_chunks_of_one_item_are_kept_apart() {
    let mut home = Home::new();
    let source = home.source("/notes");
    let item = home.read(source, "/a", &[mail("1", "ha ha")])[0].item();
    let twice = [paragraph(item, 0..2, 1), paragraph(item, 3..5, 1)];
    for _ in 0..2 {
        home.store.write(|writer| writer.put_chunks(ChunkJob::Item(item), &twice)).unwrap();
        assert_eq!(home.store.chunks_of_item(item).unwrap().len(), 2);
    }
    home.store.write(|writer| writer.put_chunks(ChunkJob::Item(item), &twice[..1])).unwrap();
    assert_eq!(home.store.chunks_of_item(item).unwrap().len(), 1);
}

#[test]
fn cutting_again_what_did_not_change_writes_no_rev() {
    let mut home = Home::new();
    let source = home.source("/chats");
    home.read(source, "/a", &[message("1", "ana", 1, "a"), message("2", "ana", 2, "b"), message("3", "ana", 3, "c")]);
    let job = home.store.chunk_jobs(1).unwrap()[0];
    home.index();
    let rev = home.store.rev().unwrap();
    let chunks = home.cut(job);
    home.store.write(|writer| writer.put_chunks(job, &chunks)).unwrap();
    assert_eq!(home.store.rev().unwrap(), rev);
    assert_eq!(home.store.changes(rev, 9).unwrap(), []);
    assert_eq!(home.store.pending().unwrap(), Pending::default());
}

#[test]
fn work_done_on_an_old_state_is_not_taken_and_the_job_stays() {
    let mut home = Home::new();
    let source = home.source("/chats");
    home.read(source, "/a", &[message("1", "ana", 1, "a"), message("2", "ana", 2, "b")]);
    let job = home.store.chunk_jobs(1).unwrap()[0];
    let chunks = home.cut(job);
    home.read(source, "/a", &[message("1", "ana", 1, "a")]);
    home.store.write(|writer| writer.put_chunks(job, &chunks)).unwrap();
    assert_eq!(home.store.counts().unwrap().chunks, 0);
    assert_eq!(home.store.chunk_jobs(9).unwrap(), [job]);
    home.index();
    assert_eq!(home.store.counts().unwrap().chunks, 1);
}

#[test]
fn a_vector_of_a_chunk_that_is_gone_is_passed_over() {
    let mut home = Home::new();
    let source = home.source("/notes");
    let item = home.read(source, "/a", &[mail("1", "one")])[0].item();
    home.store.write(|writer| writer.put_chunks(ChunkJob::Item(item), &[chunk(item, &[(item, "one")])])).unwrap();
    let id = home.store.embed_jobs(1).unwrap()[0];
    home.drop_file(source, "/a");
    home.store.write(|writer| writer.put_vectors(&[(id, vector(id)), (ChunkId(99), vector(id))])).unwrap();
    assert_eq!(home.store.nearest(&vector(id), 5, None).unwrap(), []);
}

#[test]
fn the_window_around_a_message_that_is_gone_goes_and_is_cut_anew() {
    let mut home = Home::new();
    let source = home.source("/chats");
    let all = [message("1", "ana", 1, "a"), message("2", "ana", 2, "b"), message("3", "ana", 3, "c")];
    let puts = home.read(source, "/a", &all);
    home.index();
    assert_eq!(home.bodies(puts[1].item()), ["abc"]);
    home.read(source, "/a", &all[..2]);
    assert_eq!(home.bodies(puts[1].item()), Vec::<String>::new(), "no window may show the message");
    assert_eq!(home.bodies(puts[0].item()), ["ab"]);
    home.index();
    assert_eq!(home.bodies(puts[1].item()), ["ab"]);
}

#[test]
fn a_stale_chunk_of_a_changed_item_can_still_be_shown() {
    let mut home = Home::new();
    let source = home.source("/notes");
    let item = home.read(source, "/a", &[mail("1", "a long first version")])[0].item();
    home.index();
    home.read(source, "/a", &[mail("1", "kürz")]);
    assert_eq!(home.bodies(item), ["kürz"]);
}

#[test]
fn changes_come_in_order_and_by_whole_transactions() {
    let mut home = Home::new();
    let source = home.source("/notes");
    for file in 0..4 {
        let records: Vec<_> = (0..3).map(|number| mail(&format!("{file} {number}"), "words")).collect();
        home.read(source, &format!("/{file}"), &records);
        let jobs = home.store.chunk_jobs(9).unwrap();
        let chunks: Vec<_> = jobs.iter().map(|&job| (job, home.cut(job))).collect();
        home.store.write(|writer| chunks.iter().try_for_each(|(job, chunks)| writer.put_chunks(*job, chunks))).unwrap();
    }
    home.drop_file(source, "/1");
    assert_eq!(home.store.rev().unwrap(), 5);

    let mut since = 0;
    let mut live = BTreeSet::new();
    let mut steps = 0;
    loop {
        let changes = home.store.changes(since, 2).unwrap();
        let Some(last) = changes.last() else { break };
        assert!(changes.is_sorted_by_key(|change| change.rev));
        for change in &changes {
            if change.deleted {
                live.remove(&change.chunk)
            } else {
                live.insert(change.chunk)
            };
        }
        since = last.rev;
        steps += 1;
    }
    assert_eq!((live.len(), since, steps), (9, 5, 4));
    home.store.purge_tombstones(5).unwrap();
    assert!(home.store.changes(0, 99).unwrap().iter().all(|change| !change.deleted));
}

use crate::home::{Home, mail, message, on, threaded};
use domain::{Record, ThreadHint, ThreadId};
use proptest::prelude::*;
use store::ChunkJob;

fn thread_of(home: &Home, put: store::Put) -> Option<ThreadId> {
    home.store.item(put.item()).unwrap().unwrap().thread
}

#[test]
fn mails_that_refer_to_one_another_are_one_thread_in_any_order() {
    let mails = [threaded("1", &["1"]), threaded("2", &["2", "1"]), threaded("3", &["3", "2"])];
    for order in [[0, 1, 2], [2, 1, 0], [2, 0, 1], [0, 2, 1]] {
        let mut home = Home::new();
        let source = home.source("/mail");
        let puts = home.read(source, "/a", &order.map(|index| mails[index].clone()));
        let threads: Vec<_> = puts.iter().map(|put| thread_of(&home, *put)).collect();
        assert!(threads.iter().all(|thread| thread.is_some() && *thread == threads[0]), "{order:?}");
        assert_eq!(home.store.counts().unwrap().threads, 1, "{order:?}");
    }
}

#[test]
fn an_item_without_a_hint_stands_alone() {
    let mut home = Home::new();
    let source = home.source("/mail");
    let put = home.read(source, "/a", &[mail("1", "one")])[0];
    assert_eq!(thread_of(&home, put), None);
    assert_eq!(home.store.counts().unwrap().threads, 0);
}

fn lunch(key: &str, seconds: i64, joins: bool) -> Record {
    let subject = vec!["subject:lunch".to_owned()];
    let hint = ThreadHint {
        keys: vec![key.into()],
        joins: if joins { subject.clone() } else { vec![] },
        offers: subject,
        ..ThreadHint::default()
    };
    on(Record { thread: Some(hint), ..mail(key, key) }, seconds)
}

#[test]
fn a_reply_without_references_joins_the_newest_mail_of_its_subject_before_it() {
    let mut home = Home::new();
    let source = home.source("/mail");
    let puts = home.read(
        source,
        "/a",
        &[lunch("may", 100, false), lunch("june", 200, false), lunch("july", 300, false), lunch("re", 250, true)],
    );
    let threads: Vec<_> = puts.iter().map(|put| thread_of(&home, *put)).collect();
    assert_eq!(threads[3], threads[1], "the reply belongs to June's lunch");
    assert_eq!(home.store.counts().unwrap().threads, 3, "mails that merely look alike stay apart");
}

#[test]
fn a_thread_is_named_by_its_earliest_item_that_is_left() {
    let mut home = Home::new();
    let source = home.source("/mail");
    let later = on(threaded("2", &["1", "2"]), 20);
    let puts = home.read(source, "/a", &[later.clone(), on(threaded("1", &["1"]), 10)]);
    let thread = thread_of(&home, puts[0]).unwrap();
    assert_eq!(home.store.thread(thread).unwrap().unwrap().title, "thread of 1");
    home.read(source, "/a", &[later]);
    assert_eq!(home.store.thread(thread).unwrap().unwrap().title, "thread of 2");
}

#[test]
fn conversations_that_turn_out_to_be_one_are_cut_anew() {
    let mut home = Home::new();
    let source = home.source("/chats");
    home.read(source, "/a", &[message("1", "ana", 1, "hello"), message("2", "ana", 2, "there")]);
    home.read(source, "/b", &[message("3", "+351 1", 3, "hi")]);
    home.index();
    let mut bridge = message("4", "ana", 4, "it is me");
    bridge.thread.as_mut().unwrap().keys.push("+351 1".into());
    let put = home.read(source, "/c", &[bridge])[0];
    let thread = thread_of(&home, put).unwrap();
    assert_eq!(home.store.chunk_jobs(9).unwrap(), [ChunkJob::Thread(thread)]);
    let items = home.store.thread_items(thread).unwrap();
    assert_eq!(items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>(), ["hello", "there", "hi", "it is me"]);
    home.index();
    assert_eq!(home.bodies(items[2].id), ["therehiit is me"]);
}

#[test]
fn a_thread_goes_with_its_last_item() {
    let mut home = Home::new();
    let source = home.source("/mail");
    home.read(source, "/a", &[threaded("1", &["1"]), threaded("2", &["2"])]);
    home.read(source, "/a", &[threaded("2", &["2"])]);
    assert_eq!(home.store.counts().unwrap().threads, 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    // The threads are the connected components of items that share keys, whatever the order.
    #[test]
    fn threads_are_what_shared_keys_connect(hints in proptest::collection::vec(proptest::collection::vec(0_usize..12, 1..4), 1..14)) {
        let records: Vec<_> = hints
            .iter()
            .enumerate()
            .map(|(number, keys)| {
                let keys: Vec<_> = keys.iter().map(ToString::to_string).collect();
                threaded(&format!("mail:{number}"), &keys.iter().map(String::as_str).collect::<Vec<_>>())
            })
            .collect();
        let mut home = Home::new();
        let source = home.source("/mail");
        let puts = home.read(source, "/a", &records);

        let mut component: Vec<usize> = (0..hints.len()).collect();
        for _ in 0..hints.len() {
            for a in 0..hints.len() {
                for b in 0..hints.len() {
                    if hints[a].iter().any(|key| hints[b].contains(key)) {
                        component[a] = component[a].min(component[b]);
                    }
                }
            }
        }
        for a in 0..hints.len() {
            for b in 0..hints.len() {
                let together = thread_of(&home, puts[a]) == thread_of(&home, puts[b]);
                prop_assert_eq!(together, component[a] == component[b]);
            }
        }
    }
}

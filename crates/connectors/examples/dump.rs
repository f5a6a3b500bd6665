//! Prints what the connectors read at a path: `dump PATH [KIND]`. Quoted parts are shown between ⟦ and ⟧.

use connectors::{Settings, connector, detect, walk};
use std::ops::ControlFlow;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let root = PathBuf::from(arguments.next().ok_or("usage: dump PATH [KIND]")?);
    let only = arguments.next().map(|word| word.parse::<domain::SourceKind>()).transpose()?;
    for found in detect(&root).into_iter().filter(|found| only.is_none_or(|only| only == found.kind)) {
        println!("#### {}", found.what);
        let connector = connector(found.kind, &Settings::utc());
        for file in walk(&root).filter(|file| connector.claims(file, &root)) {
            let read = connector.read(&file, &root, &mut |record| {
                match record {
                    Ok(record) => print(&record),
                    Err(error) => println!("!!!! {error}"),
                }
                ControlFlow::Continue(())
            });
            if let Err(error) = read {
                println!("!!!! {error}");
            }
        }
    }
    Ok(())
}

fn print(record: &domain::Record) {
    let people: Vec<_> =
        record.people.iter().map(|(role, person)| format!("{} {}", role.word(), person.label())).collect();
    let date = record.date.map(|date| date.to_string()).unwrap_or_default();
    println!("==== {} | {date} | {} | {} files", record.title, people.join(", "), record.attachments.len());
    let mut at = 0;
    for range in &record.quoted {
        let part = |range: std::ops::Range<usize>| record.text.get(range).unwrap_or_default();
        print!("{}⟦{}⟧", part(at..range.start), part(range.clone()));
        at = range.end;
    }
    println!("{}", record.text.get(at..).unwrap_or_default());
}

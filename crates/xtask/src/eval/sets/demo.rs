//! The demo home.

use anyhow::Result;

use super::super::gold;
use super::{Folders, Home, sample};

pub(super) fn homes(folders: &Folders, count: usize) -> Result<Vec<Home>> {
    let questions = gold::read(&folders.fixtures.join("questions.jsonl"))?;
    Ok(vec![Home::new("demo", folders.demo_home(), None, sample::of_each(questions, count))])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_demo_home_is_asked_all_its_questions() {
        let homes = homes(&Folders::here(), usize::MAX).unwrap();
        assert_eq!(homes.iter().map(Home::questions).sum::<usize>(), 60);
    }
}

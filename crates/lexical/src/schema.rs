//! What is indexed of a passage, and under which names.

use crate::analyzer::{self, ANALYZER_VERSION, Analyzer, Token, Unit};
use domain::{ChunkId, Kind, Passage, Role};
use std::borrow::Cow;
use tantivy::{
    TantivyDocument,
    schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{TextAnalyzer, Token as TantivyToken, TokenStream, Tokenizer, TokenizerManager},
};

/// Raised whenever a field is added or means something else.
const SCHEMA_VERSION: u32 = 3;

/// An index that says otherwise in its payload is made anew.
pub(crate) const VERSION: u32 = SCHEMA_VERSION * 1000 + ANALYZER_VERSION;

const TOKENIZER: &str = "inglenook";

/// The fields of the index. None is stored.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// The bits of the chunk's id.
    pub chunk: Field,
    /// All words, of which some count several times.
    pub text: Field,
}

/// How often words are counted that stand elsewhere than in the text itself. One field in which some words
/// count several times is the simple form of BM25F (Robertson, Zaragoza & Taylor 2004): a word is rare or
/// frequent, and a text long or short, as a whole. Half of the questions of LoCoMo, words alone, nDCG@10 of
/// messages and R@1 of sessions: .566 and .695 in one field, .548 and .653 in five fields with a score each
/// (title, people, body, anchor, about). SciFact: .715 and .692. It also takes a fifth of the look-ups, and
/// tantivy can skip blocks of postings only where all clauses are terms.
mod times {
    /// Title of a mail or note.
    pub(super) const TITLE: usize = 2;
    /// Who wrote it. Questions name people, and texts say "I".
    pub(super) const SENDER: usize = 4;
    /// Whoever speaks around a message.
    pub(super) const NEIGHBOUR: usize = 2;
    /// Date, kind, name of the file.
    pub(super) const ABOUT: usize = 2;
    /// The message that a window is about, of which its neighbours would make little otherwise.
    pub(super) const ANCHOR: usize = 3;
}

pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let chunk = builder.add_u64_field("chunk", INDEXED | FAST);
    // Without the places of words, which would be more than half of the index: what depends on their order is looked
    // up in the few texts that hold them all.
    let words = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(TOKENIZER)
            .set_fieldnorms(true)
            .set_index_option(IndexRecordOption::WithFreqs),
    );
    let text = builder.add_text_field("text", words);
    (builder.build(), Fields { chunk, text })
}

/// Ids are never negative in the store; the cast keeps every bit either way.
pub(crate) fn bits(chunk: ChunkId) -> u64 {
    chunk.0.cast_unsigned()
}

pub(crate) fn from_bits(bits: u64) -> ChunkId {
    ChunkId(bits.cast_signed())
}

impl Fields {
    pub(crate) fn document(&self, passage: &Passage) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_u64(self.chunk, bits(passage.chunk));
        for (text, times) in texts(passage) {
            (0..times).for_each(|_| document.add_text(self.text, &text));
        }
        document
    }
}

/// Everything of a passage that is searched, and how often it counts.
pub(crate) fn texts(passage: &Passage) -> Vec<(Cow<'_, str>, usize)> {
    let mut texts: Vec<(Cow<'_, str>, usize)> = Vec::new();
    let mut add = |text, times| texts.push((Cow::Borrowed(text), times));
    let message = passage.kind == Kind::Message;
    // A conversation that is called after the one whom it is with would count the name once more.
    if !passage.people.iter().any(|(_, person)| person.label() == passage.title) {
        add(&passage.title, if message { 1 } else { times::TITLE });
    }
    for heading in passage.headings.iter().filter(|heading| **heading != passage.title) {
        add(heading, 1);
    }
    for (role, person) in &passage.people {
        // A long list of receivers says little, and would make a short mail a long one.
        let times = if *role == Role::From { times::SENDER } else { 1 };
        for words in [&person.name, &person.address].into_iter().flatten() {
            add(words, times);
        }
    }
    let mut around: Vec<&str> = Vec::new();
    for span in &passage.spans {
        let anchor = span.span.item == passage.item;
        add(&span.text, if message && anchor && passage.spans.len() > 1 { times::ANCHOR } else { 1 });
        if let Some(sender) = span.sender.as_ref().filter(|_| message)
            && !around.contains(&sender.label())
        {
            around.push(sender.label());
        }
    }
    for name in around {
        add(name, times::NEIGHBOUR);
    }
    texts.push((Cow::Owned(about(passage)), times::ABOUT));
    texts
}

/// "mail Saturday 28 November 2026 booking", the last from the name of the file.
fn about(passage: &Passage) -> String {
    let mut about = passage.kind.word().to_owned();
    if let Some(date) = passage.date.and_then(|date| date.zoned().ok()) {
        about.push_str(&date.strftime(" %A %-d %B %Y").to_string());
    }
    if let Some(name) = std::path::Path::new(&passage.path).file_stem() {
        about.push(' ');
        about.push_str(&name.to_string_lossy());
    }
    about
}

pub(crate) fn tokenizers(analyzer: Analyzer) -> TokenizerManager {
    // With tantivy's own, since it looks up "default" for the field of the id.
    let tokenizers = TokenizerManager::default();
    tokenizers.register(TOKENIZER, TextAnalyzer::builder(Words(analyzer)).build());
    tokenizers
}

/// The analyzer behind tantivy's trait.
#[derive(Clone)]
struct Words(Analyzer);

struct WordStream {
    tokens: std::vec::IntoIter<Token>,
    token: TantivyToken,
}

impl Tokenizer for Words {
    type TokenStream<'a> = WordStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream {
        let units = self.0.units(text);
        let pairs = analyzer::pairs(&units);
        let tokens: Vec<_> = units.into_iter().flat_map(Unit::tokens).chain(pairs).collect();
        WordStream { tokens: tokens.into_iter(), token: TantivyToken::default() }
    }
}

impl TokenStream for WordStream {
    fn advance(&mut self) -> bool {
        let Some(token) = self.tokens.next() else { return false };
        self.token = TantivyToken {
            offset_from: token.range.start,
            offset_to: token.range.end,
            position: token.position,
            text: token.text,
            position_length: 1,
        };
        true
    }

    fn token(&self) -> &TantivyToken {
        &self.token
    }

    fn token_mut(&mut self) -> &mut TantivyToken {
        &mut self.token
    }
}

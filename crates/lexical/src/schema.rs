//! What is indexed of a passage, and under which names.

use crate::analyzer::{ANALYZER_VERSION, Analyzer, Token, Unit};
use domain::{ChunkId, Kind, Passage, Person, SpanText};
use tantivy::{
    TantivyDocument,
    schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{TextAnalyzer, Token as TantivyToken, TokenStream, Tokenizer, TokenizerManager},
};

/// Raised whenever a field is added or means something else.
const SCHEMA_VERSION: u32 = 1;

/// An index that says otherwise in its payload is made anew.
pub(crate) const VERSION: u32 = SCHEMA_VERSION * 1000 + ANALYZER_VERSION;

const TOKENIZER: &str = "inglenook";

/// The fields of the index. None is stored.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// The bits of the chunk's id.
    pub chunk: Field,
    pub text: TextFields<Field>,
}

/// One value for each field that holds words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextFields<T> {
    /// Title and headings.
    pub title: T,
    /// Names and addresses of sender and receivers.
    pub people: T,
    /// All words of the chunk: of a window of a conversation those of the neighbours as well.
    pub body: T,
    /// Of such a window the words of the message in its middle once more. Empty elsewhere, so that
    /// scores of messages, mails and notes stay comparable.
    pub anchor: T,
    /// Date in words, kind, and name of the file.
    pub about: T,
}

impl<T: Copy> TextFields<T> {
    pub(crate) fn each(&self) -> [T; 5] {
        [self.title, self.people, self.body, self.anchor, self.about]
    }
}

/// How much a match in a field counts, as a factor of its BM25 score.
pub type Boosts = TextFields<f32>;

/// A short field weighs much by itself, since BM25 divides by length: a title at 2 is too much (SciFact
/// nDCG@10 .656; .688 at 1; .703 at .6, but a subject says more of a mail than of a paper). Windows of
/// ±2 messages (LoCoMo, nDCG@10 and R@10): .542 and .740 with an anchor at .5, .538 and .732 at .67,
/// .527 and .712 at 1; .487 and .683 with anchor and neighbours in separate fields.
impl Default for Boosts {
    fn default() -> Self {
        Self { title: 1.0, people: 1.5, body: 1.0, anchor: 0.5, about: 0.3 }
    }
}

pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let chunk = builder.add_u64_field("chunk", INDEXED | FAST);
    let words = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(TOKENIZER)
            .set_fieldnorms(true)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions),
    );
    let mut text = |name| builder.add_text_field(name, words.clone());
    let text = TextFields {
        title: text("title"),
        people: text("people"),
        body: text("body"),
        anchor: text("anchor"),
        about: text("about"),
    };
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
        // A conversation that is called after the one whom it is with would count the name twice.
        let is_name = |person: &Person| person.label() == passage.title;
        if !passage.people.iter().any(|(_, person)| is_name(person)) {
            document.add_text(self.text.title, &passage.title);
        }
        for heading in passage.headings.iter().filter(|heading| **heading != passage.title) {
            document.add_text(self.text.title, heading);
        }
        for (_, person) in &passage.people {
            for words in [&person.name, &person.address].into_iter().flatten() {
                document.add_text(self.text.people, words);
            }
        }
        let neighbour = |span: &SpanText| span.span.item != passage.item;
        let window = passage.kind == Kind::Message && passage.spans.iter().any(neighbour);
        for span in &passage.spans {
            document.add_text(self.text.body, &span.text);
            if window && !neighbour(span) {
                document.add_text(self.text.anchor, &span.text);
            }
        }
        document.add_text(self.text.about, about(passage));
        document
    }
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
        let tokens: Vec<_> = self.0.units(text).into_iter().flat_map(Unit::tokens).collect();
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

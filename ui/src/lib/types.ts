// Made from the Rust types of crates/backend by its tests: `UPDATE=1 cargo test -p backend` writes it anew.

export type Kind = 'note' | 'mail' | 'message';
export type SourceKind = 'notes' | 'mbox' | 'eml' | 'maildir' | 'sms' | 'whatsapp';
export type Stage = 'scan' | 'read' | 'chunk' | 'lexical' | 'embed';
export type Reason = 'no_evidence' | 'not_in_evidence' | 'unsupported' | 'stopped';
export type Code = 'vault' | 'busy' | 'nothing_to_add' | 'not_found' | 'query' | 'model_missing' | 'model' | 'index' | 'stopped' | 'request';
export type Person = { name: string | null; address: string | null };
export type IndexingState = "idle" | "running" | "paused" | "on_battery";
export type SourceActivity = "watching" | "waiting" | "indexing" | "paused" | "failed" | "absent";
export type Theme = "system" | "light" | "dark";
export type Span = { 
/**
 * First unit.
 */
start: number, 
/**
 * One past the last.
 */
end: number, };
export type Status = { 
/**
 * The folder.
 */
vault: string, 
/**
 * Its size on disk.
 */
bytes: number, 
/**
 * Sources.
 */
sources: number, 
/**
 * Items.
 */
items: number, 
/**
 * Threads.
 */
threads: number, 
/**
 * People.
 */
people: number, 
/**
 * Chunks.
 */
chunks: number, 
/**
 * Chunks with a vector.
 */
vectors: number, 
/**
 * True when every item can be found in both ways.
 */
current: boolean, };
export type Indexing = { 
/**
 * What it is doing.
 */
state: IndexingState, 
/**
 * Which stage of the work.
 */
stage: Stage | null, 
/**
 * Files, jobs or chunks that are done.
 */
done: number, 
/**
 * Out of how many.
 */
total: number, 
/**
 * The source at hand, while files are read.
 */
source: number | null, 
/**
 * Why it could not go on; it tries again by itself.
 */
problem: string | null, };
export type Overview = { 
/**
 * Of the program.
 */
version: string, 
/**
 * The folder of the vault.
 */
vault: string, 
/**
 * The folder of the models.
 */
models_folder: string, 
/**
 * There is no source yet.
 */
first_run: boolean, 
/**
 * What the vault holds.
 */
status: Status, 
/**
 * How far the indexing is.
 */
indexing: Indexing, 
/**
 * One plain sentence.
 */
sealed: string, };
export type Recognised = { 
/**
 * The path.
 */
path: string, 
/**
 * Its last part.
 */
name: string, 
/**
 * What it is; `None` with a problem.
 */
kind: SourceKind | null, 
/**
 * How many items it holds, or about how many where counting would take long.
 */
items: number, 
/**
 * Bytes of the files that would be read.
 */
bytes: number, 
/**
 * Why it cannot be added.
 */
problem: string | null, };
export type Added = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its folder or file.
 */
path: string, 
/**
 * Which connector reads it.
 */
kind: SourceKind, 
/**
 * What was found there: "3 mbox files".
 */
found: string, };
export type Failure = { 
/**
 * The file.
 */
path: string, 
/**
 * Why.
 */
reason: string, };
export type SourceState = { 
/**
 * Its id.
 */
id: number, 
/**
 * The last part of its path.
 */
name: string, 
/**
 * Its folder or file.
 */
path: string, 
/**
 * Which connector reads it.
 */
kind: SourceKind, 
/**
 * Whether its folder or file is there.
 */
present: boolean, 
/**
 * Items in the index.
 */
items: number, 
/**
 * What it is doing.
 */
state: SourceActivity, 
/**
 * How far, while it is being indexed.
 */
done: number, 
/**
 * Out of how many.
 */
total: number, 
/**
 * When all of it was last looked at.
 */
last_indexed: string | null, 
/**
 * What could not be read of it.
 */
failures: Array<Failure>, };
export type Forgotten = { 
/**
 * The source's folder or file, which itself is left alone.
 */
path: string, 
/**
 * Items.
 */
items: number, 
/**
 * Chunks.
 */
chunks: number, };
export type SearchRequest = { 
/**
 * The words, with filters among them if the user wrote any.
 */
query: string, 
/**
 * Only these kinds.
 */
kinds: Kind[], 
/**
 * Written or received by one of these.
 */
people: Array<string>, 
/**
 * From one of these sources.
 */
sources: Array<number>, 
/**
 * A day or moment: "2026-03-14", "last week".
 */
after: string | null, 
/**
 * The same.
 */
before: string | null, 
/**
 * Only items that have one.
 */
attachments: boolean, 
/**
 * How many hits.
 */
k: number, };
export type Hit = { 
/**
 * 1 for the best.
 */
rank: number, 
/**
 * Comparable within one search.
 */
score: number, 
/**
 * The chunk.
 */
chunk_id: number, 
/**
 * The item that it is about.
 */
item_id: number, 
/**
 * What the item is.
 */
kind: Kind, 
/**
 * Subject, title, or name of the conversation.
 */
title: string, 
/**
 * Names of the people of the item, sender first.
 */
people: Array<string>, 
/**
 * Who wrote it.
 */
sender: string | null, 
/**
 * When.
 */
date: string | null, 
/**
 * The file it was read from.
 */
path: string, 
/**
 * A few lines around the best match.
 */
snippet: string, 
/**
 * The query's words in it.
 */
highlights: Array<Span>, };
export type Timings = { 
/**
 * Embedding the query.
 */
embed_ms: number, 
/**
 * The lexical half.
 */
lexical_ms: number, 
/**
 * The vector half.
 */
vector_ms: number, 
/**
 * All of it.
 */
total_ms: number, };
export type SearchResponse = { 
/**
 * The query as given.
 */
query: string, 
/**
 * Best first.
 */
hits: Array<Hit>, 
/**
 * Where the time went.
 */
timings: Timings, 
/**
 * What the user should know.
 */
notes: Array<string>, };
export type AskRequest = { 
/**
 * The question.
 */
question: string, 
/**
 * As in a search.
 */
kinds: Kind[], 
/**
 * As in a search.
 */
people: Array<string>, 
/**
 * As in a search.
 */
sources: Array<number>, 
/**
 * As in a search.
 */
after: string | null, 
/**
 * As in a search.
 */
before: string | null, 
/**
 * As in a search.
 */
attachments: boolean, 
/**
 * Which installed model answers; the chosen one if `None`.
 */
model: string | null, };
export type Citation = { 
/**
 * The number in `[n]`.
 */
n: number, 
/**
 * The chunk that was in the prompt.
 */
chunk_id: number, 
/**
 * The item that it is about.
 */
item_id: number, 
/**
 * What the item is.
 */
kind: Kind, 
/**
 * Its title.
 */
title: string, 
/**
 * Its date.
 */
date: string | null, 
/**
 * The file it was read from.
 */
path: string, 
/**
 * The words that the claim rests on.
 */
quote: string, };
export type AskTimings = { 
/**
 * Finding the evidence.
 */
retrieve_ms: number, 
/**
 * Loading the model.
 */
load_ms: number, 
/**
 * To the first piece of text.
 */
first_token_ms: number, 
/**
 * Everything.
 */
total_ms: number, 
/**
 * Tokens read.
 */
prompt_tokens: number, 
/**
 * Tokens written.
 */
completion_tokens: number, 
/**
 * Tokens read per second.
 */
prompt_tokens_per_s: number, 
/**
 * Tokens written per second.
 */
tokens_per_s: number, };
export type AskResponse = { 
/**
 * Its id among the past questions; `None` when it could not be kept.
 */
question_id: number | null, 
/**
 * The question as given.
 */
question: string, 
/**
 * False for an abstention.
 */
answered: boolean, 
/**
 * The text with its `[n]`, or the sentence that says what was looked at.
 */
answer: string, 
/**
 * What the `[n]` point at.
 */
citations: Citation[], 
/**
 * The hits whose words were in the prompt; the rank is the number.
 */
evidence: Array<Hit>, 
/**
 * The model that was asked; empty when there was nothing to ask it about.
 */
model: string, 
/**
 * Where the time went.
 */
timings: AskTimings, 
/**
 * Why there is no answer.
 */
abstained: Reason | null, 
/**
 * What the user should know.
 */
notes: Array<string>, };
export type AskEvent = { "kind": "evidence", 
/**
 * Best first.
 */
hits: Array<Hit>, } | { "kind": "loading" } | { "kind": "text", 
/**
 * The piece.
 */
text: string, } | { "kind": "replaced", 
/**
 * The answer.
 */
text: string, };
export type PastQuestion = { 
/**
 * Its id.
 */
id: number, 
/**
 * When it was asked.
 */
asked_at: string, 
/**
 * The question.
 */
question: string, 
/**
 * False for an abstention.
 */
answered: boolean, 
/**
 * The answer's text.
 */
answer: string, };
export type ShownAttachment = { 
/**
 * File name; may be empty.
 */
name: string, 
/**
 * Media type; may be empty.
 */
media_type: string, 
/**
 * Bytes.
 */
size: number, };
export type ShownMessage = { 
/**
 * Its id.
 */
item_id: number, 
/**
 * Who wrote it.
 */
sender: string | null, 
/**
 * When.
 */
date: string | null, 
/**
 * The first line of a mail, the whole of a message.
 */
text: string, };
export type Heading = { 
/**
 * First unit.
 */
start: number, 
/**
 * One past the last.
 */
end: number, 
/**
 * 1 for the highest.
 */
level: number, };
export type Shown = { 
/**
 * Its id.
 */
item_id: number, 
/**
 * What it is.
 */
kind: Kind, 
/**
 * Subject, title, or name of the conversation.
 */
title: string, 
/**
 * When it was written or sent.
 */
date: string | null, 
/**
 * Who wrote it.
 */
from: Person[], 
/**
 * Who received it.
 */
to: Person[], 
/**
 * Who received a copy.
 */
cc: Person[], 
/**
 * The file that it was read from.
 */
path: string, 
/**
 * What was attached.
 */
attachments: Array<ShownAttachment>, 
/**
 * The whole text.
 */
text: string, 
/**
 * The others of its thread, oldest first.
 */
thread: Array<ShownMessage>, 
/**
 * How many of these come before it.
 */
position: number, 
/**
 * The headings of a note.
 */
headings: Array<Heading>, 
/**
 * The passage that was asked for.
 */
highlights: Array<Span>, };
export type KindFacet = { 
/**
 * The kind.
 */
kind: Kind, 
/**
 * How many.
 */
items: number, };
export type PersonFacet = { 
/**
 * Name, or else address.
 */
name: string, 
/**
 * How many.
 */
items: number, };
export type SourceFacet = { 
/**
 * Its id.
 */
id: number, 
/**
 * The last part of its path.
 */
name: string, };
export type Facets = { 
/**
 * Kinds.
 */
kinds: Array<KindFacet>, 
/**
 * The people who are named most often.
 */
people: Array<PersonFacet>, 
/**
 * Sources.
 */
sources: Array<SourceFacet>, };
export type Probe = { 
/**
 * In plain words.
 */
way: string, 
/**
 * In how many forms.
 */
tried: number, 
/**
 * How many of them were refused.
 */
refused: number, 
/**
 * By whom.
 */
by: string, };
export type SealReport = { 
/**
 * Every try was refused.
 */
sealed: boolean, 
/**
 * The same in words.
 */
sentence: string, 
/**
 * What is left open on purpose.
 */
open: Array<string>, 
/**
 * The tries.
 */
probes: Array<Probe>, };
export type ModelState = { 
/**
 * Its folder's name.
 */
name: string, 
/**
 * The file.
 */
path: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * "Q4_K_M".
 */
quantization: string, 
/**
 * "1.5 billion".
 */
parameters: string, 
/**
 * "qwen2".
 */
family: string, 
/**
 * Bytes of memory that it takes to answer.
 */
memory_needed: number, 
/**
 * Tokens that it writes in a second on this device, once measured.
 */
tokens_per_s: number | null, 
/**
 * Why it cannot be used.
 */
problem: string | null, 
/**
 * It answers.
 */
chosen: boolean, };
export type Measured = { 
/**
 * Loading it.
 */
load_ms: number, 
/**
 * Tokens read per second.
 */
prompt_tokens_per_s: number, 
/**
 * Tokens written per second.
 */
tokens_per_s: number, 
/**
 * The most memory that it took.
 */
peak_bytes: number, };
export type Preferences = { 
/**
 * No indexing on battery.
 */
pause_on_battery: boolean, 
/**
 * How long the model stays after an answer.
 */
stay_seconds: number, 
/**
 * The keys that bring the window to the front; empty for none.
 */
shortcut: string, 
/**
 * How the window looks.
 */
theme: Theme, };
export type Failed = { 
/**
 * For the page to act on.
 */
code: Code, 
/**
 * For the user.
 */
message: string, };

// Written by hand until the shell's test generates this file from the Rust types. Same names, same fields.

export type Kind = 'note' | 'mail' | 'message';
export type SourceKind = 'notes' | 'mbox' | 'eml' | 'maildir' | 'sms' | 'whatsapp';
export type Span = { start: number; end: number };

export type Status = {
  vault: string;
  bytes: number;
  sources: number;
  items: number;
  threads: number;
  people: number;
  chunks: number;
  vectors: number;
  current: boolean;
};
export type IndexingState = 'idle' | 'running' | 'paused' | 'on_battery';
export type Stage = 'scan' | 'read' | 'chunk' | 'lexical' | 'embed';
export type Indexing = {
  state: IndexingState;
  stage: Stage | null;
  done: number;
  total: number;
  source: number | null;
};
export type Overview = {
  version: string;
  vault: string;
  models_folder: string;
  first_run: boolean;
  status: Status;
  indexing: Indexing;
  sealed: string;
};

export type Recognised = {
  path: string;
  name: string;
  kind: SourceKind | null;
  items: number;
  bytes: number;
  problem: string | null;
};
export type Added = { id: number; path: string; kind: SourceKind; found: string };
export type Failure = { path: string; reason: string };
export type SourceState = {
  id: number;
  name: string;
  path: string;
  kind: SourceKind;
  present: boolean;
  items: number;
  state: 'watching' | 'waiting' | 'indexing' | 'paused' | 'failed' | 'absent';
  done: number;
  total: number;
  last_indexed: string | null;
  failures: Failure[];
};
export type Forgotten = { path: string; items: number; chunks: number };

export type SearchRequest = {
  query: string;
  kinds: Kind[];
  people: string[];
  sources: number[];
  after: string | null;
  before: string | null;
  attachments: boolean;
  k: number;
};
export type Hit = {
  rank: number;
  score: number;
  chunk_id: number;
  item_id: number;
  kind: Kind;
  title: string;
  people: string[];
  sender: string | null;
  date: string | null;
  path: string;
  snippet: string;
  highlights: Span[];
};
export type SearchResponse = {
  query: string;
  hits: Hit[];
  timings: { embed_ms: number; lexical_ms: number; vector_ms: number; total_ms: number };
  notes?: string[];
};

export type AskRequest = {
  question: string;
  kinds: Kind[];
  people: string[];
  sources: number[];
  after: string | null;
  before: string | null;
  attachments: boolean;
  model: string | null;
};
export type Citation = {
  n: number;
  chunk_id: number;
  item_id: number;
  kind: Kind;
  title: string;
  date: string | null;
  path: string;
  quote: string;
};
export type Reason = 'no_evidence' | 'not_in_evidence' | 'unsupported' | 'stopped';
export type AskTimings = {
  retrieve_ms: number;
  load_ms: number;
  first_token_ms: number;
  total_ms: number;
  prompt_tokens: number;
  completion_tokens: number;
  prompt_tokens_per_s: number;
  tokens_per_s: number;
};
export type AskResponse = {
  question_id: number | null;
  question: string;
  answered: boolean;
  answer: string;
  citations: Citation[];
  evidence: Hit[];
  model: string;
  timings: AskTimings;
  abstained?: Reason;
  notes?: string[];
};
export type AskEvent =
  | { kind: 'evidence'; hits: Hit[] }
  | { kind: 'loading' }
  | { kind: 'text'; text: string }
  | { kind: 'replaced'; text: string };
export type PastQuestion = {
  id: number;
  asked_at: string;
  question: string;
  answered: boolean;
  answer: string;
};

export type Person = { name: string | null; address: string | null };
export type ShownAttachment = { name: string; media_type: string; size: number };
export type ShownMessage = { item_id: number; sender: string | null; date: string | null; text: string };
export type Heading = { start: number; end: number; level: number };
export type Shown = {
  item_id: number;
  kind: Kind;
  title: string;
  date: string | null;
  from: Person[];
  to: Person[];
  cc: Person[];
  path: string;
  attachments: ShownAttachment[];
  text: string;
  thread: ShownMessage[];
  position: number;
  headings: Heading[];
  highlights: Span[];
};

export type Facets = {
  kinds: { kind: Kind; items: number }[];
  people: { name: string; items: number }[];
  sources: { id: number; name: string }[];
};

export type Probe = { way: string; tried: number; refused: number; by: string };
export type SealReport = { sealed: boolean; sentence: string; open: string[]; probes: Probe[] };

export type ModelState = {
  name: string;
  path: string;
  bytes: number;
  quantization: string;
  parameters: string;
  family: string;
  memory_needed: number;
  tokens_per_s: number | null;
  problem: string | null;
  chosen: boolean;
};
export type Measured = {
  load_ms: number;
  prompt_tokens_per_s: number;
  tokens_per_s: number;
  peak_bytes: number;
};

export type Preferences = {
  pause_on_battery: boolean;
  stay_seconds: number;
  shortcut: string;
  theme: 'system' | 'light' | 'dark';
};

export type Code =
  | 'vault'
  | 'busy'
  | 'nothing_to_add'
  | 'not_found'
  | 'query'
  | 'model_missing'
  | 'model'
  | 'index'
  | 'stopped';
export type Failed = { code: Code; message: string };

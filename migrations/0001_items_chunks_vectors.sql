-- 2026-11-23: sources, files, items, threads, people, chunks, jobs.
--
-- Ids are never reused (AUTOINCREMENT), so that an id in a lexical index or a citation can only
-- mean the row that it was made for. The table of vectors is made with the first vectors, because
-- their length depends on the embedder.

CREATE TABLE meta (
    name TEXT PRIMARY KEY NOT NULL,
    value ANY NOT NULL
) STRICT, WITHOUT ROWID;

-- Random, so that a lexical index of another database is recognised as a stranger.
INSERT INTO meta (name, value) VALUES ('identity', lower(hex(randomblob(16))));
-- Rises with each transaction that changes chunks.
INSERT INTO meta (name, value) VALUES ('rev', 0);

-- Paths are TEXT, or BLOB where they are no Unicode.
CREATE TABLE sources (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path ANY NOT NULL,
    kind TEXT NOT NULL,
    UNIQUE (path, kind)
) STRICT;

CREATE TABLE files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    path ANY NOT NULL,
    size INTEGER NOT NULL DEFAULT 0,
    mtime_ns INTEGER NOT NULL DEFAULT 0,
    -- NULL: never read to its end, or to be read again.
    hash BLOB DEFAULT NULL CHECK (length(hash) = 32),
    failed TEXT DEFAULT NULL,
    skipped_records INTEGER NOT NULL DEFAULT 0,
    -- Counts the readings of the file.
    generation INTEGER NOT NULL DEFAULT 0,
    UNIQUE (source_id, path)
) STRICT;

CREATE TABLE threads (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    -- The file whose version of the item this is; it also stands in occurrences.
    file_id INTEGER NOT NULL REFERENCES files (id),
    thread_id INTEGER DEFAULT NULL REFERENCES threads (id),
    -- The name that the item gives to its thread; the earliest item's counts.
    thread_title TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    -- JSON: [[start, end], …]
    quoted TEXT NOT NULL DEFAULT '[]',
    -- JSON: [[start, level, text], …]
    headings TEXT NOT NULL DEFAULT '[]',
    date_seconds INTEGER DEFAULT NULL,
    date_offset INTEGER NOT NULL DEFAULT 0,
    message_id TEXT DEFAULT NULL,
    -- blake3 over everything that the record holds but its position.
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX items_by_thread ON items (thread_id, date_seconds);
CREATE INDEX items_by_date ON items (date_seconds);
CREATE INDEX items_by_file ON items (file_id);

CREATE TABLE occurrences (
    file_id INTEGER NOT NULL REFERENCES files (id),
    item_id INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    generation INTEGER NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    -- The hash of the item as this file has it.
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (file_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX occurrences_by_item ON occurrences (item_id);

-- By which keys items find their threads. A key lives as long as an item that has it, and all items
-- that have one 'own' key are in one thread. Hashed: keys may be long, and hold words of subjects.
CREATE TABLE thread_keys (
    kind TEXT NOT NULL CHECK (kind IN ('own', 'offer')),
    key BLOB NOT NULL CHECK (length(key) = 16),
    -- The date of the item.
    date_seconds INTEGER NOT NULL DEFAULT 0,
    item_id INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, key, date_seconds, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_keys_by_item ON thread_keys (item_id);

-- '' where a name or an address is not known.
CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    UNIQUE (name, address)
) STRICT;

CREATE TABLE item_people (
    item_id INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('from', 'to', 'cc')),
    person_id INTEGER NOT NULL REFERENCES people (id),
    PRIMARY KEY (item_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_people_by_person ON item_people (person_id);

CREATE TABLE attachments (
    item_id INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    media_type TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (item_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE chunks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id INTEGER NOT NULL REFERENCES items (id),
    ordinal INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    -- JSON: [text, …]
    headings TEXT NOT NULL DEFAULT '[]',
    rev INTEGER NOT NULL
) STRICT;
CREATE INDEX chunks_by_item ON chunks (item_id);
CREATE INDEX chunks_by_rev ON chunks (rev);

-- Bytes of the text of an item, in reading order.
CREATE TABLE chunk_spans (
    chunk_id INTEGER NOT NULL REFERENCES chunks (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    item_id INTEGER NOT NULL REFERENCES items (id),
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    PRIMARY KEY (chunk_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX chunk_spans_by_item ON chunk_spans (item_id);

-- Chunks that are gone, until a lexical commit knows it.
CREATE TABLE tombstones (
    chunk_id INTEGER PRIMARY KEY NOT NULL,
    rev INTEGER NOT NULL
) STRICT;
CREATE INDEX tombstones_by_rev ON tombstones (rev);

-- What is to be cut into chunks: an item, or a whole conversation.
CREATE TABLE chunk_jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id INTEGER DEFAULT NULL UNIQUE REFERENCES items (id) ON DELETE CASCADE,
    thread_id INTEGER DEFAULT NULL UNIQUE REFERENCES threads (id) ON DELETE CASCADE,
    CHECK ((item_id IS NULL) <> (thread_id IS NULL))
) STRICT;

-- A chunk stands here exactly as long as it has no vector.
CREATE TABLE embed_jobs (
    chunk_id INTEGER PRIMARY KEY NOT NULL REFERENCES chunks (id) ON DELETE CASCADE
) STRICT;

-- 2026-11-23: vectors in a plain table, and which embedder made them.
--
-- vec0 keeps vectors in blocks, which is quick to go through and slow to look one up in: what a search through
-- the sketch in memory leaves to be done is to look some hundred up.

-- 'current' made the vectors that are searched; 'next' is the one that all chunks are being embedded with anew.
CREATE TABLE embedders (
    place TEXT PRIMARY KEY NOT NULL CHECK (place IN ('current', 'next')),
    fingerprint TEXT NOT NULL,
    -- JSON: how to load it again. '' where that is not known.
    manifest TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
INSERT INTO embedders (place, fingerprint) SELECT 'current', value FROM meta WHERE name = 'embedder';
DELETE FROM meta WHERE name IN ('embedder', 'dimensions');

-- One byte for each number, of two's complement.
CREATE TABLE plain_vectors (
    chunk_id INTEGER PRIMARY KEY NOT NULL,
    embedding BLOB NOT NULL
) STRICT;
-- The table was made with the first vectors, so there may be none.
CREATE VIRTUAL TABLE IF NOT EXISTS vectors USING vec0 (chunk_id INTEGER PRIMARY KEY, embedding int8[8]);
INSERT INTO plain_vectors (chunk_id, embedding) SELECT chunk_id, embedding FROM vectors ORDER BY chunk_id;
DROP TABLE vectors;
ALTER TABLE plain_vectors RENAME TO vectors;

-- Those of the next embedder, until all chunks have one.
CREATE TABLE next_vectors (
    chunk_id INTEGER PRIMARY KEY NOT NULL,
    embedding BLOB NOT NULL
) STRICT;

-- Another stamp for each 1,024 ids with every change among them, so that who holds a copy knows what to read.
CREATE TABLE vector_blocks (
    block INTEGER PRIMARY KEY NOT NULL,
    stamp INTEGER NOT NULL
) STRICT;
INSERT INTO vector_blocks (block, stamp) SELECT chunk_id >> 10, random() FROM vectors GROUP BY chunk_id >> 10;
CREATE TRIGGER vector_put AFTER INSERT ON vectors BEGIN
    INSERT INTO vector_blocks (block, stamp) VALUES (NEW.chunk_id >> 10, random())
    ON CONFLICT (block) DO UPDATE SET stamp = excluded.stamp;
END;
CREATE TRIGGER vector_gone AFTER DELETE ON vectors BEGIN
    UPDATE vector_blocks SET stamp = random() WHERE block = OLD.chunk_id >> 10;
END;

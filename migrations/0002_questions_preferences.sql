-- 2026-11-23: past questions, preferences, and why records of a file were left out.

-- A question that was asked in the window, and what came of it.
CREATE TABLE questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asked_seconds INTEGER NOT NULL,
    asked_offset INTEGER NOT NULL DEFAULT 0,
    question TEXT NOT NULL,
    answered INTEGER NOT NULL CHECK (answered IN (0, 1)),
    answer TEXT NOT NULL,
    -- JSON: the whole answer, as the window shows it. Holds words of its evidence.
    response TEXT NOT NULL
) STRICT;

-- The items whose words an answer holds.
CREATE TABLE question_items (
    question_id INTEGER NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    item_id INTEGER NOT NULL,
    PRIMARY KEY (question_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX question_items_by_item ON question_items (item_id);

-- However an item goes, the answers that repeat its words go with it: what is forgotten leaves no trace.
CREATE TRIGGER answers_go_with_their_items AFTER DELETE ON items BEGIN
    DELETE FROM questions WHERE id IN (SELECT question_id FROM question_items WHERE item_id = OLD.id);
END;

CREATE TABLE preferences (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where and why the first of the records that were left out could not be read; without its words.
ALTER TABLE files ADD COLUMN skipped_reason TEXT DEFAULT NULL;

-- When a run last looked at the whole source and read what had changed.
ALTER TABLE sources ADD COLUMN indexed_seconds INTEGER DEFAULT NULL;

-- +goose Up
-- Uses of kept copies (sổ sử dụng bản lưu); see 00001_registers.sql for how a register lies in its two tables.
CREATE TABLE lendings (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE VIRTUAL TABLE lendings_words USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = "ascii tokenchars '_'"
);
-- +goose StatementBegin
CREATE TRIGGER lendings_inserted AFTER INSERT ON lendings BEGIN
    INSERT INTO lendings_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER lendings_updated AFTER UPDATE OF search_text ON lendings WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO lendings_words (lendings_words, rowid, words) VALUES ('delete', old.id, old.search_text);
    INSERT INTO lendings_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
CREATE TABLE lendings_fields (
    id INTEGER PRIMARY KEY REFERENCES lendings (id),
    year INTEGER NOT NULL,
    state TEXT NOT NULL,
    lent_on TEXT NOT NULL,
    returned_on TEXT NOT NULL,
    person BLOB NOT NULL,
    document_id INTEGER NOT NULL
);
CREATE INDEX lendings_by_lent_on ON lendings_fields (lent_on);
CREATE INDEX lendings_by_returned_on ON lendings_fields (returned_on);
CREATE INDEX lendings_by_person ON lendings_fields (person);
CREATE INDEX lendings_by_document_id ON lendings_fields (document_id);

-- Folders are found by the heading they stand under in the list of their year, and sorted by their code.
ALTER TABLE folders_fields ADD COLUMN heading TEXT NOT NULL DEFAULT '';
UPDATE folders_fields SET heading = COALESCE((SELECT json_extract(data, '$.heading') FROM folders WHERE folders.id = folders_fields.id), '');
CREATE INDEX folders_by_heading ON folders_fields (heading);
CREATE INDEX folders_by_code ON folders_fields (code);

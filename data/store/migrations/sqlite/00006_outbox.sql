-- +goose Up
-- Letters that the office sends; see 00001_registers.sql for how a register lies in its two tables.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE VIRTUAL TABLE outbox_words USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = "ascii tokenchars '_'"
);
-- +goose StatementBegin
CREATE TRIGGER outbox_inserted AFTER INSERT ON outbox BEGIN
    INSERT INTO outbox_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER outbox_updated AFTER UPDATE OF search_text ON outbox WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO outbox_words (outbox_words, rowid, words) VALUES ('delete', old.id, old.search_text);
    INSERT INTO outbox_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
CREATE TABLE outbox_fields (
    id INTEGER PRIMARY KEY REFERENCES outbox (id),
    state TEXT NOT NULL,
    account TEXT NOT NULL,
    occasion TEXT NOT NULL,
    dossier_id INTEGER NOT NULL,
    letter_id INTEGER NOT NULL,
    message_id TEXT NOT NULL,
    confirmed_at INTEGER NOT NULL,
    next_try INTEGER NOT NULL,
    recipient BLOB NOT NULL,
    subject BLOB NOT NULL
);
CREATE UNIQUE INDEX outbox_by_message_id ON outbox_fields (message_id);
CREATE INDEX outbox_by_dossier_id ON outbox_fields (dossier_id);
CREATE INDEX outbox_by_letter_id ON outbox_fields (letter_id);
CREATE INDEX outbox_by_confirmed_at_state ON outbox_fields (confirmed_at, id, state);
CREATE INDEX outbox_by_state_next_try ON outbox_fields (state, next_try);
CREATE INDEX outbox_by_recipient ON outbox_fields (recipient);
CREATE INDEX outbox_by_subject ON outbox_fields (subject);

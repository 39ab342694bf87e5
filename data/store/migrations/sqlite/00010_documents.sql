-- +goose Up
-- The registers of documents (NĐ 30/2020/NĐ-CP); two tables a register, see 00001_registers.sql.

-- Incoming documents (văn bản đến).
CREATE TABLE incoming (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE VIRTUAL TABLE incoming_words USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = "ascii tokenchars '_'"
);
-- +goose StatementBegin
CREATE TRIGGER incoming_inserted AFTER INSERT ON incoming BEGIN
    INSERT INTO incoming_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER incoming_updated AFTER UPDATE OF search_text ON incoming WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO incoming_words (incoming_words, rowid, words) VALUES ('delete', old.id, old.search_text);
    INSERT INTO incoming_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
CREATE TABLE incoming_fields (
    id INTEGER PRIMARY KEY REFERENCES incoming (id),
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    suffix TEXT NOT NULL,
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    type TEXT NOT NULL,
    author TEXT NOT NULL,
    author_order BLOB NOT NULL,
    level TEXT NOT NULL,
    source TEXT NOT NULL,
    urgency TEXT NOT NULL,
    unit TEXT NOT NULL,
    handler TEXT NOT NULL,
    arrived_on TEXT NOT NULL,
    dated TEXT NOT NULL,
    due TEXT NOT NULL,
    completed_on TEXT NOT NULL,
    letter_id INTEGER NOT NULL,
    folder_id INTEGER NOT NULL,
    likeness TEXT NOT NULL
);
CREATE UNIQUE INDEX incoming_by_year_serial_suffix ON incoming_fields (year, serial, suffix);
CREATE INDEX incoming_by_number ON incoming_fields (number);
CREATE INDEX incoming_by_state ON incoming_fields (state);
CREATE INDEX incoming_by_state_due ON incoming_fields (state, due);
CREATE INDEX incoming_by_type ON incoming_fields (type);
CREATE INDEX incoming_by_author ON incoming_fields (author);
CREATE INDEX incoming_by_author_order ON incoming_fields (author_order);
CREATE INDEX incoming_by_unit ON incoming_fields (unit);
CREATE INDEX incoming_by_handler ON incoming_fields (handler);
CREATE INDEX incoming_by_arrived_on_state ON incoming_fields (arrived_on, id, state);
CREATE INDEX incoming_by_dated ON incoming_fields (dated);
CREATE INDEX incoming_by_due_state ON incoming_fields (due, id, state);
CREATE INDEX incoming_by_completed_on ON incoming_fields (completed_on);
CREATE INDEX incoming_by_letter_id ON incoming_fields (letter_id);
CREATE INDEX incoming_by_folder_id ON incoming_fields (folder_id);
CREATE INDEX incoming_by_likeness ON incoming_fields (likeness);

-- Outgoing documents (văn bản đi). One without a number has serial 0.
CREATE TABLE outgoing (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE VIRTUAL TABLE outgoing_words USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = "ascii tokenchars '_'"
);
-- +goose StatementBegin
CREATE TRIGGER outgoing_inserted AFTER INSERT ON outgoing BEGIN
    INSERT INTO outgoing_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER outgoing_updated AFTER UPDATE OF search_text ON outgoing WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO outgoing_words (outgoing_words, rowid, words) VALUES ('delete', old.id, old.search_text);
    INSERT INTO outgoing_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
CREATE TABLE outgoing_fields (
    id INTEGER PRIMARY KEY REFERENCES outgoing (id),
    year INTEGER NOT NULL,
    series TEXT NOT NULL,
    serial INTEGER NOT NULL,
    suffix TEXT NOT NULL,
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    type TEXT NOT NULL,
    unit TEXT NOT NULL,
    drafter TEXT NOT NULL,
    signer TEXT NOT NULL,
    urgency TEXT NOT NULL,
    dated TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    folder_id INTEGER NOT NULL
);
CREATE UNIQUE INDEX outgoing_by_series_year_serial_suffix ON outgoing_fields (series, year, serial, suffix) WHERE serial > 0;
CREATE INDEX outgoing_by_number ON outgoing_fields (number);
CREATE INDEX outgoing_by_state ON outgoing_fields (state);
CREATE INDEX outgoing_by_type ON outgoing_fields (type);
CREATE INDEX outgoing_by_unit ON outgoing_fields (unit);
CREATE INDEX outgoing_by_dated_state ON outgoing_fields (dated, id, state);
CREATE INDEX outgoing_by_issued_on ON outgoing_fields (issued_on);
CREATE INDEX outgoing_by_folder_id ON outgoing_fields (folder_id);

-- Files of the office's work (hồ sơ công việc).
CREATE TABLE folders (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE VIRTUAL TABLE folders_words USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = "ascii tokenchars '_'"
);
-- +goose StatementBegin
CREATE TRIGGER folders_inserted AFTER INSERT ON folders BEGIN
    INSERT INTO folders_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER folders_updated AFTER UPDATE OF search_text ON folders WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO folders_words (folders_words, rowid, words) VALUES ('delete', old.id, old.search_text);
    INSERT INTO folders_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
CREATE TABLE folders_fields (
    id INTEGER PRIMARY KEY REFERENCES folders (id),
    year INTEGER NOT NULL,
    code TEXT NOT NULL,
    title BLOB NOT NULL,
    state TEXT NOT NULL,
    keeper TEXT NOT NULL,
    unit TEXT NOT NULL,
    closed_on TEXT NOT NULL,
    hand_in_by TEXT NOT NULL
);
CREATE UNIQUE INDEX folders_by_year_code ON folders_fields (year, code);
CREATE INDEX folders_by_title ON folders_fields (title);
CREATE INDEX folders_by_keeper ON folders_fields (keeper);
CREATE INDEX folders_by_closed_on ON folders_fields (closed_on);
CREATE INDEX folders_by_hand_in_by ON folders_fields (hand_in_by);

-- Bodies that documents come from and go to.
CREATE TABLE correspondents (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE VIRTUAL TABLE correspondents_words USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = "ascii tokenchars '_'"
);
-- +goose StatementBegin
CREATE TRIGGER correspondents_inserted AFTER INSERT ON correspondents BEGIN
    INSERT INTO correspondents_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER correspondents_updated AFTER UPDATE OF search_text ON correspondents WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO correspondents_words (correspondents_words, rowid, words) VALUES ('delete', old.id, old.search_text);
    INSERT INTO correspondents_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
CREATE TABLE correspondents_fields (
    id INTEGER PRIMARY KEY REFERENCES correspondents (id),
    name BLOB NOT NULL,
    folded_name TEXT NOT NULL,
    level TEXT NOT NULL,
    abbreviation TEXT NOT NULL
);
CREATE UNIQUE INDEX correspondents_by_folded_name ON correspondents_fields (folded_name);
CREATE INDEX correspondents_by_name ON correspondents_fields (name);
CREATE INDEX correspondents_by_abbreviation ON correspondents_fields (abbreviation);

-- Numbers of outgoing documents that are kept for somebody.
CREATE TABLE reservations (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE TABLE reservations_fields (
    id INTEGER PRIMARY KEY REFERENCES reservations (id),
    series TEXT NOT NULL,
    period TEXT NOT NULL,
    serial INTEGER NOT NULL,
    state TEXT NOT NULL,
    used_by INTEGER NOT NULL
);
CREATE UNIQUE INDEX reservations_by_series_period_serial ON reservations_fields (series, period, serial);
CREATE INDEX reservations_by_state ON reservations_fields (state);
CREATE INDEX reservations_by_used_by ON reservations_fields (used_by);

-- Texts of the files of documents, for searching inside them.
CREATE TABLE contents (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE VIRTUAL TABLE contents_words USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = "ascii tokenchars '_'"
);
-- +goose StatementBegin
CREATE TRIGGER contents_inserted AFTER INSERT ON contents BEGIN
    INSERT INTO contents_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER contents_updated AFTER UPDATE OF search_text ON contents WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO contents_words (contents_words, rowid, words) VALUES ('delete', old.id, old.search_text);
    INSERT INTO contents_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
CREATE TABLE contents_fields (
    id INTEGER PRIMARY KEY REFERENCES contents (id),
    sha256 TEXT NOT NULL,
    register TEXT NOT NULL,
    record_id INTEGER NOT NULL
);
CREATE UNIQUE INDEX contents_by_register_record_id_sha256 ON contents_fields (register, record_id, sha256);
CREATE INDEX contents_by_sha256 ON contents_fields (sha256);
CREATE INDEX contents_by_record_id ON contents_fields (record_id);

-- +goose Up
-- The registers of documents (NĐ 30/2020/NĐ-CP); two tables a register, see 00001_registers.sql.

-- Incoming documents (văn bản đến).
CREATE TABLE incoming (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE INDEX incoming_by_words ON incoming USING GIN (search_words);
CREATE TABLE incoming_fields (
    id BIGINT PRIMARY KEY REFERENCES incoming (id),
    year BIGINT NOT NULL,
    serial BIGINT NOT NULL,
    suffix TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    type TEXT COLLATE "C" NOT NULL,
    author TEXT COLLATE "C" NOT NULL,
    author_order BYTEA NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    urgency TEXT COLLATE "C" NOT NULL,
    unit TEXT COLLATE "C" NOT NULL,
    handler TEXT COLLATE "C" NOT NULL,
    arrived_on TEXT COLLATE "C" NOT NULL,
    dated TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C" NOT NULL,
    completed_on TEXT COLLATE "C" NOT NULL,
    letter_id BIGINT NOT NULL,
    folder_id BIGINT NOT NULL,
    likeness TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX incoming_by_year_serial_suffix ON incoming_fields (year, serial, suffix);
CREATE INDEX incoming_by_number ON incoming_fields (number, id);
CREATE INDEX incoming_by_state ON incoming_fields (state, id);
CREATE INDEX incoming_by_state_due ON incoming_fields (state, due, id);
CREATE INDEX incoming_by_type ON incoming_fields (type, id);
CREATE INDEX incoming_by_author ON incoming_fields (author, id);
CREATE INDEX incoming_by_author_order ON incoming_fields (author_order, id);
CREATE INDEX incoming_by_unit ON incoming_fields (unit, id);
CREATE INDEX incoming_by_handler ON incoming_fields (handler, id);
CREATE INDEX incoming_by_arrived_on_state ON incoming_fields (arrived_on, id, state);
CREATE INDEX incoming_by_dated ON incoming_fields (dated, id);
CREATE INDEX incoming_by_due_state ON incoming_fields (due, id, state);
CREATE INDEX incoming_by_completed_on ON incoming_fields (completed_on, id);
CREATE INDEX incoming_by_letter_id ON incoming_fields (letter_id, id);
CREATE INDEX incoming_by_folder_id ON incoming_fields (folder_id, id);
CREATE INDEX incoming_by_likeness ON incoming_fields (likeness, id);

-- Outgoing documents (văn bản đi). One without a number has serial 0.
CREATE TABLE outgoing (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE INDEX outgoing_by_words ON outgoing USING GIN (search_words);
CREATE TABLE outgoing_fields (
    id BIGINT PRIMARY KEY REFERENCES outgoing (id),
    year BIGINT NOT NULL,
    series TEXT COLLATE "C" NOT NULL,
    serial BIGINT NOT NULL,
    suffix TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    type TEXT COLLATE "C" NOT NULL,
    unit TEXT COLLATE "C" NOT NULL,
    drafter TEXT COLLATE "C" NOT NULL,
    signer TEXT COLLATE "C" NOT NULL,
    urgency TEXT COLLATE "C" NOT NULL,
    dated TEXT COLLATE "C" NOT NULL,
    issued_on TEXT COLLATE "C" NOT NULL,
    folder_id BIGINT NOT NULL
);
CREATE UNIQUE INDEX outgoing_by_series_year_serial_suffix ON outgoing_fields (series, year, serial, suffix) WHERE serial > 0;
CREATE INDEX outgoing_by_number ON outgoing_fields (number, id);
CREATE INDEX outgoing_by_state ON outgoing_fields (state, id);
CREATE INDEX outgoing_by_type ON outgoing_fields (type, id);
CREATE INDEX outgoing_by_unit ON outgoing_fields (unit, id);
CREATE INDEX outgoing_by_dated_state ON outgoing_fields (dated, id, state);
CREATE INDEX outgoing_by_issued_on ON outgoing_fields (issued_on, id);
CREATE INDEX outgoing_by_folder_id ON outgoing_fields (folder_id, id);

-- Files of the office's work (hồ sơ công việc).
CREATE TABLE folders (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE INDEX folders_by_words ON folders USING GIN (search_words);
CREATE TABLE folders_fields (
    id BIGINT PRIMARY KEY REFERENCES folders (id),
    year BIGINT NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    title BYTEA NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    keeper TEXT COLLATE "C" NOT NULL,
    unit TEXT COLLATE "C" NOT NULL,
    closed_on TEXT COLLATE "C" NOT NULL,
    hand_in_by TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX folders_by_year_code ON folders_fields (year, code);
CREATE INDEX folders_by_title ON folders_fields (title, id);
CREATE INDEX folders_by_keeper ON folders_fields (keeper, id);
CREATE INDEX folders_by_closed_on ON folders_fields (closed_on, id);
CREATE INDEX folders_by_hand_in_by ON folders_fields (hand_in_by, id);

-- Bodies that documents come from and go to.
CREATE TABLE correspondents (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE INDEX correspondents_by_words ON correspondents USING GIN (search_words);
CREATE TABLE correspondents_fields (
    id BIGINT PRIMARY KEY REFERENCES correspondents (id),
    name BYTEA NOT NULL,
    folded_name TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    abbreviation TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX correspondents_by_folded_name ON correspondents_fields (folded_name);
CREATE INDEX correspondents_by_name ON correspondents_fields (name, id);
CREATE INDEX correspondents_by_abbreviation ON correspondents_fields (abbreviation, id);

-- Numbers of outgoing documents that are kept for somebody.
CREATE TABLE reservations (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL
);
CREATE TABLE reservations_fields (
    id BIGINT PRIMARY KEY REFERENCES reservations (id),
    series TEXT COLLATE "C" NOT NULL,
    period TEXT COLLATE "C" NOT NULL,
    serial BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    used_by BIGINT NOT NULL
);
CREATE UNIQUE INDEX reservations_by_series_period_serial ON reservations_fields (series, period, serial);
CREATE INDEX reservations_by_state ON reservations_fields (state, id);
CREATE INDEX reservations_by_used_by ON reservations_fields (used_by, id);

-- Texts of the files of documents, for searching inside them.
CREATE TABLE contents (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE INDEX contents_by_words ON contents USING GIN (search_words);
CREATE TABLE contents_fields (
    id BIGINT PRIMARY KEY REFERENCES contents (id),
    sha256 TEXT COLLATE "C" NOT NULL,
    register TEXT COLLATE "C" NOT NULL,
    record_id BIGINT NOT NULL
);
CREATE UNIQUE INDEX contents_by_register_record_id_sha256 ON contents_fields (register, record_id, sha256);
CREATE INDEX contents_by_sha256 ON contents_fields (sha256, id);
CREATE INDEX contents_by_record_id ON contents_fields (record_id, id);

-- +goose Up
-- Letters that the office sends; see 00001_registers.sql for how a register lies in its two tables.
CREATE TABLE outbox (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE INDEX outbox_by_words ON outbox USING GIN (search_words);
CREATE TABLE outbox_fields (
    id BIGINT PRIMARY KEY REFERENCES outbox (id),
    state TEXT COLLATE "C" NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    occasion TEXT COLLATE "C" NOT NULL,
    dossier_id BIGINT NOT NULL,
    letter_id BIGINT NOT NULL,
    message_id TEXT COLLATE "C" NOT NULL,
    confirmed_at BIGINT NOT NULL,
    next_try BIGINT NOT NULL,
    recipient BYTEA NOT NULL,
    subject BYTEA NOT NULL
);
CREATE UNIQUE INDEX outbox_by_message_id ON outbox_fields (message_id);
CREATE INDEX outbox_by_dossier_id ON outbox_fields (dossier_id, id);
CREATE INDEX outbox_by_letter_id ON outbox_fields (letter_id, id);
CREATE INDEX outbox_by_confirmed_at_state ON outbox_fields (confirmed_at, id, state);
CREATE INDEX outbox_by_state_next_try ON outbox_fields (state, next_try, id);
CREATE INDEX outbox_by_recipient ON outbox_fields (recipient, id);
CREATE INDEX outbox_by_subject ON outbox_fields (subject, id);

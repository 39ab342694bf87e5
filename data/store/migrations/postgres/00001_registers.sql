-- +goose Up
-- Two tables a register. One has the records: data and heavy are their JSON, heavy what lists do not show, search_text the
-- words they are found by. The other one, …_fields, has copies of what is filtered, sorted or unique; it is narrow, so that
-- its rows lie close together. Times are microseconds since 1970 in UTC, sort keys are made by viet.SortKey.
--
-- search_words are the words of search_text as they are, without a dictionary; texts compare byte by byte, as in SQLite.
-- Every index ends with the id, because every order does.

-- The mail ledger.
CREATE TABLE letters (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE INDEX letters_by_words ON letters USING GIN (search_words);
CREATE TABLE letters_fields (
    id BIGINT PRIMARY KEY REFERENCES letters (id),
    account TEXT COLLATE "C" NOT NULL,
    folder TEXT COLLATE "C" NOT NULL,
    uid_validity BIGINT NOT NULL,
    uid BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    handling TEXT COLLATE "C" NOT NULL,
    message_id TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    duplicate_of BIGINT NOT NULL,
    dossier_id BIGINT NOT NULL,
    mailed_at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    fetched_at BIGINT NOT NULL,
    size BIGINT NOT NULL,
    sender BYTEA NOT NULL,
    subject BYTEA NOT NULL
);
CREATE UNIQUE INDEX letters_by_account_folder_uid_validity_uid ON letters_fields (account, folder, uid_validity, uid);
CREATE INDEX letters_by_message_id ON letters_fields (message_id, id);
CREATE INDEX letters_by_sha256 ON letters_fields (sha256, id);
CREATE INDEX letters_by_dossier_id ON letters_fields (dossier_id, id);
CREATE INDEX letters_by_received_at_state_handling ON letters_fields (received_at, id, state, handling);
CREATE INDEX letters_by_size ON letters_fields (size, id);
CREATE INDEX letters_by_sender ON letters_fields (sender, id);
CREATE INDEX letters_by_subject ON letters_fields (subject, id);

-- Mailboxes.
CREATE TABLE accounts (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL
);
CREATE TABLE accounts_fields (
    id BIGINT PRIMARY KEY REFERENCES accounts (id),
    name TEXT COLLATE "C" NOT NULL,
    disabled BIGINT NOT NULL
);
CREATE UNIQUE INDEX accounts_by_name ON accounts_fields (name);

-- Rules that ignore mails.
CREATE TABLE rules (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL
);
CREATE TABLE rules_fields (
    id BIGINT PRIMARY KEY REFERENCES rules (id),
    name BYTEA NOT NULL,
    disabled BIGINT NOT NULL
);
CREATE INDEX rules_by_name ON rules_fields (name, id);

-- Versions of administrative procedures.
CREATE TABLE procedures (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE INDEX procedures_by_words ON procedures USING GIN (search_words);
CREATE TABLE procedures_fields (
    id BIGINT PRIMARY KEY REFERENCES procedures (id),
    code TEXT COLLATE "C" NOT NULL,
    name BYTEA NOT NULL,
    field TEXT COLLATE "C" NOT NULL,
    field_order BYTEA NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    verified BIGINT NOT NULL,
    valid_from TEXT COLLATE "C" NOT NULL,
    valid_to TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX procedures_by_code_valid_from ON procedures_fields (code, valid_from);
CREATE INDEX procedures_by_name ON procedures_fields (name, id);
CREATE INDEX procedures_by_field_order ON procedures_fields (field_order, id);
CREATE INDEX procedures_by_valid_from ON procedures_fields (valid_from, id);

-- Versions of the working time.
CREATE TABLE calendars (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL
);
CREATE TABLE calendars_fields (
    id BIGINT PRIMARY KEY REFERENCES calendars (id),
    name TEXT COLLATE "C" NOT NULL
);

-- Dossiers.
CREATE TABLE dossiers (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE INDEX dossiers_by_words ON dossiers USING GIN (search_words);
CREATE TABLE dossiers_fields (
    id BIGINT PRIMARY KEY REFERENCES dossiers (id),
    code TEXT COLLATE "C" NOT NULL,
    state BIGINT NOT NULL,
    procedure_code TEXT COLLATE "C" NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    receiver TEXT COLLATE "C" NOT NULL,
    received_at BIGINT NOT NULL,
    due BIGINT NOT NULL,
    letter_id BIGINT NOT NULL,
    owner BYTEA NOT NULL,
    owner_name TEXT COLLATE "C" NOT NULL,
    owner_number TEXT COLLATE "C" NOT NULL,
    owner_phone TEXT COLLATE "C" NOT NULL,
    owner_email TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX dossiers_by_code ON dossiers_fields (code);
CREATE INDEX dossiers_by_state ON dossiers_fields (state, id);
CREATE INDEX dossiers_by_state_due ON dossiers_fields (state, due, id);
CREATE INDEX dossiers_by_procedure_code ON dossiers_fields (procedure_code, id);
CREATE INDEX dossiers_by_received_at_state ON dossiers_fields (received_at, id, state);
CREATE INDEX dossiers_by_due_state ON dossiers_fields (due, id, state);
CREATE INDEX dossiers_by_letter_id ON dossiers_fields (letter_id, id);
CREATE INDEX dossiers_by_owner ON dossiers_fields (owner, id);
CREATE INDEX dossiers_by_owner_name ON dossiers_fields (owner_name, id);
CREATE INDEX dossiers_by_owner_number ON dossiers_fields (owner_number, id);
CREATE INDEX dossiers_by_owner_phone ON dossiers_fields (owner_phone, id);
CREATE INDEX dossiers_by_owner_email ON dossiers_fields (owner_email, id);

-- Issued receipts.
CREATE TABLE receipts (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL
);
CREATE TABLE receipts_fields (
    id BIGINT PRIMARY KEY REFERENCES receipts (id),
    dossier_id BIGINT NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    issued_at BIGINT NOT NULL
);
CREATE INDEX receipts_by_dossier_id ON receipts_fields (dossier_id, id);
CREATE INDEX receipts_by_code ON receipts_fields (code, id);
CREATE INDEX receipts_by_issued_at ON receipts_fields (issued_at, id);

-- The office's settings.
CREATE TABLE settings (
    id BIGINT PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL UNIQUE,
    value TEXT COLLATE "C" NOT NULL
);

-- Attempts to print a receipt.
CREATE TABLE printings (
    id BIGINT PRIMARY KEY,
    receipt_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    printed_at BIGINT NOT NULL,
    printed_by TEXT COLLATE "C" NOT NULL,
    printer TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX printings_by_receipt_id_number ON printings (receipt_id, number);

-- How far each folder has been read.
CREATE TABLE cursors (
    account TEXT COLLATE "C" NOT NULL,
    folder TEXT COLLATE "C" NOT NULL,
    uid_validity BIGINT NOT NULL,
    last_uid BIGINT NOT NULL,
    server_count BIGINT NOT NULL,
    PRIMARY KEY (account, folder)
);

-- Unsaved forms.
CREATE TABLE drafts (
    actor_name TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (actor_name, name)
);

-- The last id given in each register.
CREATE TABLE sequences (
    register TEXT COLLATE "C" NOT NULL,
    last_id BIGINT NOT NULL,
    PRIMARY KEY (register)
);

-- How many records there are with the same facets.
CREATE TABLE tallies (
    register TEXT COLLATE "C" NOT NULL,
    facets TEXT COLLATE "C" NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (register, facets)
);

-- Which records name a blob.
CREATE TABLE blob_references (
    sha256 TEXT COLLATE "C" NOT NULL,
    register TEXT COLLATE "C" NOT NULL,
    row_id BIGINT NOT NULL,
    PRIMARY KEY (sha256, register, row_id)
);

-- The last number given in each series and period.
CREATE TABLE counters (
    series TEXT COLLATE "C" NOT NULL,
    period TEXT COLLATE "C" NOT NULL,
    last_number BIGINT NOT NULL,
    PRIMARY KEY (series, period)
);

-- The ledger of numbers: who has each, or why nobody has.
CREATE TABLE numbers (
    series TEXT COLLATE "C" NOT NULL,
    period TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    register TEXT COLLATE "C" NOT NULL,
    row_id BIGINT NOT NULL,
    void_reason TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (series, period, number)
);
CREATE INDEX numbers_by_register_row_id ON numbers (register, row_id);

-- The log of all changes, chained by hashes.
CREATE TABLE audit (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_name TEXT COLLATE "C" NOT NULL,
    actor_role TEXT COLLATE "C" NOT NULL,
    actor_host TEXT COLLATE "C" NOT NULL,
    register TEXT COLLATE "C" NOT NULL,
    row_id BIGINT NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    before_text TEXT COLLATE "C" NOT NULL,
    after_text TEXT COLLATE "C" NOT NULL,
    previous_hash TEXT COLLATE "C" NOT NULL,
    hash TEXT COLLATE "C" NOT NULL
);
CREATE INDEX audit_by_register ON audit (register, id);
CREATE INDEX audit_by_register_row_id ON audit (register, row_id, id);
CREATE INDEX audit_by_at ON audit (at, id);
CREATE INDEX audit_by_actor_name ON audit (actor_name, id);
CREATE INDEX audit_by_action ON audit (action, id);
-- +goose StatementBegin
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END $$;
-- +goose StatementEnd
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION audit_refuse();

-- The end of the chain, kept apart from it.
CREATE TABLE audit_head (
    id BIGINT PRIMARY KEY,
    last_id BIGINT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL
);
INSERT INTO audit_head (id, last_id, hash) VALUES (1, 0, '');

-- +goose Up
-- One table a register: a record lies in data and heavy as JSON; the other columns are copies of fields that are
-- filtered, sorted or unique. Times are microseconds since 1970 in UTC, sort keys are made by viet.SortKey.
-- search_words are the words of search_text as they are, without a dictionary; texts compare byte by byte, as in SQLite.

-- mail ledger
CREATE TABLE letters (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
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
    subject BYTEA NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE UNIQUE INDEX letters_by_account_folder_uid_validity_uid ON letters (account, folder, uid_validity, uid);
CREATE INDEX letters_by_message_id ON letters (message_id);
CREATE INDEX letters_by_sha256 ON letters (sha256);
CREATE INDEX letters_by_dossier_id ON letters (dossier_id);
CREATE INDEX letters_by_received_at_state_handling ON letters (received_at, state, handling);
CREATE INDEX letters_by_size ON letters (size);
CREATE INDEX letters_by_sender ON letters (sender);
CREATE INDEX letters_by_subject ON letters (subject);
CREATE INDEX letters_by_words ON letters USING GIN (search_words);

-- mailboxes
CREATE TABLE accounts (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    disabled BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX accounts_by_name ON accounts (name);

-- rules that ignore mails
CREATE TABLE rules (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    name BYTEA NOT NULL,
    disabled BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL
);
CREATE INDEX rules_by_name ON rules (name);

-- versions of administrative procedures
CREATE TABLE procedures (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    name BYTEA NOT NULL,
    field TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    verified BIGINT NOT NULL,
    valid_from TEXT COLLATE "C" NOT NULL,
    valid_to TEXT COLLATE "C" NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE UNIQUE INDEX procedures_by_code_valid_from ON procedures (code, valid_from);
CREATE INDEX procedures_by_name ON procedures (name);
CREATE INDEX procedures_by_valid_from ON procedures (valid_from);
CREATE INDEX procedures_by_words ON procedures USING GIN (search_words);

-- versions of the working time
CREATE TABLE calendars (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL
);

-- dossiers
CREATE TABLE dossiers (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
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
    owner_email TEXT COLLATE "C" NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE UNIQUE INDEX dossiers_by_code ON dossiers (code);
CREATE INDEX dossiers_by_state ON dossiers (state);
CREATE INDEX dossiers_by_state_due ON dossiers (state, due);
CREATE INDEX dossiers_by_procedure_code ON dossiers (procedure_code);
CREATE INDEX dossiers_by_received_at_state ON dossiers (received_at, state);
CREATE INDEX dossiers_by_due_state ON dossiers (due, state);
CREATE INDEX dossiers_by_letter_id ON dossiers (letter_id);
CREATE INDEX dossiers_by_owner ON dossiers (owner);
CREATE INDEX dossiers_by_owner_name ON dossiers (owner_name);
CREATE INDEX dossiers_by_owner_number ON dossiers (owner_number);
CREATE INDEX dossiers_by_owner_phone ON dossiers (owner_phone);
CREATE INDEX dossiers_by_owner_email ON dossiers (owner_email);
CREATE INDEX dossiers_by_words ON dossiers USING GIN (search_words);

-- issued receipts
CREATE TABLE receipts (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    dossier_id BIGINT NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    issued_at BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL
);
CREATE INDEX receipts_by_dossier_id ON receipts (dossier_id);
CREATE INDEX receipts_by_code ON receipts (code);
CREATE INDEX receipts_by_issued_at ON receipts (issued_at);

-- the office's settings
CREATE TABLE settings (
    id BIGINT PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL UNIQUE,
    value TEXT COLLATE "C" NOT NULL
);

-- attempts to print a receipt
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

-- how far each folder has been read
CREATE TABLE cursors (
    account TEXT COLLATE "C" NOT NULL,
    folder TEXT COLLATE "C" NOT NULL,
    uid_validity BIGINT NOT NULL,
    last_uid BIGINT NOT NULL,
    server_count BIGINT NOT NULL,
    PRIMARY KEY (account, folder)
);

-- unsaved forms
CREATE TABLE drafts (
    actor_name TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (actor_name, name)
);

-- the last id given in each register
CREATE TABLE sequences (
    register TEXT COLLATE "C" NOT NULL,
    last_id BIGINT NOT NULL,
    PRIMARY KEY (register)
);

-- how many records there are with the same facets
CREATE TABLE tallies (
    register TEXT COLLATE "C" NOT NULL,
    facets TEXT COLLATE "C" NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (register, facets)
);

-- which records name a blob
CREATE TABLE blob_references (
    sha256 TEXT COLLATE "C" NOT NULL,
    register TEXT COLLATE "C" NOT NULL,
    row_id BIGINT NOT NULL,
    PRIMARY KEY (sha256, register, row_id)
);

-- the last number given in each series and period
CREATE TABLE counters (
    series TEXT COLLATE "C" NOT NULL,
    period TEXT COLLATE "C" NOT NULL,
    last_number BIGINT NOT NULL,
    PRIMARY KEY (series, period)
);

-- the ledger of numbers: who has each, or why nobody has
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

-- the log of all changes, chained by hashes
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
CREATE INDEX audit_by_register ON audit (register);
CREATE INDEX audit_by_register_row_id ON audit (register, row_id);
CREATE INDEX audit_by_at ON audit (at);
CREATE INDEX audit_by_actor_name ON audit (actor_name);
CREATE INDEX audit_by_action ON audit (action);
-- +goose StatementBegin
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END $$;
-- +goose StatementEnd
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION audit_refuse();

-- the end of the chain, kept apart from it
CREATE TABLE audit_head (
    id BIGINT PRIMARY KEY,
    last_id BIGINT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL
);
INSERT INTO audit_head (id, last_id, hash) VALUES (1, 0, '');

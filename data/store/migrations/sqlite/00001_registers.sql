-- +goose Up
-- Two tables a register. One has the records: data and heavy are their JSON, heavy what lists do not show, search_text the
-- words they are found by. The other one, …_fields, has copies of what is filtered, sorted or unique; it is narrow, so that
-- its rows lie close together. Times are microseconds since 1970 in UTC, sort keys are made by viet.SortKey.
--
-- The search index has no copy of the text. Prefixes have their own lists, so that the beginning of a word is found as
-- quickly as a whole word, and in the order of ids.

-- The mail ledger.
CREATE TABLE letters (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE VIRTUAL TABLE letters_words USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = "ascii tokenchars '_'"
);
-- +goose StatementBegin
CREATE TRIGGER letters_inserted AFTER INSERT ON letters BEGIN
    INSERT INTO letters_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letters_updated AFTER UPDATE OF search_text ON letters WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO letters_words (letters_words, rowid, words) VALUES ('delete', old.id, old.search_text);
    INSERT INTO letters_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
CREATE TABLE letters_fields (
    id INTEGER PRIMARY KEY REFERENCES letters (id),
    account TEXT NOT NULL,
    folder TEXT NOT NULL,
    uid_validity INTEGER NOT NULL,
    uid INTEGER NOT NULL,
    state TEXT NOT NULL,
    handling TEXT NOT NULL,
    message_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    duplicate_of INTEGER NOT NULL,
    dossier_id INTEGER NOT NULL,
    mailed_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    fetched_at INTEGER NOT NULL,
    size INTEGER NOT NULL,
    sender BLOB NOT NULL,
    subject BLOB NOT NULL
);
CREATE UNIQUE INDEX letters_by_account_folder_uid_validity_uid ON letters_fields (account, folder, uid_validity, uid);
CREATE INDEX letters_by_message_id ON letters_fields (message_id);
CREATE INDEX letters_by_sha256 ON letters_fields (sha256);
CREATE INDEX letters_by_dossier_id ON letters_fields (dossier_id);
CREATE INDEX letters_by_received_at_state_handling ON letters_fields (received_at, id, state, handling);
CREATE INDEX letters_by_size ON letters_fields (size);
CREATE INDEX letters_by_sender ON letters_fields (sender);
CREATE INDEX letters_by_subject ON letters_fields (subject);

-- Mailboxes.
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE TABLE accounts_fields (
    id INTEGER PRIMARY KEY REFERENCES accounts (id),
    name TEXT NOT NULL,
    disabled INTEGER NOT NULL
);
CREATE UNIQUE INDEX accounts_by_name ON accounts_fields (name);

-- Rules that ignore mails.
CREATE TABLE rules (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE TABLE rules_fields (
    id INTEGER PRIMARY KEY REFERENCES rules (id),
    name BLOB NOT NULL,
    disabled INTEGER NOT NULL
);
CREATE INDEX rules_by_name ON rules_fields (name);

-- Versions of administrative procedures.
CREATE TABLE procedures (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE VIRTUAL TABLE procedures_words USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = "ascii tokenchars '_'"
);
-- +goose StatementBegin
CREATE TRIGGER procedures_inserted AFTER INSERT ON procedures BEGIN
    INSERT INTO procedures_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER procedures_updated AFTER UPDATE OF search_text ON procedures WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO procedures_words (procedures_words, rowid, words) VALUES ('delete', old.id, old.search_text);
    INSERT INTO procedures_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
CREATE TABLE procedures_fields (
    id INTEGER PRIMARY KEY REFERENCES procedures (id),
    code TEXT NOT NULL,
    name BLOB NOT NULL,
    field TEXT NOT NULL,
    field_order BLOB NOT NULL,
    level TEXT NOT NULL,
    verified INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL
);
CREATE UNIQUE INDEX procedures_by_code_valid_from ON procedures_fields (code, valid_from);
CREATE INDEX procedures_by_name ON procedures_fields (name);
CREATE INDEX procedures_by_field_order ON procedures_fields (field_order);
CREATE INDEX procedures_by_valid_from ON procedures_fields (valid_from);

-- Versions of the working time.
CREATE TABLE calendars (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE TABLE calendars_fields (
    id INTEGER PRIMARY KEY REFERENCES calendars (id),
    name TEXT NOT NULL
);

-- Dossiers.
CREATE TABLE dossiers (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE VIRTUAL TABLE dossiers_words USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = "ascii tokenchars '_'"
);
-- +goose StatementBegin
CREATE TRIGGER dossiers_inserted AFTER INSERT ON dossiers BEGIN
    INSERT INTO dossiers_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER dossiers_updated AFTER UPDATE OF search_text ON dossiers WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO dossiers_words (dossiers_words, rowid, words) VALUES ('delete', old.id, old.search_text);
    INSERT INTO dossiers_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
CREATE TABLE dossiers_fields (
    id INTEGER PRIMARY KEY REFERENCES dossiers (id),
    code TEXT NOT NULL,
    state INTEGER NOT NULL,
    procedure_code TEXT NOT NULL,
    channel TEXT NOT NULL,
    source TEXT NOT NULL,
    receiver TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    due INTEGER NOT NULL,
    letter_id INTEGER NOT NULL,
    owner BLOB NOT NULL,
    owner_name TEXT NOT NULL,
    owner_number TEXT NOT NULL,
    owner_phone TEXT NOT NULL,
    owner_email TEXT NOT NULL
);
CREATE UNIQUE INDEX dossiers_by_code ON dossiers_fields (code);
CREATE INDEX dossiers_by_state ON dossiers_fields (state);
CREATE INDEX dossiers_by_state_due ON dossiers_fields (state, due);
CREATE INDEX dossiers_by_procedure_code ON dossiers_fields (procedure_code);
CREATE INDEX dossiers_by_received_at_state ON dossiers_fields (received_at, id, state);
CREATE INDEX dossiers_by_due_state ON dossiers_fields (due, id, state);
CREATE INDEX dossiers_by_letter_id ON dossiers_fields (letter_id);
CREATE INDEX dossiers_by_owner ON dossiers_fields (owner);
CREATE INDEX dossiers_by_owner_name ON dossiers_fields (owner_name);
CREATE INDEX dossiers_by_owner_number ON dossiers_fields (owner_number);
CREATE INDEX dossiers_by_owner_phone ON dossiers_fields (owner_phone);
CREATE INDEX dossiers_by_owner_email ON dossiers_fields (owner_email);

-- Issued receipts.
CREATE TABLE receipts (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE TABLE receipts_fields (
    id INTEGER PRIMARY KEY REFERENCES receipts (id),
    dossier_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    issued_at INTEGER NOT NULL
);
CREATE INDEX receipts_by_dossier_id ON receipts_fields (dossier_id);
CREATE INDEX receipts_by_code ON receipts_fields (code);
CREATE INDEX receipts_by_issued_at ON receipts_fields (issued_at);

-- The office's settings.
CREATE TABLE settings (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
);

-- Attempts to print a receipt.
CREATE TABLE printings (
    id INTEGER PRIMARY KEY,
    receipt_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    printed_at INTEGER NOT NULL,
    printed_by TEXT NOT NULL,
    printer TEXT NOT NULL,
    outcome TEXT NOT NULL
);
CREATE UNIQUE INDEX printings_by_receipt_id_number ON printings (receipt_id, number);

-- How far each folder has been read.
CREATE TABLE cursors (
    account TEXT NOT NULL,
    folder TEXT NOT NULL,
    uid_validity INTEGER NOT NULL,
    last_uid INTEGER NOT NULL,
    server_count INTEGER NOT NULL,
    PRIMARY KEY (account, folder)
) WITHOUT ROWID;

-- Unsaved forms.
CREATE TABLE drafts (
    actor_name TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (actor_name, name)
);

-- The last id given in each register.
CREATE TABLE sequences (
    register TEXT NOT NULL,
    last_id INTEGER NOT NULL,
    PRIMARY KEY (register)
) WITHOUT ROWID;

-- How many records there are with the same facets.
CREATE TABLE tallies (
    register TEXT NOT NULL,
    facets TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (register, facets)
) WITHOUT ROWID;

-- Which records name a blob.
CREATE TABLE blob_references (
    sha256 TEXT NOT NULL,
    register TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    PRIMARY KEY (sha256, register, row_id)
) WITHOUT ROWID;

-- The last number given in each series and period.
CREATE TABLE counters (
    series TEXT NOT NULL,
    period TEXT NOT NULL,
    last_number INTEGER NOT NULL,
    PRIMARY KEY (series, period)
) WITHOUT ROWID;

-- The ledger of numbers: who has each, or why nobody has.
CREATE TABLE numbers (
    series TEXT NOT NULL,
    period TEXT NOT NULL,
    number INTEGER NOT NULL,
    register TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    void_reason TEXT NOT NULL,
    PRIMARY KEY (series, period, number)
) WITHOUT ROWID;
CREATE INDEX numbers_by_register_row_id ON numbers (register, row_id);

-- The log of all changes, chained by hashes.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor_name TEXT NOT NULL,
    actor_role TEXT NOT NULL,
    actor_host TEXT NOT NULL,
    register TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    action TEXT NOT NULL,
    before_text TEXT NOT NULL,
    after_text TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX audit_by_register ON audit (register);
CREATE INDEX audit_by_register_row_id ON audit (register, row_id);
CREATE INDEX audit_by_at ON audit (at);
CREATE INDEX audit_by_actor_name ON audit (actor_name);
CREATE INDEX audit_by_action ON audit (action);
-- +goose StatementBegin
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN
    SELECT raise(ABORT, 'the audit log is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
    SELECT raise(ABORT, 'the audit log is append-only');
END;
-- +goose StatementEnd

-- The end of the chain, kept apart from it.
CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY,
    last_id INTEGER NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO audit_head (id, last_id, hash) VALUES (1, 0, '');

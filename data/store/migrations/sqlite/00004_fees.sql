-- +goose Up
-- The fees of the one-stop desk; two tables a register, see 00001_registers.sql.

-- What is owed for dossiers, and how far each bill is.
CREATE TABLE fee_bills (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE VIRTUAL TABLE fee_bills_words USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = "ascii tokenchars '_'"
);
-- +goose StatementBegin
CREATE TRIGGER fee_bills_inserted AFTER INSERT ON fee_bills BEGIN
    INSERT INTO fee_bills_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER fee_bills_updated AFTER UPDATE OF search_text ON fee_bills WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO fee_bills_words (fee_bills_words, rowid, words) VALUES ('delete', old.id, old.search_text);
    INSERT INTO fee_bills_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
CREATE TABLE fee_bills_fields (
    id INTEGER PRIMARY KEY REFERENCES fee_bills (id),
    dossier_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    state TEXT NOT NULL,
    due_when TEXT NOT NULL,
    procedure_code TEXT NOT NULL,
    payer BLOB NOT NULL,
    total INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    paid_at INTEGER NOT NULL
);
CREATE INDEX fee_bills_by_dossier_id ON fee_bills_fields (dossier_id);
CREATE INDEX fee_bills_by_code ON fee_bills_fields (code);
CREATE INDEX fee_bills_by_state ON fee_bills_fields (state);
CREATE INDEX fee_bills_by_payer ON fee_bills_fields (payer);
CREATE INDEX fee_bills_by_total ON fee_bills_fields (total);
CREATE INDEX fee_bills_by_made_at ON fee_bills_fields (made_at);
CREATE INDEX fee_bills_by_paid_at ON fee_bills_fields (paid_at);

-- The book of fees: what was taken, given back and taken out again.
CREATE TABLE fee_entries (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE VIRTUAL TABLE fee_entries_words USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = "ascii tokenchars '_'"
);
-- +goose StatementBegin
CREATE TRIGGER fee_entries_inserted AFTER INSERT ON fee_entries BEGIN
    INSERT INTO fee_entries_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER fee_entries_updated AFTER UPDATE OF search_text ON fee_entries WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO fee_entries_words (fee_entries_words, rowid, words) VALUES ('delete', old.id, old.search_text);
    INSERT INTO fee_entries_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
CREATE TABLE fee_entries_fields (
    id INTEGER PRIMARY KEY REFERENCES fee_entries (id),
    bill_id INTEGER NOT NULL,
    dossier_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    cashier TEXT NOT NULL,
    kind TEXT NOT NULL,
    method TEXT NOT NULL,
    field TEXT NOT NULL,
    code TEXT NOT NULL,
    payer BLOB NOT NULL,
    series INTEGER NOT NULL,
    period TEXT NOT NULL,
    taken INTEGER NOT NULL,
    voucher TEXT NOT NULL
);
CREATE INDEX fee_entries_by_bill_id ON fee_entries_fields (bill_id);
CREATE INDEX fee_entries_by_dossier_id ON fee_entries_fields (dossier_id);
CREATE INDEX fee_entries_by_day ON fee_entries_fields (day);
CREATE INDEX fee_entries_by_cashier ON fee_entries_fields (cashier);
CREATE INDEX fee_entries_by_code ON fee_entries_fields (code);
CREATE INDEX fee_entries_by_payer ON fee_entries_fields (payer);
CREATE INDEX fee_entries_by_voucher ON fee_entries_fields (voucher);
CREATE UNIQUE INDEX fee_entries_by_series_period_taken ON fee_entries_fields (series, period, taken) WHERE kind = 'collect';

-- Series of receipts.
CREATE TABLE fee_series (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE TABLE fee_series_fields (
    id INTEGER PRIMARY KEY REFERENCES fee_series (id),
    symbol TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL
);
CREATE INDEX fee_series_by_symbol ON fee_series_fields (symbol);
CREATE INDEX fee_series_by_valid_from ON fee_series_fields (valid_from);

-- How much of the fees the office retains.
CREATE TABLE fee_shares (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE TABLE fee_shares_fields (
    id INTEGER PRIMARY KEY REFERENCES fee_shares (id),
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL
);
CREATE INDEX fee_shares_by_valid_from ON fee_shares_fields (valid_from);

-- Days that cashiers have closed.
CREATE TABLE fee_closings (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE TABLE fee_closings_fields (
    id INTEGER PRIMARY KEY REFERENCES fee_closings (id),
    cashier TEXT NOT NULL,
    day TEXT NOT NULL
);
CREATE INDEX fee_closings_by_day ON fee_closings_fields (day);
CREATE UNIQUE INDEX fee_closings_by_cashier_day ON fee_closings_fields (cashier, day);

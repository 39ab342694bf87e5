-- +goose Up
-- The fees of the one-stop desk; two tables a register, see 00001_registers.sql.

-- What is owed for dossiers, and how far each bill is.
CREATE TABLE fee_bills (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE INDEX fee_bills_by_words ON fee_bills USING GIN (search_words);
CREATE TABLE fee_bills_fields (
    id BIGINT PRIMARY KEY REFERENCES fee_bills (id),
    dossier_id BIGINT NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    due_when TEXT COLLATE "C" NOT NULL,
    procedure_code TEXT COLLATE "C" NOT NULL,
    payer BYTEA NOT NULL,
    total BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    paid_at BIGINT NOT NULL
);
CREATE INDEX fee_bills_by_dossier_id ON fee_bills_fields (dossier_id, id);
CREATE INDEX fee_bills_by_code ON fee_bills_fields (code, id);
CREATE INDEX fee_bills_by_state ON fee_bills_fields (state, id);
CREATE INDEX fee_bills_by_payer ON fee_bills_fields (payer, id);
CREATE INDEX fee_bills_by_total ON fee_bills_fields (total, id);
CREATE INDEX fee_bills_by_made_at ON fee_bills_fields (made_at, id);
CREATE INDEX fee_bills_by_paid_at ON fee_bills_fields (paid_at, id);

-- The book of fees: what was taken, given back and taken out again.
CREATE TABLE fee_entries (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE INDEX fee_entries_by_words ON fee_entries USING GIN (search_words);
CREATE TABLE fee_entries_fields (
    id BIGINT PRIMARY KEY REFERENCES fee_entries (id),
    bill_id BIGINT NOT NULL,
    dossier_id BIGINT NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    cashier TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    method TEXT COLLATE "C" NOT NULL,
    field TEXT COLLATE "C" NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    payer BYTEA NOT NULL,
    series BIGINT NOT NULL,
    period TEXT COLLATE "C" NOT NULL,
    taken BIGINT NOT NULL,
    voucher TEXT COLLATE "C" NOT NULL
);
CREATE INDEX fee_entries_by_bill_id ON fee_entries_fields (bill_id, id);
CREATE INDEX fee_entries_by_dossier_id ON fee_entries_fields (dossier_id, id);
CREATE INDEX fee_entries_by_day ON fee_entries_fields (day, id);
CREATE INDEX fee_entries_by_cashier ON fee_entries_fields (cashier, id);
CREATE INDEX fee_entries_by_code ON fee_entries_fields (code, id);
CREATE INDEX fee_entries_by_payer ON fee_entries_fields (payer, id);
CREATE INDEX fee_entries_by_voucher ON fee_entries_fields (voucher, id);
CREATE UNIQUE INDEX fee_entries_by_series_period_taken ON fee_entries_fields (series, period, taken) WHERE kind = 'collect';

-- Series of receipts.
CREATE TABLE fee_series (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL
);
CREATE TABLE fee_series_fields (
    id BIGINT PRIMARY KEY REFERENCES fee_series (id),
    symbol TEXT COLLATE "C" NOT NULL,
    valid_from TEXT COLLATE "C" NOT NULL,
    valid_to TEXT COLLATE "C" NOT NULL
);
CREATE INDEX fee_series_by_symbol ON fee_series_fields (symbol, id);
CREATE INDEX fee_series_by_valid_from ON fee_series_fields (valid_from, id);

-- How much of the fees the office retains.
CREATE TABLE fee_shares (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL
);
CREATE TABLE fee_shares_fields (
    id BIGINT PRIMARY KEY REFERENCES fee_shares (id),
    valid_from TEXT COLLATE "C" NOT NULL,
    valid_to TEXT COLLATE "C" NOT NULL
);
CREATE INDEX fee_shares_by_valid_from ON fee_shares_fields (valid_from, id);

-- Days that cashiers have closed.
CREATE TABLE fee_closings (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL
);
CREATE TABLE fee_closings_fields (
    id BIGINT PRIMARY KEY REFERENCES fee_closings (id),
    cashier TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C" NOT NULL
);
CREATE INDEX fee_closings_by_day ON fee_closings_fields (day, id);
CREATE UNIQUE INDEX fee_closings_by_cashier_day ON fee_closings_fields (cashier, day);

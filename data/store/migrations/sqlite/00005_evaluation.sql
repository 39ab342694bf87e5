-- +goose Up
-- What officers judged of dossiers, one row a dossier.
CREATE TABLE evaluations (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE TABLE evaluations_fields (
    id INTEGER PRIMARY KEY REFERENCES evaluations (id),
    dossier_id INTEGER NOT NULL,
    code TEXT NOT NULL
);
CREATE UNIQUE INDEX evaluations_by_dossier_id ON evaluations_fields (dossier_id);
CREATE INDEX evaluations_by_code ON evaluations_fields (code);

-- The scoring of periods.
CREATE TABLE evaluation_sheets (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE TABLE evaluation_sheets_fields (
    id INTEGER PRIMARY KEY REFERENCES evaluation_sheets (id),
    unit TEXT NOT NULL,
    period_from TEXT NOT NULL,
    period_to TEXT NOT NULL,
    closed INTEGER NOT NULL
);
CREATE UNIQUE INDEX evaluation_sheets_by_unit_period_from_period_to ON evaluation_sheets_fields (unit, period_from, period_to);
CREATE INDEX evaluation_sheets_by_period_from ON evaluation_sheets_fields (period_from);

-- Slips on which citizens say how satisfied they are.
CREATE TABLE slips (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE VIRTUAL TABLE slips_words USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = "ascii tokenchars '_'"
);
-- +goose StatementBegin
CREATE TRIGGER slips_inserted AFTER INSERT ON slips BEGIN
    INSERT INTO slips_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER slips_updated AFTER UPDATE OF search_text ON slips WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO slips_words (slips_words, rowid, words) VALUES ('delete', old.id, old.search_text);
    INSERT INTO slips_words (rowid, words) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
CREATE TABLE slips_fields (
    id INTEGER PRIMARY KEY REFERENCES slips (id),
    day TEXT NOT NULL,
    level INTEGER NOT NULL,
    unit TEXT NOT NULL,
    officer TEXT NOT NULL,
    officer_order BLOB NOT NULL,
    void INTEGER NOT NULL,
    dossier_id INTEGER NOT NULL
);
CREATE INDEX slips_by_day ON slips_fields (day);
CREATE INDEX slips_by_officer_order ON slips_fields (officer_order);
CREATE INDEX slips_by_dossier_id ON slips_fields (dossier_id);

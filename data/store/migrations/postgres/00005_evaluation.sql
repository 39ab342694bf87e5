-- +goose Up
-- What officers judged of dossiers, one row a dossier.
CREATE TABLE evaluations (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL
);
CREATE TABLE evaluations_fields (
    id BIGINT PRIMARY KEY REFERENCES evaluations (id),
    dossier_id BIGINT NOT NULL,
    code TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX evaluations_by_dossier_id ON evaluations_fields (dossier_id);
CREATE INDEX evaluations_by_code ON evaluations_fields (code, id);

-- The scoring of periods.
CREATE TABLE evaluation_sheets (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL
);
CREATE TABLE evaluation_sheets_fields (
    id BIGINT PRIMARY KEY REFERENCES evaluation_sheets (id),
    unit TEXT COLLATE "C" NOT NULL,
    period_from TEXT COLLATE "C" NOT NULL,
    period_to TEXT COLLATE "C" NOT NULL,
    closed BIGINT NOT NULL
);
CREATE UNIQUE INDEX evaluation_sheets_by_unit_period_from_period_to ON evaluation_sheets_fields (unit, period_from, period_to);
CREATE INDEX evaluation_sheets_by_period_from ON evaluation_sheets_fields (period_from, id);

-- Slips on which citizens say how satisfied they are.
CREATE TABLE slips (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE INDEX slips_by_words ON slips USING GIN (search_words);
CREATE TABLE slips_fields (
    id BIGINT PRIMARY KEY REFERENCES slips (id),
    day TEXT COLLATE "C" NOT NULL,
    level BIGINT NOT NULL,
    unit TEXT COLLATE "C" NOT NULL,
    officer TEXT COLLATE "C" NOT NULL,
    officer_order BYTEA NOT NULL,
    void BIGINT NOT NULL,
    dossier_id BIGINT NOT NULL
);
CREATE INDEX slips_by_day ON slips_fields (day, id);
CREATE INDEX slips_by_officer_order ON slips_fields (officer_order, id);
CREATE INDEX slips_by_dossier_id ON slips_fields (dossier_id, id);

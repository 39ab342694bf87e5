-- +goose Up
-- The registers of staff; two tables a register, see 00001_registers.sql. The store writes the words, see 00012_words.sql.

-- People's files. The fields are of the summary, which is worked out at every saving.
CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE VIRTUAL TABLE staff_words USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = "ascii tokenchars '_'"
);
CREATE TABLE staff_fields (
    id INTEGER PRIMARY KEY REFERENCES staff (id),
    number TEXT NOT NULL,
    id_number TEXT NOT NULL,
    name BLOB NOT NULL,
    state TEXT NOT NULL,
    kind TEXT NOT NULL,
    unit_id INTEGER NOT NULL,
    unit BLOB NOT NULL,
    post TEXT NOT NULL,
    code TEXT NOT NULL,
    class TEXT NOT NULL,
    step INTEGER NOT NULL,
    coefficient INTEGER NOT NULL,
    sex TEXT NOT NULL,
    ethnicity TEXT NOT NULL,
    party INTEGER NOT NULL,
    education TEXT NOT NULL,
    born TEXT NOT NULL,
    birthday TEXT NOT NULL,
    recruited TEXT NOT NULL,
    paid_since TEXT NOT NULL,
    next_raise TEXT NOT NULL,
    raise_kind TEXT NOT NULL,
    retires TEXT NOT NULL,
    term_ends TEXT NOT NULL,
    holds_until TEXT NOT NULL,
    edition TEXT NOT NULL
);
CREATE UNIQUE INDEX staff_by_used_number ON staff_fields (number) WHERE number <> '';
CREATE UNIQUE INDEX staff_by_id_number ON staff_fields (id_number) WHERE id_number <> '';
CREATE INDEX staff_by_number ON staff_fields (number);
CREATE INDEX staff_by_name ON staff_fields (name);
CREATE INDEX staff_by_unit_id ON staff_fields (unit_id);
CREATE INDEX staff_by_unit ON staff_fields (unit);
CREATE INDEX staff_by_post ON staff_fields (post);
CREATE INDEX staff_by_code ON staff_fields (code);
CREATE INDEX staff_by_coefficient ON staff_fields (coefficient);
CREATE INDEX staff_by_born ON staff_fields (born);
CREATE INDEX staff_by_birthday ON staff_fields (birthday);
CREATE INDEX staff_by_recruited ON staff_fields (recruited);
CREATE INDEX staff_by_paid_since ON staff_fields (paid_since);
CREATE INDEX staff_by_next_raise ON staff_fields (next_raise);
CREATE INDEX staff_by_retires ON staff_fields (retires);
CREATE INDEX staff_by_term_ends ON staff_fields (term_ends);
CREATE INDEX staff_by_holds_until ON staff_fields (holds_until);

-- Parts of the organisation with their dated names.
CREATE TABLE organisation_units (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    data TEXT NOT NULL,
    heavy TEXT NOT NULL
);
CREATE VIRTUAL TABLE organisation_units_words USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = "ascii tokenchars '_'"
);
CREATE TABLE organisation_units_fields (
    id INTEGER PRIMARY KEY REFERENCES organisation_units (id),
    name BLOB NOT NULL,
    parent_id INTEGER NOT NULL,
    begun TEXT NOT NULL,
    ended TEXT NOT NULL
);
CREATE INDEX organisation_units_by_name ON organisation_units_fields (name);
CREATE INDEX organisation_units_by_parent_id ON organisation_units_fields (parent_id);
CREATE INDEX organisation_units_by_begun ON organisation_units_fields (begun);
CREATE INDEX organisation_units_by_ended ON organisation_units_fields (ended);

-- +goose Up
-- The registers of staff; two tables a register, see 00001_registers.sql. The store writes the words, see 00012_words.sql.

-- People's files. The fields are of the summary, which is worked out at every saving.
CREATE TABLE staff (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE INDEX staff_by_words ON staff USING GIN (search_words);
CREATE TABLE staff_fields (
    id BIGINT PRIMARY KEY REFERENCES staff (id),
    number TEXT COLLATE "C" NOT NULL,
    id_number TEXT COLLATE "C" NOT NULL,
    name BYTEA NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    unit_id BIGINT NOT NULL,
    unit BYTEA NOT NULL,
    post TEXT COLLATE "C" NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    class TEXT COLLATE "C" NOT NULL,
    step BIGINT NOT NULL,
    coefficient BIGINT NOT NULL,
    sex TEXT COLLATE "C" NOT NULL,
    ethnicity TEXT COLLATE "C" NOT NULL,
    party BIGINT NOT NULL,
    education TEXT COLLATE "C" NOT NULL,
    born TEXT COLLATE "C" NOT NULL,
    birthday TEXT COLLATE "C" NOT NULL,
    recruited TEXT COLLATE "C" NOT NULL,
    paid_since TEXT COLLATE "C" NOT NULL,
    next_raise TEXT COLLATE "C" NOT NULL,
    raise_kind TEXT COLLATE "C" NOT NULL,
    retires TEXT COLLATE "C" NOT NULL,
    term_ends TEXT COLLATE "C" NOT NULL,
    holds_until TEXT COLLATE "C" NOT NULL,
    edition TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX staff_by_used_number ON staff_fields (number) WHERE number <> '';
CREATE UNIQUE INDEX staff_by_id_number ON staff_fields (id_number) WHERE id_number <> '';
CREATE INDEX staff_by_number ON staff_fields (number, id);
CREATE INDEX staff_by_name ON staff_fields (name, id);
CREATE INDEX staff_by_unit_id ON staff_fields (unit_id, id);
CREATE INDEX staff_by_unit ON staff_fields (unit, id);
CREATE INDEX staff_by_post ON staff_fields (post, id);
CREATE INDEX staff_by_code ON staff_fields (code, id);
CREATE INDEX staff_by_coefficient ON staff_fields (coefficient, id);
CREATE INDEX staff_by_born ON staff_fields (born, id);
CREATE INDEX staff_by_birthday ON staff_fields (birthday, id);
CREATE INDEX staff_by_recruited ON staff_fields (recruited, id);
CREATE INDEX staff_by_paid_since ON staff_fields (paid_since, id);
CREATE INDEX staff_by_next_raise ON staff_fields (next_raise, id);
CREATE INDEX staff_by_retires ON staff_fields (retires, id);
CREATE INDEX staff_by_term_ends ON staff_fields (term_ends, id);
CREATE INDEX staff_by_holds_until ON staff_fields (holds_until, id);

-- Parts of the organisation with their dated names.
CREATE TABLE organisation_units (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE INDEX organisation_units_by_words ON organisation_units USING GIN (search_words);
CREATE TABLE organisation_units_fields (
    id BIGINT PRIMARY KEY REFERENCES organisation_units (id),
    name BYTEA NOT NULL,
    parent_id BIGINT NOT NULL,
    begun TEXT COLLATE "C" NOT NULL,
    ended TEXT COLLATE "C" NOT NULL
);
CREATE INDEX organisation_units_by_name ON organisation_units_fields (name, id);
CREATE INDEX organisation_units_by_parent_id ON organisation_units_fields (parent_id, id);
CREATE INDEX organisation_units_by_begun ON organisation_units_fields (begun, id);
CREATE INDEX organisation_units_by_ended ON organisation_units_fields (ended, id);

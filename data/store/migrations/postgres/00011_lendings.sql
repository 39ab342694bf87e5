-- +goose Up
-- Uses of kept copies (sổ sử dụng bản lưu); see 00001_registers.sql for how a register lies in its two tables.
CREATE TABLE lendings (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    heavy TEXT COLLATE "C" NOT NULL,
    search_words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED
);
CREATE INDEX lendings_by_words ON lendings USING GIN (search_words);
CREATE TABLE lendings_fields (
    id BIGINT PRIMARY KEY REFERENCES lendings (id),
    year BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    lent_on TEXT COLLATE "C" NOT NULL,
    returned_on TEXT COLLATE "C" NOT NULL,
    person BYTEA NOT NULL,
    document_id BIGINT NOT NULL
);
CREATE INDEX lendings_by_lent_on ON lendings_fields (lent_on, id);
CREATE INDEX lendings_by_returned_on ON lendings_fields (returned_on, id);
CREATE INDEX lendings_by_person ON lendings_fields (person, id);
CREATE INDEX lendings_by_document_id ON lendings_fields (document_id, id);

-- Folders are found by the heading they stand under in the list of their year, and sorted by their code.
ALTER TABLE folders_fields ADD COLUMN heading TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE folders_fields SET heading = COALESCE((SELECT data::json ->> 'heading' FROM folders WHERE folders.id = folders_fields.id), '');
CREATE INDEX folders_by_heading ON folders_fields (heading, id);
CREATE INDEX folders_by_code ON folders_fields (code, id);

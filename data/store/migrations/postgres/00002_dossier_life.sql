-- +goose Up
-- What became of dossiers after reception: who has them, when they were finished, and their track for reports.
ALTER TABLE dossiers_fields ADD COLUMN field TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE dossiers_fields ADD COLUMN handler TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE dossiers_fields ADD COLUMN finished_at BIGINT NOT NULL DEFAULT 253402300799000000;
ALTER TABLE dossiers_fields ADD COLUMN track TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE dossiers_fields t SET
    field = coalesce(d.data::json -> 'procedure' ->> 'field', ''),
    track = CASE WHEN t.state = 2 AND (d.data::json ->> 'book_number')::bigint > 0
        THEN '2,' || (t.received_at / 1000000) || ',' || (CASE t.due WHEN 253402300799000000 THEN 0 ELSE t.due / 1000000 END) ELSE '' END
    FROM dossiers d WHERE d.id = t.id;
CREATE INDEX dossiers_by_handler ON dossiers_fields (handler, id);
CREATE INDEX dossiers_by_finished_at ON dossiers_fields (finished_at, id);

-- +goose Up
-- What became of dossiers after reception: who has them, when they were finished, and their track for reports.
ALTER TABLE dossiers_fields ADD COLUMN field TEXT NOT NULL DEFAULT '';
ALTER TABLE dossiers_fields ADD COLUMN handler TEXT NOT NULL DEFAULT '';
ALTER TABLE dossiers_fields ADD COLUMN finished_at INTEGER NOT NULL DEFAULT 253402300799000000;
ALTER TABLE dossiers_fields ADD COLUMN track TEXT NOT NULL DEFAULT '';
UPDATE dossiers_fields SET
    field = (SELECT coalesce(json_extract(d.data, '$.procedure.field'), '') FROM dossiers d WHERE d.id = dossiers_fields.id),
    track = CASE WHEN state = 2 AND (SELECT json_extract(d.data, '$.book_number') FROM dossiers d WHERE d.id = dossiers_fields.id) > 0
        THEN '2,' || (received_at / 1000000) || ',' || (CASE due WHEN 253402300799000000 THEN 0 ELSE due / 1000000 END) ELSE '' END;
CREATE INDEX dossiers_by_handler ON dossiers_fields (handler);
CREATE INDEX dossiers_by_finished_at ON dossiers_fields (finished_at);

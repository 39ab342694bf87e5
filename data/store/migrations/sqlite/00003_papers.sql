-- +goose Up
-- All papers of the desk are kept as receipts were: what was a receipt is a paper of that kind.
ALTER TABLE receipts RENAME TO papers;
ALTER TABLE receipts_fields RENAME TO papers_fields;
ALTER TABLE papers_fields ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE papers_fields ADD COLUMN occasion TEXT NOT NULL DEFAULT '';
UPDATE papers_fields SET kind = 'receipt';
UPDATE papers SET data = substr(data, 1, length(data) - 1) || ',"kind":"receipt"}';
DROP INDEX receipts_by_dossier_id;
DROP INDEX receipts_by_code;
DROP INDEX receipts_by_issued_at;
CREATE INDEX papers_by_dossier_id ON papers_fields (dossier_id);
CREATE INDEX papers_by_code ON papers_fields (code);
CREATE INDEX papers_by_occasion ON papers_fields (occasion);
CREATE INDEX papers_by_issued_at ON papers_fields (issued_at);
ALTER TABLE printings RENAME COLUMN receipt_id TO paper_id;
DROP INDEX printings_by_receipt_id_number;
CREATE UNIQUE INDEX printings_by_paper_id_number ON printings (paper_id, number);
UPDATE sequences SET register = 'papers' WHERE register = 'receipts';
UPDATE tallies SET register = 'papers' WHERE register = 'receipts';
UPDATE blob_references SET register = 'papers' WHERE register = 'receipts';
UPDATE numbers SET register = 'papers' WHERE register = 'receipts';

-- +goose Up
-- The store itself writes the search index, once a transaction: a trigger had it flushed with every row. What changes
-- search_text must change …_words too.
DROP TRIGGER letters_inserted;
DROP TRIGGER letters_updated;
DROP TRIGGER procedures_inserted;
DROP TRIGGER procedures_updated;
DROP TRIGGER dossiers_inserted;
DROP TRIGGER dossiers_updated;
DROP TRIGGER fee_bills_inserted;
DROP TRIGGER fee_bills_updated;
DROP TRIGGER fee_entries_inserted;
DROP TRIGGER fee_entries_updated;
DROP TRIGGER slips_inserted;
DROP TRIGGER slips_updated;
DROP TRIGGER outbox_inserted;
DROP TRIGGER outbox_updated;
DROP TRIGGER incoming_inserted;
DROP TRIGGER incoming_updated;
DROP TRIGGER outgoing_inserted;
DROP TRIGGER outgoing_updated;
DROP TRIGGER folders_inserted;
DROP TRIGGER folders_updated;
DROP TRIGGER correspondents_inserted;
DROP TRIGGER correspondents_updated;
DROP TRIGGER contents_inserted;
DROP TRIGGER contents_updated;
DROP TRIGGER IF EXISTS lendings_inserted;
DROP TRIGGER IF EXISTS lendings_updated;

-- +goose Up
-- Nothing: here the words of a row are a column of it. SQLite's search index needs this version.
SELECT 1;

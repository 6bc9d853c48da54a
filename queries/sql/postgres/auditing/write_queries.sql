-- Write questions to the query log, many at once.
-- Binds: :at, :person_id, :query, :parameters, :ms, :row_count, :source, :outcome
INSERT INTO query_log (at, person_id, query, parameters, ms, row_count, source, outcome)
SELECT * FROM unnest(
  CAST(:at AS timestamptz[]), CAST(:person_id AS bigint[]), CAST(:query AS text[]),
  CAST(:parameters AS jsonb[]), CAST(:ms AS real[]), CAST(:row_count AS integer[]),
  CAST(:source AS text[]), CAST(:outcome AS text[])
)

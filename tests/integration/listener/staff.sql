-- A small company, and one table that is large.
DROP SCHEMA IF EXISTS test CASCADE;
CREATE SCHEMA test;
SET search_path = test;
CREATE TABLE emp (
  id numeric(10) PRIMARY KEY, name varchar(60), flag char(4), salary numeric(15,2), any_number numeric,
  hired timestamp(0), seen timestamp(6), zoned timestamptz, score double precision, notes text,
  raw_data bytea, dept_id numeric(5));
CREATE TABLE dept (id numeric(5), name varchar(30), boss char(10));
INSERT INTO dept VALUES (1, 'বিক্রয়', 'B1'), (2, 'Stores', 'B2'), (3, NULL, NULL);
INSERT INTO emp VALUES
  (1, 'করিম', 'Y', 100.50, 1.25, '2024-01-31 10:11:12', '2024-01-31 10:11:12.345678',
   '2024-01-31 10:00:00+06', 1.5, 'note', '\x00ff', 1),
  (2, 'Rahim', 'NO', -20, 3, '2023-12-01', NULL, NULL, NULL, NULL, NULL, 1),
  (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE big AS SELECT i::numeric(10) AS id, ('name ' || i)::varchar(60) AS name, (i / 100.0)::numeric(15,2) AS amt,
  (timestamp '2024-01-01' + i * interval '1 minute')::timestamp(0) AS d, (ARRAY['A','B','C'])[i % 3 + 1]::char(1) AS flag,
  NULL::varchar(10) AS nothing FROM generate_series(1, 100000) i;

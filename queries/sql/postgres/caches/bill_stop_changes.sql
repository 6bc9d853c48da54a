-- CPCs whose billing is not the same on two batch dates, or that are in one of them only.
-- Binds: :older, :newer, :skip, :many
SELECT customer_no, coalesce(b.crp_no, a.crp_no), coalesce(b.name, a.name), a.stopped, b.stopped
  FROM (SELECT customer_no, crp_no, name, stopped FROM bill_stop_row WHERE generation =
          (SELECT generation FROM bill_stop_edition WHERE batch_date = CAST(:older AS date))) a
  FULL JOIN
       (SELECT customer_no, crp_no, name, stopped FROM bill_stop_row WHERE generation =
          (SELECT generation FROM bill_stop_edition WHERE batch_date = CAST(:newer AS date))) b
    USING (customer_no)
 WHERE a.stopped IS DISTINCT FROM b.stopped
 ORDER BY b.stopped DESC NULLS LAST, customer_no
 LIMIT :many OFFSET :skip

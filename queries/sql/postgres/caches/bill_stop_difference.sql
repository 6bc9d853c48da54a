-- How many CPCs stopped being billed between two batch dates, how many are billed again or gone.
-- Binds: :older, :newer
SELECT count(*) FILTER (WHERE b.stopped AND a.stopped IS NOT TRUE),
       count(*) FILTER (WHERE a.stopped AND b.stopped IS NOT TRUE)
  FROM (SELECT customer_no, stopped FROM bill_stop_row WHERE generation =
          (SELECT generation FROM bill_stop_edition WHERE batch_date = CAST(:older AS date))) a
  FULL JOIN
       (SELECT customer_no, stopped FROM bill_stop_row WHERE generation =
          (SELECT generation FROM bill_stop_edition WHERE batch_date = CAST(:newer AS date))) b
    USING (customer_no)

-- One row a recharge: how much, when, and through which of the eight channels.
CREATE UNLOGGED TABLE planning.payment AS
SELECT c, six, k, sa_id, acct_id,
       bills_from + k * gap + (planning.pick(c * 1000 + k, 8) % 3)::int AS day,
       greatest(100, daily * rate * gap / 10000
                * (1000 + planning.pick(c, 9) % 250) / 10000 * 10)::numeric(15,2) AS amount,
       1 + (planning.pick(c * 1000 + k, 10) % 8)::int AS channel
  FROM (SELECT *, CASE WHEN sparse THEN 30 ELSE 8 + c % 9 END AS gap FROM planning.customer) AS paid,
       generate_series(0, (bills_to - bills_from) / gap) AS k
 WHERE bills_to > bills_from;

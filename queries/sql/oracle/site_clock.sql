-- The billing system's own time.
SELECT SYSDATE AS read_at FROM dual

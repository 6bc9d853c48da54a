-- The batch dates whose customers are kept, newest first.
SELECT batch_date FROM bill_stop_edition ORDER BY batch_date DESC

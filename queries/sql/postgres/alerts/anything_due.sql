-- Whether any message may be due now.
SELECT EXISTS (SELECT FROM deliveries WHERE state = 'waiting' AND due_at <= now())

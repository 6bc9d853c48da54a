-- Until the end of the transaction each statement may take so long.
-- Binds: :milliseconds
SELECT set_config('statement_timeout', :milliseconds, true),
       set_config('idle_in_transaction_session_timeout', '0', true)

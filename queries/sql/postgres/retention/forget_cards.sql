-- Forget which messages told administrators of requests that were decided over 30 days ago.
-- Binds: :many
DELETE FROM access_cards
 WHERE (request_id, chat_id) IN (SELECT card.request_id, card.chat_id
                                   FROM access_cards card
                                   JOIN access_requests request
                                     ON request.request_id = card.request_id
                                  WHERE request.outcome IS NOT NULL
                                    AND COALESCE(request.decided_at, request.expires_at)
                                        < now() - INTERVAL '30 days'
                                  LIMIT :many)

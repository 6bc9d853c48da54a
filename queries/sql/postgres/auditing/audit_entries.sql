-- Entries of the audit, newest first: as many as asked for, after some that are skipped; up to a
-- number, of the days since (all when NULL), by what their act and their customer begin with, and
-- by or about a person. Names are as they are known now.
-- Binds: :newest, :acts, :days, :zone, :person_id, :customer, :skipped, :many
SELECT entry.seq, entry.at, entry.actor, doer.name, entry.role, entry.act,
       entry.subject, whom.name, entry.chat_id, chat.title, entry.details
  FROM audit entry
  LEFT JOIN people doer ON doer.person_id = entry.actor
  LEFT JOIN people whom
    ON whom.person_id = CASE WHEN entry.subject ~ '^person:[0-9]{1,18}$'
                             THEN CAST(substr(entry.subject, 8) AS bigint) END
  LEFT JOIN chats chat ON chat.chat_id = entry.chat_id
 WHERE (CAST(:newest AS bigint) IS NULL OR entry.seq <= :newest)
   AND entry.act LIKE CAST(:acts AS text) || '%'
   AND (CAST(:days AS integer) IS NULL
        OR entry.at >= (date_trunc('day', now() AT TIME ZONE CAST(:zone AS text))
                        - make_interval(days => :days)) AT TIME ZONE :zone)
   AND (CAST(:person_id AS bigint) IS NULL
        OR entry.actor = :person_id
        OR entry.subject = 'person:' || CAST(:person_id AS text))
   AND (CAST(:customer AS text) IS NULL OR entry.subject LIKE :customer || '%')
 ORDER BY entry.seq DESC
OFFSET :skipped
 LIMIT :many

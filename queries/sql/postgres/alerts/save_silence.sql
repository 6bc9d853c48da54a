-- Nobody is told of this from then until then.
-- Binds: :topic, :subject, :run, :area, :planned, :reason, :starts_at, :ends_at, :by_person, :by_name
INSERT INTO silences (topic, subject, run, area, planned, reason, starts_at, ends_at, by_person,
                      by_name)
VALUES (:topic, :subject, :run, :area, :planned, :reason,
        COALESCE(CAST(:starts_at AS timestamptz), now()), :ends_at, :by_person, :by_name)
RETURNING silence_id, topic, subject, run, area, planned, reason, starts_at, ends_at, by_name

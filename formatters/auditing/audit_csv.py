"""The audit and the query log as lines of a CSV file: words beside codes, nothing cut."""

import json

from domain.auditing.audit_pages import AuditEntry, QueryEntry, Topic
from formatters.auditing import audit
from formatters.files.csv_file import Cell
from formatters.words import Words


def header(words: Words, topic: Topic) -> list[str]:
    """The columns' names."""
    queries = topic is Topic.QUERIES
    return (words("audit-csv-queries") if queries else words("audit-csv-audit")).split(",")


def line(words: Words, one: AuditEntry | QueryEntry) -> list[Cell]:
    """One entry; times in the site's zone."""
    return _deed(words, one) if isinstance(one, AuditEntry) else _query(words, one)


def _deed(words: Words, one: AuditEntry) -> list[Cell]:
    in_group = one.chat_title and one.chat_id != one.actor
    return [
        *(one.number, f"{one.at:%Y-%m-%d %H:%M:%S}"),
        *(one.actor, one.actor_name, audit.role(words, one.role)),
        *(one.chat_id, one.chat_title if in_group else audit.chat(words, one)),
        *(one.act, audit.act(words, one.act), one.subject, one.subject_name),
        json.dumps(dict(one.details), ensure_ascii=False) if one.details else None,
    ]


def _query(words: Words, one: QueryEntry) -> list[Cell]:
    parameters = " ".join(f"{name}={value}" for name, value in one.parameters.items())
    return [
        *(one.number, f"{one.at:%Y-%m-%d %H:%M:%S}", one.person_id, one.name),
        *(one.query, parameters, round(one.ms, 1), one.row_count),
        *(audit.source(words, one), audit.outcome(words, one)),
    ]

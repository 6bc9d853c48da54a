"""When the machine, its database or the logs of jobs are under more strain than is in order."""

from datetime import timedelta

#: The processor, in percent of its time, over so long.
BUSY = 80.0
BUSY_FOR = timedelta(minutes=5)
#: Memory of the service itself, in bytes.
MOST_MEMORY = 10**9
#: Connections to the database, in percent of what it allows.
MOST_CONNECTIONS = 80.0
LONGEST_STATEMENT = timedelta(minutes=30)
#: Lines that are errors, in percent of a job's lines within so long; of fewer nothing is said.
ERROR_LINES = 10.0
ERROR_WINDOW = timedelta(hours=24)
_LEAST_LINES = 20


def has_many_errors(errors: int, lines: int) -> bool:
    """Whether too many of a job's lines are errors."""
    return lines >= _LEAST_LINES and 100 * errors / lines > ERROR_LINES

"""The numbers of TTC messages, functions and options."""

from __future__ import annotations

PROTOCOL, DATA_TYPES, FUNCTION, ERROR = 1, 2, 3, 4
ROW_HEADER, ROW_DATA, PARAMETER, STATUS = 6, 7, 8, 9
IO_VECTOR, DESCRIBE_INFO, PIGGYBACK, ONEWAY_FN = 11, 16, 17, 26

F_REEXECUTE, F_FETCH, F_LOGOFF, F_COMMIT, F_ROLLBACK = 4, 5, 9, 14, 15
F_REEXECUTE_AND_FETCH, F_EXECUTE, F_CLOSE_CURSORS = 78, 94, 105
F_AUTH_TWO, F_AUTH_ONE, F_SET_END_TO_END, F_PING = 115, 118, 135, 147
F_SET_SCHEMA, F_APP_CONTEXT, F_SESSION_STATE = 152, 154, 176

OPT_DEFINE, OPT_EXECUTE, OPT_FETCH = 0x10, 0x20, 0x40
OPT_NOT_PLSQL, OPT_DESCRIBE = 0x8000, 0x20000

#: Oracle 19c.  It settles which fields exist in a message: nothing that came
#: with 20.1 (SQL type in errors) or 23.1 (tokens, domains, vectors) does.
FIELD_VERSION = 12

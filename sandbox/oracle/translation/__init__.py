"""Oracle's SELECT statements in PostgreSQL's words.

sqlglot does most of it.  What it does not do, or does at the cost of Oracle's
meaning, is done here on its syntax tree or left to the functions of
``postgres/compat.sql``, which the search path finds first.
"""

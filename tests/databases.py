"""Databases of the desk for tests: each test has one to itself, cleaned and given to the next."""

import secrets
from dataclasses import dataclass, field

import asyncpg

from sandbox.postgres import PostgresServer

#: What the migrations have put into a table, kept beside it, and the shape of all tables.
_REMEMBER = """
CREATE SCHEMA kept;
DO $$
DECLARE one record; filled boolean;
BEGIN
  FOR one IN SELECT schemaname AS s, tablename AS t FROM pg_tables
              WHERE schemaname IN ('public', 'batch') LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.%I)', one.s, one.t) INTO filled;
    IF filled THEN
      EXECUTE format('CREATE TABLE kept.%I AS TABLE %I.%I', one.s || '.' || one.t, one.s, one.t);
    END IF;
  END LOOP;
END $$;
CREATE VIEW kept.shape AS
SELECT md5(string_agg(line, ',' ORDER BY line)) AS digest
  FROM (SELECT concat_ws(' ', c.table_schema, c.table_name, c.column_name, c.data_type,
                         c.is_nullable, c.column_default) AS line
          FROM information_schema.columns c
         WHERE c.table_schema IN ('public', 'batch')
         UNION ALL
        SELECT concat_ws(' ', t.tgrelid::regclass, t.tgname, t.tgenabled)
          FROM pg_trigger t
         WHERE NOT t.tgisinternal) lines
"""
_CLEAN = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
 WHERE datname = current_database() AND pid <> pg_backend_pid();
DO $$
DECLARE one record;
BEGIN
  SET LOCAL session_replication_role = replica;
  FOR one IN SELECT tablename AS t FROM pg_tables
              WHERE schemaname = 'public' AND tablename ~ '_row_[0-9]+$' LOOP
    EXECUTE format('DROP TABLE public.%I', one.t);
  END LOOP;
  FOR one IN SELECT schemaname AS s, tablename AS t FROM pg_tables
              WHERE schemaname IN ('public', 'batch') LOOP
    EXECUTE format('DELETE FROM %I.%I', one.s, one.t);
  END LOOP;
  FOR one IN SELECT schemaname AS s, sequencename AS q, start_value AS v FROM pg_sequences LOOP
    PERFORM setval(format('%I.%I', one.s, one.q), one.v, false);
  END LOOP;
  FOR one IN SELECT tablename AS t FROM pg_tables WHERE schemaname = 'kept' LOOP
    EXECUTE format('INSERT INTO %I.%I OVERRIDING SYSTEM VALUE SELECT * FROM kept.%I',
                   split_part(one.t, '.', 1), split_part(one.t, '.', 2), one.t);
  END LOOP;
END $$
"""
_SECONDS = 10.0


@dataclass
class Databases:
    """Copies of a template; ``shape`` is what its tables look like."""

    server: PostgresServer
    template: str
    shape: str = ""
    _free: list[str] = field(default_factory=list)

    async def prepare(self) -> None:
        """Remember in the template what its tables hold and look like."""
        connection = await asyncpg.connect(self.server.dsn_of(self.template))
        await connection.execute(_REMEMBER)
        self.shape = await connection.fetchval("SELECT digest FROM kept.shape")
        await connection.close()

    async def borrow(self) -> str:
        """The name of a database in which nothing has happened yet."""
        if self._free:
            return self._free.pop()
        name = f"desk_{secrets.token_hex(6)}"
        await self.server.create_database(name, self.template)
        return name

    async def give_back(self, name: str) -> None:
        """Clean a database for the next test; one with other tables than before is dropped."""
        connection = await asyncpg.connect(self.server.dsn_of(name))
        try:
            await connection.execute(_CLEAN, timeout=_SECONDS)
            sound = await connection.fetchval("SELECT digest FROM kept.shape") == self.shape
        except (asyncpg.PostgresError, TimeoutError):
            sound = False
        finally:
            await connection.close()
        if sound:
            self._free.append(name)
        else:
            await self.server.drop_database(name)

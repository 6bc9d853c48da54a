"""Oracle's SQL, answered by PostgreSQL as Oracle would answer it."""

from __future__ import annotations

from typing import Any

import oracledb
import pytest

from .talk import at, description, fetch


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1", 1),
        ("1/2", 0.5),
        ("7/2", 3.5),
        ("10/5", 2),
        ("'a' || null || 'b'", "ab"),
        ("nvl(null, 5)", 5),
        ("nvl2('x', 1, 2)", 1),
        ("decode(3, 1, 'a', 3, 'c', 'z')", "c"),
        ("decode(null, null, 'same', 'no')", "same"),
        ("coalesce(null, 'x')", "x"),
        ("to_char(date '2024-11-05', 'DD-MON-YYYY HH24:MI:SS')", "05-NOV-2024 00:00:00"),
        ("to_char(date '2024-11-05', 'Month') || '|'", "November |"),
        ("to_char(0.5)", ".5"),
        ("to_char(1234.5, 'FM9,999.00')", "1,234.50"),
        ("to_date('05-NOV-2024', 'DD-MON-YYYY')", at(2024, 11, 5)),
        ("to_date('2024-11-05 13:14:15', 'YYYY-MM-DD HH24:MI:SS')", at(2024, 11, 5, 13, 14, 15)),
        ("trunc(to_date('2024-11-05 13:14', 'YYYY-MM-DD HH24:MI'))", at(2024, 11, 5)),
        ("trunc(date '2024-11-05', 'MM')", at(2024, 11, 1)),
        ("trunc(date '2024-11-05', 'YYYY')", at(2024, 1, 1)),
        ("trunc(5.678, 1)", 5.6),
        ("trunc(-5.678)", -5),
        ("add_months(date '2024-01-31', 1)", at(2024, 2, 29)),
        ("add_months(date '2024-02-29', 1)", at(2024, 3, 31)),
        ("add_months(date '2024-02-15', -2)", at(2023, 12, 15)),
        ("last_day(date '2024-02-10')", at(2024, 2, 29)),
        ("months_between(date '2024-03-31', date '2024-01-31')", 2),
        ("date '2024-03-01' - date '2024-02-01'", 29),
        ("date '2024-02-28' + 2", at(2024, 3, 1)),
        ("date '2024-02-28' + 1/24", at(2024, 2, 28, 1)),
        ("date '2024-02-28' - interval '1' hour", at(2024, 2, 27, 23)),
        ("extract(year from date '2024-02-28')", 2024),
        ("round(2.345, 2)", 2.35),
        ("mod(7, 3)", 1),
        ("substr('abcdef', -3, 2)", "de"),
        ("substr('abc', 2)", "bc"),
        ("instr('hello', 'l')", 3),
        ("replace('a-b', '-', '')", "ab"),
        ("trim('  ')", None),
        ("length('ঢাকা')", 4),
        ("upper('abc')", "ABC"),
        ("lpad('7', 3, '0')", "007"),
        ("to_number(' 12.5 ')", 12.5),
        ("greatest(1, 2)", 2),
        ("case when '' is null then 'null' else 'empty' end", "null"),
        ("sys_context('USERENV', 'SESSION_USER')", "CISREAD"),
        ("user", "CISREAD"),
        ("(select count(*) from emp where rownum <= 2)", 2),
        ("regexp_replace('a1b2', '[0-9]', 'x')", "axbx"),
        ("regexp_replace('a1b2', '[0-9]')", "ab"),
        ("q'[it's]'", "it's"),
        ("1e3", 1000),
    ],
)
def test_expressions(staff_conn: oracledb.Connection, expression: str, expected: Any) -> None:
    assert fetch(staff_conn, f"select {expression} as v from dual") == [(expected,)]


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("select level from dual connect by level <= 3", [(1,), (2,), (3,)]),
        ("select name from emp where rownum = 1 and id = 2", [("Rahim",)]),
        ("select id from (select id from emp order by id desc) where rownum <= 2", [(3,), (2,)]),
        (
            "select * from (select a.*, rownum rn from (select id from emp order by id) a"
            " where rownum <= 3) where rn > 1",
            [(2, 2), (3, 3)],
        ),
        ("select max(e.id) from emp e where e.name is not null and rownum <= 5", [(2,)]),
        (
            "select count(distinct e.id) n, d.name from emp e join dept d on d.id = e.dept_id"
            " where rownum <= 1 group by d.name",
            [(1, "বিক্রয়")],
        ),
        (
            "select e.id, d.name as dn from emp e join dept d on d.id = e.dept_id"
            " where rownum <= 5 order by dn, e.id desc",
            [(2, "বিক্রয়"), (1, "বিক্রয়")],
        ),
        (
            "select trim(regexp_substr('a,b, c', '[^,]+', 1, level)) v from dual "
            "connect by regexp_substr('a,b, c', '[^,]+', 1, level) is not null",
            [("a",), ("b",), ("c",)],
        ),
        (
            "select regexp_substr('a,b', '[^,]+', 1, level) v from dual"
            " connect by level <= regexp_count('a,b', ',') + 1",
            [("a",), ("b",)],
        ),
        ("select count(*) from emp partition (p2024) e", [(3,)]),
        ("select id from big where rownum <= 3 order by id desc", [(3,), (2,), (1,)]),
        ("select id from emp order by id offset 1 rows fetch next 1 rows only", [(2,)]),
        (
            "select e.id, d.name from emp e, dept d where e.dept_id = d.id(+) order by e.id",
            [(1, "বিক্রয়"), (2, "বিক্রয়"), (3, None)],
        ),
        ("select max(id) keep (dense_rank last order by hired nulls first) from emp", [(1,)]),
        ("select min(id) keep (dense_rank first order by hired) from emp", [(2,)]),
        (
            "select dept_id, listagg(id, ',') within group (order by id) l from emp"
            " where dept_id = 1 group by dept_id",
            [(1, "1,2")],
        ),
        ("select /*+ PARALLEL(4) */ count(*) from emp -- :comment", [(3,)]),
        ("select id from emp minus select 2 from dual order by 1", [(1,), (3,)]),
        ("select count(*) c, sum(salary) from emp where hired >= date '2023-01-01'", [(2, 80.5)]),
        ("with a as (select 1 x from dual) select x, (select count(*) from a) from a", [(1, 1)]),
        ("select id from emp where name is null or name = ''", [(3,)]),
        ("select table_name from user_tables where table_name = 'DEPT'", [("DEPT",)]),
        (
            "select id from (select e.*, row_number() over (partition by dept_id"
            " order by hired desc) choice from test.emp e) where choice = 1 order by id",
            [(1,), (3,)],
        ),
        (
            "select d.name from dept d where exists (select 1 from emp e where e.dept_id = d.id)"
            " union all select trim(boss) from dept where upper(name) = 'STORES'",
            [("বিক্রয়",), ("B2",)],
        ),
        (
            "select id, (select d.name from dept d where d.id = e.dept_id) dn,"
            " case when salary < 0 then 'due' when salary is null then 'none' else 'paid' end c"
            " from hr.emp e order by salary desc nulls last fetch first 2 rows only",
            [(1, "বিক্রয়", "paid"), (2, "বিক্রয়", "due")],
        ),
        ("select id from emp order by salary desc", [(3,), (1,), (2,)]),  # NULLs are the largest
        ("select id from emp where rpad(nvl(name, '-'), 6) = 'Rahim '", [(2,)]),
        (
            "select count(*) from emp where sysdate > hired and sysdate = trunc(sysdate, 'MI')"
            " + (sysdate - trunc(sysdate, 'MI'))",
            [(2,)],
        ),
        ("select d.id from dept d join emp e on e.name = d.boss or e.flag = d.name", []),
    ],
)
def test_queries(staff_conn: oracledb.Connection, sql: str, expected: Any) -> None:
    assert fetch(staff_conn, sql) == expected


def test_column_names(staff_conn: oracledb.Connection) -> None:
    cursor = staff_conn.cursor()
    cursor.execute(
        'select id, id as x, id as "Mixed Case", id as "UP", count(*) over (), 1 + 1, d.*,'
        " nvl(:b, id) from emp cross join (select 1 as z, 2 as y from dual) d",
        b=None,
    )
    assert [d[0] for d in description(cursor)] == [
        "ID",
        "X",
        "Mixed Case",
        "UP",
        "COUNT(*)OVER()",
        "1+1",
        "Z",
        "Y",
        "NVL(:1,ID)",
    ]


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("select * from nope", "ORA-00942"),
        ("select * from cisadm2.nope", "ORA-00942"),
        ("select nope from emp", 'ORA-00904: "NOPE"'),
        ("select e.nope from emp e", 'ORA-00904: "E"."NOPE"'),
        ("select x.id from emp e", "ORA-00904"),
        ("select nofunc(id) from emp", 'ORA-00904: "NOFUNC"'),
        ("selec 1 from dual", "ORA-00900"),
        ("select 1", "ORA-00923"),
        ("select 1 from dual;", "ORA-00911"),
        ("select id from emp limit 1", "ORA-00933"),
        ("select id from emp where", "ORA-00936"),
        ("select id name from emp group", "ORA-00933"),
        ("select 1/0 from dual", "ORA-01476"),
        ("select to_number('abc') from dual", "ORA-01722"),
        ("select name, count(*) from emp", "ORA-00979"),
        ("select id from emp e, dept d", "ORA-00918"),
        ("select (select id from emp) from dual", "ORA-01427"),
        ("select to_date('xx', 'DD-MON-YYYY') from dual", "ORA-01858"),
        ("select to_date('2024-13-01', 'YYYY-MM-DD') from dual", "ORA-01843"),
        ("delete from emp", "ORA-01031"),
    ],
)
def test_errors(staff_conn: oracledb.Connection, sql: str, expected: str) -> None:
    with pytest.raises(oracledb.DatabaseError, match=expected):
        fetch(staff_conn, sql)
    assert fetch(staff_conn, "select count(*) from emp") == [(3,)]

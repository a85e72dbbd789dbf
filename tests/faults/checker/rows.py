"""Invariants that one statement can check: each must find no row, after any crash and at rest."""

from pathlib import Path
from typing import NamedTuple

from tests.faults.checker.evidence import connect
from tests.faults.checker.findings import Finding


class Rule(NamedTuple):
    invariant: str
    text: str
    sql: str


_OPEN = "('routing', 'queued', 'offered', 'talking')"
_GONE = "('closed', 'abandoned', 'junk')"
_COUNTS = """
  SELECT c.id, c.state,
    (SELECT count(*) FROM assignments a WHERE a.chat_id = c.id AND a.state = 'ringing') AS ringing,
    (SELECT count(*) FROM assignments a WHERE a.chat_id = c.id AND a.state = 'talking') AS talking,
    (SELECT count(*) FROM assignments a WHERE a.chat_id = c.id AND a.state = 'wrap_up') AS wrapping,
    (SELECT count(*) FROM waiting w WHERE w.chat_id = c.id) AS waiting,
    (SELECT count(*) FROM dialogs d WHERE d.chat_id = c.id AND d.state <> 'ended') AS dialogs
  FROM chats c
"""

RULES = (
    Rule("I-13", "the file is damaged", "SELECT * FROM pragma_quick_check() WHERE quick_check <> 'ok'"),
    Rule(
        "I-2",
        "a client id has more than one effect",
        """SELECT chat_id, author, client_id, count(*) FROM events WHERE client_id IS NOT NULL
           GROUP BY chat_id, author, client_id HAVING count(*) > 1""",
    ),
    Rule(
        "I-4",
        "a chat's events are not numbered 1..n",
        """SELECT chat_id, min(seq), max(seq), count(*) FROM events GROUP BY chat_id
           HAVING min(seq) <> 1 OR max(seq) <> count(*) OR count(DISTINCT seq) <> count(*)""",
    ),
    Rule(
        "I-4",
        "a chat's last number is not that of its newest event",
        """SELECT c.id, c.last_seq, c.doc ->> '$.last_seq', max(e.seq)
           FROM chats c LEFT JOIN events e ON e.chat_id = c.id
           GROUP BY c.id HAVING max(e.seq) IS NOT c.last_seq OR c.last_seq IS NOT c.doc ->> '$.last_seq'""",
    ),
    Rule(
        "I-4",
        "an agent's own events are not numbered 1..n",
        """SELECT a."user", a.last_seq, min(e.seq), max(e.seq), count(e.seq)
           FROM agents a LEFT JOIN agent_events e ON e."user" = a."user" GROUP BY a."user"
           HAVING coalesce(max(e.seq), 0) <> a.last_seq OR count(e.seq) <> a.last_seq
             OR coalesce(min(e.seq), 1) <> 1""",
    ),
    Rule(
        "I-4",
        "an event's document is not that of its row",
        """SELECT chat_id, seq, kind FROM events
           WHERE body ->> '$.seq' IS NOT seq OR body ->> '$.kind' IS NOT kind""",
    ),
    Rule(
        "I-6",
        "a visitor has two open chats at one point",
        f"SELECT visitor, point, count(*) FROM chats WHERE state IN {_OPEN} GROUP BY visitor, point HAVING count(*) > 1",
    ),
    Rule(
        "I-6",
        "a chat was opened by more than one key",
        "SELECT chat_id, count(*) FROM created GROUP BY chat_id HAVING count(*) > 1",
    ),
    Rule(
        "I-12",
        "a row belongs to a chat that is not there",
        """SELECT chat_id FROM (
             SELECT chat_id FROM events UNION SELECT chat_id FROM assignments UNION SELECT chat_id FROM waiting
             UNION SELECT chat_id FROM timers UNION SELECT chat_id FROM dialogs UNION SELECT chat_id FROM created
             UNION SELECT chat_id FROM slots WHERE chat_id IS NOT NULL)
           WHERE chat_id NOT IN (SELECT id FROM chats)""",
    ),
    Rule(
        "I-20",
        "a chat is at more than one agent",
        """SELECT chat_id, group_concat(agent || ':' || gen) FROM assignments WHERE state IN ('talking', 'wrap_up')
           GROUP BY chat_id HAVING count(*) > 1""",
    ),
    Rule(
        "I-20",
        "a chat rings twice at one agent",
        """SELECT chat_id, agent FROM assignments WHERE state = 'ringing'
           GROUP BY chat_id, agent HAVING count(*) > 1""",
    ),
    Rule(
        "I-20",
        "a chat that somebody has rings elsewhere",
        """SELECT r.chat_id, r.agent, h.agent FROM assignments r JOIN assignments h ON h.chat_id = r.chat_id
           WHERE r.state = 'ringing' AND h.state IN ('talking', 'wrap_up')""",
    ),
    Rule(
        "I-21",
        "an agent has more chats than capacity",
        """SELECT agent, count(*) FROM assignments a WHERE state <> 'over' GROUP BY agent
           HAVING count(*) > (SELECT count(*) FROM slots s WHERE s.agent = a.agent)""",
    ),
    Rule(
        "I-22",
        "an assignment holds no slot, or not the one it should",
        """SELECT a.chat_id, a.gen, a.agent, a.state FROM assignments a WHERE a.state <> 'over' AND NOT EXISTS (
             SELECT 1 FROM slots s
             WHERE s.agent = a.agent AND s.chat_id = a.chat_id AND s.gen = a.gen AND s.use = a.state)""",
    ),
    Rule(
        "I-22",
        "a slot is taken by no assignment",
        """SELECT s.agent, s.number, s.chat_id, s.gen, s.use FROM slots s WHERE s.chat_id IS NOT NULL AND NOT EXISTS (
             SELECT 1 FROM assignments a
             WHERE a.agent = s.agent AND a.chat_id = s.chat_id AND a.gen = s.gen AND a.state = s.use)""",
    ),
    Rule(
        "I-25",
        "a chat that is over still rings, talks or waits",
        f"""SELECT * FROM ({_COUNTS}) WHERE (state IN {_GONE} AND ringing + talking + wrapping + waiting + dialogs > 0)
           OR (state = 'wrap_up' AND ringing + talking + waiting + dialogs > 0)""",
    ),
    Rule(
        "I-25",
        "a chat that is over has a timer",
        f"""SELECT t.chat_id, t.name FROM timers t JOIN chats c ON c.id = t.chat_id
           WHERE c.state IN {_GONE} OR (c.state = 'wrap_up' AND t.name <> 'wrap_up')""",
    ),
    Rule(
        "I-28",
        "a chat's state is not what its rows say",
        f"""SELECT * FROM ({_COUNTS}) WHERE NOT CASE state
             WHEN 'routing' THEN ringing + talking + wrapping + waiting = 0
             WHEN 'queued' THEN ringing + talking + wrapping = 0 AND waiting > 0
             WHEN 'offered' THEN ringing > 0 AND talking + wrapping = 0 AND waiting > 0
             WHEN 'talking' THEN talking = 1 AND wrapping + ringing + waiting = 0
             WHEN 'wrap_up' THEN wrapping = 1
             ELSE 1 END""",
    ),
    Rule(
        "I-28",
        "a chat waits in other queues than its document says",
        """WITH named AS (
             SELECT id, doc ->> '$.route.to' AS place FROM chats WHERE state IN ('queued', 'offered')
             UNION SELECT c.id, more.value FROM chats c, json_each(coalesce(c.doc -> '$.route.also', '[]')) more
             WHERE c.state IN ('queued', 'offered')),
           rows AS (SELECT chat_id AS id, 'queue:' || queue AS place FROM waiting WHERE queue <> '')
           SELECT id, place FROM rows WHERE (id, place) NOT IN (SELECT id, place FROM named WHERE place IS NOT NULL)
           UNION SELECT id, place FROM named
           WHERE place LIKE 'queue:%' AND (id, place) NOT IN (SELECT id, place FROM rows)""",
    ),
    Rule(
        "I-28",
        "a chat's row and its document differ in state",
        "SELECT id, state, doc ->> '$.state' FROM chats WHERE state <> coalesce(doc ->> '$.state', 'routing')",
    ),
    Rule(
        "I-28",
        "a chat has more than one dialog or run under way",
        """SELECT chat_id FROM dialogs WHERE state <> 'ended' GROUP BY chat_id HAVING count(*) > 1
           UNION ALL SELECT chat_id FROM runs WHERE NOT ended GROUP BY chat_id HAVING count(*) > 1""",
    ),
)


def contradictions(data: Path) -> list[Finding]:
    """What the rows of a database, as they lie in a folder, contradict."""
    findings: list[Finding] = []
    with connect(data) as db:
        for rule in RULES:
            rows = db.execute(rule.sql).fetchmany(5)
            findings += [Finding(rule.invariant, f"{rule.text}: {tuple(row)}") for row in rows]
    return findings

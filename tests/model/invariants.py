"""Invariants of the database as SQL: every statement must find no row. Numbers are those of the list of invariants."""

from sqlalchemy import Connection, text

OPEN_ASSIGNMENT = "state IN ('ringing', 'talking', 'wrap_up')"

INVARIANTS: dict[str, str] = {
    "I-2 one effect per client id": """
        SELECT chat_id, author, client_id FROM events WHERE client_id IS NOT NULL
        GROUP BY chat_id, author, client_id HAVING count(*) > 1""",
    "I-4 events are 1..n": """
        SELECT chat_id FROM events GROUP BY chat_id HAVING max(seq) <> count(*) OR min(seq) <> 1""",
    "I-4 the chat knows its newest event": """
        SELECT c.id FROM chats c WHERE c.last_seq <> (SELECT max(e.seq) FROM events e WHERE e.chat_id = c.id)""",
    "I-4 an agent's log is 1..n": """
        SELECT "user" FROM agent_events GROUP BY "user" HAVING max(seq) <> count(*) OR min(seq) <> 1""",
    "I-6 one open chat per visitor and point": """
        SELECT visitor, point FROM chats WHERE state IN ('routing', 'queued', 'offered', 'talking')
        GROUP BY visitor, point HAVING count(*) > 1""",
    "I-20 one holder per chat": """
        SELECT chat_id FROM assignments WHERE state IN ('talking', 'wrap_up')
        GROUP BY chat_id HAVING count(*) > 1""",
    "I-20 one offer per chat and agent": """
        SELECT chat_id, agent FROM assignments WHERE state = 'ringing' GROUP BY chat_id, agent HAVING count(*) > 1""",
    "I-22 a taken slot has its assignment": f"""
        SELECT s.agent, s.number FROM slots s WHERE s.chat_id IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM assignments a WHERE a.chat_id = s.chat_id AND a.gen = s.gen AND a.agent = s.agent
          AND a.{OPEN_ASSIGNMENT})""",
    "I-22 an open assignment has its slot": f"""
        SELECT a.chat_id, a.gen FROM assignments a WHERE a.{OPEN_ASSIGNMENT} AND NOT EXISTS (
          SELECT 1 FROM slots s WHERE s.chat_id = a.chat_id AND s.gen = a.gen AND s.agent = a.agent)""",
    "I-22 slot and assignment agree on the use": """
        SELECT s.agent, s.number FROM slots s JOIN assignments a
          ON a.chat_id = s.chat_id AND a.gen = s.gen AND a.agent = s.agent WHERE s.use <> a.state""",
    "I-25 nothing points to a chat that is over": f"""
        SELECT a.chat_id FROM assignments a JOIN chats c ON c.id = a.chat_id
        WHERE a.{OPEN_ASSIGNMENT} AND c.state IN ('closed', 'abandoned', 'junk')""",
    "I-25 what is over waits nowhere": """
        SELECT w.chat_id FROM waiting w JOIN chats c ON c.id = w.chat_id
        WHERE c.state NOT IN ('queued', 'offered')""",
    "I-28 a queued chat waits somewhere": """
        SELECT c.id FROM chats c WHERE c.state IN ('queued', 'offered')
        AND NOT EXISTS (SELECT 1 FROM waiting w WHERE w.chat_id = c.id)""",
    "I-28 who waits for an agent or a group alone waits in no queue": """
        SELECT w.chat_id FROM waiting w WHERE (w.queue = '' OR w.to_agent <> '')
        AND (w.queue <> '' OR (SELECT count(*) FROM waiting o WHERE o.chat_id = w.chat_id) > 1)""",
    "I-28 a chat stands alike in all its queues": """
        SELECT chat_id FROM waiting GROUP BY chat_id
        HAVING min(priority) <> max(priority) OR min(arrived_at) <> max(arrived_at)""",
    "I-28 a waiting chat is shown in a queue of its own": """
        SELECT c.id FROM chats c JOIN waiting w ON w.chat_id = c.id WHERE w.queue <> ''
        AND NOT EXISTS (SELECT 1 FROM waiting o WHERE o.chat_id = c.id AND o.queue = c.queue)""",
    "I-28 offered if and only if it rings": """
        SELECT c.id FROM chats c WHERE (c.state = 'offered') <> EXISTS (
          SELECT 1 FROM assignments a WHERE a.chat_id = c.id AND a.state = 'ringing')""",
    "I-28 talking if and only if somebody talks": """
        SELECT c.id FROM chats c WHERE (c.state = 'talking') <> EXISTS (
          SELECT 1 FROM assignments a WHERE a.chat_id = c.id AND a.state = 'talking')""",
    "I-28 in wrap-up if and only if somebody wraps up": """
        SELECT c.id FROM chats c WHERE (c.state = 'wrap_up') <> EXISTS (
          SELECT 1 FROM assignments a WHERE a.chat_id = c.id AND a.state = 'wrap_up')""",
    "a finished chat has no timers": """
        SELECT t.chat_id FROM timers t JOIN chats c ON c.id = t.chat_id
        WHERE c.state IN ('closed', 'abandoned', 'junk')""",
    "an offer has its timer (I-23)": """
        SELECT a.chat_id FROM assignments a WHERE a.state = 'ringing' AND NOT EXISTS (
          SELECT 1 FROM timers t WHERE t.chat_id = a.chat_id AND t.name = 'offer:' || a.gen)""",
}


def broken(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """The invariants that do not hold, each with the rows that break it."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for name, statement in INVARIANTS.items():
        rows = [tuple(row) for row in connection.execute(text(statement)).fetchmany(5)]
        if rows:
            found[name] = rows
    return found


def over_capacity(connection: Connection) -> list[tuple[object, ...]]:
    """Agents with more than three slots in use, the capacity of everybody in this model (I-21)."""
    rows = connection.execute(
        text("SELECT agent, count(*) FROM slots WHERE chat_id IS NOT NULL GROUP BY agent HAVING count(*) > 3")
    )
    return [tuple(row) for row in rows]

# Hunting with a limit: of one point only so many chats may ring for agents at a time.
---
{"agents": {"ann": 1}, "wrap_up": 0,
 "script": {"format": 1, "start": "n1", "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "hunt", "groups": ["Everyone"], "max_hunt_calls": 2, "timeout": 120, "answer_timeout": 200,
         "exits": {"answered": "n5", "timeout": "n3", "no_agents": "n3", "limit": "n4"}},
  "n3": {"kind": "clear_chat", "message": "Nobody came."},
  "n4": {"kind": "clear_chat", "message": "Too many wait."},
  "n5": {"kind": "end"}}}}
---
ann is ready
V1 opens a chat
V2 opens a chat
V3 opens a chat
ann is offered V1
V2 is queued
V3 sees "Too many wait."
V3 is closed
# One of them is answered: there is room for another.
ann accepts V1
V4 opens a chat
V4 is queued
V5 opens a chat
V5 is closed
the server restarts
V6 opens a chat
V6 sees "Too many wait."
120 seconds pass
V2 sees "Nobody came."
V4 sees "Nobody came."

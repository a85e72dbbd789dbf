# A chat that overflows from one queue to the next is not turned away by the place that it takes up itself.
---
{"queues": [{"name": "First"}, {"name": "Second"}],
 "script": {"format": 1, "start": "n1", "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "enqueue", "queue": "First", "max_hunt_calls": 1, "timeout": 10,
         "exits": {"answered": "n5", "timeout": "n3", "full": "n4"}},
  "n3": {"kind": "enqueue", "queue": "Second", "max_hunt_calls": 1, "timeout": 120,
         "exits": {"answered": "n5", "timeout": "n5", "full": "n4"}},
  "n4": {"kind": "clear_chat", "message": "Too many wait."},
  "n5": {"kind": "end"}}}}
---
V1 opens a chat
V1 is queued
V2 opens a chat
V2 sees "Too many wait."
10 seconds pass
V1 is queued
ann is ready
ann is offered V1
ann accepts V1
ann talks to V1

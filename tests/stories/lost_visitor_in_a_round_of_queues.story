# A visitor who is gone is not kept for ever by a script that goes round between queues.
---
{"queues": [{"name": "First"}, {"name": "Second"}],
 "script": {"format": 1, "start": "n1", "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "enqueue", "queue": "First", "timeout": 40,
         "exits": {"answered": "n4", "timeout": "n3", "full": "n4"}},
  "n3": {"kind": "enqueue", "queue": "Second", "timeout": 40,
         "exits": {"answered": "n4", "timeout": "n2", "full": "n4"}},
  "n4": {"kind": "end"}}}}
---
V1 opens a chat
V1 loses the network
60 seconds pass
V1 is queued
60 seconds pass
V1 is abandoned

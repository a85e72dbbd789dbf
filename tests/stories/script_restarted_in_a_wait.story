# A run survives a restart in the middle of its wait.
---
{"script": {"format": 1, "start": "n1", "properties": [], "canvas": {}, "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "send_message", "text": "One moment", "exits": {"next": "n3"}},
  "n3": {"kind": "wait", "seconds": 60, "exits": {"done": "n4"}},
  "n4": {"kind": "send_message", "text": "Here we are", "exits": {"next": "n5"}},
  "n5": {"kind": "enqueue", "queue": "General", "timeout": 300, "exits": {"answered": "n6", "timeout": "n6", "full": "n6"}},
  "n6": {"kind": "end", "exits": {}}}}}
---
ann is ready
V1 opens a chat
V1 is routing
20 seconds pass
the server restarts
20 seconds pass
V1 is routing
21 seconds pass
ann is offered V1
V1 saw "One moment" once
V1 saw "Here we are" once
the server restarts
ann is offered V1
ann accepts V1
ann talks to V1

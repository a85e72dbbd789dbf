# A script that cannot go on hands the chat to the point's fallback queue, with a note.
---
{"point": {"fallback_queue": "General"},
 "script": {"format": 1, "start": "n1", "properties": [], "canvas": {}, "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "enqueue", "queue": "Nowhere", "timeout": 60, "exits": {"answered": "n3", "timeout": "n3", "full": "n3"}},
  "n3": {"kind": "end", "exits": {}}}}}
---
ann is ready
V1 opens a chat
ann is offered V1
the log of V1 tells "route_requested, run_noted, route_ended, note_added, queued, offered"

# A chat that an agent handed to a point with a host: the host selects and goes, and the script is the default as ever.
---
{"hosts": ["Router"], "agents": {"ann": 3},
 "queues": [{"name": "General"}, {"name": "Fallback"}],
 "point": {"fallback_queue": "Fallback"},
 "points": [{"name": "hosted", "host": "Router", "fallback_queue": "Fallback"}],
 "script": {"format": 1, "start": "n1", "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "send_message", "text": "The script speaks.", "exits": {"next": "n3"}},
  "n3": {"kind": "enqueue", "queue": "General", "exits": {"answered": "n4", "timeout": "n4", "full": "n4"}},
  "n4": {"kind": "end"}}}}
---
Router is registered for "hosted"
ann is ready
V1 opens a chat
V1 saw "The script speaks." once
ann is offered V1
ann accepts V1
2 seconds pass
ann transfers V1 to point "hosted"
ann is not ready
Router selects "queue:General" for at most 30 seconds for V1
Router ends the dialog about V1
V1 is queued
31 seconds pass
the trace of V1 says "Default routing"
V1 is queued

# A node that always fails: every chat comes to the fallback queue, with a note for the agent; others are not touched.
---
{"agents": {"ann": 1, "bob": 2}, "point": {"fallback_queue": "General"}, "points": [{"name": "other", "script": "Sound"}],
 "macros": {"Sound": {"format": 1, "start": "n1", "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "enqueue", "queue": "General", "exits": {"answered": "n3", "timeout": "n3", "full": "n3"}},
  "n3": {"kind": "end"}}}},
 "script": {"format": 1, "start": "n1", "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "send_message", "text": "One moment.", "exits": {"next": "n3"}},
  "n3": {"kind": "set_variable", "name": "share", "value": "{{100 / (form.parts - form.parts)}}", "exits": {"next": "n4"}},
  "n4": {"kind": "end"}}}}
---
ann is ready
V1 opens a chat
V1 sees "One moment."
ann is offered V1
ann accepts V1
ann reads the note "form.parts" about V1
V1 does not see "form.parts"
bob is ready
V2 opens a chat at "other"
bob is offered V2
bob accepts V2
bob talks to V2
V3 opens a chat
V3 is offered
V3 saw "One moment." once
the log of V3 tells "run_noted, route_ended, note_added, queued, offered"

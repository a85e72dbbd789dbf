# A split is no chance: a visitor who is known goes the same way every time, whatever happens in between.
---
{"script": {"format": 1, "start": "n1", "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "split", "salt": "colours", "shares": [{"name": "red", "percent": 50}, {"name": "blue", "percent": 50}],
         "exits": {"red": "n3", "blue": "n4"}},
  "n3": {"kind": "send_message", "text": "Red.", "exits": {"next": "n5"}},
  "n4": {"kind": "send_message", "text": "Blue.", "exits": {"next": "n5"}},
  "n5": {"kind": "enqueue", "queue": "General", "exits": {"answered": "n6", "timeout": "n6", "full": "n6"}},
  "n6": {"kind": "end"}}}}
---
V1, known as "c-1", opens a chat
V2, known as "c-2", opens a chat
V3, known as "c-1", opens a chat
V1 sees "Blue."
V2 sees "Red."
V3 sees "Blue."
V3 leaves
the server restarts
5 minutes pass
V4, known as "c-1", opens a chat
V5, known as "c-2", opens a chat
V4 sees "Blue."
V5 sees "Red."
the trace of V4 says "the visitor stands at"

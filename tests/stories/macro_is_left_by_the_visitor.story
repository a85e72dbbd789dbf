# Who leaves inside a called script: the trace names the node by its way through the calling ones.
---
{"script": {"format": 1, "start": "n1", "nodes": {
  "n1": {"kind": "start", "exits": {"next": "call"}},
  "call": {"kind": "run_script", "script": "Ask first", "exits": {"ended": "end"}},
  "end": {"kind": "end"}}},
 "macros": {"Ask first": {"format": 1, "start": "m1", "nodes": {
  "m1": {"kind": "start", "exits": {"next": "asking"}},
  "asking": {"kind": "ask", "text": "Your name?", "into": "name",
             "exits": {"answered": "m2", "timeout": "m2", "invalid": "m2"}},
  "m2": {"kind": "end"}}}}}
---
V1 opens a chat
V1 sees "Your name?"
V1 leaves
V1 is abandoned
the trace of V1 says "call/asking: abandoned"

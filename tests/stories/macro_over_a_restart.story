# A script calls another, which waits; the server restarts meanwhile, and the call comes back all the same.
---
{"macros": {"Ask the topic": {"format": 1, "start": "m1",
  "properties": [{"name": "question", "type": "message", "default": "?"}, {"name": "patience", "type": "seconds", "default": 5}],
  "nodes": {
   "m1": {"kind": "start", "exits": {"next": "m2"}},
   "m2": {"kind": "ask", "text": "{{settings.question}}", "timeout": "{{settings.patience}}", "into": "answer",
          "exits": {"answered": "m3", "timeout": "m5", "invalid": "m5"}},
   "m3": {"kind": "wait", "seconds": 10, "exits": {"done": "m4"}},
   "m4": {"kind": "end", "label": "known", "value": "{{script.answer}}"},
   "m5": {"kind": "end", "label": "silent"}}}},
 "script": {"format": 1, "start": "n1", "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "set_variable", "name": "answer", "value": "mine", "exits": {"next": "n3"}},
  "n3": {"kind": "run_script", "script": "Ask the topic", "arguments": {"question": "What about, {{script.answer}}?", "patience": 60},
         "into": "topic", "exits": {"known": "n4", "silent": "n5", "ended": "n5"}},
  "n4": {"kind": "send_message", "text": "Topic {{script.topic}}, and {{script.answer}}.", "exits": {"next": "n6"}},
  "n5": {"kind": "send_message", "text": "No topic.", "exits": {"next": "n6"}},
  "n6": {"kind": "enqueue", "queue": "General", "exits": {"answered": "n7", "timeout": "n7", "full": "n7"}},
  "n7": {"kind": "end"}}}}
---
ann is ready
V1 opens a chat
V1 sees "What about, mine?"
V2 opens a chat
the server restarts
V1 says "shoes"
5 seconds pass
V1 is routing
the server restarts
5 seconds pass
V1 sees "Topic shoes, and mine."
ann is offered V1
V2 is routing
50 seconds pass
V2 sees "No topic."
V1 saw "What about, mine?" once

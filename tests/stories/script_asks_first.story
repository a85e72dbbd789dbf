# A script may ask before it queues; the answer is heard once.
---
{"script": {"format": 1, "start": "n1", "properties": [], "canvas": {}, "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "ask", "text": "Which department?", "answer": "choice", "choices": ["Sales", "Billing"], "into": "department", "timeout": 60, "exits": {"answered": "n3", "timeout": "n3", "invalid": "n3"}},
  "n3": {"kind": "send_message", "text": "You said {{script.department}}", "exits": {"next": "n4"}},
  "n4": {"kind": "enqueue", "queue": "General", "timeout": 300, "exits": {"answered": "n6", "timeout": "n6", "full": "n6"}},
  "n6": {"kind": "end", "exits": {}}}}}
---
ann is ready
V1 opens a chat
V1 sees "Which department?"
ann is offered nothing
V1 says "Billing"
V1 sees "You said Billing"
ann is offered V1

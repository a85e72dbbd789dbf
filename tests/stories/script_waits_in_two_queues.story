# A script lets a chat wait in two queues at once; the first answer wins, and a full one is left out.
---
{"queues": [{"name": "Sales", "agent_groups": ["Sellers"], "max_waiting": 1}, {"name": "Help", "agent_groups": ["Helpers"]}],
 "groups": {"Sellers": ["ann"], "Helpers": ["bob"]}, "agents": {"ann": 1, "bob": 1, "dee": 1}, "wrap_up": 0,
 "script": {"format": 1, "start": "n1", "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "enqueue", "queue": "Sales", "also": ["Help", "Nowhere"], "timeout": 300, "priority": 60,
         "exits": {"answered": "n3", "timeout": "n4", "full": "n4"}},
  "n3": {"kind": "end"},
  "n4": {"kind": "clear_chat", "message": "Too late."}}}}
---
V1 opens a chat
V1 is queued
the trace of V1 says "The chat waits in queues Sales and Help with priority 60."
V2 opens a chat
the trace of V2 says "Sales is full and left out"
the trace of V2 says "There is no queue “Nowhere”; it is left out"
the server restarts
bob is ready
bob is offered V1
ann is ready
ann is offered nothing
bob accepts V1
bob talks to V1
ann is offered nothing
300 seconds pass
V2 sees "Too late."
bob talks to V1

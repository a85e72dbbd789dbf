# A chat that is handed on keeps its place by first arrival: it stands before those who came later.
---
{"agents": {"ann": 1, "bob": 1}, "queues": [{"name": "General"}, {"name": "Billing"}], "wrap_up": 0}
---
ann is ready
V1 opens a chat
ann accepts V1
5 seconds pass
V2 opens a chat
V3 opens a chat
ann is not ready
ann transfers V1 to queue "General"
V1 stands 1 in line
V2 stands 2 in line
bob is ready
bob is offered V1
bob accepts V1
bob says "Good day" to V1
V1 sees "Good day"
the log of V1 tells "answered, transferred, agent_left, queued, offered, answered"

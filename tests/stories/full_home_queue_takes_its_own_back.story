# A chat that was inside already is not turned away because the queue has filled up behind it.
---
{"agents": {"ann": 1, "bob": 1}, "queues": [{"name": "General", "max_waiting": 1}], "wrap_up": 0}
---
ann is ready
V1 opens a chat
ann accepts V1
ann is not ready
bob is ready
ann transfers V1 to agent bob
bob is offered V1
V2 opens a chat
V2 is queued
bob declines V1
V1 is queued

# When the queue is full the chat is told and not kept waiting.
---
{"queues": [{"name": "General", "max_waiting": 1}], "agents": {"ann": 1}}
---
ann is ready
V1 opens a chat
ann accepts V1
V2 opens a chat
V2 is queued
V3 opens a chat
V3 is closed
ann is offered nothing

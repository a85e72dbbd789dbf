# A transfer to one agent falls back to the queue by which the chat came.
---
{"agents": {"ann": 3, "bob": 3}, "wrap_up": 0}
---
ann is ready
V1 opens a chat
ann accepts V1
ann transfers V1 to agent bob, refused as not_ready
bob is ready
ann transfers V1 to agent bob
bob is offered V1
ann is offered nothing
21 seconds pass
ann is offered V1
ann accepts V1
ann talks to V1

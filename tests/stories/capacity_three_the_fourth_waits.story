# Capacity 3: the fourth chat waits, and is offered at once when one ends.
---
{"agents": {"ann": 3}, "wrap_up": 0}
---
ann is ready
V1 opens a chat
V2 opens a chat
V3 opens a chat
ann accepts V1
ann accepts V2
ann accepts V3
V4 opens a chat
ann is offered nothing
V4 stands 1 in line
ann ends V2
ann is offered V4

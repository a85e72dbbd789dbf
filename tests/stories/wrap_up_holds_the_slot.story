# A chat in wrap-up holds its slot until it is done or its time is over.
---
{"agents": {"ann": 1}}
---
ann is ready
V1 opens a chat
ann accepts V1
V2 opens a chat
ann ends V1
V1 is in wrap-up
ann is offered nothing
31 seconds pass
V1 is closed
ann is offered V2

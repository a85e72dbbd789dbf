# A lost desk: offers go after 15 seconds, chats after 60, to the head of the queue.
---
{"agents": {"ann": 2, "bob": 1}}
---
ann is ready
V1 opens a chat
ann accepts V1
V2 opens a chat
ann is offered V2
ann's desk loses the network
16 seconds pass
ann is offered nothing
V2 is queued
V1 is talking
50 seconds pass
V1 is queued
V1 stands 1 in line
bob is ready
bob is offered V1

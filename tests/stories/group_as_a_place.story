# A chat may wait in an agent group: whoever is in it is offered the chat, whatever queues the group serves.
---
{"groups": {"Experts": ["bob"]}, "agents": {"ann": 3, "bob": 1}, "wrap_up": 0}
---
ann is ready
V1 opens a chat
V2 opens a chat
V1 is sent to "group:Experts"
ann is offered V2
ann accepts V2
V1 is queued
V1 stands 1 in line
the trace of V1 says "The chat waits in group Experts with priority 50."
bob is ready
bob is offered V1
the trace of V1 says "It was offered to bob because idle longest of 1 free in group Experts."
21 seconds pass
V1 is queued
the server restarts
31 seconds pass
bob is offered V1
bob accepts V1
bob talks to V1

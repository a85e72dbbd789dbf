# Last agent first: who talked with the visitor last is busy; the queue, and that agent when free before the others.
---
{"supplied": "Last Agent First", "wrap_up": 0, "agents": {"ann": 1, "bob": 1}}
---
ann is ready
V1, known as "c-17", opens a chat
ann accepts V1
ann ends V1
V2 opens a chat
ann accepts V2
V3, known as "c-17", opens a chat
V3 does not see "I will see whether"
V3 sees "The agent you know is not free at the moment."
V3 is queued
# A restart does not make anybody forget: Ann has it although Bob has been idle for longer.
the server restarts
ann ends V2
ann is offered V3
ann declines V3
bob is ready
bob is offered V3
bob accepts V3
bob talks to V3

# A required skill: the chat waits although somebody without it is free, until less is asked for.
---
{"skills": {"ann": {"French": 3}, "cem": {"French": 8}}, "agents": {"ann": 3, "bob": 1, "cem": 1},
 "status_codes": [{"name": "Lunch", "code": 7}], "wrap_up": 0}
---
ann is ready
bob is ready
cem is ready
cem is not ready with code 7
V1 opens a chat
ann is offered V1
V1 is sent to "queue:General" needing "French 5"
ann is offered nothing
V1 is queued
V1 stands 1 in line
the trace of V1 says "The chat waits in queue General with priority 50, needs French level 5."
the trace of V1 says "Not ann: lacks French level 5, has 3."
the trace of V1 says "Not bob: lacks French level 5, has none."
the trace of V1 says "Not cem: not ready (Lunch)."
60 seconds pass
ann is offered nothing
V2 opens a chat
ann is offered V2
V1 stands 1 in line
V1 now needs "French 3"
the trace of V1 says "The chat waits on with priority 50, needs French level 3."
ann is offered V1
# Asking for more again takes the offer back from who has too little.
V1 now needs "French 8"
ann is offered V2
V1 is queued
cem is ready
cem is offered V1
cem accepts V1
cem talks to V1

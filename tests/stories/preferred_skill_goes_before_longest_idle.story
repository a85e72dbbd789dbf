# Preferred skills: who has them goes first, though another has been idle for longer; without one, anybody.
---
{"skills": {"bob": {"French": 5}, "cem": {"French": 5, "Law": 2}}, "agents": {"ann": 1, "bob": 1, "cem": 1, "dee": 1},
 "queues": [{"name": "General", "agent_groups": ["Spare"]}, {"name": "Desk"}], "groups": {"Spare": ["dee"]},
 "wrap_up": 0}
---
dee is not ready
ann is ready
bob is ready
cem is ready
V1 opens a chat
V2 opens a chat
V3 opens a chat
V1 is sent to "queue:Desk" preferring "French 5, Law 2"
cem is offered V1
the trace of V1 says "because idle longest of 3 free with preferred French level 5 and Law level 2."
the trace of V1 says "Not ann: lacks the preferred French level 5, has none."
the trace of V1 says "Not bob: lacks the preferred Law level 2, has none."
# Law is given up first: it was named last.
V2 is sent to "queue:Desk" preferring "French 5, Law 2"
bob is offered V2
the trace of V2 says "because idle longest of 2 free with preferred French level 5."
the trace of V2 says "Not cem: 1 of 1 chats."
V3 is sent to "queue:Desk" preferring "French 5, Law 2"
ann is offered V3
the trace of V3 says "nobody free has a preferred skill"

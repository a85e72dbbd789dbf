# Skills with relaxation: nobody has French at level 5; after a minute level 3 will do, in the same place in line.
---
{"supplied": "Skills with Relaxation", "skills": {"ann": {"French": 3}, "bob": {"German": 5}},
 "agents": {"ann": 1, "bob": 1}, "wrap_up": 0, "points": [{"name": "any", "script": "Plain"}],
 "macros": {"Plain": {"format": 1, "start": "n1", "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "enqueue", "queue": "General", "skills": [{"skill": "French", "level": 1}],
         "exits": {"answered": "n3", "timeout": "n3", "full": "n3"}},
  "n3": {"kind": "end"}}}},
 "point": {"settings": {"skill": "French", "skill_level": 5, "relax_after": 60, "relaxed_level": 3, "drop_after": 180,
  "waiting_message": "Please stay with us."}}}
---
ann is ready
bob is ready
V1 opens a chat
V1 is queued
ann is offered nothing
bob is offered nothing
the trace of V1 says "Not ann: lacks French level 5, has 3."
the trace of V1 says "Not bob: lacks French level 5, has none."
59 seconds pass
V1 is queued
V1 stands 1 in line
ann is not ready
V2 opens a chat at "any"
V2 stands 2 in line
the server restarts
2 seconds pass
V1 sees "Please stay with us."
V1 stands 1 in line
# V1 came first, and has French level 3 at last.
ann is ready
ann is offered V1
ann accepts V1
ann talks to V1
V2 stands 1 in line
# In the end anybody will do.
V3 opens a chat
179 seconds pass
bob is offered nothing
2 seconds pass
bob is offered V3
bob accepts V3
bob talks to V3

# A script asks for a skill, then for less of it, says so meanwhile, and the chat keeps its place.
---
{"skills": {"ann": {"French": 3}, "bob": {"Chess": 1}}, "agents": {"ann": 1, "bob": 1},
 "script": {"format": 1, "start": "n1", "properties": [], "canvas": {}, "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "enqueue", "queue": "General", "skills": [{"skill": "French", "level": 5}],
         "relax": [{"after": 30, "skill": "French", "level": 4}, {"after": 60, "skill": "French", "level": 2}, {"after": 90, "skill": "French", "preferred": true}],
         "messages": ["You are number {{chat.position}}.", "Still number {{chat.position}}."], "message_interval": 20, "timeout": 600,
         "exits": {"answered": "n3", "timeout": "n3", "full": "n3"}},
  "n3": {"kind": "end", "exits": {}}}}}
---
ann is ready
bob is ready
V1 opens a chat
V1 is queued
ann is offered nothing
20 seconds pass
V1 sees "You are number 1."
V2 opens a chat
V2 stands 2 in line
10 seconds pass
the trace of V1 says "The chat waits on with priority 50, needs French level 4."
ann is offered nothing
10 seconds pass
V1 sees "Still number 1."
V2 sees "You are number 2."
the server restarts
20 seconds pass
ann is offered V1
ann accepts V1
ann talks to V1
V2 stands 1 in line
50 seconds pass
bob is offered V2
bob accepts V2
bob talks to V2

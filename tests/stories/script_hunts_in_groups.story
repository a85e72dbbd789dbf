# A script rings at the agents of a group who have a skill; when nobody answers in time it goes on.
---
{"skills": {"ann": {"French": 5}, "bob": {"French": 2}}, "agents": {"ann": 1, "bob": 1},
 "script": {"format": 1, "start": "n1", "properties": [], "canvas": {}, "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "require_skill", "skill": "French", "level": 2, "exits": {"next": "n3"}},
  "n3": {"kind": "find_agents", "groups": ["Everyone"], "skills": [{"skill": "French", "level": 5}], "into": "them", "exits": {"found": "n4", "none": "n4"}},
  "n4": {"kind": "send_message", "text": "{{script.them.count}} there: {{script.them.first}}", "exits": {"next": "n5"}},
  "n5": {"kind": "hunt", "groups": ["Everyone"], "skills": [{"skill": "French", "level": 5}], "timeout": 30, "answer_timeout": 60, "exits": {"answered": "n9", "timeout": "n6", "no_agents": "n8", "limit": "n9"}},
  "n6": {"kind": "send_message", "text": "We ask the others.", "exits": {"next": "n7"}},
  "n7": {"kind": "hunt", "groups": ["Everyone"], "exits": {"answered": "n9", "timeout": "n9", "no_agents": "n8", "limit": "n9"}},
  "n8": {"kind": "clear_chat", "message": "Nobody is there.", "exits": {}},
  "n9": {"kind": "end", "exits": {}}}}}
---
V1 opens a chat
V1 sees "Nobody is there."
ann is ready
bob is ready
V2 opens a chat
V2 sees "1 there: ann"
ann is offered V2
30 seconds pass
V2 sees "We ask the others."
ann is not ready
bob is offered V2
bob accepts V2
bob talks to V2

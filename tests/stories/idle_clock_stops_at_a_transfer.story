# A visitor who waits for the next agent is not idle.
---
{"agents": {"ann": 1, "bob": 1}, "wrap_up": 0}
---
ann is ready
V1 opens a chat
ann accepts V1
ann says "I hand you on" to V1
ann is not ready
ann transfers V1 to queue "General"
4 minutes pass
bob is ready
bob accepts V1
2 minutes pass
bob talks to V1

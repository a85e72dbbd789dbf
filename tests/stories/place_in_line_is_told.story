# Who waits is told the place in line, again when it changes.
---
{"agents": {"ann": 1}, "wrap_up": 0}
---
ann is ready
V1 opens a chat
ann accepts V1
V2 opens a chat
V3 opens a chat
3 seconds pass
V3 is told place 2
V2 leaves
3 seconds pass
V3 is told place 1

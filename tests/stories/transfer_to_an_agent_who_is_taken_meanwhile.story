# Two chats are handed to an agent with one slot: the second goes back to the queue it came by.
---
{"agents": {"ann": 3, "bob": 1}, "wrap_up": 0}
---
ann is ready
V1 opens a chat
V2 opens a chat
ann accepts V1
ann accepts V2
bob is ready
ann transfers V1 to agent bob and V2 at once
bob is offered V1
bob accepts V1
2 seconds pass
ann is offered V2

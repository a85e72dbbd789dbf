# The emergency switch is flipped while chats come: the next chat is told so, those under way go on.
---
{"point": {"settings": {"closed_message": "The centre is closed today."}}}
---
ann is ready
V1 opens a chat
ann is offered V1
a manager sets "ContactCentreClosed" to yes
V2 opens a chat
V2 is closed
V2 sees "The centre is closed today."
the trace of V2 says "global.ContactCentreClosed is true"
ann accepts V1
ann talks to V1
# It holds through a restart.
the server restarts
V3 opens a chat
V3 is closed
a manager sets "ContactCentreClosed" to no
V4 opens a chat
ann is offered V4

# A script flips the emergency switch, which nobody had made before; a chat at another point sees it.
---
{"script": {"format": 1, "start": "n1", "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "test", "expression": "script.first_message == \"alarm\"", "exits": {"true": "n3", "false": "n4"}},
  "n3": {"kind": "set_global", "name": "ContactCentreClosed", "value": true, "exits": {"next": "n5"}},
  "n4": {"kind": "test", "expression": "global.ContactCentreClosed", "exits": {"true": "n6", "false": "n7"}},
  "n5": {"kind": "send_message", "text": "Closed: {{global.ContactCentreClosed}}", "exits": {"next": "n7"}},
  "n6": {"kind": "clear_chat", "reason": "closed", "message": "Everybody has left the house."},
  "n7": {"kind": "enqueue", "queue": "General", "exits": {"answered": "n8", "timeout": "n8", "full": "n8"}},
  "n8": {"kind": "end"}}}}
---
ann is ready
V1 opens a chat
ann is offered V1
the variable "ContactCentreClosed" is no
V2 opens a chat saying "alarm"
V2 sees "Closed: yes"
the variable "ContactCentreClosed" is yes
the trace of V2 says "global.ContactCentreClosed is set to yes."
V3 opens a chat
V3 sees "Everybody has left the house."
V3 is closed
the trace of V3 says "The routing dialog ended (RouteEnd): closed."
the trace of V3 says "The visitor was told: Everybody has left the house."
the server restarts
the variable "ContactCentreClosed" is yes
V4 opens a chat
V4 is closed

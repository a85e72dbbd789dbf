# A script asks a host in its midst; whatever becomes of that, it goes on by one of the node's exits.
---
{"hosts": ["Router"],
 "script": {"format": 1, "start": "n1", "nodes": {
   "n1": {"kind": "start", "exits": {"next": "n2"}},
   "n2": {"kind": "external_route", "host": "Router",
          "exits": {"selected": "n3", "rejected": "n4", "timeout": "n5", "failed": "n6"}},
   "n3": {"kind": "set_clipboard", "name": "by", "value": "Router", "exits": {"next": "n9"}},
   "n4": {"kind": "send_message", "text": "Rejected.", "exits": {"next": "n7"}},
   "n5": {"kind": "send_message", "text": "Too late.", "exits": {"next": "n7"}},
   "n6": {"kind": "send_message", "text": "Failed.", "exits": {"next": "n7"}},
   "n7": {"kind": "enqueue", "queue": "General", "timeout": 600, "exits": {"answered": "n9"}},
   "n9": {"kind": "end"}}}}
---
ann is ready
V1 opens a chat
V1 sees "Failed."
ann accepts V1
Router is registered for scripts that ask
V2 opens a chat saying "Hello"
Router hears "route_request" about V2
Router selects "agent:ann", else "queue:General", for V2
ann is offered V2
ann accepts V2
Router hears "route_used, route_end none" about V2
the log of V2 tells "route_requested, exit_taken, route_requested, route_selected, queued, answered, route_used, route_ended, exit_taken, data_changed, route_ended"
V3 opens a chat
Router rejects V3 as "busy_overflow"
V3 sees "Rejected."
ann is offered V3
V4 opens a chat
Router does not answer
V4 sees "Too late."
V4 leaves
V5 opens a chat
Router selects "queue:Nowhere" and has no other for V5
V5 sees "Failed."
V6 opens a chat
V6 leaves
Router hears "route_request, route_end call_cancelled" about V6
V7 opens a chat
the server restarts
Router does not answer
V7 sees "Too late."

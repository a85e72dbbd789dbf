# When its host is gone, the point's chats come to the script again.
---
{"hosts": ["Router"], "point": {"host": "Router"}}
---
Router is registered for "shop"
V1 opens a chat
Router hears "route_request" about V1
Router goes
ann is ready
V2 opens a chat
ann is offered V2
the trace of V2 says "No program of the host 'Router' is registered"

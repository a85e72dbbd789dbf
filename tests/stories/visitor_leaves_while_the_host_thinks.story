# The visitor leaves before the host has answered: the host is told, and its answer comes to nothing.
---
{"hosts": ["Router"]}
---
Router is registered for "shop"
V1 opens a chat
V1 leaves
Router hears "route_request, route_end call_cancelled" about V1
Router selects "queue:General" for V1, refused as invalid_cross_ref
V1 is abandoned
10 seconds pass
V1 is abandoned
the log of V1 tells "route_requested, route_ended, chat_ended"

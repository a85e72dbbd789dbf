# What a host was asked is a row: it reads it after a restart, answers, and its silence is noticed as well.
---
{"hosts": ["Router"]}
---
Router is registered for "shop"
ann is ready
V1 opens a chat
V2 opens a chat
the server restarts
Router hears "route_request" about V1
Router selects "queue:General" for V1
ann is offered V1
Router does not answer
ann is offered V2
V2 is offered
the log of V2 tells "route_requested, route_ended, route_requested, queued"

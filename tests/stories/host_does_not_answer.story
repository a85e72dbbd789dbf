# A host that does not answer in time loses the chat to the point's script; its late answer changes nothing.
---
{"hosts": ["Router"]}
---
Router is registered for "shop"
ann is ready
V1 opens a chat
ann is offered nothing
Router does not answer
Router hears "route_request, route_end request_timeout" about V1
ann is offered V1
Router selects "queue:General" for V1, refused as invalid_cross_ref
ann accepts V1
ann talks to V1
Router hears nothing
the log of V1 tells "route_requested, route_ended, route_requested, route_selected, queued, answered"

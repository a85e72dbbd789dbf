# Alternates are tried in order, then the host is asked again, then the script has the chat.
---
{"hosts": ["Router"]}
---
Router is registered for "shop"
ann is ready
V1 opens a chat
Router hears "route_request" about V1
Router selects "agent:ann", else "agent:bob", for V1
ann is offered V1
ann declines V1
Router hears "re_route not_ready" about V1
V1 is routing
Router selects "queue:Nowhere" and has no other for V1
Router hears "route_end invalid_destination" about V1
ann is offered V1
ann accepts V1

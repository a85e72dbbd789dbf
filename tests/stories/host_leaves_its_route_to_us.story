# A host may end the dialog once it has named a route: the chat waits on, and the script has it when that fails.
---
{"hosts": ["Router"]}
---
Router is registered for "shop"
ann is ready
V1 opens a chat
Router selects "agent:ann" for V1
Router ends the dialog about V1
ann is offered V1
ann declines V1
the trace of V1 says "the route that the host left led to nobody"
ann is offered V1
ann accepts V1
Router hears "route_request" about V1

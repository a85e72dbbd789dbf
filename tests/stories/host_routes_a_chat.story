# A registered host says where the chat goes, and is told who answered.
---
{"queues": [{"name": "General"}, {"name": "Sales"}], "hosts": ["Router"]}
---
Router is registered for "shop"
ann is ready
V1 opens a chat saying "Where is my order?"
ann is offered nothing
Router hears "route_request" about V1
Router selects "queue:Sales" for V1
ann is offered V1
Router hears nothing
ann accepts V1
Router hears "route_used, route_end none" about V1
the log of V1 tells "route_requested, route_selected, queued, offered, answered, route_used, route_ended"

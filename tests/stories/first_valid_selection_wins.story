# Two hosts are asked: the first valid selection wins, and the other cannot change it.
---
{"queues": [{"name": "General"}, {"name": "Sales"}], "hosts": ["Router", "Rival"]}
---
Router is registered for "shop"
Rival is registered for "shop"
ann is ready
V1 opens a chat
Router selects "queue:Nowhere" and has no other for V1
Router hears "route_request, route_end invalid_destination" about V1
Rival selects "queue:Sales" for V1
Router selects "queue:General" for V1, refused as wrong_state
Rival selects "queue:General" for V1, refused as wrong_state
Rival rejects V1 as "busy_overflow", refused as wrong_state
ann accepts V1
Rival hears "route_request, route_used, route_end none" about V1
Rival selects "queue:General" for V1, refused as invalid_cross_ref
Router hears nothing
ann talks to V1

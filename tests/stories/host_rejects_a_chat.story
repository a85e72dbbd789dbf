# A rejected chat is routed by default, and the trace tells the cause.
---
{"hosts": ["Router"]}
---
Router is registered for "shop"
ann is ready
V1 opens a chat
Router rejects V1 as "capacity_overflow"
ann is offered V1
the trace of V1 says "capacity overflow"
Router rejects V1 as "capacity_overflow", refused as invalid_cross_ref

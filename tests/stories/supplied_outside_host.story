# Outside host: it selects a queue and the chat is answered there; when it is silent or rejects, our own queue.
---
{"supplied": "Outside Host", "hosts": ["Router"], "agents": {"ann": 3, "bob": 3},
 "queues": [{"name": "General", "agent_groups": ["Office"]}, {"name": "Sales", "agent_groups": ["Sellers"]}],
 "groups": {"Office": ["ann"], "Sellers": ["bob"]},
 "point": {"settings": {"host": "Router", "reply_timeout": 5}}}
---
ann is ready
bob is ready
# It is not registered: the queue at once.
V1 opens a chat
ann is offered V1
ann accepts V1
Router is registered for scripts that ask
V2 opens a chat
V2 sees "Please wait while we find an agent for you."
Router hears "route_request" about V2
ann is offered nothing
Router selects "queue:Sales" for V2
bob is offered V2
bob accepts V2
bob talks to V2
Router hears "route_used, route_end none" about V2
V3 opens a chat
4 seconds pass
ann is offered nothing
2 seconds pass
ann is offered V3
ann accepts V3
Router hears "route_request, route_end request_timeout" about V3
V4 opens a chat
Router rejects V4 as "busy_overflow"
ann is offered V4
# The host's route leads to nobody, and it has no other.
bob signs off
V5 opens a chat
Router selects "agent:bob" and has no other for V5
ann is offered V4
V5 is queued

# A chat waits in two queues at once; the first who answers has it, and it waits in neither any more.
---
{"queues": [{"name": "General"}, {"name": "Sales", "agent_groups": ["Sellers"]},
  {"name": "Help", "agent_groups": ["Helpers"], "answer_timeout": 40}],
 "groups": {"Sellers": ["ann"], "Helpers": ["bob"]}, "agents": {"ann": 1, "bob": 1, "dee": 1}, "wrap_up": 0}
---
dee is not ready
V1 opens a chat
V3 opens a chat
V3 is sent to "queue:Help"
V1 is sent to "queue:Sales, queue:Help"
the trace of V1 says "The chat waits in queues Sales and Help with priority 50."
the trace of V1 says "Nobody is signed in who can take the chat in queues Sales and Help."
# First in both lines: it came before V3.
V1 stands 1 in line
V3 stands 2 in line
bob is ready
bob is offered V1
# The answer timeout is that of the queue it came by.
30 seconds pass
bob is offered V1
bob accepts V1
bob talks to V1
V3 stands 1 in line
ann is ready
ann is offered nothing
bob transfers V1 to queue "Sales"
ann is offered V1
bob is offered V3
the log of V1 tells "left_queue, queued, considered, offered, answered, transferred, queued, offered"

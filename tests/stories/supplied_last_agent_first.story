# Last agent first: a visitor who is known comes back and the same agent is rung first, for a while.
---
{"supplied": "Last Agent First", "wrap_up": 0, "agents": {"ann": 1, "bob": 1},
 "point": {"settings": {"last_agent_timeout": 15}}}
---
ann is ready
bob is ready
V1, known as "c-17", opens a chat
ann is offered V1
V1 does not see "the agent you know"
ann accepts V1
ann ends V1
# Bob has been idle for longer, and yet it is Ann's.
V2, known as "c-17", opens a chat
V2 sees "I will see whether the agent you know is there."
ann is offered V2
bob is offered nothing
ann accepts V2
ann says "Good day again" to V2
ann ends V2
# She does not answer this time: the queue has the chat after the timeout.
V3, known as "c-17", opens a chat
ann is offered V3
16 seconds pass
V3 sees "The agent you know is not free at the moment."
bob is offered V3
bob accepts V3
# Somebody who only says to be that visitor has no last agent.
V4, who says to be "c-17", opens a chat
ann is offered V4
V4 does not see "the agent you know"

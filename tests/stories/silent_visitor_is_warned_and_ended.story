# A visitor who does not answer the agent is warned, then the chat ends.
ann is ready
V1 opens a chat
ann accepts V1
ann says "What is your order number?" to V1
4 minutes pass
V1 is talking
31 seconds pass
V1 sees "Are you still there?"
31 seconds pass
V1 is in wrap-up

# An agent who does not answer in time loses the offer to the next one.
ann is ready
bob is ready
V1 opens a chat
ann is offered V1
21 seconds pass
ann is offered nothing
bob is offered V1
bob accepts V1
bob talks to V1
the log of V1 tells "offered, offer_expired, offered, answered"

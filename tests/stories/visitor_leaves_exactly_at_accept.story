# Both touch the same row: one wins, the other sees a defined outcome.
ann is ready
V1 opens a chat
ann is offered V1
ann accepts V1
V1 leaves
V1 is in wrap-up
the log of V1 tells "answered, chat_ended"
ann wraps up V1
V1 is closed
ann has nothing at hand

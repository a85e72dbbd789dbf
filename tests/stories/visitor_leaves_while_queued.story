ann is ready
ann is not ready
V1 opens a chat
V1 is queued
V1 leaves
V1 is abandoned
ann is ready
ann is offered nothing
the log of V1 tells "queued, route_ended, left_queue, chat_ended"

# Two unanswered offers in a row take an agent out of service.
ann is ready
V1 opens a chat
V2 opens a chat
ann is offered V1
ann is offered V2
21 seconds pass
ann is not responding
ann is offered nothing
V1 is queued
V2 is queued
ann is ready
31 seconds pass
ann is offered V1

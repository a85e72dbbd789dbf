ann is ready
V1 opens a chat
ann is offered V1
V1 leaves
V1 is abandoned
ann is offered nothing
ann has nothing at hand
ann accepts V1, refused as offer_gone

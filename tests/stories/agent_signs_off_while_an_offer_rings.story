# Going off withdraws the offer; the chat goes to the next agent with its place kept.
ann is ready
V1 opens a chat
ann is offered V1
bob is ready
ann signs off
bob is offered V1
ann accepts V1, refused as offer_gone
bob accepts V1
the log of V1 tells "offered, offer_withdrawn, offered, answered"

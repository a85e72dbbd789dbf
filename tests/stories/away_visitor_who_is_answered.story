# Once answered, a visitor who is away has fifteen minutes to come back.
ann is ready
ann is not ready
V1 opens a chat
V1 loses the network
60 seconds pass
ann is ready
ann accepts V1
5 minutes pass
ann talks to V1
V1 comes back
1 seconds pass
the log of V1 tells "visitor_away, answered, visitor_back"

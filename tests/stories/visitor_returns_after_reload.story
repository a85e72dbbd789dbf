# Who reloads, or was in a tunnel, goes on where they were and sees the same.
ann is ready
V1 opens a chat saying "Hello"
ann accepts V1
ann says "Good day" to V1
V1 reloads the page
V1 sees "Good day"
V1 loses the network
30 seconds pass
the log of V1 tells "answered, visitor_away"
ann says "Still there?" to V1
V1 comes back
1 seconds pass
V1 sees "Still there?"
the log of V1 tells "visitor_away, visitor_back"
ann talks to V1

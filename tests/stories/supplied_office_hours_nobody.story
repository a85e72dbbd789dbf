# Office hours: when nobody is there, or nobody comes in time, a message can be left as well; the list is enough.
---
{"supplied": "Office Hours with Leave a Message", "agents": {"ann": 1},
 "point": {"settings": {"queue_timeout": 90, "waiting_message": "Still waiting."}}}
---
V1 opens a chat
V1 sees "Sorry, nobody can answer at the moment. You can leave us a message"
V1 says "Vera"
V1 says "vera@home.example"
V1 says "Call me back"
V1 has left "name: Vera, email: vera@home.example, message: Call me back"
V1 is closed
ann is ready
V2 opens a chat
ann is offered V2
ann accepts V2
V3 opens a chat
60 seconds pass
V3 sees "Still waiting."
V3 is queued
31 seconds pass
V3 sees "Sorry, nobody can answer at the moment."
V3 says "Vito"
# An answer that does not fit is asked for again; the third is kept as it is.
V3 says "none"
V3 says "none"
V3 says "I have none!"
V3 says "It is about order 17"
V3 has left "name: Vito, email: I have none!, message: It is about order 17"
no mail is sent
ann talks to V2

# Office hours: it is closed; the visitor leaves a message, which is in the list and mailed once.
---
{"supplied": "Office Hours with Leave a Message",
 "calendars": [{"name": "Office", "weekly": {"fri": [["08:15", "17:00"]]}}],
 "point": {"settings": {"calendar": "Office", "mail_to": "help@shop.example", "mail_subject": "From {{visitor.name}}{{chat.point}}"}}}
---
ann is ready
V1 opens a chat
V1 sees "We are closed at the moment. You can leave us a message"
V1 sees "What is your name?"
ann is offered nothing
V1 says "Vera"
V1 sees "At which e-mail address can we reach you?"
V1 says "I have none"
V1 says "vera@home.example"
V1 sees "What would you like to tell us?"
V1 has left nothing
the server restarts
V1 says "Where are my shoes?"
V1 sees "Thank you. We have your message and will get back to you."
V1 is closed
V1 has left "name: Vera, email: vera@home.example, message: Where are my shoes?"
"help@shop.example" gets 1 mails about "From shop" saying "Where are my shoes?"
# Nobody is kept who says nothing.
V2 opens a chat
V2 says "Vito"
11 minutes pass
V2 is closed
V2 has left nothing
# A little later it is open.
5 minutes pass
V3 opens a chat
ann is offered V3
V3 sees "Please wait while we find an agent for you."
ann accepts V3
ann talks to V3
the server restarts
"help@shop.example" gets 1 mails about "From shop" saying "name: Vera"

# Bot first: it answers twice, then hands over with what it found out; the agent has it all before the eyes.
---
{"supplied": "Bot First, Agent Next", "bots": ["Robo"],
 "point": {"settings": {"bot": "Robo", "initial_message": "Here is Robo."}}}
---
ann is ready
Robo will say "Hello! What is it about?"
V1 opens a chat saying "Hi"
V1 sees "Here is Robo."
V1 sees "Hello! What is it about?"
ann is offered nothing
Robo will ask "Which order?" with choices "17, Another"
V1 says "My shoes"
V1 sees "Which order?"
the server restarts
Robo will hand over because "wants a person" with "order: 17, topic: shoes"
V1 says "17"
Robo has heard "Hi / My shoes / 17"
V1 sees "One moment please, we find somebody who can help you."
ann is offered V1
ann accepts V1
ann finds "order: 17, topic: shoes" on the clipboard of V1
ann reads the note "Handed over by the bot: wants a person" about V1
V1 does not see "wants a person"
the log of V1 tells "message_sent, exit_taken, queued, offered, answered, exit_taken, route_ended"
# It may do all by itself.
Robo will say "It comes tomorrow." and be done
V2 opens a chat saying "When?"
V2 sees "It comes tomorrow."
V2 is closed
# Who does not answer the bot is not passed on to an agent.
Robo will say "What is it about?"
V3 opens a chat
5 minutes pass
V3 sees "We have not heard from you for a while"
V3 is closed

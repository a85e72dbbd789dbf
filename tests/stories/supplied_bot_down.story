# Bot first: a bot that is down, or too slow, or not there at all does not keep the visitor from an agent.
---
{"supplied": "Bot First, Agent Next", "bots": ["Robo"], "agents": {"ann": 3},
 "point": {"settings": {"bot": "Robo", "reply_timeout": 4}},
 "points": [{"name": "plain"}]}
---
ann is ready
Robo is down
V1 opens a chat
ann is offered V1
ann accepts V1
ann reads the note "The bot did not work; the visitor comes without its help." about V1
V1 sees "One moment please, we find somebody who can help you."
Robo hangs
V2 opens a chat
3 seconds pass
ann is offered nothing
V2 says "Is anybody there?"
2 seconds pass
ann is offered V2
ann accepts V2
V2 does not see "did not work"
# Without a bot in its settings the script is one for agents.
V3 opens a chat at "plain"
ann is offered V3

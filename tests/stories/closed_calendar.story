# Outside its hours the point says so and takes no chat.
---
{"calendars": [{"name": "Office", "time_zone": "UTC", "weekly": {"mon": [["09:00", "17:00"]]}, "dates": []}],
 "point": {"settings": {"calendar": "Office", "closed_message": "We are closed now."}}}
---
ann is ready
V1 opens a chat
ann is offered nothing
V1 is closed
V1 sees "We are closed now."
the log of V1 tells "route_requested, route_ended, chat_ended"

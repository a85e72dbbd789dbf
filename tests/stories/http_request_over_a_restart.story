# The server restarts while a program outside thinks: the call is made again with the same key, and counts once.
---
{"script": {"format": 1, "start": "n1", "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "http_request", "url": "https://api.shop.example/order", "timeout": 60, "into": "reply",
         "exits": {"succeeded": "n3", "failed": "n4", "timeout": "n4"}},
  "n3": {"kind": "send_message", "text": "It is {{script.reply.json.state}}.", "exits": {"next": "n5"}},
  "n4": {"kind": "send_message", "text": "Nothing is known.", "exits": {"next": "n5"}},
  "n5": {"kind": "enqueue", "queue": "General", "exits": {"answered": "n6", "timeout": "n6", "full": "n6"}},
  "n6": {"kind": "end"}}}}
---
ann is ready
calls to "https://api.shop.example/" hang
V1 opens a chat
V1 is routing
1 calls went to "https://api.shop.example/" with 1 keys
calls to "https://api.shop.example/" bring 200 with "state: on its way"
the server restarts
2 seconds pass
V1 sees "It is on its way."
V1 saw "It is on its way." once
ann is offered V1
2 calls went to "https://api.shop.example/" with 1 keys
60 seconds pass
V1 saw "It is on its way." once
2 calls went to "https://api.shop.example/" with 1 keys

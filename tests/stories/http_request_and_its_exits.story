# A script asks a program outside: it answers, refuses, is not there, or never answers; the chat goes on each time.
---
{"agents": {"ann": 9},
 "script": {"format": 1, "start": "n1", "nodes": {
  "n1": {"kind": "start", "exits": {"next": "n2"}},
  "n2": {"kind": "http_request", "method": "POST", "url": "https://api.shop.example/order", "timeout": 5, "into": "reply",
         "body": "{\"order\": {{script.first_message}}}",
         "exits": {"succeeded": "n3", "failed": "n4", "timeout": "n5"}},
  "n3": {"kind": "send_message", "text": "It is {{script.reply.json.state}}.", "exits": {"next": "n6"}},
  "n4": {"kind": "send_message", "text": "We cannot look it up ({{default(script.reply.status, \"nobody there\")}}).", "exits": {"next": "n6"}},
  "n5": {"kind": "send_message", "text": "Looking it up takes too long.", "exits": {"next": "n6"}},
  "n6": {"kind": "enqueue", "queue": "General", "exits": {"answered": "n7", "timeout": "n7", "full": "n7"}},
  "n7": {"kind": "end"}}}}
---
ann is ready
calls to "https://api.shop.example/" bring 200 with "state: on its way"
V1 opens a chat saying "17"
V1 sees "It is on its way."
ann is offered V1
a call to "https://api.shop.example/" sent "order: 17"
calls to "https://api.shop.example/" bring 404 with "state: unknown"
V2 opens a chat saying "18"
V2 sees "We cannot look it up (404)."
ann is offered V2
calls to "https://api.shop.example/" fail
V3 opens a chat saying "19"
V3 sees "We cannot look it up (nobody there)."
ann is offered V3
calls to "https://api.shop.example/" hang
V4 opens a chat saying "20"
4 seconds pass
V4 is routing
2 seconds pass
V4 sees "Looking it up takes too long."
ann is offered V4
# The visitor does not wait for it: nobody is told, nothing is left behind.
V5 opens a chat saying "21"
V5 leaves
V5 is abandoned
6 seconds pass
5 calls went to "https://api.shop.example/" with 5 keys

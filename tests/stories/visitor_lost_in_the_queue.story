# A visitor whose window is gone keeps the place for 90 seconds after it was noticed.
ann is ready
ann is not ready
V1 opens a chat
V1 loses the network
60 seconds pass
V1 is queued
60 seconds pass
V1 is abandoned

# A desk that was lost before a restart and stays away is given up all the same.
ann is ready
V1 opens a chat
ann accepts V1
ann's desk loses the network
20 seconds pass
the server restarts
V1 is talking
60 seconds pass
V1 is queued

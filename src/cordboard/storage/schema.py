"""Every table there is, under one roof: what migrations are compared with."""

from cordboard.storage.tables import agents, base, chats, configuration, people, routing, scripts, system

METADATA = base.METADATA
"""The whole schema; importing the modules above is what fills it."""

MODULES = (agents, chats, configuration, people, routing, scripts, system)

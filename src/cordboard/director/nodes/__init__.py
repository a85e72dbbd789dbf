"""The list of node kinds: the one place that names them all."""

from typing import Any

from cordboard.director.node import Kind
from cordboard.director.nodes import (
    add_note,
    ask,
    bot,
    clear_chat,
    database_query,
    end,
    enqueue,
    external_route,
    find_agents,
    http_request,
    hunt,
    leave_message,
    leave_queue,
    log,
    on_date,
    present_to_agent,
    queue_status,
    relax_skill,
    require_skill,
    run_script,
    send_message,
    set_class,
    set_clipboard,
    set_global,
    set_outcome,
    set_priority,
    set_variable,
    split,
    start,
    switch,
    test,
    wait,
    wait_for_message,
)

KINDS: tuple[Kind[Any], ...] = (
    start.KIND,
    end.KIND,
    send_message.KIND,
    ask.KIND,
    wait.KIND,
    wait_for_message.KIND,
    set_variable.KIND,
    set_global.KIND,
    set_clipboard.KIND,
    test.KIND,
    switch.KIND,
    on_date.KIND,
    set_class.KIND,
    set_priority.KIND,
    set_outcome.KIND,
    add_note.KIND,
    clear_chat.KIND,
    run_script.KIND,
    http_request.KIND,
    database_query.KIND,
    bot.KIND,
    split.KIND,
    external_route.KIND,
    log.KIND,
    leave_message.KIND,
    find_agents.KIND,
    present_to_agent.KIND,
    hunt.KIND,
    enqueue.KIND,
    queue_status.KIND,
    require_skill.KIND,
    relax_skill.KIND,
    leave_queue.KIND,
)
"""In the order of the palette (DESIGN §6)."""

AnyNode = (
    start.Start
    | end.End
    | send_message.SendMessage
    | ask.Ask
    | wait.Wait
    | wait_for_message.WaitForMessage
    | set_variable.SetVariable
    | set_global.SetGlobal
    | set_clipboard.SetClipboard
    | test.Test
    | switch.Switch
    | on_date.OnDate
    | set_class.SetClass
    | set_priority.SetPriority
    | set_outcome.SetOutcome
    | add_note.AddNote
    | clear_chat.ClearChat
    | run_script.RunScript
    | http_request.HttpRequest
    | database_query.DatabaseQuery
    | bot.Bot
    | split.Split
    | external_route.ExternalRoute
    | log.Log
    | leave_message.LeaveMessage
    | find_agents.FindAgents
    | present_to_agent.PresentToAgent
    | hunt.Hunt
    | enqueue.Enqueue
    | queue_status.QueueStatus
    | require_skill.RequireSkill
    | relax_skill.RelaxSkill
    | leave_queue.LeaveQueue
)
"""The settings of a node of any kind, told apart by `kind`."""

BY_NAME: dict[str, Kind[Any]] = {kind.name: kind for kind in KINDS}

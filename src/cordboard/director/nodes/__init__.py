"""The list of node kinds: the one place that names them all."""

from typing import Any

from cordboard.director.node import Kind
from cordboard.director.nodes import (
    ask,
    clear_chat,
    end,
    enqueue,
    log,
    on_date,
    present_to_agent,
    run_script,
    send_message,
    set_clipboard,
    set_variable,
    start,
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
    set_clipboard.KIND,
    test.KIND,
    on_date.KIND,
    clear_chat.KIND,
    run_script.KIND,
    log.KIND,
    present_to_agent.KIND,
    enqueue.KIND,
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
    | set_clipboard.SetClipboard
    | test.Test
    | on_date.OnDate
    | clear_chat.ClearChat
    | run_script.RunScript
    | log.Log
    | present_to_agent.PresentToAgent
    | enqueue.Enqueue
)
"""The settings of a node of any kind, told apart by `kind`."""

BY_NAME: dict[str, Kind[Any]] = {kind.name: kind for kind in KINDS}

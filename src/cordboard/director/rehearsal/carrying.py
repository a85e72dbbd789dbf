"""Carries out the orders of a rehearsed script, without an effect outside the rehearsal."""

from typing import TYPE_CHECKING, assert_never

from cordboard.core.instant import SECOND
from cordboard.director import orders
from cordboard.director.rehearsal.scenario import CallSays
from cordboard.director.stimuli import CallReturned

if TYPE_CHECKING:
    from cordboard.director.rehearsal.playing import Play

CLIPBOARD_ENTRIES = 100
NO_ANSWER = CallSays(outcome="failed", detail="no answer given")
"""How an outside call ends of which the scenario says nothing."""


def carry_out(play: "Play", order: orders.AnyOrder) -> None:
    """Do what an order says, as driver and switchboard would."""
    play.record.order(order)
    chat, record, around = play.chat, play.record, play.around
    match order:
        case orders.SelectRoute():
            play.routing.select(order)
        case orders.ChangeTerms():
            play.routing.change_terms(order)
        case orders.AskHost():
            play.routing.ask_host(order)
        case orders.HttpCall() | orders.QueryCall() | orders.BotCall():
            _call(play, order)
        case orders.SetData():
            clipboard = {name: value for name, value in chat.clipboard.items() if name != order.name}
            if order.value is not None and len(clipboard) >= CLIPBOARD_ENTRIES:
                record.note(f"{order.name} is not on the clipboard: it holds {CLIPBOARD_ENTRIES} entries.")
                return
            chat.clipboard = clipboard if order.value is None else {**clipboard, order.name: order.value}
        case orders.SetGlobal():
            # The real one is set after the turn, and so are those that scripts read later.
            play.world.variables[order.name] = order.value
        case orders.SetClass():
            if around.known.lacks("call_class", order.call_class):
                record.note(f"There is no class {order.call_class!r}; the chat keeps its own.")
            else:
                chat.call_class = order.call_class
        case orders.SetPriority():
            chat.priority = order.priority
        case orders.SetOutcome():
            if around.known.lacks("outcome", order.outcome):
                record.note(f"There is no outcome {order.outcome!r}.")
        case orders.LeavePlace():
            if chat.route is None:
                chat.arrived_at = None
        case orders.Clear():
            chat.end("ended", order.reason)
        case orders.Finish():
            chat.label = order.label
            if chat.route is None and not chat.agent:
                chat.end("ended", "the script came to its end")
        case orders.GiveUp():
            play.routing.by_default(order.note)
        case orders.TraceEntered() | orders.TraceExit() | orders.TraceNote():
            pass
        case orders.Say() | orders.Ask() | orders.TakeAnswer() | orders.AddNote() | orders.LeaveMessage():
            pass
        case _:
            assert_never(order)


def _call(play: "Play", order: orders.HttpCall | orders.QueryCall | orders.BotCall) -> None:
    """The call is under way; how it ends stands in the scenario, by the node that ordered it."""
    node = play.node
    says = play.scenario.calls.get(node)
    if says is None:
        node_alone = node.rpartition("/")[2]
        says = play.scenario.calls.get(node_alone, ())
        used_by = node_alone
    else:
        used_by = node
    number = play.calls_of.get(used_by, 0)
    play.calls_of[used_by] = number + 1
    answer = says[number] if number < len(says) else NO_ANSWER
    play.record.call(node, order)
    late = answer.after > order.timeout
    seconds = order.timeout if late else answer.after
    returned = CallReturned(
        call=order.call,
        outcome="timeout" if late else answer.outcome,
        value=None if late else answer.value,
        detail=f"no answer within {order.timeout} s" if late else answer.detail,
    )
    play.under_way.append((play.now + round(seconds * SECOND), len(play.record.calls) - 1, returned))

"""The routing host that a point has of its own: its script, run by the director inside the turn."""

import logging
import time
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from cordboard.core.chat import dialogue, timers
from cordboard.core.reasons import RouteError
from cordboard.director.advance import advance, new_run
from cordboard.director.orders import AskHost
from cordboard.director.stimuli import AnyStimulus, HostEnded, Started
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.routing.facts import Floorplan, called_version, gather
from cordboard.switchboard.routing.orders import carry_out, route_by_default
from cordboard.switchboard.stage import Stage

REPLY_TIMEOUT = 5
"""Seconds that a script's RouteRequest tells; it answers within the turn."""
SCRIPT_SECONDS = 0.05
"""Processor time a script may use at a stretch (DESIGN §6)."""
HEARINGS = 100
"""How many stimuli one turn may tell a script: routes that fail at once, one after the other."""

Ask = Callable[[Stage, AskHost], HostEnded | None]
"""Asks a host outside for the script; answers what the script must hear of at once."""

log = logging.getLogger("cordboard.script_host")


class ScriptHost:
    """Runs scripts on stages. Nothing here awaits."""

    def __init__(self, *, catalogues: Catalogues, floor: Floorplan, ask: Ask) -> None:
        self._catalogues = catalogues
        self._floor = floor
        self._ask = ask

    def begin(self, stage: Stage, *, message: str | None, note: str = "") -> None:
        """RouteRequest to the point's script, which starts at once. `note`: why the chat comes to it by default."""
        catalogue = self._catalogues.current
        visitor = stage.chat.visitor
        script = catalogue.script_of(stage.chat.point, visitor.key or visitor.id)
        dialogue.request_route(stage, host="script", reply_timeout=REPLY_TIMEOUT)
        if script is None:
            dialogue.end_dialog(stage, by_host=True, error=RouteError.GENERIC_UNSPECIFIED)
            missing = "The routing point has no active script."
            route_by_default(stage, catalogue=catalogue, note=f"{note} {missing}".strip())
            return
        number = stage.chat.runs + 1
        stage.change(runs=number)
        stage.script = script.compiled
        stage.run = new_run(number=number, script=script.name, version=script.version)
        self.tell(stage, Started(message=message))

    def tell(self, stage: Stage, stimulus: AnyStimulus) -> None:
        """Wake the script and do what it orders, until it waits or has ended.

        Nodes that fail are the director's business. Should what they order fail here, that is a fault of ours: it is
        undone, and the chat goes on by the default route, for it must not stand still (F25).
        """
        mark = stage.mark()
        try:
            self._listen(stage, stimulus)
        except Exception:
            log.exception("script_failed chat=%s stimulus=%s", stage.chat.id, type(stimulus).__name__)
            stage.rewind(mark)
            if stage.leaving:  # who takes the chat away ends it, too
                stage.run = replace(stage.run, ended=True, wait=None) if stage.run else None
                return
            dialogue.end_dialog(stage, by_host=True, error=RouteError.GENERIC_UNSPECIFIED)
            note = "The script was stopped by an internal fault."
            route_by_default(stage, catalogue=self._catalogues.current, note=note)

    def _listen(self, stage: Stage, stimulus: AnyStimulus) -> None:
        pending: list[AnyStimulus] = [stimulus]
        heard = 0
        while pending and heard < HEARINGS and stage.run is not None and not stage.run.ended:
            catalogue = self._catalogues.current
            if stage.script is None:
                dialogue.end_dialog(stage, by_host=True, error=RouteError.GENERIC_UNSPECIFIED)
                route_by_default(stage, catalogue=catalogue, note="The script's version cannot be found.")
                break
            heard += 1
            facts = gather(stage, catalogue=catalogue, floor=self._floor)
            step = advance(
                stage.script,
                stage.run,
                pending.pop(0),
                facts,
                library=partial(called_version, stage, catalogue),
                out_of_time=_deadline(),
            )
            stage.run = step.run
            for order in step.orders:
                if not isinstance(order, AskHost):
                    reply = carry_out(stage, order, catalogue=catalogue, floor=self._floor)
                else:
                    reply = None if stage.leaving else self._ask(stage, order)
                if reply is not None:
                    pending.append(reply)
        if pending and heard == HEARINGS:
            dialogue.end_dialog(stage, by_host=True, error=RouteError.GENERIC_UNSPECIFIED)
            route_by_default(
                stage,
                catalogue=self._catalogues.current,
                note="The script's routes failed too often without a wait.",
            )
        wait = stage.run.wait if stage.run is not None and not stage.run.ended else None
        if wait is not None and wait.due_at is not None:
            stage.arm(timers.RUN, wait.due_at)
        else:
            stage.disarm(timers.RUN)


def _deadline() -> Callable[[], bool]:
    """Says when a script has used up its time. Processor time of this thread: a slow machine is not its fault."""
    over = time.thread_time() + SCRIPT_SECONDS
    return lambda: time.thread_time() > over

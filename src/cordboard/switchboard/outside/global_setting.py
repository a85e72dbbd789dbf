"""What a script does to a global variable: an edit like a manager's, audited, done once however often it is tried."""

import msgspec
from msgspec.structs import replace

from cordboard.core.errors import Refused
from cordboard.core.instant import SECOND, Millis
from cordboard.core.reasons import Code
from cordboard.core.variables import KNOWN, Variable
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.configuration import audit_row
from cordboard.switchboard.configuration.edits import Edits, Plan
from cordboard.switchboard.configuration.plans import Edit, plan
from cordboard.switchboard.configuration.ranks import HIGHEST, Actor
from cordboard.switchboard.configuration.subjects import VARIABLES
from cordboard.switchboard.outside.bulkhead import Bulkhead
from cordboard.switchboard.outside.errands import Claim
from cordboard.switchboard.ports import Conflict, OutboxItem, Store
from cordboard.switchboard.routing.effects import GlobalSet

LEASE = 30 * SECOND


class GlobalSetting:
    """Performs `global`: the edit and the settling of the errand are one transaction."""

    def __init__(self, *, store: Store, edits: Edits) -> None:
        self._store = store
        self._edits = edits
        self.bulkhead = Bulkhead(total=8, each=8)

    def destination(self, item: OutboxItem) -> tuple[str, str]:
        # Two values for one variable arrive in the order in which they were set.
        return "variables", msgspec.json.decode(item.body, type=GlobalSet).name

    def lease(self, item: OutboxItem) -> Millis:
        _ = item
        return LEASE

    async def perform(self, item: OutboxItem, claim: Claim) -> str | None:
        _ = claim
        wanted = msgspec.json.decode(item.body, type=GlobalSet)
        actor = Actor(
            user=f"script {wanted.script}", rank=HIGHEST, permissions=frozenset({"variable:edit"}), address=""
        )
        settled = self._store.settling(item.key, note="set")

        def decide(catalogue: Catalogue) -> Plan:
            variable = _variable(wanted, catalogue)
            before = catalogue.variables.get(wanted.name)
            edit = Edit(subject=VARIABLES, key=wanted.name, after=variable, actor=actor, new=before is None)
            changes = plan(edit, catalogue.book) if variable != before else []
            audit = [audit_row(change) for change in changes]
            return Plan(changes=changes, audit=audit, also=[settled], rows_tell_all=True)

        try:
            await self._edits.carry_out(decide, by=actor)
        except Conflict:
            return None  # another node has done it: then it is in force, once
        except Refused as no:
            if no.retry:
                raise
            return f"not set: {no.detail}"
        return None


def _variable(wanted: GlobalSet, catalogue: Catalogue) -> Variable:
    """The variable as it is to be. One that the product knows is made when it is first set."""
    found = catalogue.variables.get(wanted.name)
    if found is not None:
        return replace(found, value=wanted.value)
    if wanted.name in KNOWN:
        return Variable(name=wanted.name, type="yes_no", value=wanted.value)
    raise Refused(Code.NOT_FOUND, f"There is no variable {wanted.name!r}.")

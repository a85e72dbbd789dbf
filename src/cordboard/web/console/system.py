"""The system about itself."""

from cordboard.switchboard.about import Licence, System, licences
from cordboard.web.console.asking import BASE
from cordboard.web.listing import Items
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who


async def _shown(call: Call[None, None]) -> Answer:
    return Answer(await call.app.about.look(configuration=call.app.catalogues.current.version))


async def _licences(call: Call[None, None]) -> Answer:
    _ = call
    return Answer(Items(items=licences()))


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=f"{BASE}/system",
        handler=_shown,
        summary="Version, database, nodes, checks, settings in force, what waits to be done outside",
        tag="System",
        who=Who.STAFF,
        permission="setting:view",
        answer=System,
    ),
    Route(
        method="GET",
        path=f"{BASE}/system/licences",
        handler=_licences,
        summary="What the server is built on, with licences",
        tag="System",
        who=Who.STAFF,
        permission="setting:view",
        answer=Items[Licence],
    ),
)

"""The shape of a script: what leads where, what is reached, and which loops never stand still."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from cordboard.director.compiled import kind_of
from cordboard.director.node import FAILED, Node

Edges = Mapping[str, tuple[str, ...]]


def edges(nodes: Mapping[str, Node], *, along: Callable[[Node, str], bool] | None = None) -> Edges:
    """From each node to those that its exits lead to, of the exits that `along` lets pass, or all."""
    return {
        name: tuple(
            to
            for exit_, to in node.exits.items()
            if to is not None and to in nodes and (along is None or along(node, exit_))
        )
        for name, node in nodes.items()
    }


def edges_without_wait(nodes: Mapping[str, Node], *, strict: bool) -> Edges:
    """The connections that a run can follow without standing still.

    Strict: those that it follows so for certain, that is, out of nodes that never wait. Otherwise also the
    exits that a node which may wait can take at once, such as `full` of a queue, and those of a called script,
    which may wait or not.
    """

    def along(node: Node, exit_: str) -> bool:
        kind = kind_of(node)
        if kind.open_exits:
            return not strict
        return not kind.waits or (not strict and (exit_ == FAILED or exit_ in kind.at_once(node)))

    return edges(nodes, along=along)


def reached_from(starts: Iterable[str], connections: Edges) -> set[str]:
    """All nodes that can be reached, with the starts themselves."""
    seen = {name for name in starts if name in connections}
    left = list(seen)
    while left:
        for to in connections[left.pop()]:
            if to not in seen:
                seen.add(to)
                left.append(to)
    return seen


def loops(connections: Edges) -> list[list[str]]:
    """The groups of nodes that lead back to themselves, in node order (strongly connected, by Tarjan)."""
    order = {name: number for number, name in enumerate(connections)}
    found = [sorted(group, key=order.__getitem__) for group in _components(connections)]
    real = [group for group in found if len(group) > 1 or group[0] in connections[group[0]]]
    return sorted(real, key=lambda group: order[group[0]])


def _components(connections: Edges) -> Iterator[list[str]]:
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for root in connections:
        if root in index:
            continue
        # An explicit stack: a chain of 2,000 nodes must not meet the recursion limit.
        work: list[tuple[str, Iterator[str]]] = [(root, iter(connections[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            name, rest = work[-1]
            for to in rest:
                if to not in index:
                    index[to] = low[to] = len(index)
                    stack.append(to)
                    on_stack.add(to)
                    work.append((to, iter(connections[to])))
                    break
                if to in on_stack:
                    low[name] = min(low[name], index[to])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
                if low[name] == index[name]:
                    at = stack.index(name)
                    group = stack[at:]
                    del stack[at:]
                    on_stack.difference_update(group)
                    yield group

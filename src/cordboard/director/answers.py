"""How the words of a visitor are understood as the answer to a question."""

from cordboard.director.expressions.functions import FUNCTIONS
from cordboard.director.run import Value

MAX_ADDRESS = 254


def understood(answer: str, written: str, *, choices: tuple[str, ...] = ()) -> Value:
    """What the words answer to a question that wants a text, number, email or choice; None: nothing that fits."""
    words = written.strip()
    match answer:
        case "number":
            number: Value = FUNCTIONS["number"].work(
                words.replace(",", ".") if words.count(",") == 1 else words
            )
            return number
        case "email":
            return words if is_address(words) else None
        case "choice":
            return _chosen(choices, words)
        case _:
            return words or None


def is_address(words: str) -> bool:
    """Whether it has the shape of an e-mail address; whether mail arrives there nobody can see from here."""
    name, at, domain = words.rpartition("@")
    labels = domain.split(".")
    return bool(
        at and name and "@" not in name and len(words) <= MAX_ADDRESS and len(labels) > 1 and all(labels)
    ) and not any(character.isspace() or character in '<>,;:"()[]\\' for character in words)


def _chosen(choices: tuple[str, ...], words: str) -> str | None:
    for choice in choices:
        if choice.casefold() == words.casefold():
            return choice
    if words.isascii() and words.isdigit() and len(words) <= 2 and 1 <= int(words) <= len(choices):
        return choices[int(words) - 1]
    return None

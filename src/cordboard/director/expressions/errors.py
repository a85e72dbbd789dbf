"""What can go wrong with an expression, with its place in the source."""


class ExpressionError(Exception):
    """An expression cannot be compiled or worked out. `column` counts characters of the source from 1."""

    def __init__(self, sentence: str, *, column: int) -> None:
        super().__init__(f"{sentence} (column {column})")
        self.sentence = sentence
        self.column = column

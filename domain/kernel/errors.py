"""The two kinds of trouble that are answered with a sentence, and a wish taken back; the rest is a bug of ours."""


class _Answered(Exception):
    """Trouble with a code that programs test and parameters that its sentence names."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return f"{self.code} {self.params}" if self.params else self.code


class Rejected(_Answered):
    """A rule of the shop said no: nothing was changed, and another input would be accepted."""


class Unavailable(_Answered):
    """The world failed (disk full, store open elsewhere, file unreadable): nothing was changed, try again later."""


class Stopped(Exception):
    """A person no longer wants something that takes long: nothing of it was kept, and nothing is said about it."""

"""What the store lets stand on its papers, for whoever prints and for whoever sets it."""

from typing import TypedDict

from domain.kernel.messages import Envelope
from domain.shop.events import LogoSet, PaperWordsSet, StoreSetUp
from readmodels.engine.view import View, on


class PaperDocument(TypedDict):
    """The lines over and under every paper, the tax number, a link, and the logo, a PNG as base64 text."""

    header: list[str]
    footer: list[str]
    tax_number: str
    link: str
    logo: str


class PaperView(View[PaperDocument]):
    """One document, under the key ``shop``."""

    name = "paper"
    key = "shop"

    @on(StoreSetUp)
    def set_up(self, _event: StoreSetUp, _envelope: Envelope) -> None:
        """Nothing beside the store's name, to begin with."""
        self.put("shop", {"header": [], "footer": [], "tax_number": "", "link": "", "logo": ""})

    @on(PaperWordsSet)
    def words_set(self, event: PaperWordsSet, _envelope: Envelope) -> None:
        """Show the words."""
        lines = {"header": list(event.header), "footer": list(event.footer)}
        self.patch("shop", **lines, tax_number=event.tax_number, link=event.link)

    @on(LogoSet)
    def logo_set(self, event: LogoSet, _envelope: Envelope) -> None:
        """Show the logo."""
        self.patch("shop", logo=event.png)

"""The colours of the product by purpose, so that no widget ever names a colour of its own."""

from typing import NamedTuple


class Tokens(NamedTuple):
    """One look, light or dark: every colour is `#rrggbb` and named after what it is for."""

    dark: bool
    # Grounds, from the back to the front.
    canvas: str
    surface: str
    sunken: str
    line: str
    button_line: str
    field_line: str
    # Words.
    text: str
    dim: str
    disabled: str
    # What can be pressed and what is chosen.
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    on_accent_soft: str
    selection: str
    selection_idle: str
    focus: str
    # What happened: the word's colour and the ground it stands on.
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    error: str
    error_soft: str
    # Charts.
    bar: str
    bar_strong: str
    compare: str
    track: str
    scroll: str
    # The rail of pages keeps its ink in both looks.
    rail: str
    rail_line: str
    rail_hover: str
    rail_selected: str
    on_rail: str
    on_rail_dim: str
    on_rail_selected: str
    rail_accent: str
    # Things that float above the page.
    bubble: str
    on_bubble: str
    bubble_action: str


LIGHT = Tokens(
    dark=False,
    canvas="#f3f4f7",
    surface="#ffffff",
    sunken="#eceef3",
    line="#dfe2e9",
    button_line="#c5cbd6",
    field_line="#828b9c",
    text="#11151c",
    dim="#566072",
    disabled="#8b94a3",
    accent="#3b52d9",
    accent_hover="#2f43bd",
    on_accent="#ffffff",
    accent_soft="#e5e9fd",
    on_accent_soft="#26389f",
    selection="#e5e9fd",
    selection_idle="#eceef3",
    focus="#3b52d9",
    ok="#0c6b40",
    ok_soft="#dff4e8",
    warn="#8a4b00",
    warn_soft="#fdefd5",
    error="#b81f35",
    error_soft="#fde7e9",
    bar="#6f82ee",
    bar_strong="#3b52d9",
    compare="#343c4b",
    track="#eceef3",
    scroll="#a3acba",
    rail="#11151f",
    rail_line="#252c3b",
    rail_hover="#1d2331",
    rail_selected="#2a3350",
    on_rail="#c5ccd8",
    on_rail_dim="#97a1b2",
    on_rail_selected="#ffffff",
    rail_accent="#8b9cff",
    bubble="#1b202b",
    on_bubble="#f3f4f7",
    bubble_action="#a9b6ff",
)

DARK = Tokens(
    dark=True,
    canvas="#0e1116",
    surface="#171b22",
    sunken="#212732",
    line="#2a313d",
    button_line="#3d4655",
    field_line="#6d788c",
    text="#e7eaf0",
    dim="#9ea9ba",
    disabled="#5f6a7b",
    accent="#8b9cff",
    accent_hover="#a6b3ff",
    on_accent="#0d1230",
    accent_soft="#242c4f",
    on_accent_soft="#c9d1ff",
    selection="#2a3460",
    selection_idle="#252b37",
    focus="#8b9cff",
    ok="#5bcf98",
    ok_soft="#143225",
    warn="#f0b65f",
    warn_soft="#3a2b10",
    error="#ff949b",
    error_soft="#431c22",
    bar="#6377e6",
    bar_strong="#a6b3ff",
    compare="#d3dae6",
    track="#212732",
    scroll="#4d5768",
    rail="#0a0c11",
    rail_line="#1d232d",
    rail_hover="#161b24",
    rail_selected="#242c4a",
    on_rail="#bcc4d1",
    on_rail_dim="#8f9aac",
    on_rail_selected="#ffffff",
    rail_accent="#8b9cff",
    bubble="#e7eaf0",
    on_bubble="#11151c",
    bubble_action="#2b3fb8",
)

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui.theme import fonts, icons, look
from ui.theme.palette import palette
from ui.theme.theme import ZOOM_STEPS, Mode, Theme
from ui.theme.tokens import DARK, LIGHT, Tokens

# Words and the grounds they stand on (WCAG 2.2, 1.4.3: 4.5 to 1).
WORDS = [
    *[(words, ground) for words in ("text", "dim") for ground in ("canvas", "surface", "sunken")],
    *[(words, ground) for words in ("text", "dim") for ground in ("selection", "selection_idle")],
    *[(tone, ground) for tone in ("ok", "warn", "error", "accent") for ground in ("surface", "canvas")],
    *[("text", ground) for ground in ("ok_soft", "warn_soft", "error_soft", "accent_soft")],
    ("ok", "ok_soft"),
    ("warn", "warn_soft"),
    ("error", "error_soft"),
    ("accent", "accent_soft"),
    ("accent", "warn_soft"),
    ("accent", "error_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent_soft", "accent_soft"),
    ("on_bubble", "bubble"),
    ("bubble_action", "bubble"),
    *[("on_rail", ground) for ground in ("rail", "rail_hover")],
    ("on_rail_dim", "rail"),
    ("on_rail_dim", "rail_selected"),
    ("on_rail_selected", "rail_selected"),
    ("rail", "rail_accent"),
]
# Borders of fields, focus rings, bars and marks (WCAG 2.2, 1.4.11: 3 to 1).
SHAPES = [
    *[("field_line", ground) for ground in ("surface", "canvas")],
    *[("focus", ground) for ground in ("surface", "canvas", "sunken")],
    *[(shape, "surface") for shape in ("bar", "bar_strong", "compare")],
    ("rail_accent", "rail"),
]
LOOKS = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def luminance(colour: str) -> float:
    def linear(share: float) -> float:
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(tokens: Tokens, front: str, back: str) -> float:
    lighter, darker = sorted((luminance(getattr(tokens, name)) for name in (front, back)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", LOOKS)
@pytest.mark.parametrize(("words", "ground"), WORDS)
def test_words_can_be_read_on_their_ground(tokens: Tokens, words: str, ground: str) -> None:
    assert contrast(tokens, words, ground) >= 4.5


@pytest.mark.parametrize("tokens", LOOKS)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_made_out_on_their_ground(tokens: Tokens, shape: str, ground: str) -> None:
    assert contrast(tokens, shape, ground) >= 3


@pytest.mark.parametrize("tokens", LOOKS)
def test_every_token_is_a_plain_colour(tokens: Tokens) -> None:
    colours = [colour for name, colour in tokens._asdict().items() if name != "dark"]
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in colours)


@pytest.mark.parametrize("tokens", LOOKS)
def test_the_palette_leaves_no_role_to_fusion(tokens: Tokens) -> None:
    dressed = palette(tokens)
    for role in (QPalette.ColorRole.Light, QPalette.ColorRole.Mid, QPalette.ColorRole.Dark):
        assert dressed.color(role).name() in tokens


def test_a_change_of_mode_reaches_palette_icons_and_painters(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    icons.set_icon(button, "package")
    before = button.icon().pixmap(18).toImage()
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(Mode.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.canvas)
    assert theme.color("accent") == look.color("accent") == QColor(DARK.accent)
    assert button.icon().pixmap(18).toImage() != before


def test_the_same_mode_again_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode(Mode.LIGHT)


def test_system_mode_follows_the_system(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    theme = Theme(mode=Mode.SYSTEM)
    theme.apply(qapp)
    shown = {Qt.ColorScheme.Light: False, Qt.ColorScheme.Dark: True, Qt.ColorScheme.Unknown: False}
    for scheme, dark in shown.items():
        monkeypatch.setattr(type(qapp.styleHints()), "colorScheme", lambda hints, scheme=scheme: scheme)
        qapp.styleHints().colorSchemeChanged.emit(scheme)
        assert theme.dark is dark


def test_zoom_goes_in_steps_and_back(theme: Theme, qapp: QApplication) -> None:
    plain = fonts.font("body").pixelSize()
    for _ in ZOOM_STEPS:
        theme.zoom_in()
    assert theme.zoom_percent == ZOOM_STEPS[-1]
    assert (fonts.font("body").pixelSize(), look.px(8)) == (plain * 2, 16)
    assert qapp.font().pixelSize() == plain * 2
    for _ in ZOOM_STEPS:
        theme.zoom_out()
    assert theme.zoom_percent == ZOOM_STEPS[0]
    theme.zoom_reset()
    assert (theme.zoom_percent, look.px(8)) == (100, 8)


def test_a_stored_zoom_becomes_the_nearest_step() -> None:
    assert Theme(zoom_percent=123).zoom_percent == 125


def test_the_font_is_inter_with_figures_of_equal_width_where_they_stand_in_columns() -> None:
    assert QFontInfo(fonts.font("body")).family() == "Inter"
    metrics = QFontMetrics(fonts.font("number"))
    assert len({metrics.horizontalAdvance(digit * 20) for digit in "0123456789"}) == 1


def test_weights_are_drawn_and_not_smeared() -> None:
    assert QFontMetrics(fonts.font("strong")).horizontalAdvance("Total sales") > QFontMetrics(
        fonts.font("body")
    ).horizontalAdvance("Total sales")


def test_an_icon_is_drawn_in_the_colour_of_its_token() -> None:
    image = icons.pixmap("square", "error", 24).toImage()
    inked = {
        image.pixelColor(x, y).name() for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 250
    }
    assert inked == {LIGHT.error}


def test_an_icon_is_known_by_its_former_name_too() -> None:
    assert icons.svg("trash-2") == icons.svg("trash")


def test_an_icon_that_lucide_does_not_have_is_named() -> None:
    with pytest.raises(KeyError, match="no-such-icon"):
        icons.icon("no-such-icon")

"""A backup is made, found and warned of on the Settings page, by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from app.backup import restore
from app.bootstrap import lock_folder, open_store
from app.paths import StorePaths
from app.settings import Settings, load_settings, save_settings
from app.verify import verify
from tests.ui.accessibility import nameless
from tests.ui.form_keys import FormKeys
from tests.ui.shop import Shop
from ui.settings.backup_section import BackupSection
from ui.settings.page import SettingsPage

KEY = Qt.Key


@pytest.fixture
def desk(shop: Shop) -> FormKeys:
    keys = FormKeys(shop, "settings")
    keys.one(SettingsPage).show_section("backup")
    keys.shop.wait()
    keys.back()
    return keys


def section(desk: FormKeys) -> BackupSection:
    return desk.one(BackupSection)


def rows(desk: FormKeys) -> list[tuple[str, ...]]:
    model = section(desk).table.rows_model()
    return [tuple(column.words(row) for column in model.columns) for row in model.rows()]


def press(desk: FormKeys, letter: str) -> None:
    """Press the underlined letter of a button, which Qt shows pressed for a moment before it is."""
    (pressed,) = (
        button for button in section(desk).findChildren(QAbstractButton) if f"&{letter}" in button.text().lower()
    )
    desk.back()
    with desk.shop.qtbot.waitSignal(pressed.clicked):
        desk.alt(letter)


def back_up(desk: FormKeys) -> None:
    press(desk, "n")
    desk.shop.wait(lambda: section(desk).make.isEnabled())


def stick(desk: FormKeys, folder: Path) -> Path:
    """Choose a folder for backups; it is made."""
    folder.mkdir()
    section(desk).choose(str(folder))
    desk.shop.wait()
    return folder


def test_at_first_there_is_none_and_it_is_said_where_they_go(desk: FormKeys) -> None:
    assert rows(desk) == []
    assert section(desk).table._empty.text() == "No backup yet"
    assert section(desk).path.whole_text() == str(desk.shop.store.paths.backups)
    assert not section(desk).usual.isEnabled()
    assert not section(desk).age.isVisible()
    assert section(desk).after_z.isChecked()
    assert nameless(desk.window) == []
    assert not desk.shop.store.paths.backups.exists()


def test_one_is_made_by_enter_listed_and_can_be_restored(desk: FormKeys, tmp_path: Path) -> None:
    section(desk).make.setFocus()
    desk.press(KEY.Key_Return)
    desk.shop.wait(lambda: section(desk).make.isEnabled())
    (made,) = desk.shop.store.paths.backups.iterdir()
    assert desk.window.feedback.sentences() == [f"The backup is in {made}"]
    (row,) = rows(desk)
    assert row[1] == "by hand"
    assert row[2] == desk.shop.formats.size(made.stat().st_size)
    assert section(desk).make.hasFocus()
    assert not section(desk).progress.isVisible()
    paths = StorePaths(tmp_path / "restored")
    paths.folder.mkdir()
    lock = lock_folder(paths)
    restore(paths, made)
    lock.release()
    store = open_store(paths.folder)
    assert verify(store) == []
    assert store.documents("catalogue").result()[1] == desk.shop.documents("catalogue")
    store.close()


def test_they_go_to_the_folder_that_was_chosen_and_back_to_the_usual_one(desk: FormKeys, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    press(desk, "o")
    (dialog,) = desk.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.close()
    desk.shop.wait()
    assert desk.shop.preferences.kept.backup_folder == str(folder)
    assert section(desk).path.whole_text() == str(folder)
    back_up(desk)
    assert len(list(folder.iterdir())) == len(rows(desk)) == 1
    press(desk, "u")
    desk.shop.wait()
    assert desk.shop.preferences.kept.backup_folder == ""
    assert rows(desk) == []


def test_the_newest_five_are_listed_and_old_age_is_said(desk: FormKeys, tmp_path: Path) -> None:
    folder = stick(desk, tmp_path / "stick")
    for day in range(1, 8):
        (folder / f"tillbook-2026-01-{day:02}T170000.sqlite").write_bytes(b"x" * 1500)
    section(desk)._look()
    desk.shop.wait()
    assert [row[0] for row in rows(desk)] == [f"{day:02}/01/2026 18:00" for day in (7, 6, 5, 4, 3)]
    assert rows(desk)[0][2] == "1.5 kB"
    assert section(desk).age.isVisible()
    assert section(desk).age.text().startswith("The newest backup is ")
    assert section(desk).age.property("tone") == "warn"
    back_up(desk)
    assert not section(desk).age.isVisible()
    assert len(rows(desk)) == 5


def test_what_was_made_meanwhile_is_there_when_it_is_seen_again(desk: FormKeys) -> None:
    desk.window.show_page("sell")
    desk.shop.store.backups.make_after_closing(None).result()
    desk.window.show_page("settings")
    desk.shop.wait()
    assert [row[1] for row in rows(desk)] == ["after closing the till"]


def test_a_folder_that_is_gone_is_said_and_the_button_is_there_again(desk: FormKeys, tmp_path: Path) -> None:
    folder = stick(desk, tmp_path / "stick")
    folder.rmdir()
    back_up(desk)
    words = f"The folder for backups, {folder}, is not there. Plug in its disk, or choose another folder."
    assert section(desk).banner.text == words
    section(desk).banner.clear()
    section(desk)._look()
    desk.shop.wait()
    assert (section(desk).age.text(), section(desk).table._empty.text()) == (words, "")
    back_up(desk)
    assert (section(desk).banner.text, section(desk).age.text()) == (words, "")  # once is enough
    assert not folder.exists()
    folder.mkdir()
    back_up(desk)
    assert section(desk).banner.text == ""
    assert len(rows(desk)) == 1


def test_a_place_that_takes_no_file_is_refused_with_its_reason(desk: FormKeys) -> None:
    section(desk).choose("/proc")
    desk.shop.wait()
    back_up(desk)
    assert section(desk).banner.text.startswith("The backup could not be written to /proc/tillbook-")
    assert rows(desk) == []


def test_after_each_closing_is_chosen_and_kept(desk: FormKeys, tmp_path: Path) -> None:
    press(desk, "a")
    assert desk.shop.preferences.kept.backup_after_z is False
    file = tmp_path / "settings.json"
    save_settings(Settings(backup_folder="/media/stick", backup_after_z=False), file)
    assert (load_settings(file).backup_folder, load_settings(file).backup_after_z) == ("/media/stick", False)

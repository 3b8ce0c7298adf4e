"""The window: Qt, and nothing of the shop but its commands and documents."""

from ui.unread import leave_sources_unread

leave_sources_unread()

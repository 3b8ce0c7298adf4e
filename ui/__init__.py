"""The window: Qt, and nothing of the shop but its commands and documents."""

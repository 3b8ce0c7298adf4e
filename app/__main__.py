"""Starts the program: the window without words, a command of the terminal with them."""

import sys

from app.cli.main import main

if __name__ == "__main__":
    sys.exit(main())

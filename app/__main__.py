"""Starts the program: the window without words, a command of the terminal with them."""

import sys

if __name__ == "__main__":
    try:
        from app.cli.main import main

        sys.exit(main())
    except KeyboardInterrupt:
        # Only while modules are imported; a command that has begun says itself how it was stopped.
        sys.exit(130)

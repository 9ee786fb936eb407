"""The way in, of `digest` and of `python -m digest`."""

import sys


def main() -> None:
    """Run the command line; Ctrl-C ends it without a traceback also in the tenths of a second that loading it takes."""
    try:
        from digest.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)  # as typer does once it runs


if __name__ == "__main__":
    main()

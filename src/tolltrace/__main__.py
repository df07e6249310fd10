"""``python -m tolltrace``: the command line where the ``tolltrace`` script is not on the path."""

from tolltrace.cli import main

if __name__ == "__main__":
    main()

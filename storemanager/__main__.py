"""`python -m storemanager` is the same program as the `storemanager` command."""

from storemanager.cli import main

if __name__ == "__main__":
    main()

"""`python -m essayexport` is the command `essayexport`."""

from essayexport.cli import main

if __name__ == "__main__":
    main()

"""python -m devstack demo: see `devstack.demo`."""

import sys

from devstack import demo


def main(argv: list[str]) -> int:
    if argv[1:] != ["demo"]:
        print("Usage: python -m devstack demo", file=sys.stderr)
        return 2
    return demo.run()


if __name__ == "__main__":
    sys.exit(main(sys.argv))

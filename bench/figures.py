"""`python -m bench.figures RESULT`: the computation of the figures, by bench/engine.py, as a part of the bench."""

from dataclasses import asdict

import django

from bench.council import answer


def main() -> None:
    django.setup()
    import pghistory

    from bench.engine import measure

    with pghistory.context(command="bench"):
        answer({name: asdict(taken) for name, taken in measure().items()})


if __name__ == "__main__":
    main()

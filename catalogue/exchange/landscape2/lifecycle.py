"""A project's maturity and its dates, read as steps of its life and written again.

``project`` names the stage a project is in, ``extra.accepted`` the day the foundation took it in,
``extra.incubating`` … the days it moved on. Accepted projects are in the first stage until they
move, unless they moved on the same day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalogue.exchange.landscape2.document import text_of
from catalogue.exchange.landscape2.keys import ACCEPTED, ARCHIVED, FIRST_STAGE, MATURITY, MOVES
from catalogue.exchange.landscape2.names import slug_of

UNDATED = "The day is not recorded. It was not before this one, the last that is."
_A_DAY = len("2024-05-14")


@dataclass(frozen=True)
class Step:
    """A project entered a stage.

    Attributes:
        stage: the slug of the stage.
        on: the day, empty if nothing is known of it.
        certain: whether the day is recorded; if not, it is the last recorded before.
    """

    stage: str
    on: str = ""
    certain: bool = True


def read_life(keys: Mapping[str, Any]) -> tuple[Step, ...]:
    """Return the steps of a project's life, in the order in which they were taken.

    Args:
        keys: of an item, flat.
    """
    moves = [
        Step(stage, text_of(keys[key])) for key, stage in MOVES.items() if text_of(keys.get(key))
    ]
    now, accepted = slug_of(text_of(keys.get(MATURITY))), text_of(keys.get(ACCEPTED))
    steps = sorted(moves, key=lambda step: step.on)
    known = [step.on for step in steps] + [accepted] * bool(accepted)
    if now and now not in [step.stage for step in steps]:
        certain = now == FIRST_STAGE or not known
        steps.append(Step(now, accepted if now == FIRST_STAGE else max(known, default=""), certain))
        steps.sort(key=lambda step: step.on)
    earliest = steps[0] if steps else None
    if accepted and earliest and accepted < earliest.on:
        return (Step(FIRST_STAGE, accepted), *steps)
    return tuple(steps)


def stage_after(steps: Sequence[Step]) -> str:
    """Return the slug of the stage a project is in after some steps."""
    return max(enumerate(steps), key=lambda each: (each[1].on, each[0]))[1].stage if steps else ""


def write_life(steps: Sequence[Step]) -> dict[str, str]:
    """Return the keys that say what steps were taken, as far as there are keys.

    Args:
        steps: in the order in which they were taken.
    """
    if not steps:
        return {}
    dated = [step for step in steps if len(step.on) == _A_DAY]
    last = {step.stage: step.on for step in dated if step.certain}
    moves = {key: last[stage] for key, stage in MOVES.items() if stage in last}
    first = min((step.on for step in dated if step.stage != MOVES[ARCHIVED]), default="")
    accepted = {ACCEPTED: first} if first else {}
    return {MATURITY: stage_after(steps), **accepted, **moves}


def stages_of(lives: Iterable[Sequence[Step]]) -> list[str]:
    """Return the slugs of all stages that are met in some lives."""
    return sorted({step.stage for steps in lives for step in steps})

"""How well the batch watch tells batches that get on from those that do not.

``python -m bench.verdicts [--traces 500] [--seed 5]`` prints, by kind of trace, how many stalls
were found, after how many checks, and of how many batches people were told without need.
"""

import argparse
from collections.abc import Sequence

from bench.batch_traces import Found, Kind, found, traces


def main() -> None:
    """Judge the traces and print the table."""
    parser = argparse.ArgumentParser(prog="bench.verdicts")
    parser.add_argument("--traces", type=int, default=500)
    parser.add_argument("--seed", type=int, default=5)
    args = parser.parse_args()
    judged = [found(trace) for trace in traces(args.traces, args.seed)]
    print(f"{'kind':24} {'traces':>6} {'stalls':>6} {'told<=2':>7} {'stuck<=3':>8} {'falsely':>7}")
    for kind in Kind:
        print(_line(kind.value, [one for one in judged if one.trace.kind is kind]))
    print(_line("all", judged))
    print(f"precision {precision(judged):.4f}, recall within two checks {recall(judged):.4f}")


def precision(judged: Sequence[Found]) -> float:
    """Of the batches that people were told of: how many had stalled."""
    told = [one for one in judged if one.falsely or one.told_after]
    return sum(not one.falsely for one in told) / max(len(told), 1)


def recall(judged: Sequence[Found]) -> float:
    """Of the batches that stalled: of how many people were told within two checks."""
    stalls = [one for one in judged if one.trace.stalls_at is not None]
    return sum((one.told_after or 99) <= 2 for one in stalls) / max(len(stalls), 1)


def _line(kind: str, judged: Sequence[Found]) -> str:
    stalls = [one for one in judged if one.trace.stalls_at is not None]
    told = sum((one.told_after or 99) <= 2 for one in stalls)
    stuck = sum((one.stuck_after or 99) <= 3 for one in stalls)
    falsely = sum(one.falsely for one in judged)
    return f"{kind:24} {len(judged):6} {len(stalls):6} {told:7} {stuck:8} {falsely:7}"


if __name__ == "__main__":
    main()

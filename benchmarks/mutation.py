"""Prints how many of all weakened flows are noticed by the cases and the proof, and by which of the two.

Run it from the project's folder: .venv/bin/python benchmarks/mutation.py [content folder]
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

PROJECT = Path(__file__).parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests" / "flow")]

from mutate import mutants  # noqa: E402

from generator.flow.cases import case_faults  # noqa: E402
from generator.flow.prove import graph_faults  # noqa: E402
from generator.load.load import load  # noqa: E402
from generator.schema.kinds.flow import Flow  # noqa: E402


def main(folder: Path) -> int:
    """Prints the share of each flow; ends with 1 if a weakened flow goes unnoticed."""
    content = load(folder).content
    if content is None:
        sys.exit(
            f"{folder} cannot be read; see what is wrong with: python -m generator check --content {folder}"
        )
    unnoticed = 0
    for name, flow in content.facts["flow"].items():
        if not isinstance(flow, Flow):
            continue
        begun = perf_counter()
        found = {
            mutant.name: (any(case_faults(mutant.graph)), any(graph_faults(mutant.graph, content)))
            for mutant in mutants(flow)
        }
        missed = [mutant for mutant, by in found.items() if not any(by)]
        print(
            f"{name}: {len(found) - len(missed)} of {len(found)} weakened flows noticed ({perf_counter() - begun:.1f} s)"
        )
        print(
            f"  by the cases {sum(by[0] for by in found.values())}, by the proof {sum(by[1] for by in found.values())}"
        )
        for each in missed:
            print(f"  not noticed: {each}")
        unnoticed += len(missed)
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else PROJECT / "content")))

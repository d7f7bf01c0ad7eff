"""Prints how many of all weakened flows are noticed by the cases and the proof, and by which of the two.

Run it from the project's folder: .venv/bin/python benchmarks/mutation.py [content folder]
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

PROJECT = Path(__file__).parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests" / "flow")]

from mutate import changes_nothing, mutants  # noqa: E402

from generator.flow.cases import case_faults  # noqa: E402
from generator.flow.graph import graph_of  # noqa: E402
from generator.flow.nodes import sign_ages  # noqa: E402
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
        noticed_by_cases = noticed_by_proof = 0
        missed = []
        ages = sign_ages(content.facts["warning-sign"])
        sound = graph_of(flow, ages)
        every = [mutant for mutant in mutants(flow, ages) if not changes_nothing(mutant, sound)]
        for mutant in every:
            by_cases, by_proof = any(case_faults(mutant.graph)), any(graph_faults(mutant.graph, content))
            noticed_by_cases += by_cases
            noticed_by_proof += by_proof
            if not (by_cases or by_proof):
                missed.append(mutant.name)
        seconds = perf_counter() - begun
        print(f"{name}: {len(every) - len(missed)} of {len(every)} weakened flows noticed ({seconds:.1f} s)")
        print(f"  by the cases {noticed_by_cases}, by the proof {noticed_by_proof}")
        for mutant_name in missed:
            print(f"  not noticed: {mutant_name}")
        unnoticed += len(missed)
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else PROJECT / "content")))

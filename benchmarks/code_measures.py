"""Prints how the code measures up to the house's limits: names, density, length and complexity.

    .venv/bin/python benchmarks/code_measures.py [folder …]

Without folders it looks at generator/ and, if TypeScript is in node_modules, at the scripts of overrides/. Complexity counts
what a reader has to keep in mind: branches, loops, handlers, comprehensions and each `and` or `or`, which the usual tools
leave out. It ends with 1 if a limit is broken.
"""

from __future__ import annotations

import ast
import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parent.parent
LINE_LIMIT = 110
COMPLEXITY_LIMIT = 10
SCRIPT_FUNCTION_LIMIT = 60
VAGUE_NAMES = {"found", "each", "here", "told", "thing"}
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
BRANCHES = (
    ast.If,
    ast.For,
    ast.While,
    ast.ExceptHandler,
    ast.IfExp,
    ast.With,
    ast.Assert,
    ast.comprehension,
    ast.match_case,
)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Function:
    """One Python function: where it stands, how many lines it has, and how complex it is."""

    where: str
    lines: int
    complexity: int
    vague_names: frozenset[str]


@dataclass(frozen=True)
class Module:
    """One Python file: its functions, lines of code, comprehensions (and those inside another) and lines over the limit."""

    functions: tuple[Function, ...]
    lines: int
    comprehensions: int
    nested: tuple[str, ...]
    long_lines: tuple[str, ...]


def own_nodes(function: ast.AST) -> Iterator[ast.AST]:
    """Every node of a function but those of functions defined inside it."""
    for child in ast.iter_child_nodes(function):
        if not isinstance(child, (*FUNCTIONS, ast.ClassDef)):
            yield child
            yield from own_nodes(child)


def complexity(function: ast.AST) -> int:
    """One more than the number of decisions in a function."""
    decisions = 0
    for node in own_nodes(function):
        if isinstance(node, ast.BoolOp):
            decisions += len(node.values) - 1
        elif isinstance(node, BRANCHES):
            decisions += 1
    return decisions + 1


def names_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    """The parameters and variables that a function names."""
    for node in own_nodes(function):
        if isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def measure(path: Path) -> Module:
    """Measure one Python file."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    where = path.relative_to(PROJECT).as_posix()
    functions = []
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            vague = frozenset(VAGUE_NAMES.intersection(names_of(node)))
            functions.append(Function(f"{where}:{node.lineno} {node.name}", length, complexity(node), vague))
    comprehensions = [node for node in ast.walk(tree) if isinstance(node, COMPREHENSIONS)]
    nested = [f"{where}:{node.lineno}" for node in comprehensions if holds_another(node)]
    lines = text.splitlines()
    long_lines = [f"{where}:{number}" for number, line in enumerate(lines, 1) if len(line) > LINE_LIMIT]
    return Module(tuple(functions), len(lines), len(comprehensions), tuple(nested), tuple(long_lines))


def holds_another(comprehension: ast.AST) -> bool:
    """Whether a comprehension has another one inside."""
    return any(
        isinstance(node, COMPREHENSIONS) for node in ast.walk(comprehension) if node is not comprehension
    )


def python_table(modules: list[Module]) -> bool:
    """Print the figures of the Python files. True if every limit holds."""
    functions = [function for module in modules for function in module.functions]
    lines = sum(module.lines for module in modules)
    nested = [place for module in modules for place in module.nested]
    long_lines = [place for module in modules for place in module.long_lines]
    vague = [function for function in functions if function.vague_names]
    complex_ones = [function for function in functions if function.complexity > COMPLEXITY_LIMIT]
    dense = 100 * sum(module.comprehensions for module in modules) / lines
    share = 100 * len(complex_ones) / len(functions)
    lengths = [function.lines for function in functions]
    print(f"modules {len(modules)}, lines {lines:,}, functions {len(functions)}")
    print(f"function lines: median {statistics.median(lengths):.0f}, longest {max(lengths)}")
    print(f"functions with a vague name ({', '.join(sorted(VAGUE_NAMES))}): {len(vague)} (limit 0)")
    print(f"comprehensions in 100 lines: {dense:.1f} (limit 2), inside another one: {len(nested)} (limit 0)")
    print(f"lines over {LINE_LIMIT} columns: {len(long_lines)} (limit 0)")
    print(f"functions above complexity {COMPLEXITY_LIMIT}: {len(complex_ones)}, {share:.1f} % (limit 2 %)")
    for function in sorted(complex_ones, key=lambda one: -one.complexity)[:15]:
        print(f"    {function.complexity:3} {function.where}")
    for place in [*nested[:10], *long_lines[:10], *(function.where for function in vague[:10])]:
        print(f"        {place}")
    return not (vague or nested or long_lines) and dense <= 2 and share <= 2


LENGTHS_OF_SCRIPTS = """
const ts = require("typescript"), fs = require("fs"), rows = [];
for (const name of process.argv.slice(1)) {
  const file = ts.createSourceFile(name, fs.readFileSync(name, "utf8"), ts.ScriptTarget.Latest, true);
  const line = (position) => file.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body) {
      // The function that wraps a whole classic script is the script's scope, not a function of its own.
      const whole = ts.isParenthesizedExpression(node.parent) && node.parent.parent.parent.parent === file;
      if (!whole) rows.push([`${name}:${line(node.getStart())}`, line(node.end) - line(node.getStart()) + 1]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}
console.log(JSON.stringify(rows));
"""


def script_table() -> bool:
    """Print the figures of the scripts. True if every limit holds, or if TypeScript is not there to read them."""
    scripts = sorted((PROJECT / "overrides").rglob("*.js"))
    names = [script.relative_to(PROJECT).as_posix() for script in scripts]
    run = subprocess.run(
        ["node", "-e", LENGTHS_OF_SCRIPTS, *names], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    if run.returncode:
        print("scripts: not measured (TypeScript is not in node_modules: run make test once)")
        return True
    rows = json.loads(run.stdout)
    longest = sorted(rows, key=lambda row: -row[1])
    over = [row for row in longest if row[1] > SCRIPT_FUNCTION_LIMIT]
    print(
        f"scripts {len(names)}, functions {len(rows)}, over {SCRIPT_FUNCTION_LIMIT} lines: {len(over)} (limit 0)"
    )
    for where, length in longest[:5]:
        print(f"    {length:3} {where}")
    return not over


def main(folders: list[str]) -> int:
    """Print both tables."""
    roots = [Path(folder).resolve() for folder in folders] or [PROJECT / "generator"]
    paths = [path for root in roots for path in sorted(root.rglob("*.py"))]
    fine = python_table([measure(path) for path in paths])
    return 0 if script_table() and fine else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

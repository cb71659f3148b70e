"""A rule that only a test calls decides nothing: it is called by a query, a command or a page, or it goes."""

import ast
from pathlib import Path

DEFINITIONS = {"access_now": "what an actor carries is made in SQL (kanteling.who), and held against this"}
NOT_YET = {"parties_along": "assignments"}
"""Rules whose page is still to come; take the name away when it is there."""
SOURCE = Path(__file__).parents[2] / "src" / "kanteling"


def test_every_public_rule_is_asked_by_somebody() -> None:
    trees = {path: ast.parse(path.read_text()) for path in SOURCE.rglob("*.py") if "tests" not in path.parts}
    asked = {
        node.id if isinstance(node, ast.Name) else node.attr
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)
    }
    idle = [
        f"{path.relative_to(SOURCE)}: {node.name}"
        for path, tree in trees.items()
        if "rules" in path.parts
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and node.name not in asked
        and node.name not in DEFINITIONS
        and node.name not in NOT_YET
    ]
    assert idle == [], "call these rules, or take them away"

"""The walls of the house: which room may know which, and which may touch the world."""

import ast
import importlib.util
import re
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "digest"
WINGS = ("sources", "extract", "edit", "render", "senders")
#: The wings that may know of rooms that touch the world, and of which: sources ask what was seen before.
KNOWN_TO = {"sources": {"config", "ledger"}}
PURE = ("extract", "edit", "render", "dates", "text", "urls", "private", "mails", "models", "errors")
PURE += ("addresses", "cleaning", "codec", "window")
JOINERS = ("weekly", "build", "cleaning", "named", "send", "cli", "preview", "explain")
WORLD = {"socket", "sqlite3", "smtplib", "imaplib", "httpx", "requests", "urllib.request", "http.client", "subprocess"}
ASKS_OR_WRITES = (".now", ".today", ".utcnow", ".write_text", ".write_bytes")
HEAVY = ("sumy", "nltk", "premailer", "jinja2", "numpy", "trafilatura", "lxml", "httpx", "py3langid", "feedparser")
ROOMS = sorted(HOUSE.rglob("*.py"))
FLOORS = sorted({path.relative_to(HOUSE).parts[0].removesuffix(".py") for path in ROOMS})


def room_of(path: Path) -> str:
    """Name the top-level room a file belongs to."""
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Read a file as its syntax tree, once for all questions."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def imports_of(path: Path) -> set[str]:
    """Collect what a file imports, wherever in it the import stands."""
    names: set[str] = set()
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.update({node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)})
    return names


def ours(names: set[str]) -> set[str]:
    """Keep the rooms of this house."""
    return {name.split(".")[1] for name in names if name.startswith("digest.")}


@pytest.mark.parametrize("room", FLOORS)
def test_each_room_knows_only_what_it_may(room):
    """Wings never import each other, models and errors nothing of ours, and nobody the CLI."""
    known = set().union(*(ours(imports_of(path)) for path in ROOMS if room_of(path) == room))
    if room == "errors":
        assert not known
    if room == "models":
        assert known <= {"models"}
    if room in WINGS:
        assert not known & (set(WINGS) - {room}), "a wing knows another wing"
        assert not known & {"build", "send", "archive", "ledger", "config", "preview"} - KNOWN_TO.get(room, set())
    if room not in ("cli", "__main__"):
        assert "cli" not in known
    if room not in (*WINGS, *JOINERS):
        assert not known & set(WINGS), "only the joining rooms know the wings"


def test_each_room_keeps_its_private_names():
    """What begins with an underscore is imported by nobody else; a name that others need is public."""
    named = {(path, name) for path in ROOMS for name in imports_of(path) if name.startswith("digest.")}
    assert not [(path, name) for path, name in named if re.search(r"\._(?!_)", name)]


@pytest.mark.parametrize("room", PURE)
def test_pure_rooms_do_not_touch_the_world(room):
    """No sockets, database, subprocess, clock, randomness or writing in the pure wings."""
    paths = [path for path in ROOMS if room_of(path) == room]
    assert paths
    for path in paths:
        assert not {n for n in imports_of(path) if any(n == w or n.startswith(w + ".") for w in WORLD | {"random"})}
        called = {ast.unparse(node.func) for node in nodes_of(path) if isinstance(node, ast.Call)}
        assert not {name for name in called if name.endswith(ASKS_OR_WRITES)}, path
        assert not called & {"open", "time.time", "time.monotonic"}, path


@pytest.mark.parametrize("wing", WINGS)
def test_each_wing_has_a_short_face(wing):
    """A wing's `__init__` is at most 60 lines."""
    assert len((HOUSE / wing / "__init__.py").read_text(encoding="utf-8").splitlines()) <= 60


def test_no_circle_of_rooms():
    """The rooms at the top level, seen as a graph, hold no circle."""
    graph: dict[str, set[str]] = {}
    for path in ROOMS:
        graph.setdefault(room_of(path), set()).update(ours(imports_of(path)) - {room_of(path)})
    while leaves := [room for room, known in graph.items() if not known & set(graph)]:
        for leaf in leaves:
            del graph[leaf]
    assert not graph


def test_help_imports_nothing_heavy():
    """`digest --help` stays quick: none of the heavy libraries is loaded."""
    code = (
        "import sys\nfrom digest.cli import main\nsys.argv=['digest','--help']\n"
        "try: main()\nexcept SystemExit: pass\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HOUSE.parent)
    assert run.stderr.splitlines()[-1] == "[]"


def test_extracting_loads_neither_editor_nor_renderer():
    """`digest extract` is quick: of the wings it loads two (.37 s; .54 with all of them)."""
    code = (
        "import sys\nfrom digest.cli import main\nsys.argv=['digest','extract','examples/week/web-public-domain.md']\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({m.split('.')[1] for m in sys.modules if m.startswith('digest.')}), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HOUSE.parent)
    assert not {"edit", "render", "senders", "build", "weekly", "send"} & set(
        ast.literal_eval(run.stderr.splitlines()[-1])
    )


@pytest.mark.parametrize("path", sorted((HOUSE.parent / "bench").glob("*.py")), ids=lambda p: p.name)
def test_the_benches_import_what_is_there(path):
    """Nobody runs them each day: a room that moves would leave them behind."""
    for node in nodes_of(path):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "digest":
            module = importlib.import_module(node.module)
            for name in (alias.name for alias in node.names):
                assert hasattr(module, name) or importlib.util.find_spec(f"{node.module}.{name}"), name


def declared() -> dict[str, set[str]]:
    """Read which distributions pyproject.toml asks for: those of the tool itself, and those of an extra."""
    project = tomllib.loads((HOUSE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = project["optional-dependencies"]["anymail"]
    return {
        kind: {plain(re.split(r"[^\w.-]", line)[0]) for line in lines}
        for kind, lines in {"tool": project["dependencies"], "extra": extra}.items()
    }


def plain(name: str) -> str:
    """Write the name of a distribution as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_what_is_imported_is_declared_and_what_is_declared_is_imported():
    """What another library brings today may be gone tomorrow."""
    names = {name.split(".")[0] for path in ROOMS for name in imports_of(path)}
    foreign = names - {*sys.stdlib_module_names, "digest", ""}
    of = packages_distributions()
    used = {plain(one) for name in foreign for one in of[name]}
    wanted = declared()

    # pydantic pins its core, anymail brings Django, Django and anymail bring urllib3
    assert used - wanted["tool"] - wanted["extra"] == {"pydantic-core", "django", "urllib3"}
    assert wanted["tool"] - used == {"tzdata"}, "zoneinfo reads it"


def test_no_statement_of_sql_has_numbered_marks():
    """Python 3.12.0 to 3.12.3 warn of `?1` (python/cpython#117995); places are `?`, names are `:name`."""
    nodes = (node for path in ROOMS for node in nodes_of(path) if isinstance(node, ast.Constant))
    texts = [node.value for node in nodes if isinstance(node.value, str)]
    sql = [text for text in texts if re.search(r"\b(SELECT|INSERT|UPDATE|DELETE|SET|WHERE)\b", text)]
    assert sql
    assert not [text for text in sql if re.search(r"\?[0-9]", text)]

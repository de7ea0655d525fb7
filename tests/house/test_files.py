"""Small files, honest names, and nothing in them that belongs to one machine or one network."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONGEST_LIST = 50  # a test that plays an evening, a migration that names the columns of a table
WRITTEN = {".py", ".html", ".css", ".js", ".sh", ".toml", ".md", ".typ", ".yaml", ".yml"}
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
PINS = {"requirements/run.txt", "requirements/test.txt"}
# put together here, so that this file does not name them either
HOSTS = [
    ".".join(parts) for parts in (("pypi", "org"), ("files", "python" + "hosted", "org"), ("npmjs", "org"))
]
HOSTS += [".".join(parts) for parts in (("npmjs", "com"), ("unpkg", "com"), ("jsdelivr", "net"))]
MACHINES = ["/".join(("", *parts)) for parts in (("work", ""), ("tmp", "venv"), ("root", ""), ("home", ""))]


def committed() -> list[Path]:
    """The files of the repository; in an unpacked archive, all files that are not made on the spot."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        found = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        made = {".venv", "data", "__pycache__", "node_modules"}
        found = [p for p in ROOT.rglob("*") if not made & set(p.parts) and "_cache" not in str(p)]
    return sorted(path for path in found if path.is_file())


FILES = committed()
OWN = [path for path in FILES if "vendor" not in path.parts]


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_every_file_is_short():
    lengths = {_name(p): len(p.read_text(encoding="utf-8").splitlines()) for p in OWN if p.suffix in WRITTEN}
    assert len(lengths) > 100
    assert {name: length for name, length in lengths.items() if length >= LONGEST_FILE} == {}


def test_every_function_is_short():
    long = []
    for path in OWN:
        if path.suffix != ".py":
            continue
        listing = _name(path).startswith(("tests/", "app/migrations/versions/"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length >= (LONGEST_LIST if listing else LONGEST_FUNCTION):
                    long.append(f"{_name(path)}:{node.lineno} {node.name} has {length} lines")
    assert long == []


def test_no_drawer_for_everything():
    assert [_name(path) for path in OWN if BANNED_NAMES & {part.split(".")[0] for part in path.parts}] == []


def test_no_file_names_a_registry_or_a_machine():
    found = []
    for path in FILES:
        text = path.read_bytes().decode("utf-8", errors="ignore")
        words = [word for word in MACHINES if re.search(rf"(?<![\w.:/]){re.escape(word)}", text)]
        words += [word for word in HOSTS if word in text]
        found += [f"{_name(path)}: {word}" for word in words]
    assert found == []


def test_every_pin_has_a_hash():
    for name in PINS:
        lines = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
        pins = [line for line in lines if line and not line.lstrip().startswith("#")]
        assert pins, name
        assert [line for line in pins if "==" not in line or "--hash=sha256:" not in line] == [], name


def test_no_test_is_skipped_or_expected_to_fail():
    marks = re.compile(r"mark\.(skip|skipif|xfail)\b|pytest\.(skip|xfail|importorskip)\(")
    tests = [path for path in OWN if _name(path).startswith("tests/") and path.suffix == ".py"]
    assert len(tests) > 20
    assert [
        _name(p) for p in tests if marks.search(p.read_text(encoding="utf-8")) and p != Path(__file__)
    ] == []

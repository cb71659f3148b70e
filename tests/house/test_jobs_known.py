"""A worker reads no pages: every job must be known to a process that only started Django."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
KNOWN = """
import json, django
django.setup()
from procrastinate.contrib.django import app
print(json.dumps(sorted(app.tasks)))
"""


def test_every_job_is_known_to_a_worker() -> None:
    files = [path for path in (ROOT / "src/kanteling/apps").rglob("*.py") if "tests" not in path.parts]
    declared = {name for path in files for name in re.findall(r"@job\(\s*\"([^\"]+)\"", path.read_text())}
    assert "social_map.work_on_list" in declared
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "kanteling.config.settings"}
    done = subprocess.run([sys.executable, "-c", KNOWN], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert sorted(declared - set(json.loads(done.stdout.splitlines()[-1]))) == []
